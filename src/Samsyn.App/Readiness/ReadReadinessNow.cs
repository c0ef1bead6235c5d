using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Time;

namespace Samsyn.App.Readiness;

/// <summary>What the head of every page shows: the one area, or of several the one raised highest, named with whoever decided.</summary>
public sealed record ReadinessNow(string Area, ReadinessLevel Level, DateOnly? Since, string? By);

public sealed class ReadReadinessNow(ReadinessOnRecord areas, Clock clock)
{
    public async Task<ReadinessNow?> Run(Actor actor, CancellationToken cancellation)
    {
        var (today, now) = (clock.Today, clock.Now);
        var current = (await areas.Levels(actor, cancellation)).Where(area => area.AppliesOn(today)).ToList();
        if (current.Select(area => (area, spell: area.History.At(now))).OrderByDescending(one => one.spell?.Level ?? ReadinessLevel.Normal).ThenBy(one => one.area.Number, StringComparer.Ordinal)
            .FirstOrDefault() is not { area: { } shown } highest) return null;
        if (highest.spell is not { } spell) return new(shown.Title, ReadinessLevel.Normal, null, null);
        var by = string.Join(", ", spell.Change.Deciders);
        return new(shown.Title, spell.Level, SwedishTime.DateOf(spell.Change.From), current.Count > 1 ? $"{by} ({shown.Title})" : by);
    }
}
