using System.Globalization;
using Samsyn.Analysis.HotSpots;
using Samsyn.App.Places.Maps;
using Samsyn.Documents.Writing.Charts;

namespace Samsyn.App.Situations.Blocks;

/// <summary>Maps in words, as a drawing and as a table of the same numbers.</summary>
static class MapViews
{
    public static (Chart, IReadOnlyList<string>) Map(MapBlockAnswer answer, string caption, BlockSaying say)
    {
        var all = answer.Parts.Sum(part => part.Total);
        answer = say.IsMasked ? Masked(answer, say) : answer;
        List<MapPanel> panels = [.. answer.Parts.Select(part => PanelOf(answer, part, say))];
        var isEmpty = answer.Sight.Count != 4;
        return (new MapChart
        {
            Title = caption, Unit = say[answer.PerInhabitant && answer.Look == MapLook.Areas ? "unit.rateYear" : "unit.events"], Panels = panels, Key = isEmpty ? [] : KeyOf(answer, say),
            Ground = [.. answer.Areas.Select(area => new MapGround(area.Name, [.. area.Rings.Select(ring => (IReadOnlyList<MapPoint>)[.. ring.Chunk(2).Select(pair => new MapPoint(pair[0], pair[1]))])], new(area.MiddleX, area.MiddleY)))],
            Sight = isEmpty ? null : new(answer.Sight[0], answer.Sight[1], answer.Sight[2], answer.Sight[3]), Table = answer.Look == MapLook.Areas ? AreaTable(answer, say) : CellTable(answer, say),
        }, Words(answer, all, say));
    }

    /// <summary>How finely places are told, and what a map of this kind must be read with.</summary>
    public static IEnumerable<string> Notices(MapBlockAnswer answer, BlockSaying say)
    {
        if (answer.Metres is { } metres) yield return answer.Look == MapLook.Areas ? say["map.coarseAreas", answer.Fewest] : say["map.coarse", say.Number(metres), answer.Fewest];
        if (answer.Look == MapLook.Density && answer.Side > 0) yield return Texts.Get(say.Language, "map.density.note", say.Number(answer.Side * MapQuestion.KernelSquares));
        if (answer.Look == MapLook.HotSpots && answer.Slices > 0)
            yield return Texts.Get(say.Language, "map.thresholds", say.Number(1.96), answer.Slices, say.Number(new HotSpotThresholds(1.96).PersistentShare * 100), say.Number(answer.Side), say.Number(answer.Tested));
        if (answer is { Look: MapLook.Areas, PerInhabitant: true }) yield return Texts.Get(say.Language, "map.rates.note");
        if (answer.Look == MapLook.Areas && answer.Breaks.Count > 0) yield return Texts.Get(say.Language, "map.quantiles");
    }

    static MapBlockAnswer Masked(MapBlockAnswer answer, BlockSaying say) => answer with
    {
        Parts = [.. answer.Parts.Select(part =>
        {
            List<MapCountFound> counts = [.. part.Counts.Select(count => count.Count is { } known && say.Shown(known) is null ? new(null, null, null, null) : count)];
            List<MapCellFound> cells = answer.Look is MapLook.Density or MapLook.HotSpots ? [.. part.Cells] : [.. part.Cells.Where(cell => say.Shown(cell.Count) is not null)];
            // The sum is of what is shown, or what is hidden could be worked out from it.
            var total = answer.Look switch { MapLook.Areas => counts.Sum(count => count.Count ?? 0), MapLook.Density or MapLook.HotSpots => part.Total, _ => cells.Sum(cell => cell.Count) };
            return part with { Counts = counts, Cells = cells, Total = total, Outside = 0 };
        })],
    };

    static List<string> Words(MapBlockAnswer answer, long all, BlockSaying say)
    {
        List<string> words = [];
        var isOne = answer.Parts.Count == 1;
        foreach (var part in answer.Parts)
        {
            var said = Said(answer, part, say);
            if (said is not null) words.Add(isOne ? said : say["map.part", NameOf(answer, part, say), said]);
        }
        var total = answer.Parts.Sum(part => part.Total);
        // Few are not none, and what is shown is not all.
        words.Add(total == all ? say.Total(answer.Head, total) : total == 0 ? say.Total(answer.Head, null) : say["line.totalAtLeast", say.What(answer.Head), say.Number(total), answer.Head.From, answer.Head.To]);
        if (answer.Parts.Sum(part => part.Outside) is > 0 and var outside) words.Add(say["map.outside", say.Count(outside)]);
        return words;
    }

    static string? Said(MapBlockAnswer answer, MapPartFound part, BlockSaying say)
    {
        if (part.Unfit is { } unfit) return Texts.Get(say.Language, unfit);
        if (answer.Look == MapLook.Areas) return answer.PerInhabitant ? Highest(answer, part, say) : Most(answer, part, say);
        if (part.Cells.Count == 0) return answer.Look == MapLook.HotSpots && part.Total > 0 ? say["map.hot.none"] : answer.Metres is not null ? say["map.fewer", answer.Fewest] : null;
        if (answer.Look == MapLook.HotSpots)
            return say["map.hot.some", string.Join("; ", part.Cells.GroupBy(cell => cell.Hot).Where(group => group.Key != HotSpotKind.Never).OrderBy(group => group.Key == HotSpotKind.Former)
                .Select(group => $"{Texts.Get(say.Language, "map.hot." + group.Key)} – {say.Number(group.Count())}{Where(group)}"))];
        var first = part.Cells[0];
        var place = first.In ?? say["map.noArea"];
        return answer.Look switch
        {
            MapLook.Density => say["map.densest", place, say.Number(Math.Round(first.Value, first.Value < 10 ? 1 : 0))],
            _ when first.Side == 0 => say["map.mostPoint", say.Count(part.Cells.Max(cell => cell.Count)), place],
            _ => say["map.mostSquare", say.Count(first.Count), place],
        };
        static string Where(IEnumerable<MapCellFound> cells) => cells.Select(cell => cell.In).OfType<string>().Distinct(StringComparer.Ordinal).Take(3).ToList() is { Count: > 0 } names ? $" ({string.Join(", ", names)})" : "";
    }

    static string? Most(MapBlockAnswer answer, MapPartFound part, BlockSaying say)
    {
        var known = part.Counts.Index().Where(one => one.Item.Count is > 0).OrderByDescending(one => one.Item.Count).ToList();
        if (known.Count == 0) return null;
        var sum = known.Sum(one => one.Item.Count!.Value);
        return say["map.most", answer.Areas[known[0].Index].Name, say.Count(known[0].Item.Count!.Value), say.Number(Math.Round(known[0].Item.Count!.Value * 100.0 / sum))];
    }

    /// <summary>The highest rate, and with how many it shares its interval: there the order is no finding.</summary>
    static string? Highest(MapBlockAnswer answer, MapPartFound part, BlockSaying say)
    {
        var known = part.Counts.Index().Where(one => one.Item.Rate is not null).OrderByDescending(one => one.Item.Rate).ToList();
        if (known.Count == 0) return say["map.noPeople"];
        var top = known[0].Item;
        var tied = known.Skip(1).Count(one => one.Item.High >= top.Low);
        var words = say["map.highest", answer.Areas[known[0].Index].Name, say.Number(Math.Round(top.Rate!.Value, 1)), say.Number(Math.Round(top.Low ?? 0, 1)), say.Number(Math.Round(top.High ?? top.Rate.Value, 1))];
        return tied == 0 ? words : $"{words} {say["map.tied", tied]}";
    }

    static MapPanel PanelOf(MapBlockAnswer answer, MapPartFound part, BlockSaying say)
    {
        var largest = answer.Parts.SelectMany(one => one.Cells).Where(cell => cell.Side == 0).Select(cell => cell.Count).DefaultIfEmpty(1).Max();
        return new()
        {
            Name = answer.Parts.Count == 1 ? "" : NameOf(answer, part, say),
            Ground = [.. part.Counts.Select(count => (answer.PerInhabitant ? count.Rate : count.Count) is { } value ? Step(value, answer.Breaks) : MapPaint.Unknown)],
            Says = [.. part.Counts.Select((count, at) => $"{answer.Areas[at].Name}: {Value(answer, count, say)}")],
            Cells = [.. part.Cells.Where(cell => cell.Side != 0).Reverse().Select(cell => new MapCell(Corners(cell), answer.Look switch { MapLook.HotSpots => Hot(cell.Hot), _ => Step(cell.Value, answer.Breaks) }, Says(answer, cell, say)))],
            Spots = [.. part.Cells.Where(cell => cell.Side == 0).Select(cell => new MapSpot(new(cell.X, cell.Y), cell.Count / (double)largest, Says(answer, cell, say)))],
        };
    }

    static string Value(MapBlockAnswer answer, MapCountFound count, BlockSaying say) => count.Count is not { } known ? Texts.Get(say.Language, "map.legend.none")
        : answer.PerInhabitant ? count.Rate is { } rate ? say["map.rate", say.Number(Math.Round(rate, 1))] : Texts.Get(say.Language, "map.legend.none") : say["map.events", say.Count(known)];

    static string Says(MapBlockAnswer answer, MapCellFound cell, BlockSaying say)
    {
        var words = answer.Look switch { MapLook.Density => Texts.Get(say.Language, "map.legend.density", say.Number(Math.Round(cell.Value, 1))), MapLook.HotSpots => Texts.Get(say.Language, "map.hot." + cell.Hot), _ => say["map.events", say.Count(cell.Count)] };
        return cell.In is null ? words : $"{cell.In}: {words}";
    }

    static IReadOnlyList<MapPoint> Corners(MapCellFound cell) => cell.Side > 0
        ? [new(cell.X, cell.Y), new(cell.X + cell.Side, cell.Y), new(cell.X + cell.Side, cell.Y + cell.Side), new(cell.X, cell.Y + cell.Side)]
        : [.. Enumerable.Range(0, 6).Select(corner => (corner * 60 + 30) * Math.PI / 180).Select(angle => new MapPoint(cell.X - cell.Side * Math.Cos(angle), cell.Y - cell.Side * Math.Sin(angle)))];

    static MapPaint Step(double value, IReadOnlyList<double> breaks) => MapPaint.Step1 + (MapScale.Of(value, breaks) - 1);

    static MapPaint Hot(HotSpotKind kind) => kind switch { HotSpotKind.Persistent => MapPaint.HotPersistent, HotSpotKind.Emerging => MapPaint.HotEmerging, HotSpotKind.New => MapPaint.HotNew, HotSpotKind.Former => MapPaint.HotFormer, _ => MapPaint.HotSporadic };

    static List<MapKey> KeyOf(MapBlockAnswer answer, BlockSaying say)
    {
        var cells = answer.Parts.SelectMany(part => part.Cells).ToList();
        if (answer.Look == MapLook.HotSpots)
            return [.. new[] { HotSpotKind.Persistent, HotSpotKind.Emerging, HotSpotKind.New, HotSpotKind.Sporadic, HotSpotKind.Former }.Where(kind => cells.Exists(cell => cell.Hot == kind)).Select(kind => new MapKey(Hot(kind), Texts.Get(say.Language, "map.hot." + kind)))];
        if (cells.Count > 0 && cells[0].Side == 0) return [new(MapPaint.Point, Texts.Get(say.Language, "map.legend.dots", say.Number(cells.Min(cell => cell.Count)), say.Number(cells.Max(cell => cell.Count))))];
        List<MapKey> key = [];
        var hasValues = answer.Look == MapLook.Areas ? answer.Parts.Any(part => part.Counts.Any(count => count.Count is not null)) : cells.Count > 0;
        string N(double value) => say.Number(Math.Round(value, value < 10 ? 1 : 0));
        if (hasValues && answer.Breaks.Count == 0) key.Add(new(MapPaint.Step3, say["unit.events"]));
        for (var at = 0; hasValues && answer.Breaks.Count > 0 && at <= answer.Breaks.Count; at++)
            key.Add(new(MapPaint.Step1 + (int)Math.Round(at * (MapScale.Most - 1.0) / answer.Breaks.Count),
                at == 0 ? Texts.Get(say.Language, "map.legend.upTo", N(answer.Breaks[0])) : at == answer.Breaks.Count ? Texts.Get(say.Language, "map.legend.over", N(answer.Breaks[^1])) : Texts.Get(say.Language, "map.legend.between", N(answer.Breaks[at - 1]), N(answer.Breaks[at]))));
        if (answer.Look == MapLook.Areas && answer.Parts.Any(part => part.Counts.Any(count => (answer.PerInhabitant ? count.Rate : count.Count) is null))) key.Add(new(MapPaint.Unknown, Texts.Get(say.Language, "map.legend.none")));
        return key;
    }

    static ChartTable AreaTable(MapBlockAnswer answer, BlockSaying say)
    {
        List<string> heads = [say["map.head.area"]];
        if (answer.PerInhabitant) heads.Add(say["map.head.people"]);
        foreach (var part in answer.Parts)
        {
            var name = answer.Parts.Count == 1 ? "" : NameOf(answer, part, say) + ": ";
            heads.AddRange(answer.PerInhabitant ? [name + say["map.head.count"], name + say["map.head.rate"], name + ChartWordsOf(say).Low, name + ChartWordsOf(say).High] : [answer.Parts.Count == 1 ? say["map.head.count"] : NameOf(answer, part, say)]);
        }
        var order = answer.Areas.Index().OrderByDescending(area => answer.Parts.Sum(part => answer.PerInhabitant ? part.Counts[area.Index].Rate ?? 0 : part.Counts[area.Index].Count ?? 0)).ThenBy(area => area.Item.Name, StringComparer.Ordinal);
        return new(heads, [.. order.Select(area =>
        {
            List<ChartCell> cells = [new(area.Item.Name)];
            if (answer.PerInhabitant) cells.Add(ChartCell.Of(area.Item.Inhabitants, ChartWordsOf(say)));
            foreach (var count in answer.Parts.Select(part => part.Counts[area.Index]))
            {
                cells.Add(count.Count is { } known ? ChartCell.Of(known, ChartWordsOf(say)) : new(say["map.few"]));
                if (answer.PerInhabitant) cells.AddRange(((double?[])[count.Rate, count.Low, count.High]).Select(value => value is { } rate ? ChartCell.Of(Math.Round(rate, 2), ChartWordsOf(say)) : new("–")));
            }
            return (IReadOnlyList<ChartCell>)cells;
        })]);
    }

    static ChartTable CellTable(MapBlockAnswer answer, BlockSaying say)
    {
        var isSplit = answer.Parts.Count > 1;
        List<string> heads = [say["map.head.where"], say["map.head.area"]];
        if (isSplit) heads.Add(ChartWordsOf(say).Period);
        heads.Add(say["map.head.count"]);
        if (answer.Look == MapLook.Density) heads.Add(say["map.head.density"]);
        if (answer.Look == MapLook.HotSpots) heads.AddRange([say["map.head.kind"], "z"]);
        return new(heads, [.. answer.Parts.SelectMany(part => part.Cells.Select(cell => (part, cell))).Select(one =>
        {
            List<ChartCell> cells = [new($"{one.cell.X.ToString(CultureInfo.InvariantCulture)} {one.cell.Y.ToString(CultureInfo.InvariantCulture)}"), new(one.cell.In ?? "–")];
            if (isSplit) cells.Add(new(NameOf(answer, one.part, say)));
            cells.Add(say.Shown(one.cell.Count) is { } shown ? ChartCell.Of(shown, ChartWordsOf(say)) : new(say["map.few"]));
            if (answer.Look == MapLook.Density) cells.Add(ChartCell.Of(Math.Round(one.cell.Value, 1), ChartWordsOf(say)));
            if (answer.Look == MapLook.HotSpots) cells.AddRange([new(Texts.Get(say.Language, "map.hot." + one.cell.Hot)), ChartCell.Of(Math.Round(one.cell.Value, 2), ChartWordsOf(say))]);
            return (IReadOnlyList<ChartCell>)cells;
        })]);
    }

    static ChartWords ChartWordsOf(BlockSaying say) => Analyses.ChartTexts.In(say.Language);

    /// <summary>“2019”, “2019, january–may”, “winter 2018/19”.</summary>
    static string NameOf(MapBlockAnswer answer, MapPartFound part, BlockSaying say)
    {
        if (answer.Split == MapSplit.Years)
        {
            var isWhole = part.From is { Month: 1, Day: 1 } && part.To is { Month: 12, Day: 31 };
            return isWhole ? part.From.Year.ToString(CultureInfo.InvariantCulture) : $"{part.From.Year}, {part.From.ToString("d MMM", say.Culture)}–{part.To.ToString("d MMM", say.Culture)}";
        }
        var season = (part.To.Month % 12 / 3) switch { 0 => "Winter", 1 => "Spring", 2 => "Summer", _ => "Autumn" };
        var year = season == "Winter" ? part.To.Month == 12 ? part.To.Year : part.To.Year - 1 : part.To.Year;
        return season == "Winter" ? say["map.season.Winter", year, (year + 1) % 100 is var next && next < 10 ? "0" + next : $"{(year + 1) % 100}"] : say["map.season." + season, year];
    }
}
