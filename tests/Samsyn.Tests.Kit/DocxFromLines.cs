using System.IO.Compression;
using System.Security;
using System.Text;
using System.Text.RegularExpressions;

namespace Samsyn.Tests.Kit;

/// <summary>
/// Builds a real Word file: from lines of text in the shape of an agreement (headings, lists, tables for lines with tabs, contents list),
/// or from WordprocessingML written by the test.
/// </summary>
public static partial class DocxFromLines
{
    const string W = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" "
        + "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" xmlns:v=\"urn:schemas-microsoft-com:vml\" "
        + "xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"";
    const string Head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    const string RelationTypes = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    const string ContentTypes = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

    /// <summary>Lines in the shape of the agreements: a tab separates cells, “- ” is a bullet, a blank line is space.</summary>
    /// <param name="lines">The text.</param>
    /// <param name="pageHeader">A line at the top of every page, or null.</param>
    /// <param name="pageNumbers">Whether every page has its number at the foot.</param>
    public static byte[] Build(IReadOnlyList<string> lines, string? pageHeader = null, bool pageNumbers = false)
    {
        var body = new StringBuilder();
        for (var i = 0; i < lines.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(lines[i])) continue;
            if (lines[i].Contains('\t', StringComparison.Ordinal))
            {
                var end = i;
                while (end < lines.Count && lines[end].Contains('\t', StringComparison.Ordinal)) end++;
                var rows = lines.Skip(i).Take(end - i).Select(l => l.Split('\t')).ToList();
                if (rows.TrueForAll(r => r.Length == 2 && PageNumber().IsMatch(r[1]))) body.AppendJoin("", rows.Select(ContentsLine));
                else Table(body, rows);
                i = end - 1;
                continue;
            }
            var apart = i + 1 >= lines.Count || string.IsNullOrWhiteSpace(lines[i + 1]) || lines[i + 1].Contains('\t', StringComparison.Ordinal);
            var first = i == 0 || string.IsNullOrWhiteSpace(lines[i - 1]);
            body.Append(Paragraph(lines[i], apart, first && apart && IsHeading(lines[i])));
        }
        var section = "<w:sectPr>"
            + (pageHeader is null ? "" : "<w:headerReference w:type=\"default\" r:id=\"rIdHeader\"/>")
            + (pageNumbers ? "<w:footerReference w:type=\"default\" r:id=\"rIdFooter\"/>" : "")
            + "<w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1417\" w:right=\"1417\" w:bottom=\"1417\" w:left=\"1417\" w:header=\"708\" w:footer=\"708\" w:gutter=\"0\"/></w:sectPr>";
        var parts = new Dictionary<string, string>(StringComparer.Ordinal);
        if (pageHeader is not null) parts["header"] = $"<w:p><w:r><w:t>{Escape(pageHeader)}</w:t></w:r></w:p>";
        if (pageNumbers) parts["footer"] = "<w:p><w:r><w:t xml:space=\"preserve\">Sida </w:t></w:r><w:fldSimple w:instr=\" PAGE \"><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>";
        return FromBody(body + section, parts);
    }

    /// <summary>A package around the markup of a body. Keys of <paramref name="parts"/>: header, footer, footnotes, endnotes, numbering, styles (inner markup of each root).</summary>
    public static byte[] FromBody(string body, IReadOnlyDictionary<string, string>? parts = null)
    {
        var roots = new Dictionary<string, string>(StringComparer.Ordinal) { ["styles"] = Styles, ["numbering"] = Numbering };
        foreach (var (name, markup) in parts ?? new Dictionary<string, string>(StringComparer.Ordinal)) roots[name] = markup;
        var files = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["[Content_Types].xml"] = Head + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + $"<Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"{ContentTypes}document.main+xml\"/>"
                + string.Concat(roots.Keys.Select(n => $"<Override PartName=\"/word/{n}.xml\" ContentType=\"{ContentTypes}{n}+xml\"/>")) + "</Types>",
            ["_rels/.rels"] = Head + $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"{RelationTypes}officeDocument\" Target=\"word/document.xml\"/></Relationships>",
            ["word/document.xml"] = $"{Head}<w:document {W}><w:body>{body}</w:body></w:document>",
            ["word/_rels/document.xml.rels"] = Head + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + string.Concat(roots.Keys.Select(n => $"<Relationship Id=\"rId{char.ToUpperInvariant(n[0])}{n[1..]}\" Type=\"{RelationTypes}{n}\" Target=\"{n}.xml\"/>")) + "</Relationships>",
        };
        foreach (var (name, markup) in roots)
        {
            var root = name switch { "header" => "hdr", "footer" => "ftr", _ => name };
            files[$"word/{name}.xml"] = $"{Head}<w:{root} {W}>{markup}</w:{root}>";
        }
        return Zip(files.Select(f => (f.Key, Encoding.UTF8.GetBytes(f.Value))));
    }

    /// <summary>An archive of named parts.</summary>
    public static byte[] Zip(IEnumerable<(string Name, byte[] Content)> files)
    {
        using var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(content);
            }
        }
        return memory.ToArray();
    }

    /// <summary>One paragraph of text as markup.</summary>
    public static string P(string text, string properties = "") => $"<w:p>{(properties.Length == 0 ? "" : $"<w:pPr>{properties}</w:pPr>")}<w:r><w:t xml:space=\"preserve\">{Escape(text)}</w:t></w:r></w:p>";

    /// <summary>One table cell as markup.</summary>
    public static string Cell(string content, string properties = "") => $"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>";

    public static string Escape(string text) => SecurityElement.Escape(new string(text.Where(c => c is >= ' ' or '\t').ToArray())) ?? "";

    static bool IsHeading(string line) => line.Length <= 80 && char.IsUpper(line[0]) && line[^1] is not ('.' or ':' or ';' or ',') && !line.Contains('@', StringComparison.Ordinal);

    static string Paragraph(string line, bool apart, bool heading)
    {
        var spacing = $"<w:spacing w:before=\"0\" w:after=\"{(apart ? 160 : 0)}\"/>";
        if (line.StartsWith("- ", StringComparison.Ordinal))
            return P(line[2..], $"<w:pStyle w:val=\"ListParagraph\"/><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>{spacing}");
        return P(line, heading ? $"<w:pStyle w:val=\"{(!line.Any(char.IsLower) ? "Heading1" : "Heading2")}\"/>" : spacing);
    }

    static string ContentsLine(string[] cells) =>
        "<w:p><w:pPr><w:tabs><w:tab w:val=\"right\" w:leader=\"dot\" w:pos=\"9062\"/></w:tabs><w:spacing w:before=\"0\" w:after=\"0\"/></w:pPr>"
        + $"<w:r><w:t xml:space=\"preserve\">{Escape(cells[0].TrimEnd('.', ' '))}</w:t></w:r><w:r><w:tab/></w:r><w:r><w:t>{Escape(cells[1])}</w:t></w:r></w:p>";

    static void Table(StringBuilder body, List<string[]> rows)
    {
        var columns = rows.Max(r => r.Length);
        var widths = columns == 2 ? [2700, 6360] : Enumerable.Repeat(9060 / columns, columns).ToArray();
        body.Append("<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/><w:tblW w:w=\"9060\" w:type=\"dxa\"/><w:tblBorders>");
        foreach (var side in (string[])["top", "left", "bottom", "right", "insideH", "insideV"]) body.Append($"<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>");
        body.Append("</w:tblBorders><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>").AppendJoin("", widths.Select(w => $"<w:gridCol w:w=\"{w}\"/>")).Append("</w:tblGrid>");
        foreach (var row in rows)
        {
            body.Append("<w:tr>");
            for (var c = 0; c < columns; c++)
                body.Append(Cell(P(c < row.Length ? row[c] : "", "<w:spacing w:before=\"0\" w:after=\"0\"/>"), $"<w:tcW w:w=\"{widths[c]}\" w:type=\"dxa\"/>"));
            body.Append("</w:tr>");
        }
        body.Append("</w:tbl>").Append("<w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\"/></w:pPr></w:p>");
    }

    const string Styles = "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Liberation Sans\" w:hAnsi=\"Liberation Sans\"/><w:sz w:val=\"22\"/><w:lang w:val=\"sv-SE\"/></w:rPr></w:rPrDefault>"
        + "<w:pPrDefault><w:pPr><w:spacing w:after=\"160\" w:line=\"259\" w:lineRule=\"auto\"/></w:pPr></w:pPrDefault></w:docDefaults>"
        + "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/></w:style>"
        + "<w:style w:type=\"paragraph\" w:styleId=\"Heading1\"><w:name w:val=\"heading 1\"/><w:basedOn w:val=\"Normal\"/><w:pPr><w:keepNext/><w:spacing w:before=\"360\" w:after=\"120\"/><w:outlineLvl w:val=\"0\"/></w:pPr><w:rPr><w:b/><w:sz w:val=\"32\"/></w:rPr></w:style>"
        + "<w:style w:type=\"paragraph\" w:styleId=\"Heading2\"><w:name w:val=\"heading 2\"/><w:basedOn w:val=\"Normal\"/><w:pPr><w:keepNext/><w:spacing w:before=\"240\" w:after=\"80\"/><w:outlineLvl w:val=\"1\"/></w:pPr><w:rPr><w:b/><w:sz w:val=\"26\"/></w:rPr></w:style>"
        + "<w:style w:type=\"paragraph\" w:styleId=\"ListParagraph\"><w:name w:val=\"List Paragraph\"/><w:basedOn w:val=\"Normal\"/><w:pPr><w:ind w:left=\"720\"/><w:contextualSpacing/></w:pPr></w:style>"
        + "<w:style w:type=\"table\" w:styleId=\"TableGrid\"><w:name w:val=\"Table Grid\"/></w:style>";

    const string Numbering = "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"-\"/><w:pPr><w:ind w:left=\"720\" w:hanging=\"360\"/></w:pPr></w:lvl></w:abstractNum>"
        + "<w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/><w:pPr><w:ind w:left=\"720\" w:hanging=\"360\"/></w:pPr></w:lvl>"
        + "<w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"lowerLetter\"/><w:lvlText w:val=\"%2)\"/></w:lvl><w:lvl w:ilvl=\"2\"><w:start w:val=\"1\"/><w:numFmt w:val=\"upperRoman\"/><w:lvlText w:val=\"%1.%2.%3\"/></w:lvl></w:abstractNum>"
        + "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/></w:num>"
        + "<w:num w:numId=\"3\"><w:abstractNumId w:val=\"1\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>";

    [GeneratedRegex(@"^\d{1,4}[-–]?$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    private static partial Regex PageNumber();
}
