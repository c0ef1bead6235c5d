using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Readiness;
using Samsyn.Domain.Time;

namespace Samsyn.App.Readiness;

/// <summary>A level that applies above the ordinary, or a return not long ago, as those concerned are told of it.</summary>
public sealed record ReadinessNews(string Area, string? Forum, ReadinessLevel Level, DateTimeOffset From, IReadOnlyList<string> Deciders, bool IsOverdue, IReadOnlyList<string> MeetOtherwise);

/// <summary>What to tell on the start page: what is raised now, and what has returned in the last week.</summary>
public sealed class ReadReadinessNews(ReadinessOnRecord areas, Clock clock)
{
    const int DaysTold = 7;

    public async Task<IReadOnlyList<ReadinessNews>> Run(Actor actor, CancellationToken cancellation)
    {
        var (today, now) = (clock.Today, clock.Now);
        return [.. (await areas.Levels(actor, cancellation)).Where(area => area.AppliesOn(today))
            .SelectMany(area => area.History.Scopes.Select(scope => Of(area, scope, today, now))).OfType<ReadinessNews>().OrderByDescending(news => news.Level).ThenBy(news => news.Area, StringComparer.Ordinal)];
    }

    static ReadinessNews? Of(AreaOnRecord area, DutySubject? scope, DateOnly today, DateTimeOffset now)
    {
        var spells = area.History.Timeline(scope);
        var at = spells.Count - 1;
        while (at >= 0 && spells[at].Change.From > now) at--;
        if (at < 0 || (spells[at].Level == ReadinessLevel.Normal && SwedishTime.DateOf(spells[at].Change.From) < today.AddDays(-DaysTold))) return null;
        var before = at > 0 ? spells[at - 1].Level : ReadinessLevel.Normal;
        var forums = area.ForumsOn(today);
        return new(area.Title, scope is { } forum ? forums.FirstOrDefault(one => one.Subject == forum)?.Name ?? forum.Key : null, spells[at].Level, SwedishTime.Local(spells[at].Change.From),
            spells[at].Change.Deciders, spells[at].IsOverdueOn(today),
            [.. forums.Where(one => (scope is null || one.Subject == scope) && LevelRhythms.Differ(one.Rows, before, spells[at].Level)).Select(one => one.Name)]);
    }
}
