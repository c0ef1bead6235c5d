using System.Globalization;
using Samsyn.Documents.Situations.Sheets;
using Samsyn.Documents.Situations.Tables;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Situations.Indicators;

namespace Samsyn.Documents.Situations.Indicators;

/// <summary>No row looks like the heading of the table that the profile is for.</summary>
public sealed record IndicatorHeadingNotFound(string Profile, string FirstRow) : Refusal;

/// <summary>Neither a column nor the profile says what, where or when the values are about: <paramref name="What"/> is the name of the role.</summary>
public sealed record IndicatorDimensionMissing(IndicatorRole What, string Heading) : Refusal;

/// <summary>More values than a table may have.</summary>
public sealed record IndicatorTableTooLarge(int Most) : Refusal;

/// <summary>What a table was read as. <paramref name="Notes"/> are lines passed over: they say something in one cell only, as titles and notes do.</summary>
public sealed record ReadIndicators(IndicatorLayout Layout, IReadOnlyList<IndicatorValue> Values, IReadOnlyList<RejectedRow> Rejected, int Notes);

/// <summary>Reads a table of values by a profile: long, with one value a row, or wide, with periods, sexes or indicators side by side.</summary>
public static class IndicatorReader
{
    /// <summary>Values in one table.</summary>
    public const int MostValues = 1_000_000;

    /// <summary>Reads a CSV file that may have titles above and notes below; <paramref name="mostRows"/> is for looking at its beginning.</summary>
    public static Outcome<ReadIndicators> Read(TableBytes bytes, IndicatorProfile profile, int mostRows = int.MaxValue)
    {
        var table = DelimitedRows.Read(bytes);
        return table.IsDone ? Read(table.Value.Rows, profile, mostRows) : Outcome<ReadIndicators>.Refused(table.Refusals);
    }

    /// <summary>Reads rows.</summary>
    public static Outcome<ReadIndicators> Read(IReadOnlyList<SheetRow> rows, IndicatorProfile profile, int mostRows = int.MaxValue)
    {
        if (IndicatorLayout.Find(rows, profile) is not { } layout) return new IndicatorHeadingNotFound(profile.Name, rows.Count == 0 ? "–" : string.Join(" | ", rows[0].Cells.Take(12)));
        if (Missing(layout, profile) is { } missing) return missing;
        var reading = new Reading(layout, profile);
        foreach (var row in rows.Where(row => row.Line > layout.Heading.Line).Take(mostRows))
        {
            reading.Take(row);
            if (reading.Values.Count > MostValues) return new IndicatorTableTooLarge(MostValues);
        }
        return new ReadIndicators(layout, reading.Values, reading.Rejected, reading.Notes);
    }

    static IndicatorDimensionMissing? Missing(IndicatorLayout layout, IndicatorProfile profile)
    {
        var heading = string.Join(" | ", layout.Heading.Cells);
        if (!layout.Columns.ContainsKey(IndicatorRole.Indicator) && profile.Indicator.Length == 0 && layout.Values.Any(value => value.Indicator is null)) return new(IndicatorRole.Indicator, heading);
        if (!layout.Columns.ContainsKey(IndicatorRole.Area) && profile.Area.Length == 0) return new(IndicatorRole.Area, heading);
        return !layout.Columns.ContainsKey(IndicatorRole.Period) && !layout.Columns.ContainsKey(IndicatorRole.Year) && profile.Period.Length == 0 && layout.Values.Any(value => value.Period is null)
            ? new(IndicatorRole.Period, heading) : null;
    }

    sealed class Reading(IndicatorLayout layout, IndicatorProfile profile)
    {
        readonly Dictionary<IndicatorKey, IndicatorValue> _known = [];
        static readonly string[] Forecast = ["prognos", "framskrivning", "forecast", "projection"], Measured = ["utfall", "faktisk", "faktiskt", "actual"];

        SheetRow? _before;

        public List<IndicatorValue> Values { get; } = [];
        public List<RejectedRow> Rejected { get; } = [];
        public int Notes { get; private set; }

        public void Take(SheetRow row)
        {
            // Titles, notes and rows that only repeat a heading.
            if (row.Filled <= 1 || row.Cells.SequenceEqual(layout.Heading.Cells))
            {
                Notes++;
                return;
            }
            var indicator = Down(row, IndicatorRole.Indicator);
            var area = Code(Down(row, IndicatorRole.Area) is { Length: > 0 } written ? written : profile.Area);
            if (area.Length == 0)
            {
                Reject(row, IndicatorRole.Area, RejectReason.Missing, "");
                return;
            }
            var sexText = Of(row, IndicatorRole.Sex);
            var sex = sexText.Length == 0 ? IndicatorSex.All : Headings.Sex(sexText);
            if (sex is null)
            {
                Reject(row, IndicatorRole.Sex, RejectReason.UnknownCode, sexText);
                return;
            }
            var periodText = PeriodText(row);
            var period = IndicatorPeriod.Read(periodText, profile.WholeYear);
            if (period is null && layout.Values.Any(value => value.Period is null))
            {
                Reject(row, layout.Columns.ContainsKey(IndicatorRole.Period) ? IndicatorRole.Period : IndicatorRole.Year, periodText.Length == 0 ? RejectReason.Missing : RejectReason.NotADate, periodText);
                return;
            }
            var answers = Answers(row);
            foreach (var column in layout.Values)
            {
                var name = column.Indicator is { } wide ? indicator.Length > 0 && layout.Columns.ContainsKey(IndicatorRole.Indicator) ? $"{indicator}, {wide}" : wide : indicator.Length > 0 ? indicator : profile.Indicator;
                if (name.Length == 0) Reject(row, IndicatorRole.Indicator, RejectReason.Missing, "");
                else Keep(row, column, new() { Indicator = name, Area = area, Period = (column.Period ?? period)!.Value, Sex = column.Sex ?? sex.Value, Group = Of(row, IndicatorRole.Group), Category = Of(row, IndicatorRole.Category), Answers = answers });
            }
            _before = row;
        }

        void Keep(SheetRow row, ValueColumn column, IndicatorValue about)
        {
            var text = row[column.Column];
            // A gap in a wide table is no value; in a long one it is a value that is missing.
            if (text.Length == 0 && layout.Values.Count > 1) return;
            if (ValueText.Read(text, column.Measure) is not { } read)
            {
                Rejected.Add(new(row.Line, column.Heading, RejectReason.NotANumber, Shown(text)));
                return;
            }
            var measure = read.IsPercent && column.Measure == IndicatorMeasure.Count ? IndicatorMeasure.Share : column.Measure;
            if (read.Value < 0 && measure is IndicatorMeasure.Count or IndicatorMeasure.Share)
            {
                Rejected.Add(new(row.Line, column.Heading, RejectReason.Negative, Shown(text)));
                return;
            }
            if (measure == IndicatorMeasure.Share && read.Value > 100)
            {
                Rejected.Add(new(row.Line, column.Heading, RejectReason.OutOfRange, Shown(text)));
                return;
            }
            var unit = Of(row, IndicatorRole.Unit) is { Length: > 0 } said ? said : measure == IndicatorMeasure.Share ? "%" : profile.Unit;
            // A column that says “utfall” or “prognos” parts no whole: it says what kind of number it is (SIT-33).
            var isForecast = Array.IndexOf(Forecast, about.Category.ToLowerInvariant()) >= 0;
            if (isForecast || Array.IndexOf(Measured, about.Category.ToLowerInvariant()) >= 0) about = about with { Category = "" };
            var value = about with { Value = read.Value, Mark = isForecast && read.Mark == ValueMark.Measured ? ValueMark.Forecast : read.Mark, Qualifier = read.Qualifier, Measure = measure, Unit = unit };
            if (_known.TryGetValue(value.Key, out var earlier))
            {
                if (!value.SaysTheSameAs(earlier)) Rejected.Add(new(row.Line, column.Heading, RejectReason.SaidTwice, Shown(text)));
                return;
            }
            _known[value.Key] = value;
            Values.Add(value);
        }

        int? Answers(SheetRow row)
        {
            var text = Of(row, IndicatorRole.Answers);
            return text.Length > 0 && ValueText.Read(text, IndicatorMeasure.Count) is { Value: >= 0 and <= int.MaxValue and var answers } ? (int)Math.Round(answers) : null;
        }

        string PeriodText(SheetRow row)
        {
            if (layout.Columns.ContainsKey(IndicatorRole.Period)) return Down(row, IndicatorRole.Period);
            if (!layout.Columns.ContainsKey(IndicatorRole.Year)) return profile.Period;
            var (year, month) = (Down(row, IndicatorRole.Year), Of(row, IndicatorRole.Month));
            return month.Length == 0 || month is "hela året" or "helår" or "0" or "00" ? year : $"{year} {month}";
        }

        /// <summary>What stands once for several rows below each other.</summary>
        string Down(SheetRow row, IndicatorRole role) => Of(row, role) is { Length: > 0 } said || _before is null ? Of(row, role) : Of(_before, role);

        string Of(SheetRow row, IndicatorRole role) => layout.Columns.TryGetValue(role, out var column) ? row[column] : "";

        string Code(string area) => profile.AreaDigits is { } digits && area.Length < digits && area.All(char.IsAsciiDigit) ? area.PadLeft(digits, '0') : area;

        void Reject(SheetRow row, IndicatorRole role, RejectReason reason, string value) =>
            Rejected.Add(new(row.Line, layout.Columns.TryGetValue(role, out var column) ? layout.Heading[column] : role.ToString(), reason, Shown(value)));

        static string Shown(string text) => text.Length <= RejectedRow.LongestValue ? text : string.Create(CultureInfo.InvariantCulture, $"{text.AsSpan(0, RejectedRow.LongestValue - 1)}…");
    }
}
