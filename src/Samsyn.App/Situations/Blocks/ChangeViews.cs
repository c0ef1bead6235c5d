using Samsyn.Analysis.Counts;
using Samsyn.App.Situations.Analyses;
using Samsyn.Documents.Writing.Charts;

namespace Samsyn.App.Situations.Blocks;

/// <summary>Before and after in words and as a before–after table.</summary>
static class ChangeViews
{
    public static (Chart, IReadOnlyList<string>) Change(ChangeAnswer answer, string caption, BlockSaying say)
    {
        List<string> words = [.. Groups(answer, say)];
        if (answer.Found.Count > 1) words.Add(say["change.corrected", answer.Found.Count, say["choice." + answer.Correction]]);
        if (answer.Found.Any(row => row.HistoryPeriods is not null)) words.Add(say["change.history", answer.Found.Max(row => row.HistoryPeriods ?? 0)]);
        if (answer.Found.Any(row => row.Disagree)) words.Add(say["change.disagree"]);
        return (new ChangeChart
        {
            Title = caption, Unit = say["unit.events"], RowsAre = say["choice." + answer.Rows], BeforeName = say["interval", answer.BeforeFrom, answer.BeforeTo], AfterName = say["interval", answer.Head.From, answer.Head.To],
            Rows = [.. answer.Found.Select(row => Row(row, say))],
        }, words);
    }

    /// <summary>The rows of an overview that are not chance.</summary>
    public static (Chart, IReadOnlyList<string>) Overview(OverviewAnswer answer, string caption, BlockSaying say)
    {
        var rows = answer.Rows.Where(row => row.Year.Verdict is VerdictKind.Rose or VerdictKind.Fell).OrderBy(row => row.Year.P).Take(30).ToList();
        return (new ChangeChart
        {
            Title = caption, Unit = say["unit.events"], RowsAre = say["choice.Type"], BeforeName = say["interval", answer.YearFrom, answer.YearTo], AfterName = say["interval", answer.Head.From, answer.Head.To],
            Rows = [.. rows.Select(row => Row(row.Year with { Name = string.Join(", ", new[] { row.Type, row.Area }.Where(one => one.Length > 0)) }, say))],
        }, [rows.Count == 0 ? say["change.nothing"] : say["overview.found", rows.Count, answer.Comparisons]]);
    }

    /// <summary>What is not chance first, by name and with its figures; then how many cannot be told, and how many are too few.</summary>
    static IEnumerable<string> Groups(ChangeAnswer answer, BlockSaying say)
    {
        foreach (var kind in new[] { VerdictKind.Rose, VerdictKind.Fell })
            if (answer.Found.Where(row => row.Verdict == kind).ToList() is { Count: > 0 } found)
                yield return say["change." + kind, string.Join(", ", found.Take(8).Select(row => $"{row.Name} ({Figures(row, say)})")) + (found.Count > 8 ? " …" : "")];
        if (!answer.Found.Any(row => row.Verdict is VerdictKind.Rose or VerdictKind.Fell)) yield return say["change.nothing"];
        if (answer.Found.Count(row => row.Verdict == VerdictKind.CannotBeToldFromChance) is > 0 and var chance) yield return say["change.chance", chance, answer.Found.Count];
        if (answer.Found.Count(row => row.Verdict is VerdictKind.TooFew or VerdictKind.NothingToCompare) is > 0 and var few) yield return say["change.few", few];
    }

    static string Figures(ChangeFound row, BlockSaying say) => $"{say.Count(row.Before)} → {say.Count(row.After)}{(IsHidden(row, say) || row.Percent is null ? "" : ", " + say.Signed(row.Percent.Value))}";

    static bool IsHidden(ChangeFound row, BlockSaying say) => say.Shown(row.Before) is null || say.Shown(row.After) is null;

    static ChangeRow Row(ChangeFound row, BlockSaying say)
    {
        List<string> notes = [.. row.Cautions.Select(caution => AnalysisWords.Of(caution, say.Language))];
        // The interval and the rates would give a hidden count away.
        if (!IsHidden(row, say) && row is { RateBefore: { } before, RateAfter: { } after }) notes.Insert(0, say["change.rates", say.Number(Math.Round(before, 2)), say.Number(Math.Round(after, 2))]);
        if (!IsHidden(row, say) && row is { Percent: not null, Low: { } low }) notes.Insert(0, say["change.interval", say.Signed(100 * (low - 1)), row.High is { } high ? say.Signed(100 * (high - 1)) : say["change.noLimit"]]);
        return new(row.Name, say.Shown(row.Before), say.Shown(row.After), IsHidden(row, say) || row.Percent is not { } percent ? "–" : say.Signed(percent), AnalysisWords.Of(row.Verdict, say.Language),
            row.Verdict is VerdictKind.Rose or VerdictKind.Fell, row.Tone switch { Tone.Better => ChangeTone.Better, Tone.Worse => ChangeTone.Worse, _ => ChangeTone.Plain }, notes.Count == 0 ? null : string.Join(" ", notes));
    }
}
