using Samsyn.Domain.Time;

namespace Samsyn.Documents.Agreements.Reading.Interpretation;

/// <summary>Weekdays in every form: "torsdagar", "fredag- och lördagkväll", "mån–fre", "helger".</summary>
static class SwedishWeekdays
{
    static readonly (string Name, string Short, Weekday Day)[] Names =
    [
        ("måndag", "mån", Weekday.MO), ("tisdag", "tis", Weekday.TU), ("onsdag", "ons", Weekday.WE), ("torsdag", "tors", Weekday.TH),
        ("fredag", "fre", Weekday.FR), ("lördag", "lör", Weekday.SA), ("söndag", "sön", Weekday.SU),
    ];

    static readonly string[] PlainEndings = ["", "s", "ar", "arna", "ars"];
    static readonly string[] PartsOfDay = ["kväll", "natt", "nätter", "morgon", "morgnar", "middag", "möte", "pass"];
    static readonly string[] EachWords = ["varje", "alla", "varannan", "samtliga", "per", "var"];

    /// <summary>A run of weekdays at a token; null when they do not recur ("torsdagen den 23 maj", "inför helgen").</summary>
    public static IReadOnlyList<Weekday>? SeriesAt(Words words, int at, out int length)
    {
        length = 0;
        if (DaysOf(words[at]) is not { } first) return null;
        var each = words[at - 1].Is(EachWords) || NumberWords.EveryNth(words, at - 2, out _) is not null;
        if (words[at].Word.StartsWith("helg", StringComparison.Ordinal) && !each && !words[at].Word.StartsWith("helger", StringComparison.Ordinal)
            && words[at].Word is not ("helgkvällar" or "helgnätter")) return null;
        var days = new List<Weekday>(first);
        var next = at + 1;
        while (Step(words, next, out var range) is { } step && DaysOf(words[next + step]) is { } more)
        {
            if (range && days.Count > 0) Fill(days, more[^1]);
            else days.AddRange(more);
            next += step + 1;
        }
        length = next - at;
        var dated = words[next].Is("den") || (words[next].Kind == TokenKind.Number && SwedishDates.Month(words[next + 1].Word) is not null);
        return dated && !each ? null : [.. days.Distinct().Order()];
    }

    static Weekday[]? DaysOf(Token token)
    {
        if (token.Kind != TokenKind.Word) return null;
        foreach (var (name, shortName, day) in Names)
        {
            if (token.Word == shortName || (shortName == "tors" && token.Word == "tor")) return [day];
            if (!token.Word.StartsWith(name, StringComparison.Ordinal)) continue;
            var ending = token.Word[name.Length..];
            return PlainEndings.Contains(ending) || PartsOfDay.Any(ending.Contains) ? [day] : null;
        }
        return token.Word is "helg" or "helger" or "helgerna" or "helgkvällar" or "helgnätter" ? [Weekday.SA, Weekday.SU] : null;
    }

    /// <summary>How many tokens join one weekday to the next, or null; a dash or "till" between two days is a range.</summary>
    static int? Step(Words words, int at, out bool range)
    {
        range = false;
        var hanging = words[at].IsDash ? 1 : 0;
        if (words[at + hanging].Is(",")) hanging++;
        if (words[at + hanging].Is("och", "samt", "eller", "&")) return hanging + 1;
        if (hanging > 0 && words[at + hanging - 1].Is(",")) return hanging;
        range = hanging > 0 || words[at].Is("till");
        return range ? 1 : null;
    }

    static void Fill(List<Weekday> days, Weekday last)
    {
        for (var day = days[^1]; day != last;)
        {
            day = (Weekday)(((int)day + 1) % 7);
            days.Add(day);
        }
    }
}
