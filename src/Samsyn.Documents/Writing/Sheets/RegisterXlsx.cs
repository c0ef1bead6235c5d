using System.Globalization;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Samsyn.Documents.Writing.Docx;

namespace Samsyn.Documents.Writing.Sheets;

/// <summary>
/// A register as an Excel workbook: days and numbers as such, the heading row frozen with a filter, widths, title and language. Words are never formulas.
/// The same register gives the same bytes.
/// </summary>
public static class RegisterXlsx
{
    const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const int LongestCell = 32767, MostRows = 1_048_576, LongestName = 31;
    const uint Plain = 0, Heading = 1, Day = 2, Moment = 3, Wrapped = 4;

    static readonly DateTime _epoch = new(1899, 12, 30);

    /// <summary>Writes the whole register. More rows than a sheet holds (1 048 575) is an exception: the caller narrows first.</summary>
    public static byte[] Write(Register register)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddNewPart<WorkbookPart>("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "workbook");
            book.AddNewPart<WorkbookStylesPart>("styles").Stylesheet = Styles();
            var name = SheetName(register.Title);
            var rows = WriteSheet(book.AddNewPart<WorksheetPart>("sheet"), register);
            book.Workbook = new Workbook(
                new DocumentFormat.OpenXml.Spreadsheet.Sheets(new Sheet { Name = name, SheetId = 1, Id = "sheet" }),
                new DefinedNames(
                    new DefinedName($"'{name.Replace("'", "''", StringComparison.Ordinal)}'!$A$1:${Letters(register.Columns.Count)}${rows.ToString(CultureInfo.InvariantCulture)}") { Name = "_xlnm._FilterDatabase", LocalSheetId = 0, Hidden = true },
                    new DefinedName($"'{name.Replace("'", "''", StringComparison.Ordinal)}'!$1:$1") { Name = "_xlnm.Print_Titles", LocalSheetId = 0 }));
            DocxProperties.Write(document.AddNewPart<CoreFilePropertiesPart>("application/vnd.openxmlformats-package.core-properties+xml", "core"), register.Title, register.Sender, register.Title, register.Language, register.Dated);
        }
        return StablePackage.Of(stream.ToArray());
    }

    static int WriteSheet(WorksheetPart part, Register register)
    {
        using var xml = XmlWriter.Create(part.GetStream(FileMode.Create), new XmlWriterSettings { Encoding = new UTF8Encoding(false), CloseOutput = true });
        xml.WriteStartElement("worksheet", Main);
        xml.WriteRaw("<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr><sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/><selection pane=\"bottomLeft\" activeCell=\"A2\" sqref=\"A2\"/></sheetView></sheetViews><cols>");
        for (var i = 0; i < register.Columns.Count; i++) xml.WriteRaw(string.Create(CultureInfo.InvariantCulture, $"<col min=\"{i + 1}\" max=\"{i + 1}\" width=\"{Math.Clamp(register.Columns[i].Width, 4, 120)}\" customWidth=\"1\"/>"));
        xml.WriteRaw("</cols>");
        xml.WriteStartElement("sheetData", Main);
        var rows = 1;
        Row(xml, rows, [.. register.Columns.Select(column => (RegisterCell)column.Heading)], isHeading: true);
        foreach (var row in register.Rows)
        {
            if (++rows > MostRows) throw new ArgumentException($"“{register.Title}” has more rows than a sheet holds.", nameof(register));
            Row(xml, rows, row.InWidthOf(register), isHeading: false);
        }
        xml.WriteEndElement();
        xml.WriteRaw(string.Create(CultureInfo.InvariantCulture, $"<autoFilter ref=\"A1:{Letters(register.Columns.Count)}{rows}\"/><pageMargins left=\"0.5\" right=\"0.5\" top=\"0.6\" bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/><pageSetup paperSize=\"9\" orientation=\"landscape\" fitToHeight=\"0\"/>"));
        xml.WriteEndElement();
        return rows;
    }

    static void Row(XmlWriter xml, int number, IReadOnlyList<RegisterCell> cells, bool isHeading)
    {
        xml.WriteStartElement("row", Main);
        xml.WriteAttributeString("r", number.ToString(CultureInfo.InvariantCulture));
        for (var i = 0; i < cells.Count; i++)
        {
            var cell = cells[i];
            if (cell.Kind == CellKind.Empty) continue;
            xml.WriteStartElement("c", Main);
            xml.WriteAttributeString("r", Letters(i + 1) + number.ToString(CultureInfo.InvariantCulture));
            var style = isHeading ? Heading : cell.Kind switch { CellKind.Day => Day, CellKind.Moment => Moment, CellKind.Words => Wrapped, _ => Plain };
            if (style != Plain) xml.WriteAttributeString("s", style.ToString(CultureInfo.InvariantCulture));
            if (cell.Kind == CellKind.Words)
            {
                xml.WriteAttributeString("t", "inlineStr");
                xml.WriteStartElement("is", Main);
                xml.WriteStartElement("t", Main);
                xml.WriteAttributeString("xml", "space", null, "preserve");
                xml.WriteString(Words(cell.Text!));
                xml.WriteEndElement();
                xml.WriteEndElement();
            }
            else
            {
                var value = cell.Kind == CellKind.Number ? cell.Value : (decimal)(cell.Time - _epoch).Ticks / TimeSpan.TicksPerDay;
                xml.WriteElementString("v", Main, value.ToString(CultureInfo.InvariantCulture));
            }
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    /// <summary>Fit for XML and for Excel, which reads <c>_x0041_</c> as a character and takes a file for damaged when a cell is longer than it allows.</summary>
    static string Words(string text)
    {
        var clean = Clean.Text(text);
        for (var at = clean.IndexOf("_x", StringComparison.Ordinal); at >= 0; at = clean.IndexOf("_x", at + 2, StringComparison.Ordinal))
            if (at + 6 < clean.Length && clean[at + 6] == '_' && clean.Substring(at + 2, 4).All(char.IsAsciiHexDigit))
            {
                clean = clean.Insert(at, "_x005F");
                at += 6;
            }
        if (clean.Length <= LongestCell) return clean;
        var cut = char.IsHighSurrogate(clean[LongestCell - 2]) ? LongestCell - 2 : LongestCell - 1;
        return clean[..cut] + "…";
    }

    static string SheetName(string title)
    {
        var name = new string([.. Clean.OneLine(title).Select(c => c is '[' or ']' or ':' or '*' or '?' or '/' or '\\' ? ' ' : c)]).Trim().Trim('\'');
        if (name.Length > LongestName) name = name[..LongestName].TrimEnd();
        return name.Length == 0 ? "1" : name;
    }

    static string Letters(int column)
    {
        var letters = "";
        for (var left = column; left > 0; left = (left - 1) / 26) letters = (char)('A' + (left - 1) % 26) + letters;
        return letters;
    }

    static Stylesheet Styles() => new("""
        <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/><numFmt numFmtId="165" formatCode="yyyy\-mm\-dd\ hh:mm"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Arial"/></font><font><b/><sz val="11"/><color rgb="FF0B5058"/><name val="Arial"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE3EEEC"/></patternFill></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5"><xf applyAlignment="1"><alignment vertical="top"/></xf><xf fontId="1" fillId="2" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="164" applyNumberFormat="1" applyAlignment="1"><alignment horizontal="left" vertical="top"/></xf><xf numFmtId="165" applyNumberFormat="1" applyAlignment="1"><alignment horizontal="left" vertical="top"/></xf><xf applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs></styleSheet>
        """);
}
