using System.Globalization;
using Samsyn.Analysis.Counts;
using Samsyn.App.Situations.Analyses;
using Samsyn.App.Situations.Blocks;
using Samsyn.Documents.Writing.Charts;

namespace Samsyn.App.Situations.Scans;

/// <summary>Clusters and near repeats in words, as a drawing and as a table.</summary>
static class ScanViews
{
    /// <summary>What is less likely than this by chance is told as found.</summary>
    const double Level = 0.05;

    /// <summary>Chance does not explain it.</summary>
    public static bool IsSure(ClusterFound one) => one.P <= Level;

    /// <summary>How coarsely it is told, and of which data it was made.</summary>
    public static IEnumerable<string> Notices(SearchAnswer answer, BlockSaying say)
    {
        if (answer is ScanAnswer { Metres: { } metres } scan) yield return say[scan.Sought == ScanKind.Poisson ? "scan.coarse.areas" : "scan.coarse", say.Number(metres), scan.Fewest];
        if (answer.Made is not { } made) yield break;
        yield return say["search.made", say.What(answer.Head), answer.Head.From, answer.Head.To, made.At, made.Edition];
        if (made.Latest > made.Edition) yield return say["search.newer", made.Latest];
    }

    public static (Chart, IReadOnlyList<string>) Scan(ScanAnswer answer, string caption, BlockSaying say)
    {
        var words = ChartTexts.In(say.Language);
        string N(double value) => say.Number(Math.Round(value, value < 10 ? 1 : 0));
        string Where(ClusterFound one) => one.In ?? say["map.noArea"];
        string Time(ClusterFound one) => one.From == one.To ? Iso(one.From) : $"{Iso(one.From)}–{Iso(one.To)}";
        IReadOnlyList<ChartCell> Row(ClusterFound one)
        {
            var shown = say.Shown(one.Cases);
            // From what was expected and how many times that, a hidden number could be worked out.
            return [new($"{say.Number(one.Number)}. {Where(one)}"), new(Time(one)), ChartCell.Of(one.Radius, words), shown is { } cases ? ChartCell.Of(cases, words) : new(words.Masked), ChartCell.Of(Math.Round(one.Expected, 2), words),
                shown is null ? new(words.Masked) : ChartCell.Of(Math.Round(one.Cases / one.Expected, 1), words), ChartCell.Of(one.P, words), new(say[IsSure(one) ? "scan.sure" : "scan.maybe"])];
        }
        List<string> said = [];
        var sure = answer.Clusters.Where(IsSure).ToList();
        if (sure.Count == 0 && answer.Withheld == 0) said.Add(say["scan.none"]);
        foreach (var one in sure.Take(3)) said.Add(say["scan.found", one.Number, Where(one), one.From, one.To, say.Count(one.Cases), N(one.Expected), say.Number(one.P!.Value)]);
        if (sure.Count > 3) said.Add(say["scan.more", sure.Count - 3]);
        if (answer.Withheld > 0) said.Add(say[answer.Withheld == 1 ? "scan.withheld.one" : "scan.withheld", answer.Withheld, answer.Fewest]);
        if (sure.Count == 0 && answer.Withheld == 0 && answer.Clusters.Count > 0 && answer.Clusters[0] is var first) said.Add(say["scan.strongest", Where(first), first.From, first.To, say.Count(first.Cases), N(first.Expected), first.P is { } p ? say.Number(Math.Round(100 * p)) : "–"]);
        said.Add(say["scan.how." + answer.Sought, say.Number(answer.Radius), answer.Days, say.Number(answer.Replications), answer.Seed]);
        return (new MapChart
        {
            Title = caption, Unit = say["unit.events"], Sight = new(answer.Sight[0], answer.Sight[1], answer.Sight[2], answer.Sight[3]),
            Ground = [.. answer.Areas.Select(area => new MapGround(area.Name, [.. area.Rings.Select(ring => (IReadOnlyList<MapPoint>)[.. ring.Chunk(2).Select(pair => new MapPoint(pair[0], pair[1]))])], new(area.MiddleX, area.MiddleY)))],
            Panels = [new() { Name = "", Circles = [.. answer.Clusters.Where(one => IsSure(one) || one.Number <= 3).Reverse().Select(one => new MapCircle(new(one.X, one.Y), one.Radius, say.Number(one.Number), IsSure(one), $"{one.Number}: {Where(one)}, {Time(one)}"))] }],
            Key = [.. sure.Count > 0 ? [new MapKey(MapPaint.Ring, say["scan.sure"])] : Array.Empty<MapKey>(), .. answer.Clusters.Any(one => one.Number <= 3 && !IsSure(one)) ? [new MapKey(MapPaint.Maybe, say["scan.maybe"])] : Array.Empty<MapKey>()],
            // Few enough columns to stand on paper too.
            Table = new([say["map.head.area"], say["scan.head.time"], say["scan.head.radius"], say["map.head.count"], say["scan.head.expected"], say["scan.head.ratio"], "p", words.Verdict], [.. answer.Clusters.Select(Row)]),
        }, said);
    }

    public static (Chart, IReadOnlyList<string>) NearRepeat(NearRepeatAnswer answer, string caption, BlockSaying say)
    {
        var words = ChartTexts.In(say.Language);
        var corrected = SeveralComparisons.Correct([.. answer.Cells.Select(cell => cell.P)], Correction.Holm).Value;
        string NameOf(RepeatFound cell) => say[cell.SameAddress ? "repeat.same" : "repeat.band", say.Number(cell.MetresFrom), say.Number(cell.MetresTo), cell.DaysFrom == 0 ? 0 : cell.DaysFrom + 1, cell.DaysTo];
        bool IsMore(RepeatFound cell, double p) => p <= Level && cell.Observed > cell.Expected;
        List<string> said = [];
        var found = answer.Cells.Index().Where(one => IsMore(one.Item, corrected[one.Index])).OrderByDescending(one => one.Item.Observed / Math.Max(one.Item.Expected, 1e-9)).ToList();
        if (found.Count == 0) said.Add(say["repeat.none"]);
        foreach (var (_, cell) in found.Take(3)) said.Add(say.Shown(cell.Observed) is null ? say["repeat.foundFew", NameOf(cell), say.Count(cell.Observed)] : say["repeat.found", NameOf(cell), say.Number(Math.Round(cell.Observed / cell.Expected, 1)), say.Count(cell.Observed), say.Number(Math.Round(cell.Expected, 1))]);
        said.Add(say["repeat.how", say.Count(answer.Head.Events), say.Number(answer.Replications), answer.Seed, answer.Cells.Count]);
        return (new ChangeChart
        {
            Title = caption, Unit = say["repeat.unit"], RowsAre = say["repeat.rows"], BeforeName = say["repeat.expected"], AfterName = say["repeat.observed"],
            Rows = [.. answer.Cells.Select((cell, at) => new ChangeRow(NameOf(cell), Math.Round(cell.Expected, 1), say.Shown(cell.Observed), say.Shown(cell.Observed) is null ? words.Masked : cell.Expected > 0 ? say.Signed(100 * (cell.Observed / cell.Expected - 1)) : "–",
                say[IsMore(cell, corrected[at]) ? "scan.sure" : "scan.maybe"], IsMore(cell, corrected[at]), ChangeTone.Plain, $"p = {say.Number(corrected[at])}"))],
        }, said);
    }

    static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
