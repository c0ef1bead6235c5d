using Samsyn.Analysis.Disclosure;
using Samsyn.App.Situations.Events;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Situations.Indicators;

namespace Samsyn.App.Situations.Datasets.Exports;

/// <summary>Not every hidden number is safe from being worked out, so nothing is given out.</summary>
public sealed record DisclosureNotProven(string Dataset, string Table) : Refusal;

/// <summary>One row of an open table; <see cref="Value"/> is null where it is hidden or missing, and <see cref="Mark"/> says which.</summary>
public sealed record OpenRow(string Indicator, string Area, string Period, string Sex, string Group, string Category, double? Value, string Unit, string Mark);

/// <summary>
/// Tables for anybody, with small counts hidden (SIT-63), others hidden with them, and an audit that must show that none can be worked out. Rows are areas; what may add
/// up to something else that is shown is taken as if it did.
/// </summary>
static class OpenTable
{
    public const int Threshold = 5;
    const int MostCells = 40_000;

    /// <summary>Events by area, type and year. Types are published apart and never added up, so each is a table of its own.</summary>
    public static Outcome<OpenRows> Of(string dataset, EventSet set)
    {
        var counts = set.Count(EventFilter.All, CountBy.Type, CountBy.Area, CountBy.Year);
        List<OpenRow> rows = [];
        foreach (var type in Enumerable.Range(0, counts.Groups).GroupBy(group => counts.Label(group, 0)).OrderBy(type => type.Key, StringComparer.Ordinal))
        {
            var (areas, years) = (type.Select(group => counts.Label(group, 1)).Distinct().Order(StringComparer.Ordinal).ToList(), type.Select(group => counts.Label(group, 2)).Distinct().Order(StringComparer.Ordinal).ToList());
            var cells = type.ToDictionary(group => (counts.Label(group, 1), counts.Label(group, 2)), group => counts.Counts[group]);
            var hidden = Hide(dataset, type.Key, [.. areas.Select(area => (IReadOnlyList<long>)[.. years.Select(year => cells.GetValueOrDefault((area, year)))])], wholeRows: false);
            if (!hidden.IsDone) return Outcome<OpenRows>.Refused(hidden.Refusals);
            for (var area = 0; area < areas.Count; area++)
                for (var year = 0; year < years.Count; year++)
                    rows.Add(new(type.Key, areas[area], years[year][..4], "", "", "", hidden.Value.Shown(area, year), "", hidden.Value.Shown(area, year) is null ? nameof(ValueMark.Suppressed) : nameof(ValueMark.Measured)));
        }
        return new OpenRows(rows);
    }

    /// <summary>
    /// Values. Counts of an indicator and period are a table of areas by sex, group and category; where one is hidden all of its area are, for together they may be a total.
    /// A share that stands for fewer persons than the threshold is hidden, as is the number of answers beside a hidden value.
    /// </summary>
    public static Outcome<OpenRows> Of(string dataset, IEnumerable<IndicatorValue> values)
    {
        List<OpenRow> rows = [];
        foreach (var slice in values.GroupBy(value => (value.Indicator, value.Period, value.Measure)))
        {
            Func<IndicatorValue, bool> isHidden = value => value.Mark == ValueMark.Suppressed || (value.Measure == IndicatorMeasure.Share && value is { Answers: { } answers, Value: { } share } && answers * share / 100 is > 0 and < Threshold);
            if (slice.Key.Measure == IndicatorMeasure.Count)
            {
                if (slice.Any(value => value.Value is { } number && number != Math.Floor(number))) return new DisclosureNotProven(dataset, slice.Key.Indicator);
                var (areas, columns) = (slice.Select(value => value.Area).Distinct().Order(StringComparer.Ordinal).ToList(), slice.Select(ColumnOf).Distinct().Order().ToList());
                var cells = slice.ToDictionary(value => (value.Area, ColumnOf(value)));
                var given = slice.Where(value => value.Mark == ValueMark.Suppressed).Select(value => areas.IndexOf(value.Area)).ToHashSet();
                var hidden = Hide(dataset, slice.Key.Indicator, [.. areas.Select(area => (IReadOnlyList<long>)[.. columns.Select(column => (long)(cells.GetValueOrDefault((area, column))?.Value ?? 0))])], wholeRows: true, given);
                if (!hidden.IsDone) return Outcome<OpenRows>.Refused(hidden.Refusals);
                isHidden = value => hidden.Value.Shown(areas.IndexOf(value.Area), columns.IndexOf(ColumnOf(value))) is null;
            }
            rows.AddRange(slice.Select(value => new OpenRow(value.Indicator, value.Area, value.Period.ToString(), value.Sex.ToString(), value.Group, value.Category, isHidden(value) ? null : value.Value, value.Unit, isHidden(value) ? nameof(ValueMark.Suppressed) : value.Mark.ToString())));
        }
        return new OpenRows(rows);
    }

    static (int, string, string) ColumnOf(IndicatorValue value) => ((int)value.Sex, value.Group, value.Category);

    /// <summary>Hides, and lets the audit look: a table that it cannot vouch for is not given out.</summary>
    static Outcome<Suppression> Hide(string dataset, string name, IReadOnlyList<IReadOnlyList<long>> inner, bool wholeRows, HashSet<int>? alsoRows = null)
    {
        if ((long)inner.Count * inner[0].Count > MostCells) return new ExportTooLarge((long)inner.Count * inner[0].Count, MostCells);
        var rule = new SuppressionRule(Threshold);
        if (CountTable.Of(inner) is not { IsGiven: true, Value: var table }) return new DisclosureNotProven(dataset, name);
        HashSet<(int, int)> also = [];
        for (var row = 0; row < inner.Count; row++)
            if (wholeRows && (alsoRows?.Contains(row) == true || inner[row].Any(count => count is > 0 and < Threshold))) for (var column = 0; column <= inner[0].Count; column++) also.Add((row, column));
        // What is hidden to protect something else hides its whole row too, until nothing more is hidden.
        while (true)
        {
            if (Suppression.Of(table, rule, also) is not { IsGiven: true, Value: var hidden }) return new DisclosureNotProven(dataset, name);
            var more = wholeRows ? hidden.HiddenCells.Where(cell => cell.Row < inner.Count).Select(cell => cell.Row).Distinct().SelectMany(row => Enumerable.Range(0, inner[0].Count + 1).Select(column => (row, column))).Where(cell => !also.Contains(cell)).ToList() : [];
            if (more.Count == 0) return hidden.Audit().All(cell => cell.IsProtected) ? hidden : new DisclosureNotProven(dataset, name);
            also.UnionWith(more);
        }
    }
}

sealed record OpenRows(IReadOnlyList<OpenRow> Rows);
