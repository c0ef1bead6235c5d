using Samsyn.Documents.Situations.Sheets;
using Samsyn.Domain.Situations.Indicators;

namespace Samsyn.Documents.Situations.Indicators;

/// <summary>A column of values: what its heading, and those above it, say of every value in it.</summary>
/// <param name="Column">From 0.</param>
/// <param name="Heading">As it stands.</param>
/// <param name="Measure">What the values are.</param>
public sealed record ValueColumn(int Column, string Heading, IndicatorMeasure Measure)
{
    /// <summary>Null: another column says, or the profile.</summary>
    public IndicatorPeriod? Period { get; init; }
    /// <summary>Null: another column says, or all.</summary>
    public IndicatorSex? Sex { get; init; }
    /// <summary>Null: another column says, or the profile.</summary>
    public string? Indicator { get; init; }
}

/// <summary>Where the heading of a table stands and what its columns are.</summary>
public sealed record IndicatorLayout(SheetRow Heading, IReadOnlyDictionary<IndicatorRole, int> Columns, IReadOnlyList<ValueColumn> Values)
{
    const int RowsLookedAt = 60;

    /// <summary>The row that has most of what the profile looks for; null when none has any values.</summary>
    public static IndicatorLayout? Find(IReadOnlyList<SheetRow> rows, IndicatorProfile profile)
    {
        IndicatorLayout? best = null;
        var most = 0;
        for (var at = 0; at < Math.Min(rows.Count, RowsLookedAt); at++)
        {
            if (Of(rows, at, profile) is not { Values.Count: > 0 } tried) continue;
            var score = 3 * tried.Columns.Count + Math.Min(tried.Values.Count, 12);
            // A table without any dimension of its own is a row of numbers.
            if (score <= most || (tried.Columns.Keys.All(role => role is IndicatorRole.Answers or IndicatorRole.Unit) && profile.Area.Length == 0)) continue;
            (best, most) = (tried, score);
        }
        return best;
    }

    static IndicatorLayout Of(IReadOnlyList<SheetRow> rows, int at, IndicatorProfile profile)
    {
        var (heading, columns, values) = (rows[at], new Dictionary<IndicatorRole, int>(), new List<ValueColumn>());
        var taken = new HashSet<int>();
        foreach (var (role, names) in profile.Columns)
        {
            // Names stand in order of preference: the first that is there is meant.
            foreach (var name in names)
            {
                var found = Enumerable.Range(0, heading.Cells.Count).FirstOrDefault(column => !taken.Contains(column) && Headings.IsAny(heading[column], [name]), -1);
                if (found < 0) continue;
                taken.Add(found);
                if (role is IndicatorRole.Value or IndicatorRole.Count or IndicatorRole.Share or IndicatorRole.Mean) values.Add(new(found, heading[found], MeasureOf(role, profile)));
                else columns[role] = found;
                break;
            }
        }
        // Without a year beside it, a month says its year itself: “2026-03”.
        if (columns.ContainsKey(IndicatorRole.Month) && !columns.ContainsKey(IndicatorRole.Year) && !columns.ContainsKey(IndicatorRole.Period) && columns.Remove(IndicatorRole.Month, out var month)) columns[IndicatorRole.Period] = month;
        for (var column = 0; column < heading.Cells.Count; column++)
        {
            if (taken.Contains(column) || heading[column].Length == 0) continue;
            var value = Wide(rows, at, column, profile);
            if (value is not null) values.Add(value);
        }
        return new(heading, columns, values);
    }

    static ValueColumn? Wide(IReadOnlyList<SheetRow> rows, int at, int column, IndicatorProfile profile)
    {
        var text = rows[at][column];
        var value = new ValueColumn(column, text, profile.Measure);
        var known = false;
        if (Headings.WithPeriod(text, profile.WholeYear) is { } dated) (value, known) = (value with { Period = dated.Period, Indicator = Named(dated.Words) }, true);
        else if (Headings.Sex(text) is { } sex) (value, known) = (value with { Sex = sex }, true);
        else if (profile.WideIndicators && !double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out _)) (value, known) = (value with { Indicator = text }, true);
        if (!known) return null;
        // The headings above, each standing for the columns to its right until the next.
        for (var above = at - 1; above >= Math.Max(0, at - 2); above--)
        {
            var said = Enumerable.Range(0, column + 1).Reverse().Select(left => rows[above][left]).FirstOrDefault(cell => cell.Length > 0);
            if (said is null || rows[above].Filled < 2) continue;
            if (value.Period is null && IndicatorPeriod.Read(said, profile.WholeYear) is { } period) value = value with { Period = period };
            else if (value.Sex is null && said.Length > 1 && Headings.Sex(said) is { } sex) value = value with { Sex = sex };
        }
        return value;

        string? Named(string words) => words.Length > 0 && Headings.Sex(words) is null ? words : null;
    }

    static IndicatorMeasure MeasureOf(IndicatorRole role, IndicatorProfile profile) => role switch
    {
        IndicatorRole.Count => IndicatorMeasure.Count, IndicatorRole.Share => IndicatorMeasure.Share, IndicatorRole.Mean => IndicatorMeasure.Mean, _ => profile.Measure,
    };
}
