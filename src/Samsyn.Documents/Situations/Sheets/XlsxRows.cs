using System.Globalization;
using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Samsyn.Domain.Kernel;

namespace Samsyn.Documents.Situations.Sheets;

/// <summary>
/// The rows of a sheet in an XLSX file, one at a time: texts as they stand, numbers with a decimal point, cells with a date format as ISO dates, merged cells with the
/// text of their first cell. Formulas are not calculated: what was saved beside them is read.
/// </summary>
public static class XlsxRows
{
    /// <summary>Bytes of the file, and of what it unpacks to: more is refused before it is unpacked.</summary>
    public const long MostBytes = 100L << 20, MostUnpacked = 1L << 30;
    const int MostTexts = 5_000_000, MostColumns = 2000, MostMerged = 5_000, LongestText = 32_767;

    /// <summary>Hands the rows of a sheet to <paramref name="take"/>; without a name those of the first sheet that has two rows.</summary>
    public static Outcome Read(Stream xlsx, string? name, Action<SheetRow> take)
    {
        try
        {
            if (xlsx.Length > MostBytes) return new SheetTooLarge(xlsx.Length >> 20, MostBytes >> 20);
            using (var zip = new ZipArchive(xlsx, ZipArchiveMode.Read, leaveOpen: true))
                if (zip.Entries.Sum(entry => entry.Length) is > MostUnpacked and var unpacked) return new SheetTooLarge(unpacked >> 20, MostUnpacked >> 20);
            xlsx.Position = 0;
            using var document = SpreadsheetDocument.Open(xlsx, isEditable: false);
            return document.WorkbookPart is { Workbook: not null } book ? Read(book, name, take) : new SheetUnreadable("workbook");
        }
        catch (Exception failure) when (failure is OpenXmlPackageException or InvalidDataException or IOException or System.Xml.XmlException or FormatException or ArgumentException or InvalidOperationException
            or NotSupportedException or KeyNotFoundException or OverflowException)
        {
            return new SheetUnreadable(failure.GetType().Name);
        }
    }

    static Outcome Read(WorkbookPart book, string? name, Action<SheetRow> take)
    {
        var texts = Texts(book);
        var dates = DateStyles(book);
        foreach (var sheet in Visible(book))
        {
            if (name is not null && sheet.Name?.Value != name) continue;
            if (sheet.Id?.Value is not { } id || book.GetPartById(id) is not WorksheetPart part) continue;
            // A sheet with a title only is turned past.
            var rows = Rows(part, texts, dates).GetEnumerator();
            List<SheetRow> first = [];
            while (first.Count < 2 && rows.MoveNext()) first.Add(rows.Current);
            if (name is null && first.Count < 2) continue;
            foreach (var row in first) take(row);
            while (rows.MoveNext()) take(rows.Current);
            return Outcome.Done;
        }
        return new SheetUnreadable(name ?? "–");
    }

    static IEnumerable<Sheet> Visible(WorkbookPart book) => book.Workbook.Sheets?.Elements<Sheet>().Where(sheet => sheet.State is null || sheet.State.Value == SheetStateValues.Visible) ?? [];

    static List<string> Texts(WorkbookPart book)
    {
        List<string> texts = [];
        if (book.SharedStringTablePart is not { } part) return texts;
        using var reader = OpenXmlReader.Create(part);
        while (reader.Read())
        {
            if (reader.ElementType != typeof(SharedStringItem) || !reader.IsStartElement) continue;
            if (texts.Count >= MostTexts) throw new InvalidDataException("shared strings");
            texts.Add(Short(reader.LoadCurrentElement() is SharedStringItem item ? TextOf(item) : ""));
        }
        return texts;
    }

    /// <summary>What is spoken beside a text (phonetics) is none of it.</summary>
    static string TextOf(SharedStringItem item) => item.Text?.Text ?? string.Concat(item.Elements<Run>().Select(run => run.Text?.Text));

    static HashSet<uint> DateStyles(WorkbookPart book)
    {
        var found = new HashSet<uint>();
        if (book.WorkbookStylesPart?.Stylesheet is not { CellFormats: { } formats } styles) return found;
        var own = styles.NumberingFormats?.Elements<NumberingFormat>().Where(format => format.NumberFormatId is not null).GroupBy(format => format.NumberFormatId!.Value)
            .ToDictionary(format => format.Key, format => format.First().FormatCode?.Value ?? "") ?? [];
        uint number = 0;
        foreach (var format in formats.Elements<CellFormat>())
        {
            var id = format.NumberFormatId?.Value ?? 0;
            if (id is (>= 14 and <= 22) or (>= 45 and <= 47) || (own.TryGetValue(id, out var code) && IsDate(code))) found.Add(number);
            number++;
        }
        return found;
    }

    /// <summary>Letters of dates outside quotes and brackets.</summary>
    static bool IsDate(string code)
    {
        var (quoted, bracketed) = (false, false);
        foreach (var letter in code)
        {
            if (letter == '"') quoted = !quoted;
            else if (letter == '[') bracketed = true;
            else if (letter == ']') bracketed = false;
            else if (!quoted && !bracketed && letter is 'y' or 'Y' or 'd' or 'D' or 'å' or 'Å') return true;
        }
        return false;
    }

    static IEnumerable<SheetRow> Rows(WorksheetPart part, List<string> texts, HashSet<uint> dates)
    {
        var merged = Merged(part);
        using var reader = OpenXmlReader.Create(part);
        var line = 0;
        while (reader.Read())
        {
            if (reader.ElementType != typeof(Row) || !reader.IsStartElement) continue;
            if (reader.LoadCurrentElement() is not Row row) continue;
            // The file itself may leave the numbers out; then rows follow each other.
            line = row.RowIndex?.Value is { } given and <= 1_048_576 && given > line ? (int)given : line + 1;
            List<string> cells = [];
            foreach (var cell in row.Elements<Cell>())
            {
                var column = cell.CellReference?.Value is { } reference ? ColumnOf(reference) : cells.Count;
                if (column < cells.Count || column >= MostColumns) continue;
                while (cells.Count < column) cells.Add("");
                cells.Add(Short(Value(cell, texts, dates)));
            }
            foreach (var area in merged.Where(area => line >= area.Top && line <= area.Bottom))
            {
                if (line == area.Top) area.Text = area.Left < cells.Count ? cells[area.Left] : "";
                while (cells.Count <= area.Right) cells.Add("");
                for (var column = area.Left; column <= area.Right; column++) if (cells[column].Length == 0) cells[column] = area.Text;
            }
            if (cells.Exists(cell => cell.Length > 0)) yield return new(line, cells);
        }
    }

    sealed class MergedArea
    {
        public required int Top { get; init; }
        public required int Bottom { get; init; }
        public required int Left { get; init; }
        public required int Right { get; init; }
        public string Text { get; set; } = "";
    }

    static List<MergedArea> Merged(WorksheetPart part)
    {
        List<MergedArea> found = [];
        using var reader = OpenXmlReader.Create(part);
        while (reader.Read())
        {
            if (reader.ElementType == typeof(SheetData) && reader.IsStartElement) reader.Skip();
            if (reader.ElementType != typeof(MergeCell) || !reader.IsStartElement) continue;
            if (reader.Attributes.FirstOrDefault(attribute => attribute.LocalName == "ref").Value?.Split(':') is not [var from, var to]) continue;
            if (RowOf(from) is not { } top || RowOf(to) is not { } bottom || bottom - top > 100_000 || found.Count >= MostMerged) continue;
            if (Math.Min(ColumnOf(to), MostColumns - 1) is var right && ColumnOf(from) is var left && left <= right) found.Add(new() { Top = top, Bottom = bottom, Left = left, Right = right });
        }
        return found;
    }

    static string Value(Cell cell, List<string> texts, HashSet<uint> dates)
    {
        if (cell.DataType?.Value is { } type)
        {
            if (type == CellValues.SharedString) return int.TryParse(cell.CellValue?.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < texts.Count ? texts[number] : "";
            if (type == CellValues.InlineString) return cell.InlineString?.InnerText ?? "";
            if (type == CellValues.Boolean) return cell.CellValue?.Text == "1" ? "1" : "0";
            // #N/A and its kin are no values.
            if (type == CellValues.Error) return "";
            if (type != CellValues.Number) return cell.CellValue?.Text ?? "";
        }
        var text = cell.CellValue?.Text ?? "";
        if (text.Length == 0 || !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value)) return text;
        if (cell.StyleIndex?.Value is { } style && dates.Contains(style) && value is >= 1 and < 2_958_466)
        {
            var time = new DateTime(1899, 12, 30).AddMinutes(Math.Round(value * 1440));
            return time.ToString(time.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        }
        // 0.1 + 0.2 is stored as 0.30000000000000004: fifteen figures are what was typed.
        return Math.Abs(value) < 1e15 ? ((decimal)Math.Round(value, 10)).ToString("0.##########", CultureInfo.InvariantCulture) : value.ToString("R", CultureInfo.InvariantCulture);
    }

    static string Short(string text) => text.Length <= LongestText ? text : text[..LongestText];

    static int ColumnOf(string reference)
    {
        var column = 0;
        foreach (var letter in reference)
        {
            if (!char.IsAsciiLetter(letter)) break;
            column = column * 26 + (letter & 31);
            if (column > MostColumns) return MostColumns;
        }
        return column - 1;
    }

    static int? RowOf(string reference) => int.TryParse(reference.AsSpan().TrimStart("ABCDEFGHIJKLMNOPQRSTUVWXYZ$"), NumberStyles.None, CultureInfo.InvariantCulture, out var row) && row > 0 ? row : null;
}
