using DocumentFormat.OpenXml.Wordprocessing;

namespace Samsyn.Documents.Writing.Docx;

/// <summary>The styles a paper uses, by the names Word itself gives them where it has such; a municipality's template may bring its own of the same name.</summary>
static class DocxStyleSheet
{
    const string Ink = "1C2224", Soft = "545A59", Accent = "0B5058", AccentSoft = "E3EEEC", Rule = "B7D3D1";

    /// <summary>Id in our own sheet and name. The name is what a template is searched by: ids are translated in Swedish Word (“Rubrik1”).</summary>
    public static IReadOnlyList<(string Id, string Name)> Used { get; } =
    [
        ("Normal", "Normal"), ("Title", "Title"), ("Heading1", "heading 1"), ("Heading2", "heading 2"), ("Heading3", "heading 3"), ("Heading4", "heading 4"),
        ("Header", "header"), ("Footer", "footer"), ("Caption", "caption"), ("ListBullet", "List Bullet"), ("ListNumber", "List Number"), ("Hyperlink", "Hyperlink"),
        ("SamsynLead", "Samsyn Lead"), ("SamsynDecision", "Samsyn Decision"), ("SamsynNote", "Samsyn Note"), ("SamsynClause", "Samsyn Clause"), ("SamsynFact", "Samsyn Fact"),
        ("SamsynCell", "Samsyn Cell"), ("SamsynCellHeading", "Samsyn Cell Heading"), ("SamsynSignature", "Samsyn Signature"), ("SamsynFigure", "Samsyn Figure"), ("SamsynTable", "Samsyn Table"),
    ];

    public static Styles Create(string language) => new($""""
        <w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
        <w:docDefaults>
          <w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/><w:color w:val="{Ink}"/><w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="{language}" w:eastAsia="{language}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>
          <w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="288" w:lineRule="auto"/></w:pPr></w:pPrDefault>
        </w:docDefaults>
        <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr><w:widowControl/></w:pPr></w:style>
        <w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>
        <w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
        {Paragraph("Title", "Title", """<w:keepNext/><w:spacing w:before="0" w:after="200" w:line="240" w:lineRule="auto"/>""", $"""<w:b/><w:color w:val="{Accent}"/><w:spacing w:val="-6"/><w:sz w:val="36"/><w:szCs w:val="36"/>""")}
        {Paragraph("Heading1", "heading 1", """<w:keepNext/><w:keepLines/><w:spacing w:before="320" w:after="100" w:line="252" w:lineRule="auto"/><w:outlineLvl w:val="0"/>""", $"""<w:b/><w:color w:val="{Accent}"/><w:sz w:val="27"/><w:szCs w:val="27"/>""")}
        {Paragraph("Heading2", "heading 2", """<w:keepNext/><w:keepLines/><w:spacing w:before="240" w:after="80" w:line="252" w:lineRule="auto"/><w:outlineLvl w:val="1"/>""", """<w:b/><w:sz w:val="23"/><w:szCs w:val="23"/>""")}
        {Paragraph("Heading3", "heading 3", """<w:keepNext/><w:keepLines/><w:spacing w:before="200" w:after="60"/><w:outlineLvl w:val="2"/>""", """<w:b/>""")}
        {Paragraph("Heading4", "heading 4", """<w:keepNext/><w:keepLines/><w:spacing w:before="160" w:after="60"/><w:outlineLvl w:val="3"/>""", """<w:i/>""")}
        {Paragraph("Header", "header", """<w:tabs><w:tab w:val="right" w:pos="9354"/></w:tabs><w:spacing w:after="20" w:line="240" w:lineRule="auto"/>""", $"""<w:color w:val="{Soft}"/><w:sz w:val="17"/><w:szCs w:val="17"/>""", next: false)}
        {Paragraph("Footer", "footer", $"""<w:pBdr><w:top w:val="single" w:sz="4" w:space="6" w:color="{Rule}"/></w:pBdr><w:tabs><w:tab w:val="right" w:pos="9354"/></w:tabs><w:spacing w:after="0" w:line="240" w:lineRule="auto"/>""", $"""<w:color w:val="{Soft}"/><w:sz w:val="17"/><w:szCs w:val="17"/>""", next: false)}
        {Paragraph("Caption", "caption", """<w:keepNext/><w:spacing w:before="200" w:after="80" w:line="240" w:lineRule="auto"/>""", $"""<w:b/><w:color w:val="{Soft}"/><w:sz w:val="19"/><w:szCs w:val="19"/>""")}
        {Paragraph("ListBullet", "List Bullet", """<w:spacing w:after="60"/>""", "", next: false)}
        {Paragraph("ListNumber", "List Number", """<w:spacing w:after="60"/>""", "", next: false)}
        {Paragraph("SamsynLead", "Samsyn Lead", """<w:spacing w:after="200"/>""", """<w:sz w:val="24"/><w:szCs w:val="24"/>""")}
        {Paragraph("SamsynDecision", "Samsyn Decision", $"""<w:keepLines/><w:pBdr><w:top w:val="single" w:sz="4" w:space="4" w:color="{AccentSoft}"/><w:left w:val="single" w:sz="24" w:space="10" w:color="{Accent}"/><w:bottom w:val="single" w:sz="4" w:space="4" w:color="{AccentSoft}"/></w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="{AccentSoft}"/><w:spacing w:before="120" w:after="160"/><w:ind w:left="284" w:right="170"/>""", "")}
        {Paragraph("SamsynNote", "Samsyn Note", """<w:spacing w:after="100" w:line="264" w:lineRule="auto"/>""", $"""<w:color w:val="{Soft}"/><w:sz w:val="19"/><w:szCs w:val="19"/>""")}
        {Paragraph("SamsynClause", "Samsyn Clause", """<w:tabs><w:tab w:val="left" w:pos="794"/></w:tabs><w:ind w:left="794" w:hanging="794"/>""", "", next: false)}
        {Paragraph("SamsynFact", "Samsyn Fact", """<w:keepLines/><w:tabs><w:tab w:val="left" w:pos="2268"/></w:tabs><w:spacing w:after="50"/><w:ind w:left="2268" w:hanging="2268"/>""", "", next: false)}
        {Paragraph("SamsynCell", "Samsyn Cell", """<w:spacing w:before="40" w:after="40" w:line="252" w:lineRule="auto"/>""", """<w:sz w:val="19"/><w:szCs w:val="19"/>""", next: false)}
        {Paragraph("SamsynCellHeading", "Samsyn Cell Heading", """<w:keepNext/><w:spacing w:before="60" w:after="60" w:line="240" w:lineRule="auto"/>""", $"""<w:b/><w:color w:val="{Accent}"/><w:sz w:val="19"/><w:szCs w:val="19"/>""", next: false)}
        {Paragraph("SamsynSignature", "Samsyn Signature", """<w:keepNext/><w:keepLines/><w:tabs><w:tab w:val="left" w:leader="underscore" w:pos="5670"/></w:tabs><w:spacing w:before="120" w:after="120"/>""", "", next: false)}
        {Paragraph("SamsynFigure", "Samsyn Figure", """<w:keepNext/><w:spacing w:before="160" w:after="80" w:line="240" w:lineRule="auto"/><w:jc w:val="center"/>""", "")}
        <w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:uiPriority w:val="99"/><w:rPr><w:color w:val="{Accent}"/><w:u w:val="single"/></w:rPr></w:style>
        <w:style w:type="table" w:styleId="SamsynTable"><w:name w:val="Samsyn Table"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="{Accent}"/><w:bottom w:val="single" w:sz="8" w:space="0" w:color="{Accent}"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="{Rule}"/></w:tblBorders><w:tblCellMar><w:top w:w="20" w:type="dxa"/><w:left w:w="85" w:type="dxa"/><w:bottom w:w="20" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{AccentSoft}"/></w:tcPr></w:tblStylePr></w:style>
        </w:styles>
        """");

    static string Paragraph(string id, string name, string paragraph, string run, bool next = true) =>
        $"""<w:style w:type="paragraph" w:styleId="{id}"{(id.StartsWith("Samsyn", StringComparison.Ordinal) ? " w:customStyle=\"1\"" : "")}><w:name w:val="{name}"/>{(id == "Normal" ? "" : "<w:basedOn w:val=\"Normal\"/>")}{(next ? "<w:next w:val=\"Normal\"/>" : "")}<w:qFormat/><w:pPr>{paragraph}</w:pPr>{(run.Length > 0 ? $"<w:rPr>{run}</w:rPr>" : "")}</w:style>""";
}
