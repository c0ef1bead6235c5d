using System.Globalization;
using System.Security;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Samsyn.Documents.Writing.Docx;

/// <summary>What stands on every page: head, foot, and the word across what is not final.</summary>
static class DocxFurniture
{
    const uint PageWidth = 11906, PageHeight = 16838, Side = 1276;

    /// <summary>The width of the text on our own page, in twentieths of a point.</summary>
    public const int TextWidth = (int)(PageWidth - 2 * Side);

    public static SectionProperties OwnSection(MainDocumentPart main, Paper paper, DocxStyleNames styles)
    {
        var header = main.AddNewPart<HeaderPart>("header");
        header.Header = new Header(
            Line(styles["Header"], paper.Head.Sender, paper.Head.Kind, strong: true),
            WithRule(Line(styles["Header"], Said(paper.Head.DiaryNumbers), Said(paper.Head.Standing), strong: false)));
        if (paper.Watermark is { } watermark) header.Header.Elements<DocumentFormat.OpenXml.Wordprocessing.Paragraph>().First().Append(Watermark(watermark));
        var footer = main.AddNewPart<FooterPart>("footer");
        var foot = Line(styles["Footer"], paper.Title, "", strong: false);
        foot.Append(PageNumber(paper.Head.PageLabel));
        footer.Footer = new Footer(foot);
        return new SectionProperties(
            new HeaderReference { Type = HeaderFooterValues.Default, Id = "header" }, new FooterReference { Type = HeaderFooterValues.Default, Id = "footer" },
            new PageSize { Width = PageWidth, Height = PageHeight },
            new PageMargin { Top = 1814, Bottom = 1361, Left = Side, Right = Side, Header = 680, Footer = 567, Gutter = 0 });
    }

    /// <summary>How wide the text of a template is, by the page of its last section.</summary>
    public static int WidthOf(MainDocumentPart main)
    {
        var section = main.Document.Body!.Descendants<SectionProperties>().LastOrDefault();
        if (section?.GetFirstChild<PageSize>() is not { Width: { } page } || section.GetFirstChild<PageMargin>() is not { Left: { } left, Right: { } right }) return TextWidth;
        var width = (long)page.Value - left.Value - right.Value;
        return width is > 1000 and < 40000 ? (int)width : TextWidth;
    }

    /// <summary>A line with what the template has no field for; null when it has one for everything.</summary>
    public static OpenXmlElement? UnsaidFacts(Paper paper, HashSet<string> filled, DocxStyleNames styles)
    {
        var said = string.Join(" · ", ((string[])[
            filled.Contains(DocxFields.Kind) ? "" : paper.Head.Kind,
            filled.Contains(DocxFields.Diary) ? "" : Said(paper.Head.DiaryNumbers),
            filled.Contains(DocxFields.Standing) ? "" : Said(paper.Head.Standing)]).Where(part => part.Length > 0));
        if (said.Length == 0) return null;
        var paragraph = new DocumentFormat.OpenXml.Wordprocessing.Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = styles["SamsynNote"] }));
        paragraph.Append(DocxBlocks.Runs(said));
        return paragraph;
    }

    public static string Said(IReadOnlyList<Fact> facts) => string.Join(" · ", facts.Select(fact => $"{fact.Label} {fact.Value}"));

    /// <summary>Puts the word across every page of a template, whatever headers it has: those it lacks for a first or an even page are made.</summary>
    public static void MarkEveryPage(MainDocumentPart main, string watermark, DocxStyleNames styles)
    {
        var body = main.Document.Body!;
        var evenPages = main.DocumentSettingsPart?.Settings?.GetFirstChild<EvenAndOddHeaders>() is { } even && even.Val?.Value != false;
        var sections = body.Descendants<SectionProperties>().ToList();
        if (sections.Count == 0)
        {
            sections.Add(new SectionProperties());
            body.Append(sections[0]);
        }
        var made = 0;
        for (var i = 0; i < sections.Count; i++)
        {
            var firstPage = sections[i].GetFirstChild<TitlePage>() is { } title && title.Val?.Value != false;
            foreach (var kind in (HeaderFooterValues[])[HeaderFooterValues.Default, .. firstPage ? [HeaderFooterValues.First] : Array.Empty<HeaderFooterValues>(), .. evenPages ? [HeaderFooterValues.Even] : Array.Empty<HeaderFooterValues>()])
            {
                // A section without a header of its own takes that of the one before.
                if (sections[i].Elements<HeaderReference>().Any(reference => (reference.Type?.Value ?? HeaderFooterValues.Default) == kind) || (i > 0 && kind == HeaderFooterValues.Default)) continue;
                var id = "samsynHeader" + (++made).ToString(CultureInfo.InvariantCulture);
                main.AddNewPart<HeaderPart>(id).Header = new Header(new DocumentFormat.OpenXml.Wordprocessing.Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = styles["Header"] })));
                sections[i].PrependChild(new HeaderReference { Type = kind, Id = id });
            }
        }
        foreach (var part in main.HeaderParts)
        {
            var header = part.Header ??= new Header();
            if (header.GetFirstChild<DocumentFormat.OpenXml.Wordprocessing.Paragraph>() is not { } first) first = header.AppendChild(new DocumentFormat.OpenXml.Wordprocessing.Paragraph());
            first.Append(Watermark(watermark));
        }
    }

    static DocumentFormat.OpenXml.Wordprocessing.Paragraph Line(string style, string left, string right, bool strong)
    {
        var line = new DocumentFormat.OpenXml.Wordprocessing.Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = style }));
        line.Append(DocxBlocks.Runs(left, strong ? new RunProperties(new Bold()) : null));
        line.Append(new Run(new TabChar()));
        if (right.Length > 0) line.Append(DocxBlocks.Runs(right));
        return line;
    }

    static DocumentFormat.OpenXml.Wordprocessing.Paragraph WithRule(DocumentFormat.OpenXml.Wordprocessing.Paragraph line)
    {
        line.ParagraphProperties!.ParagraphBorders = new ParagraphBorders(new BottomBorder { Val = BorderValues.Single, Size = 4, Space = 6, Color = "B7D3D1" });
        return line;
    }

    static IEnumerable<OpenXmlElement> PageNumber(string label)
    {
        foreach (var piece in label.Split('{', '}'))
            if (piece is "0" or "1") yield return new SimpleField(new Run(new Text("1"))) { Instruction = piece == "0" ? " PAGE " : " NUMPAGES " };
            else if (piece.Length > 0) foreach (var run in DocxBlocks.Runs(piece)) yield return run;
    }

    /// <summary>As Word itself writes a watermark, so that Word's own “Remove watermark” finds it.</summary>
    static Run Watermark(string text) => new(new Picture(string.Create(CultureInfo.InvariantCulture, $"""
        <w:pict xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"><v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas><v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/><v:textpath on="t" fitshape="t"/></v:shapetype><v:shape id="PowerPlusWaterMarkObject1" o:spid="_x0000_s2049" type="#_x0000_t136" alt="{SecurityElement.Escape(Clean.OneLine(text))}" style="position:absolute;margin-left:0;margin-top:0;width:420pt;height:96pt;rotation:315;z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;mso-position-vertical-relative:margin" o:allowincell="f" fillcolor="#e1e7e6" stroked="f"><v:textpath style="font-family:&quot;Arial&quot;;font-size:1pt" string="{SecurityElement.Escape(Clean.OneLine(text))}"/></v:shape></w:pict>
        """)));
}
