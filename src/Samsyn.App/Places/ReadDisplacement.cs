using Microsoft.EntityFrameworkCore;
using Samsyn.Analysis.HotSpots;
using Samsyn.App.Situations.Datasets;
using Samsyn.App.Situations.Events;
using Samsyn.App.Storage;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Places;
using Samsyn.Domain.Situations;
using Samsyn.Domain.Situations.Datasets;

namespace Samsyn.App.Places;

/// <summary>Whether problems moved when a place was worked on from a day (SIT-32). The periods before and after are equally long; the zone is metres round the place.</summary>
public sealed record DisplacementQuestion(PlaceId Place, DatasetId? Dataset, DateOnly? Day, int Months = 6, int Zone = 300);

/// <summary>Why there is no answer.</summary>
public enum NoDisplacement { NoDataset, NoOutline, NotExact, NoDay, TooSoon, NoControl }

/// <summary>The answer, or why there is none.</summary>
public sealed record DisplacementPage
{
    public required DisplacementQuestion Question { get; init; }
    public required Place Place { get; init; }
    public required IReadOnlyList<(DatasetId Id, string Name)> Datasets { get; init; }
    /// <summary>Where the control area is: what the place lies in, or null for all the rest of the data.</summary>
    public Place? Control { get; init; }
    public NoDisplacement? Why { get; init; }
    public DisplacementResult? Result { get; init; }
    public BeforeAfter Here { get; init; }
    public BeforeAfter Around { get; init; }
    public BeforeAfter Elsewhere { get; init; }
    public (DateOnly From, DateOnly To) Before { get; init; }
    public (DateOnly From, DateOnly To) After { get; init; }
}

/// <summary>Null when there is no such place for the actor, or no such dataset.</summary>
public sealed class ReadDisplacement(SamsynDb db, ReadPlaces places, OpenSeenEvents events)
{
    public async Task<DisplacementPage?> Run(Actor actor, DisplacementQuestion question, CancellationToken cancellation)
    {
        var register = await places.Run(actor, cancellation);
        if (register.Find(question.Place) is not { } place) return null;
        var rows = await db.Datasets.AsNoTracking().VisibleTo(actor).WithEvents().OrderBy(one => one.Name).Select(one => new { one.Id, one.Name }).ToListAsync(cancellation);
        var datasets = rows.Select(one => (one.Id, one.Name)).ToList();
        question = question with { Dataset = question.Dataset ?? (datasets.Count > 0 ? await events.FirstWithPlaces(actor, [.. datasets.Select(one => one.Id)], cancellation) : null), Months = Math.Clamp(question.Months, 1, 36), Zone = Math.Clamp(question.Zone, 50, 5_000) };
        var page = new DisplacementPage { Question = question, Place = place, Datasets = datasets, Control = register.Find(place.Within) is { Outline: not null } within ? within : null };
        if (question.Dataset is not { } id) return page with { Why = NoDisplacement.NoDataset };
        if (!datasets.Exists(one => one.Id == id)) return null;
        if (place.Outline is not { } outline) return page with { Why = NoDisplacement.NoOutline };
        if (question.Day is not { } day || day < new DateOnly(1950, 1, 1) || day > new DateOnly(2200, 1, 1)) return page with { Why = NoDisplacement.NoDay };
        var opened = await events.Run(actor, id, cancellation);
        if (!opened.IsDone) return page with { Why = NoDisplacement.NoDataset };
        if (!opened.Value.IsExact) return page with { Why = NoDisplacement.NotExact };
        page = page with { Before = (day.AddMonths(-question.Months), day.AddDays(-1)), After = (day, day.AddMonths(question.Months).AddDays(-1)) };
        if (opened.Value.Last < page.After.To || opened.Value.First > page.Before.From) return page with { Why = NoDisplacement.TooSoon };

        var ring = outline.Polygons.MaxBy(polygon => Math.Abs(Domain.Places.Outlines.Outline.Twice(polygon.Outer)))!.Outer.Select(corner => (corner.X, corner.Y)).ToArray();
        var (before, after) = (Counts(opened.Value, page.Before, page.Control, ring, question.Zone), Counts(opened.Value, page.After, page.Control, ring, question.Zone));
        page = page with { Here = new(before.Here, after.Here), Around = new(before.Around, after.Around), Elsewhere = new(before.Elsewhere, after.Elsewhere) };
        var measured = Displacement.Measure(page.Here, page.Around, page.Elsewhere);
        return measured.IsGiven ? page with { Result = measured.Value } : page with { Why = NoDisplacement.NoControl };
    }

    static (int Here, int Around, int Elsewhere) Counts(SeenEvents seen, (DateOnly From, DateOnly To) period, Place? control, (double X, double Y)[] ring, int zone)
    {
        var (x, y, counts) = seen.Positions(new EventFilter { From = period.From, To = period.To });
        var zones = Buffers.Sort(x, y, ring, zone);
        var sums = (Here: 0, Around: 0, Elsewhere: 0);
        if (!zones.IsGiven) return sums;
        for (var at = 0; at < x.Length; at++)
        {
            if (zones.Value[at] == BufferZone.Place) sums.Here += counts[at];
            else if (zones.Value[at] == BufferZone.Surroundings) sums.Around += counts[at];
            else if (control?.Outline?.Contains(x[at], y[at]) != false) sums.Elsewhere += counts[at];
        }
        return sums;
    }
}
