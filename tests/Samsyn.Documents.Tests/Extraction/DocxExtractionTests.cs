using Samsyn.Tests.Kit;
using static Samsyn.Tests.Kit.DocxFromLines;

namespace Samsyn.Documents.Tests.Extraction;

public sealed class DocxExtractionTests
{
    static async Task<List<string>> LinesOf(string body, Dictionary<string, string>? parts = null) =>
        Extracting.Filled((await Extracting.DoneAsync("avtal.docx", FromBody(body, parts))).Lines);

    static string Row(params string[] cells) => $"<w:tr>{string.Concat(cells)}</w:tr>";

    static string Item(string text, int list = 2, int level = 0) => P(text, $"<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>");

    [Fact]
    public async Task Agreement_lines_come_back_as_they_went_in()
    {
        string[] lines =
        [
            "Samverkansöverenskommelse mellan Ängsby kommun och lokalpolisområde Norra",
            "", "Innehåll", "", "Bakgrund\t3", "Löptid\t14",
            "", "AVTALSTID", "", "Överenskommelsen gäller från och med 2026-01-01 till och med 2027-12-31.",
            "", "I styrgruppen ingår:", "", "- kommundirektören,", "- chefen för lokalpolisområdet.",
            "", "Trygghetsvandringar\t", "Löptid\tTillsvidare", "\tMinst tre ggr per år", "\tEj aktuellt", "Finansiering\t\tVar part sina kostnader",
            "", "Ort och datum", "Kommundirektör",
        ];

        var document = await Extracting.DoneAsync("avtal.docx", Build(lines));

        Assert.Equal(RoundTrip.Normalised(lines), RoundTrip.Normalised(document.Lines));
        Assert.Contains("\tEj aktuellt\t", document.Lines);
        Assert.Equal(document.Lines.Count, document.Source.Lines);
        Assert.Empty(document.Findings);
    }

    [Fact]
    public async Task Numbers_that_Word_only_shows_are_written_out()
    {
        var lines = await LinesOf(Item("första") + Item("andra") + Item("under andra", level: 1) + Item("mer", level: 1) + Item("djupt", level: 2) + Item("tredje")
            + Item("under tredje", level: 1) + Item("om igen", list: 3) + Item("punkt", list: 1));

        Assert.Equal(["1. första", "2. andra", "a) under andra", "b) mer", "2.b.I djupt", "3. tredje", "a) under tredje", "1. om igen", "- punkt"], lines);
    }

    [Fact]
    public async Task A_heading_style_can_carry_the_number()
    {
        const string styles = "<w:style w:type=\"paragraph\" w:styleId=\"R\"><w:name w:val=\"heading 1\"/><w:pPr><w:numPr><w:numId w:val=\"2\"/></w:numPr></w:pPr></w:style>"
            + "<w:style w:type=\"paragraph\" w:styleId=\"RR\"><w:basedOn w:val=\"R\"/></w:style>";

        var lines = await LinesOf(P("PARTER", "<w:pStyle w:val=\"R\"/>") + P("AVTALSTID", "<w:pStyle w:val=\"RR\"/>") + P("Utan nummer", "<w:pStyle w:val=\"R\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr>"),
            new() { ["styles"] = styles });

        Assert.Equal(["1. PARTER", "2. AVTALSTID", "Utan nummer"], lines);
    }

    [Fact]
    public async Task Merged_cells_keep_the_columns_in_step()
    {
        var lines = await LinesOf("<w:tbl>"
            + Row(Cell(P("Utsättning"), "<w:gridSpan w:val=\"3\"/>"))
            + Row(Cell(P("Läge"), "<w:vMerge w:val=\"restart\"/>"), Cell(P("Normalt")), Cell(P("Fredagar")))
            + Row(Cell(P("dolt"), "<w:vMerge/>"), Cell(P("Höjt")), Cell(P("Efter") + P("beslut")))
            + "<w:tr><w:trPr><w:gridBefore w:val=\"1\"/></w:trPr>" + Cell(P("Sist"), "<w:gridSpan w:val=\"2\"/>") + "</w:tr></w:tbl>");

        Assert.Equal(["Utsättning\t\t", "Läge\tNormalt\tFredagar", "\tHöjt\tEfter beslut", "\tSist\t"], lines);
    }

    [Fact]
    public async Task A_table_in_a_cell_is_text_beside_a_label_and_rows_where_it_stands_alone()
    {
        var inner = "<w:tbl>" + Row(Cell(P("A")), Cell(P("1"))) + Row(Cell(P("B")), Cell(P("2"))) + "</w:tbl><w:p/>";

        Assert.Equal(["Kontakt\tA 1 B 2"], await LinesOf("<w:tbl>" + Row(Cell(P("Kontakt")), Cell(inner)) + "</w:tbl>"));
        Assert.Equal(["A\t1", "B\t2"], await LinesOf("<w:tbl>" + Row(Cell(inner), Cell("<w:p/>")) + "</w:tbl>"));
        Assert.Equal(["Rubrik", "A\t1", "B\t2"], await LinesOf("<w:tbl>" + Row(Cell(P("Rubrik") + inner)) + "</w:tbl>"));
    }

    [Fact]
    public async Task Line_breaks_part_lines_in_text_and_become_a_blank_in_cells_and_headings()
    {
        const string broken = "<w:r><w:t>Kim Berg</w:t><w:br/><w:t>Samordnare</w:t></w:r>";

        var lines = await LinesOf($"<w:p>{broken}</w:p><w:p><w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr>{broken}</w:p><w:tbl>{Row(Cell($"<w:p>{broken}</w:p>"), Cell(P("x\ty")))}</w:tbl>");

        Assert.Equal(["Kim Berg", "Samordnare", "Kim Berg Samordnare", "Kim Berg Samordnare\tx y"], lines);
    }

    [Fact]
    public async Task Tracked_changes_are_read_as_accepted_and_told()
    {
        var body = P("Inledning") + "<w:p><w:r><w:t xml:space=\"preserve\">minst </w:t></w:r><w:del><w:r><w:delText>en</w:delText></w:r></w:del><w:ins><w:r><w:t>två</w:t></w:r></w:ins><w:r><w:t xml:space=\"preserve\"> gånger</w:t></w:r></w:p>"
            + "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t xml:space=\"preserve\">ihop</w:t></w:r></w:p>" + P("satt")
            + "<w:tbl>" + Row(Cell(P("kvar")), Cell(P("kvar"))) + "<w:tr><w:trPr><w:del/></w:trPr>" + Cell(P("struken")) + Cell(P("rad")) + "</w:tr></w:tbl>";

        var document = await Extracting.DoneAsync("avtal.docx", FromBody(body));

        Assert.Equal(["Inledning", "minst två gånger", "ihopsatt", "kvar\tkvar"], Extracting.Filled(document.Lines));
        var finding = Assert.Single(document.Findings, f => f.Code == "tracked-changes");
        Assert.Equal(["1", "3"], finding.Values);
        Assert.Equal("minst två gånger", document.Lines[finding.Line - 1]);
    }

    [Fact]
    public async Task Fields_links_boxes_and_content_controls_give_their_text_once()
    {
        const string box = "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:txbx><w:txbxContent><w:p><w:r><w:t>I rutan</w:t></w:r></w:p></w:txbxContent></wps:txbx></w:drawing></mc:Choice>"
            + "<mc:Fallback><w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>I rutan</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>";
        const string field = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> TOC \\o </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"
            + "<w:hyperlink><w:r><w:t>Bakgrund</w:t><w:tab/><w:t>5</w:t></w:r></w:hyperlink><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";

        var lines = await LinesOf($"<w:p>{field}</w:p><w:sdt><w:sdtContent><w:p><w:r><w:t>Kontroll</w:t></w:r>{box}</w:p></w:sdtContent></w:sdt>"
            + "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>dolt</w:t></w:r><w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/><w:t xml:space=\"preserve\"> ja</w:t></w:r><w:r><w:noBreakHyphen/><w:t>nej</w:t><w:softHyphen/></w:r></w:p>");

        Assert.Equal(["Bakgrund\t5", "Kontroll", "I rutan", "☒ ja-nej"], lines);
    }

    [Fact]
    public async Task Page_headers_come_once_at_the_end_of_their_section_and_page_numbers_never()
    {
        var document = await Extracting.DoneAsync("avtal.docx", Build(["Titel", "", "Text."], pageHeader: "Dnr Polisen: A1.2/2026", pageNumbers: true));

        Assert.Equal(["Titel", "Text.", "Dnr Polisen: A1.2/2026"], Extracting.Filled(document.Lines));
    }

    [Fact]
    public async Task Footnotes_follow_the_text_and_comments_do_not()
    {
        var lines = await LinesOf("<w:p><w:commentRangeStart w:id=\"0\"/><w:r><w:t>Källan</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r><w:r><w:commentReference w:id=\"0\"/></w:r></w:p>" + P("Slut"),
            new() { ["footnotes"] = "<w:footnote w:type=\"separator\" w:id=\"-1\"><w:p/></w:footnote><w:footnote w:id=\"2\"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space=\"preserve\"> Enkäten 2025.</w:t></w:r></w:p></w:footnote>" });

        Assert.Equal(["Källan", "Slut", "Enkäten 2025."], lines);
    }

    [Fact]
    public async Task A_broken_side_part_is_told_and_does_not_cost_the_text()
    {
        var document = await Extracting.DoneAsync("avtal.docx", FromBody(Item("kvar"), new Dictionary<string, string> { ["numbering"] = "<w:abstractNum" }));

        Assert.Equal(["kvar"], document.Lines);
        Assert.Equal(["word/numbering.xml"], Assert.Single(document.Findings).Values);
    }

    [Fact]
    public async Task Space_on_the_page_is_a_blank_line_and_no_space_is_none()
    {
        var document = await Extracting.DoneAsync("avtal.docx", FromBody(
            P("Kim Berg", "<w:spacing w:after=\"0\"/>") + P("Samordnare", "<w:spacing w:after=\"0\"/>") + "<w:p/><w:p/>" + P("Nästa") + P("Sista")));

        Assert.Equal(["Kim Berg", "Samordnare", "", "Nästa", "", "Sista"], document.Lines);
    }

    [Fact]
    public async Task An_embedded_document_is_told_and_not_followed() =>
        Assert.Contains((await Extracting.DoneAsync("avtal.docx", FromBody(P("Text") + "<w:altChunk r:id=\"rId9\"/>"))).Findings, f => f.Code == "embedded-document");
}
