using Samsyn.Documents.Situations.Indicators;
using Samsyn.Documents.Situations.Sheets;
using Samsyn.Documents.Situations.Tables;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Situations.Datasets;
using Samsyn.Domain.Situations.Indicators;

namespace Samsyn.App.Situations.Profiles;

/// <summary>The chosen profile looks for columns that the file does not have.</summary>
public sealed record ProfileFitsNot(string Profile, string Missing) : Refusal;

/// <summary>Lays a saved profile over another file than the one it was made for.</summary>
public static class ProfileFit
{
    /// <summary>What each column that means something is called has to be there, in any order; what is only shown may come and go. Delimiter and letters are the file's own.</summary>
    internal static Outcome<ImportProfile> Of(ImportProfile saved, GuessedTable table)
    {
        var heading = table.Format.Heading;
        List<ColumnMapping> columns = [];
        List<string> missing = [];
        foreach (var column in saved.Columns)
        {
            var at = column.Index is { } index ? index < heading.Count ? index : -1 : IndexOf(heading, column.Name!);
            if (at >= 0) columns.Add(column.Index is null ? column with { Name = heading[at] } : column);
            else if (column.Role is not (ColumnRole.Other or ColumnRole.Ignored)) missing.Add(column.Shown);
        }
        if (missing.Count > 0) return new ProfileFitsNot(saved.Name, string.Join(", ", missing));
        var laid = saved with { Columns = columns, Delimiter = (char)table.Format.Delimiter, Coding = table.Format.IsUtf8 ? TextCoding.Utf8 : TextCoding.Windows1252 };
        return laid;

        static int IndexOf(IReadOnlyList<string> heading, string name)
        {
            for (var at = 0; at < heading.Count; at++)
                if (string.Equals(heading[at].Trim(), name.Trim(), StringComparison.OrdinalIgnoreCase)) return at;
            return -1;
        }
    }

    /// <summary>How many columns get a meaning; what the choice between several that fit goes by.</summary>
    internal static int Meant(ImportProfile profile) => profile.Columns.Count(column => column.Role is not (ColumnRole.Other or ColumnRole.Ignored));

    /// <summary>As it is kept for other files: without what each file says of itself.</summary>
    public static ImportProfile Kept(ImportProfile profile, string name) => profile with { Name = name, Delimiter = null, Coding = TextCoding.Detect };

    /// <summary>Whether both read a file alike: the same columns mean the same, and the same is said of dates, numbers and codes.</summary>
    internal static bool AreAlike(ImportProfile one, ImportProfile other, GuessedTable table) =>
        Of(one, table) is { IsDone: true, Value: var left } && Of(other, table) is { IsDone: true, Value: var right }
        && left.DateOrder == right.DateOrder && left.DecimalSign == right.DecimalSign && left.CoordinateSystem == right.CoordinateSystem && left.AreaDigits == right.AreaDigits
        && Meaning(left).SetEquals(Meaning(right)) && Text(left.Areas) == Text(right.Areas) && Text(left.Types) == Text(right.Types);

    /// <summary>Whether both read a table of values alike.</summary>
    internal static bool AreAlike(IndicatorProfile one, IndicatorProfile other, IReadOnlyList<SheetRow> rows)
    {
        if (IndicatorLayout.Find(rows, one) is not { } left || IndicatorLayout.Find(rows, other) is not { } right) return false;
        return left.Heading.Line == right.Heading.Line && left.Columns.Count == right.Columns.Count && left.Columns.All(column => right.Columns.TryGetValue(column.Key, out var at) && at == column.Value)
            && left.Values.OrderBy(value => value.Column).SequenceEqual(right.Values.OrderBy(value => value.Column))
            && (one.Indicator, one.Area, one.Period, one.Unit, one.Measure, one.WholeYear, one.AreaDigits) == (other.Indicator, other.Area, other.Period, other.Unit, other.Measure, other.WholeYear, other.AreaDigits);
    }

    /// <summary>Other and Ignored differ too: one is kept, the other is not.</summary>
    static HashSet<(ColumnRole, string)> Meaning(ImportProfile profile) => [.. profile.Columns.Where(column => column.Role != ColumnRole.Other).Select(column => (column.Role, column.Shown.Trim().ToUpperInvariant()))];

    static string Text(CodeList? list) => list is null ? "" : list.Unknown + "|" + string.Join('|', list.Codes.OrderBy(code => code.Key, StringComparer.Ordinal).Select(code => $"{code.Key}={code.Value}"));
}
