using Samsyn.Analysis.Counts;
using Samsyn.App.Situations.Analyses;
using Samsyn.App.Situations.Blocks;
using Samsyn.Documents.Writing.Charts;

namespace Samsyn.App.Situations.Scans;

/// <summary>Bursts and near repeats in words, as a drawing and as a table.</summary>
static class ScanViews
{
    /// <summary>What is less likely than this by chance is told as found.</summary>
    const double Level = 0.05;

    public static (Chart, IReadOnlyList<string>) Scan(ScanAnswer answer, string caption, BlockSaying say)
    {
        var words = ChartTexts.In(say.Language);
        string N(double value) => say.Number(Math.Round(value, value < 10 ? 1 : 0));
        string Where(ClusterFound one) => one.In ?? say["map.noArea"];
        List<string> said = [];
        var sure = answer.Clusters.Where(one => one.P <= Level).ToList();
        if (sure.Count == 0) said.Add(say["scan.none"]);
        foreach (var one in sure.Take(3)) said.Add(say["scan.found", one.Number, Where(one), one.From, one.To, say.Count(one.Cases), N(one.Expected), say.Number(one.P!.Value)]);
        if (sure.Count > 3) said.Add(say["scan.more", sure.Count - 3]);
        if (sure.Count == 0 && answer.Clusters.Count > 0 && answer.Clusters[0] is var first) said.Add(say["scan.strongest", Where(first), first.From, first.To, say.Count(first.Cases), N(first.Expected), first.P is { } p ? say.Number(Math.Round(100 * p)) : "–"]);
        said.Add(say["scan.how." + answer.Sought, say.Number(answer.Radius), answer.Days, say.Number(answer.Replications), answer.Seed]);
        return (new MapChart
        {
            Title = caption, Unit = say["unit.events"], Sight = new(answer.Sight[0], answer.Sight[1], answer.Sight[2], answer.Sight[3]),
            Ground = [.. answer.Areas.Select(area => new MapGround(area.Name, [.. area.Rings.Select(ring => (IReadOnlyList<MapPoint>)[.. ring.Chunk(2).Select(pair => new MapPoint(pair[0], pair[1]))])], new(area.MiddleX, area.MiddleY)))],
            Panels = [new() { Name = "", Circles = [.. answer.Clusters.Where(one => one.P <= Level || one.Number <= 3).Reverse().Select(one => new MapCircle(new(one.X, one.Y), one.Radius, say.Number(one.Number), one.P <= Level, $"{one.Number}: {Where(one)}, {one.From:yyyy-MM-dd}–{one.To:yyyy-MM-dd}"))] }],
            Key = [.. sure.Count > 0 ? [new MapKey(MapPaint.Ring, say["scan.sure"])] : Array.Empty<MapKey>(), .. answer.Clusters.Any(one => one.Number <= 3 && !(one.P <= Level)) ? [new MapKey(MapPaint.Maybe, say["scan.maybe"])] : Array.Empty<MapKey>()],
            Table = new([say["scan.head.number"], say["map.head.area"], say["scan.head.from"], say["scan.head.to"], say["scan.head.radius"], say["map.head.count"], say["scan.head.expected"], say["scan.head.ratio"], "p", words.Verdict],
                [.. answer.Clusters.Select(one => (IReadOnlyList<ChartCell>)[new(say.Number(one.Number)), new(Where(one)), new(one.From.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)), new(one.To.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)),
                    ChartCell.Of(one.Radius, words), say.Shown(one.Cases) is { } shown ? ChartCell.Of(shown, words) : new(words.Masked), ChartCell.Of(Math.Round(one.Expected, 2), words), ChartCell.Of(Math.Round(one.Cases / one.Expected, 1), words), ChartCell.Of(one.P, words), new(say[one.P <= Level ? "scan.sure" : "scan.maybe"])])]),
        }, said);
    }

    public static (Chart, IReadOnlyList<string>) NearRepeat(NearRepeatAnswer answer, string caption, BlockSaying say)
    {
        var corrected = SeveralComparisons.Correct([.. answer.Cells.Select(cell => cell.P)], Correction.Holm).Value;
        string NameOf(RepeatFound cell) => say[cell.SameAddress ? "repeat.same" : "repeat.band", say.Number(cell.MetresFrom), say.Number(cell.MetresTo), cell.DaysFrom == 0 ? 0 : cell.DaysFrom + 1, cell.DaysTo];
        bool IsMore(RepeatFound cell, double p) => p <= Level && cell.Observed > cell.Expected;
        List<string> said = [];
        var found = answer.Cells.Index().Where(one => IsMore(one.Item, corrected[one.Index])).OrderByDescending(one => one.Item.Observed / Math.Max(one.Item.Expected, 1e-9)).ToList();
        if (found.Count == 0) said.Add(say["repeat.none"]);
        foreach (var (_, cell) in found.Take(3)) said.Add(say["repeat.found", NameOf(cell), say.Number(Math.Round(cell.Observed / cell.Expected, 1)), say.Count(cell.Observed), say.Number(Math.Round(cell.Expected, 1))]);
        said.Add(say["repeat.how", say.Count(answer.Head.Events), say.Number(answer.Replications), answer.Seed, answer.Cells.Count]);
        return (new ChangeChart
        {
            Title = caption, Unit = say["repeat.unit"], RowsAre = say["repeat.rows"], BeforeName = say["repeat.expected"], AfterName = say["repeat.observed"],
            Rows = [.. answer.Cells.Select((cell, at) => new ChangeRow(NameOf(cell), Math.Round(cell.Expected, 1), say.Shown(cell.Observed), cell.Expected > 0 ? say.Signed(100 * (cell.Observed / cell.Expected - 1)) : "–",
                say[IsMore(cell, corrected[at]) ? "scan.sure" : "scan.maybe"], IsMore(cell, corrected[at]), ChangeTone.Plain, $"p = {say.Number(corrected[at])}"))],
        }, said);
    }
}
