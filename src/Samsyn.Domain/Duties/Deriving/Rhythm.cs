using Samsyn.Domain.Time;

namespace Samsyn.Domain.Duties.Deriving;

/// <summary>A stated rhythm in words: "minst en gång per år", "en gång vartannat år", "varje fredag kl 19:00".</summary>
static class Rhythm
{
    const int MostOrdinal = 4;

    public static Phrase RuleOf(TimesCadence times) => times.Interval switch
    {
        null or <= 1 => new($"rule.times.{times.Strength}", Phrase.Times(times.Count), "@" + times.Per),
        <= MostOrdinal and var interval => new($"rule.interval.{times.Strength}", Phrase.Times(times.Count), $"@every{interval}{times.Per}"),
        { } interval => new($"rule.window.{times.Strength}", Phrase.Times(times.Count), Phrase.Number(interval), "@many" + times.Per),
    };

    public static Phrase RuleOf(WeeklyCadence weekly)
    {
        var days = "@" + string.Join('+', weekly.Days);
        var time = weekly.Time is { } clock ? $"{clock:HH\\:mm}" : null;
        var every = weekly.Interval is > 1 and <= MostOrdinal and var interval ? $"@every{interval}Week" : null;
        return (every, time) switch
        {
            (null, _) when weekly.Interval is { } many and > MostOrdinal => new("rule.weeklyNth", days, Phrase.Number(many)),
            (null, null) => new("rule.weekly", days),
            (null, _) => new("rule.weeklyAt", days, time),
            (_, null) => new("rule.weeklyInterval", days, every),
            _ => new("rule.weeklyIntervalAt", days, every, time),
        };
    }
}
