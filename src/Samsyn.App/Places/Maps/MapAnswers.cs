using Samsyn.Analysis.Rates;
using Samsyn.App.Situations.Events;
using Samsyn.Domain.Places;

namespace Samsyn.App.Places.Maps;

/// <summary>What a map says of a dataset as somebody sees it. Pure: the same events, places and question give the same map.</summary>
public static class MapAnswers
{
    /// <summary>The question with what it left open filled in, and its answer. The dataset must hold events.</summary>
    internal static (MapQuestion Question, MapAnswer Answer) Of(PlaceRegister register, SeenEvents seen, MapQuestion question, CancellationToken cancellation)
    {
        var (from, to) = (question.From ?? seen.First!.Value, question.To ?? seen.Last!.Value);
        if (to < from) (from, to) = (to, from);
        var known = question.Types.Where(seen.Types.Contains).ToHashSet(StringComparer.Ordinal);
        var filter = seen.Allowed(new() { From = from, To = to, Types = known.Count == 0 ? null : known });
        question = question with { From = filter.From ?? from, To = filter.To ?? to, Types = [.. known.Order(StringComparer.Ordinal)], Level = question.Level ?? LevelOf(register, seen) };
        var within = register.Find(question.Within);
        var areas = Areas(register, seen, filter, question, within);
        var (shown, breaks) = Classed(areas, question);
        MapAnswer answer = new()
        {
            Seen = seen, From = question.From.Value, To = question.To.Value, Areas = shown, Breaks = breaks, Total = shown.Sum(one => one.Count ?? 0), View = ViewOf(within, shown),
        };
        answer = question.Layer switch
        {
            MapLayer.Points or MapLayer.Hexagons => EventDots.On(answer, filter, within),
            MapLayer.Density => DensityMap.On(answer, filter, within, question, cancellation),
            MapLayer.HotSpots => HotSpotMap.On(answer, filter, within, question, cancellation),
            _ => answer,
        };
        return (question, answer with { Squares = [.. answer.Squares.Select(square => square with { In = NameOf(shown, square) })] });
    }

    /// <summary>The finest kind of area of which there are several that data can be counted in.</summary>
    static PlaceKind LevelOf(PlaceRegister register, SeenEvents seen) => Enum.GetValues<PlaceKind>().Where(kind => kind != PlaceKind.DelimitedPlace).Reverse()
        .FirstOrDefault(kind => register.All.Count(place => place.Kind == kind && (place.Outline is not null || place.Words.Any(seen.Areas.Contains))) > 1, PlaceKind.District);

    static List<MapArea> Areas(PlaceRegister register, SeenEvents seen, EventFilter filter, MapQuestion question, Place? within)
    {
        var chosen = register.All.Where(place => place.Kind == question.Level && place.ExistsOn(question.To!.Value) && (place.Outline is not null || place.Words.Any(seen.Areas.Contains)) && (within is null || IsIn(register, place, within))).ToList();
        var counts = seen.In(chosen, filter);
        var years = (question.To!.Value.DayNumber - question.From!.Value.DayNumber + 1) / 365.25;
        return [.. chosen.Select((place, at) =>
        {
            var people = place.PopulationIn(question.To.Value.Year)?.Inhabitants;
            var rate = counts[at] is { } count && people is > 0 ? Rate.Of(count, people.Value * years) : null;
            var given = rate is { IsGiven: true } ? rate.Value : null;
            return new MapArea(place, counts[at], people, given?.Value, given?.Interval.Lower, given?.Interval.Upper, null, 0);
        })];
    }

    static (IReadOnlyList<MapArea>, IReadOnlyList<double>) Classed(List<MapArea> areas, MapQuestion question)
    {
        if (question.PerInhabitant && question.Smoothed)
        {
            var rated = areas.Where(one => one.Rate is not null).ToList();
            var years = (question.To!.Value.DayNumber - question.From!.Value.DayNumber + 1) / 365.25;
            var smooth = EmpiricalBayes.Smooth([.. rated.Select(one => (double)one.Count!.Value)], [.. rated.Select(one => one.Inhabitants!.Value * years)]);
            if (smooth.IsGiven) areas = [.. areas.Select(one => rated.IndexOf(one) is >= 0 and var at ? one with { Smoothed = smooth.Value.Rates[at] * 1000 } : one)];
        }
        var breaks = MapScale.Quantiles(areas.Select(one => Shown(one, question)).OfType<double>());
        return ([.. areas.Select(one => Shown(one, question) is { } value ? one with { Class = MapScale.Of(value, breaks) } : one)], breaks);
    }

    /// <summary>The number that colours an area.</summary>
    public static double? Shown(MapArea area, MapQuestion question) => !question.PerInhabitant ? area.Count : question.Smoothed ? area.Smoothed ?? area.Rate : area.Rate;

    static bool IsIn(PlaceRegister register, Place place, Place within)
    {
        for (var (one, steps) = (place, 0); one is not null && steps < 8; (one, steps) = (register.Find(one.Within), steps + 1)) if (one.Id == within.Id) return true;
        return false;
    }

    static (double, double, double, double)? ViewOf(Place? within, IReadOnlyList<MapArea> areas)
    {
        var outlines = within?.Outline is { } one ? [one] : areas.Select(area => area.Place.Outline).OfType<Domain.Places.Outlines.Outline>().ToList();
        return outlines.Count == 0 ? null : (outlines.Min(each => each.West), outlines.Min(each => each.South), outlines.Max(each => each.East), outlines.Max(each => each.North));
    }

    static string? NameOf(IReadOnlyList<MapArea> areas, MapSquare square) => NameAt(areas, square.West + square.Side / 2, square.South + square.Side / 2);

    /// <summary>The area that a point lies in; null outside all.</summary>
    internal static string? NameAt(IReadOnlyList<MapArea> areas, double x, double y) => areas.FirstOrDefault(area => area.Place.Outline?.Contains(x, y) == true)?.Place.Name;
}
