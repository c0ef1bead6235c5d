using Samsyn.Analysis.HotSpots;
using Samsyn.App.Places.Maps;
using Samsyn.Domain.Places;
using Samsyn.Web.Agreements;
using Samsyn.Web.Shell;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Places;

/// <summary>What a map says, drawn: the figure that is shown without script, printed, and fetched as shapes by the map in script.</summary>
static class MapFigures
{
    public static MapFigureModel Of(MapPage page, ViewContext view)
    {
        var (question, answer) = (page.Question, page.Answer!);
        var ground = answer.Areas.Where(area => area.Place.Outline is not null).ToList();
        var isAreas = question.Layer == MapLayer.Areas;
        List<MapShape> shapes = [.. ground.Select(area => MapShape.Of(area.Place.Outline!, isAreas ? area.Class == 0 ? "map-none" : $"map-{area.Class}" : "map-ground", isAreas ? $"{area.Place.Name}: {Value(area, question, view)}" : area.Place.Name))];
        shapes.AddRange(answer.Squares.Select(square => MapShape.Square(square.West, square.South, square.Side, question.Layer == MapLayer.Density ? $"map-{square.Class} is-square" : $"map-hot-{square.Hot.ToString().ToLowerInvariant()} is-square", Words(square, question, view))));
        var squares = answer.Dots.Where(dot => dot.Side > 0).ToList();
        var breaks = SquareBreaks(answer);
        shapes.AddRange(squares.Select(dot => MapShape.Square(dot.X, dot.Y, dot.Side, $"map-{MapClassOf(dot.Count, breaks)} is-square", $"{PlaceLinks.Number(dot.Count, view)} {view["map.live.events"]}")));
        var most = answer.Dots.Count == 0 ? 1 : answer.Dots.Max(dot => dot.Count);
        return new()
        {
            Id = "karta", Title = view["map.figure.title", answer.Seen.Dataset.Name, question.Layer.Say(view), Dates.Full(answer.From, view.Language), Dates.Full(answer.To, view.Language)], Description = view["map.figure.describe"], Shapes = shapes,
            Dots = [.. answer.Dots.Where(dot => dot.Side == 0).Select(dot => new MapDot(dot.X, dot.Y, 0.5 + 2.2 * Math.Sqrt(dot.Count / (double)most), "map-dot", $"{PlaceLinks.Number(dot.Count, view)} {view["map.live.events"]}"))],
            Labels = [.. ground.OrderByDescending(area => area.Place.Outline!.Area).Take(20).Select(area => (area.Place.Name, At: area.Place.Outline!.Middle())).Select(one => new MapLabel(one.At.X, one.At.Y, one.Name))],
            Legend = Legend(answer, question, view), View = answer.View, Source = view["map.source", answer.Seen.Dataset.Source],
        };
    }

    public static string Value(MapArea area, MapQuestion question, ViewContext view) =>
        MapAnswers.Shown(area, question) is { } value ? PlaceLinks.Number(value, view, question.PerInhabitant ? "#,0.0" : "#,0") : view[area.Count is null ? "map.table.hidden" : "map.legend.none"];

    static string Words(MapSquare square, MapQuestion question, ViewContext view) =>
        question.Layer == MapLayer.Density ? view["map.legend.density", PlaceLinks.Number(square.Value, view, "#,0.#")] : $"{square.In} {view["map.hot." + square.Hot]}".Trim();

    static List<MapLegend> Legend(MapAnswer answer, MapQuestion question, ViewContext view)
    {
        switch (question.Layer)
        {
            case MapLayer.HotSpots:
                return [.. new[] { HotSpotKind.Persistent, HotSpotKind.Emerging, HotSpotKind.New, HotSpotKind.Sporadic, HotSpotKind.Former }.Select(kind => new MapLegend($"map-hot-{kind.ToString().ToLowerInvariant()}", view["map.hot." + kind]))];
            case MapLayer.Points or MapLayer.Hexagons when answer.Seen.IsExact:
                return answer.Dots.Count == 0 ? [] : [new("map-dot", view["map.legend.dots", PlaceLinks.Number(answer.Dots.Min(dot => dot.Count), view), PlaceLinks.Number(answer.Dots.Max(dot => dot.Count), view)])];
            case MapLayer.Points or MapLayer.Hexagons:
                return Steps(SquareBreaks(answer), answer.Dots.Count > 0, "#,0", view);
        }
        var steps = Steps(answer.Breaks, answer.Squares.Count > 0 || answer.Areas.Any(area => area.Class > 0), question.Layer == MapLayer.Density || question.PerInhabitant ? "#,0.#" : "#,0", view);
        if (question.Layer == MapLayer.Areas && answer.Areas.Any(area => area.Class == 0)) steps.Add(new("map-none", view["map.legend.none"]));
        return steps;
    }

    static List<MapLegend> Steps(IReadOnlyList<double> breaks, bool any, string format, ViewContext view)
    {
        if (!any) return [];
        if (breaks.Count == 0) return [new("map-3", view["map.live.events"])];
        string N(double value) => PlaceLinks.Number(value, view, format);
        return
        [
            .. Enumerable.Range(0, breaks.Count + 1).Select(at => new MapLegend($"map-{1 + (int)Math.Round(at * 4.0 / breaks.Count)}",
                at == 0 ? view["map.legend.upTo", N(breaks[0])] : at == breaks.Count ? view["map.legend.over", N(breaks[^1])] : view["map.legend.between", N(breaks[at - 1]), N(breaks[at])])),
        ];
    }

    static IReadOnlyList<double> SquareBreaks(MapAnswer answer) => answer.Seen.IsExact ? [] : MapScale.Quantiles([.. answer.Dots.Select(dot => (double)dot.Count)]);

    static int MapClassOf(double value, IReadOnlyList<double> breaks) => MapScale.Of(value, breaks);
}
