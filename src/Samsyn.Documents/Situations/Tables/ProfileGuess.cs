using System.Text;
using System.Text.RegularExpressions;
using Samsyn.Documents.Situations.Indicators;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Places.Coordinates;
using Samsyn.Domain.Situations.Datasets;

namespace Samsyn.Documents.Situations.Tables;

/// <summary>The first rows of a file as they stand, and a profile that seems to fit them.</summary>
/// <param name="Format">Delimiter, coding and heading.</param>
/// <param name="Rows">The first rows, each with as many cells as the heading at most.</param>
/// <param name="Profile">A guess; people look at it before anything is read.</param>
public sealed record GuessedTable(TableFormat Format, IReadOnlyList<IReadOnlyList<string>> Rows, ImportProfile Profile);

/// <summary>Guesses what the columns of a table of events are, from their headings first and from what stands in them otherwise.</summary>
public static partial class ProfileGuess
{
    const int RowsLookedAt = 200;

    static readonly (ColumnRole Role, string[] Names)[] Known =
    [
        (ColumnRole.Occurred, ["tid", "datum", "datetime", "händelsetid", "brottsdatum", "starttid", "startdatum", "inträffad", "inträffade", "händelsedatum", "tidpunkt", "from", "från", "occurred", "date", "time", "larmtid", "anmälningsdatum", "registrerad", "dag"]),
        (ColumnRole.OccurredTo, ["till", "sluttid", "slutdatum", "tom", "to", "end"]),
        (ColumnRole.X, ["longitude", "longitud", "lon", "lng", "long", "easting", "e", "x", "sweref_e", "sweref e", "öst", "east", "xkoordinat", "x-koordinat"]),
        (ColumnRole.Y, ["latitude", "latitud", "lat", "northing", "n", "y", "sweref_n", "sweref n", "nord", "north", "ykoordinat", "y-koordinat"]),
        (ColumnRole.Area, ["kommunkod", "områdeskod", "kommun", "område", "stadsdel", "distrikt", "location.name", "lokalpolisområde", "area", "desokod", "regso"]),
        (ColumnRole.Type, ["typ", "type", "brottstyp", "händelsetyp", "brottskod", "kategori", "tema", "teman", "ärendetyp", "händelse"]),
        (ColumnRole.Count, ["antal", "count"]),
    ];

    /// <summary>What tells of single persons, and of no event: not kept unless somebody says so.</summary>
    static readonly string[] OfPersons =
        ["personnummer", "personnr", "samordningsnummer", "namn", "förnamn", "efternamn", "anmälare", "anmälarens namn", "målsägande", "misstänkt", "telefon", "telefonnummer", "mobil", "mobiltelefon", "e-post", "epost", "epostadress", "mejl", "email", "e-mail"];

    /// <summary>Looks at the beginning of a file; <paramref name="beginning"/> should end with a whole row.</summary>
    public static Outcome<GuessedTable> Of(TableBytes beginning, string name)
    {
        var asked = new ImportProfile { Name = name, Columns = [] };
        var found = TableFormat.Of(beginning, asked);
        if (!found.IsDone) return Outcome<GuessedTable>.Refused(found.Refusals);
        var (format, rows) = (found.Value, new List<IReadOnlyList<string>>());
        var reader = new RowReader(beginning, format.Delimiter, format.Heading.Count, format.DataStart, beginning.Length, isRowStart: true);
        var batch = new RowBatch(format.Heading.Count);
        byte[] scratch = [];
        while (rows.Count < RowsLookedAt && reader.Read(batch))
            for (var row = 0; row < batch.Count && rows.Count < RowsLookedAt; row++)
                rows.Add([.. Enumerable.Range(0, format.Heading.Count).Select(column => FieldText.Shown(FieldText.Content(batch.Field(row, column), ref scratch), format.IsUtf8))]);
        return new GuessedTable(format, rows, Guess(format, rows, name));
    }

    static ImportProfile Guess(TableFormat format, List<IReadOnlyList<string>> rows, string name)
    {
        var roles = new ColumnRole[format.Heading.Count];
        Array.Fill(roles, ColumnRole.Other);
        foreach (var (role, names) in Known)
        {
            var at = names.Select(one => IndexOf(format.Heading, one)).FirstOrDefault(index => index >= 0 && roles[index] == ColumnRole.Other && Fits(role, Column(rows, index)), -1);
            if (at >= 0) roles[at] = role;
        }
        if (Array.IndexOf(roles, ColumnRole.Occurred) < 0)
            for (var column = 0; column < roles.Length; column++)
                if (roles[column] == ColumnRole.Other && Fits(ColumnRole.Occurred, Column(rows, column)))
                {
                    roles[column] = ColumnRole.Occurred;
                    break;
                }
        return Settled(format, rows, name, roles);
    }

    /// <summary>A profile of these roles, with what the values of the columns say of dates, numbers and coordinates.</summary>
    internal static ImportProfile Settled(TableFormat format, IReadOnlyList<IReadOnlyList<string>> rows, string name, ColumnRole[] roles)
    {
        for (var column = 0; column < roles.Length; column++)
            if (roles[column] == ColumnRole.Other && Headings.IsAny(format.Heading[column], OfPersons)) roles[column] = ColumnRole.Ignored;
        var (x, y) = (Array.IndexOf(roles, ColumnRole.X), Array.IndexOf(roles, ColumnRole.Y));
        if (x < 0 != y < 0)
        {
            roles[Math.Max(x, y)] = ColumnRole.Other;
            (x, y) = (-1, -1);
        }
        // In a Swedish plane, x was north for a hundred years.
        if (x >= 0 && IsNorthFirst(Column(rows, x), Column(rows, y)))
        {
            (roles[x], roles[y]) = (ColumnRole.Y, ColumnRole.X);
            (x, y) = (y, x);
        }
        var (area, dates) = (Array.IndexOf(roles, ColumnRole.Area), Array.IndexOf(roles, ColumnRole.Occurred));
        return new()
        {
            Name = name, Coding = format.IsUtf8 ? TextCoding.Utf8 : TextCoding.Windows1252, Delimiter = (char)format.Delimiter,
            Columns = [.. roles.Select((role, column) => format.Heading.Count(other => other == format.Heading[column]) == 1 && format.Heading[column].Length > 0 ? new ColumnMapping(role, format.Heading[column]) : new ColumnMapping(role, Index: column))],
            DateOrder = dates < 0 ? DateOrder.YearMonthDay : OrderOf(Column(rows, dates)), DecimalSign = x < 0 ? DecimalSign.PointOrComma : SignOf([.. Column(rows, x), .. Column(rows, y)]),
            CoordinateSystem = x < 0 ? null : SystemOf(Column(rows, x), Column(rows, y), $"{format.Heading[x]} {format.Heading[y]}"), AreaDigits = area >= 0 && Column(rows, area) is { Count: > 0 } codes && codes.All(code => code.All(char.IsAsciiDigit)) && codes.Max(code => code.Length) == 4 ? 4 : null,
        };
    }

    static int IndexOf(IReadOnlyList<string> heading, string name)
    {
        for (var at = 0; at < heading.Count; at++)
            if (string.Equals(heading[at].Trim(), name, StringComparison.OrdinalIgnoreCase)) return at;
        return -1;
    }

    internal static List<string> Column(IReadOnlyList<IReadOnlyList<string>> rows, int column) => [.. rows.Select(row => row[column]).Where(cell => cell.Length > 0)];

    internal static bool Fits(ColumnRole role, List<string> cells)
    {
        if (cells.Count == 0) return role is not (ColumnRole.Occurred or ColumnRole.X or ColumnRole.Y);
        return role switch
        {
            ColumnRole.Occurred or ColumnRole.OccurredTo => Share(cells, cell => Enum.GetValues<DateOrder>().Any(order => DateText.Read(Encoding.UTF8.GetBytes(cell), order, out _) != DateReading.NotADate)) > 0.8,
            ColumnRole.X or ColumnRole.Y => Share(cells, cell => Number(cell) is not null) > 0.9,
            ColumnRole.Count => Share(cells, cell => NumberText.TryWhole(Encoding.UTF8.GetBytes(cell), out _)) > 0.9,
            _ => true,
        };
    }

    static DateOrder OrderOf(List<string> cells)
    {
        // Where several orders read all dates, the Swedish one that says day before month is likelier than the American.
        foreach (var order in (ReadOnlySpan<DateOrder>)[DateOrder.YearMonthDay, DateOrder.DayMonthYear, DateOrder.MonthDayYear])
            if (Share(cells, cell => DateText.Read(Encoding.UTF8.GetBytes(cell), order, out _) != DateReading.NotADate) > 0.97) return order;
        return DateOrder.YearMonthDay;
    }

    static DecimalSign SignOf(List<string> cells) => cells.Exists(cell => cell.Contains(',')) ? cells.Exists(cell => cell.Contains('.')) ? DecimalSign.PointOrComma : DecimalSign.Comma : DecimalSign.Point;

    /// <summary>
    /// The system that a heading names; otherwise the one in which most positions are in Sweden, as they stand or with east and north changed (which the reading then tells).
    /// The twelve local zones have the same numbers, so only a heading, or somebody who knows, can tell them apart.
    /// </summary>
    static string SystemOf(List<string> xs, List<string> ys, string headings)
    {
        if (Zone().Match(headings) is { Success: true } named && CoordinateSystem.Find($"SWEREF 99 {named.Groups["degrees"].Value} {named.Groups["minutes"].Value}") is { } zone) return zone.Name;
        var votes = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var at = 0; at < Math.Min(xs.Count, ys.Count); at++)
            if (Number(xs[at]) is { } x && Number(ys[at]) is { } y && (PositionCheck.Guess(new(x, y)) ?? PositionCheck.Guess(new(y, x))) is { } system) votes[system.Name] = votes.GetValueOrDefault(system.Name) + 1;
        return votes.Count == 0 ? CoordinateSystem.Sweref99Tm.Name : votes.MaxBy(vote => vote.Value).Key;
    }

    static bool IsNorthFirst(List<string> xs, List<string> ys)
    {
        var (tried, norths) = (0, 0);
        for (var at = 0; at < Math.Min(xs.Count, ys.Count); at++)
        {
            if (Number(xs[at]) is not { } x || Number(ys[at]) is not { } y || (x == 0 && y == 0)) continue;
            tried++;
            // Northings of Sweden are millions of metres, eastings of the planes and of the zones never as many.
            if (x is > 6_000_000 and < 7_800_000 && y is > 0 and < 2_000_000) norths++;
        }
        return tried > 0 && norths > 0.9 * tried;
    }

    static double? Number(string cell) => NumberText.TryDecimal(Encoding.UTF8.GetBytes(cell), DecimalSign.PointOrComma, out var value) ? value : null;

    [GeneratedRegex(@"(?:sweref|99)[\s_-]*(?:99)?[\s_-]*(?<degrees>1[2-9]|2[0-3])[\s_-]?(?<minutes>00|15|30|45)(?!\d)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 200)]
    private static partial Regex Zone();

    static double Share(List<string> cells, Func<string, bool> holds) => cells.Count == 0 ? 0 : (double)cells.Count(holds) / cells.Count;
}
