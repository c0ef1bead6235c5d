using Microsoft.EntityFrameworkCore;
using Samsyn.Analysis.Counts;
using Samsyn.App.Agreements;
using Samsyn.App.Situations.Causes;
using Samsyn.App.Situations.Datasets;
using Samsyn.App.Situations.Events;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Places;
using Samsyn.Domain.Situations;
using Samsyn.Domain.Situations.Datasets;

namespace Samsyn.App.Places;

/// <summary>What points to a place, with where it is read.</summary>
public enum PointerKind { Problem, FocusArea, PriorityArea, Body }

public sealed record PlacePointer(PointerKind Kind, string Text, Guid Of);

/// <summary>
/// What happened at a place by one dataset: a year and the year before, told as a comparison, and the whole series by year. Null counts are too few for this reader.
/// </summary>
public sealed record PlaceHappened
{
    public required Dataset Dataset { get; init; }
    public required DateOnly From { get; init; }
    public required DateOnly To { get; init; }
    public required DateOnly BeforeFrom { get; init; }
    public required DateOnly BeforeTo { get; init; }
    public required long? Now { get; init; }
    public required long? Before { get; init; }
    /// <summary>Null when either is hidden or rounded, so that nothing is claimed of numbers that are not exact.</summary>
    public required PeriodComparison? Comparison { get; init; }
    public required IReadOnlyList<(string Label, long? Count)> Years { get; init; }
    public required bool IsRounded { get; init; }
}

/// <summary>The card of one place.</summary>
public sealed record PlacePage
{
    public required Place Place { get; init; }
    public required PlaceRegister Register { get; init; }
    public required IReadOnlyList<Place> Parts { get; init; }
    public required JoinedSeries Series { get; init; }
    public required IReadOnlyList<PlacePointer> Pointers { get; init; }
    public required IReadOnlyList<PlaceHappened> Happened { get; init; }
    /// <summary>Datasets that could not be opened, with why.</summary>
    public required IReadOnlyList<(string Dataset, Refusal Why)> Unread { get; init; }
}

/// <summary>Null when there is no such place for the actor.</summary>
public sealed class ReadPlacePage(SamsynDb db, Clock clock, ReadPlaces places, OpenSeenEvents events)
{
    const int MostDatasets = 12;

    public async Task<PlacePage?> Run(Actor actor, PlaceId id, CancellationToken cancellation)
    {
        var register = await places.Run(actor, cancellation);
        if (register.Find(id) is not { } place) return null;
        var series = PlaceLineage.SeriesOf(place, register.ById);
        var (happened, unread) = await Happened(actor, series, register, cancellation);
        return new()
        {
            Place = place, Register = register, Parts = [.. register.All.Where(one => one.Within == id)], Series = series, Pointers = await Pointers(actor, place, cancellation), Happened = happened, Unread = unread,
        };
    }

    async Task<(List<PlaceHappened>, List<(string, Refusal)>)> Happened(Actor actor, JoinedSeries series, PlaceRegister register, CancellationToken cancellation)
    {
        List<PlaceHappened> happened = [];
        List<(string, Refusal)> unread = [];
        var parts = series.Parts.Where(part => register.Find(part.Place) is not null).Select(part => (register.Find(part.Place)!, part.From, part.To)).ToList();
        var datasets = await db.Datasets.AsNoTracking().VisibleTo(actor).WithEvents().OrderBy(one => one.Name).Take(MostDatasets).ToListAsync(cancellation);
        foreach (var dataset in datasets)
        {
            var opened = await events.Run(actor, dataset.Id, cancellation);
            if (!opened.IsDone)
            {
                unread.Add((dataset.Name, opened.Refusals[0]));
                continue;
            }
            var seen = opened.Value;
            if (seen.Last is not { } last || !parts.Exists(part => part.Item1.Outline is not null || part.Item1.Words.Any(seen.Areas.Contains))) continue;
            // The last whole months of the data: half a month is no period to compare.
            var to = last.Day == DateTime.DaysInMonth(last.Year, last.Month) ? last : new DateOnly(last.Year, last.Month, 1).AddDays(-1);
            var from = to.AddDays(1).AddYears(-1);
            var (beforeFrom, beforeTo) = (from.AddYears(-1), from.AddDays(-1));
            var (now, before) = (Sum(seen, parts, from, to), seen.First <= beforeFrom.AddMonths(1) ? Sum(seen, parts, beforeFrom, beforeTo) : null);
            var comparison = seen.IsExact && now is { } after && before is { } earlier ? PeriodComparison.Of(earlier, after, beforeTo.DayNumber - beforeFrom.DayNumber + 1, to.DayNumber - from.DayNumber + 1) : null;
            happened.Add(new()
            {
                Dataset = dataset, From = from, To = to, BeforeFrom = beforeFrom, BeforeTo = beforeTo, Now = now, Before = before, IsRounded = !seen.IsExact,
                Comparison = comparison is { IsGiven: true } ? comparison.Value : null, Years = seen.Series(parts, EventFilter.All, CountBy.Year),
            });
        }
        return (happened, unread);
    }

    static long? Sum(SeenEvents seen, List<(Place, DateOnly?, DateOnly?)> parts, DateOnly from, DateOnly to)
    {
        var years = seen.Series(parts, new() { From = from, To = to }, CountBy.Year);
        return years.Any(one => one.Count is null) ? null : years.Sum(one => one.Count ?? 0);
    }

    /// <summary>What names the place, or a word of its own under which it is known, as a word of its own.</summary>
    async Task<List<PlacePointer>> Pointers(Actor actor, Place place, CancellationToken cancellation)
    {
        var names = place.Aliases.Prepend(place.Name).Where(word => word.Length >= 3 && !word.All(char.IsDigit)).ToList();
        var problems = await db.Problems.AsNoTracking().VisibleTo(actor).Select(one => new { one.Id, one.Agreement, one.Title, one.Place }).ToListAsync(cancellation);
        var named = problems.Where(one => Names(one.Place) || Names(one.Title)).ToList();
        List<PlacePointer> found = [.. named.Select(one => new PlacePointer(PointerKind.Problem, one.Title, one.Agreement.Value))];
        var plans = await db.FocusPlans.AsNoTracking().VisibleTo(actor).Where(one => one.ReplacedOn == null).ToListAsync(cancellation);
        found.AddRange(from plan in plans from area in plan.Areas
                       where Names(area.Name) || Names(area.OverallGoal) || area.Problems.Any(problem => named.Exists(one => one.Id.Value == problem))
                       select new PlacePointer(PointerKind.FocusArea, area.Name, plan.Agreement.Value));
        var agreements = await db.Agreements.AsNoTracking().VisibleTo(actor).Whole().Where(one => EF.Property<DateOnly?>(one, MarksWhatBinds.BindingFrom) != null).ToListAsync(cancellation);
        found.AddRange(from agreement in agreements from area in Situations.Pictures.PictureParts.PriorityAreas(agreement, clock.Today) where Names(area) select new PlacePointer(PointerKind.PriorityArea, area, agreement.Id.Value));
        var bodies = await db.Bodies.AsNoTracking().Where(one => one.To == null).Select(one => new { one.Id, one.Name }).ToListAsync(cancellation);
        found.AddRange(bodies.Where(one => Names(one.Name)).Select(one => new PlacePointer(PointerKind.Body, one.Name, one.Id.Value)));
        return [.. found.Distinct()];

        bool Names(string? text) => text is not null && names.Exists(name => HasWord(text, name));
    }

    internal static bool HasWord(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + word.Length;
            // The genitive is the same word.
            if (end < text.Length && text[end] is 's' or 'S') end++;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end]))) return true;
        }
        return false;
    }
}
