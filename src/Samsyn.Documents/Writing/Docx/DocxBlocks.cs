using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Samsyn.Documents.Writing.Docx;

/// <summary>Blocks → paragraphs and tables of a document's body.</summary>
/// <param name="main">Takes links, pictures and numbering.</param>
/// <param name="styles">The ids to use.</param>
/// <param name="width">The width of the text in twentieths of a point.</param>
sealed class DocxBlocks(MainDocumentPart main, DocxStyleNames styles, int width)
{
    const double UnitsAPoint = 12700;
    const uint HandwrittenHeight = 567;

    readonly DocxLists _lists = new(main);
    int _links, _figures;

    public List<OpenXmlElement> Write(Paper paper, bool withTitle)
    {
        var written = new List<OpenXmlElement>();
        if (withTitle) written.Add(Styled("Title", Runs(new Words(paper.Title))));
        foreach (var block in paper.Blocks)
        {
            var isBelowTable = written.LastOrDefault() is W.Table;
            var from = written.Count;
            written.AddRange(Write(block));
            // A table leaves no space below itself.
            if (isBelowTable && written.Count > from && written[from] is W.Paragraph first && block is Paragraph) first.ParagraphProperties!.SpacingBetweenLines = new SpacingBetweenLines { Before = "140" };
        }
        // A cell or a body may not end with a table.
        if (written.LastOrDefault() is W.Table) written.Add(Styled("SamsynNote"));
        return written;
    }

    IEnumerable<OpenXmlElement> Write(Block block) => block switch
    {
        Heading { Level: >= 1 and <= 4 } heading =>
            [Styled("Heading" + heading.Level.ToString(CultureInfo.InvariantCulture), [.. heading.Mark is { } mark ? Runs(new Words(mark + "\u2002")) : [], .. Runs(new Words(heading.Text))])],
        Paragraph paragraph => [Styled(paragraph.Look switch { ParagraphLook.Lead => "SamsynLead", ParagraphLook.Decision => "SamsynDecision", ParagraphLook.Note => "SamsynNote", _ => "Normal" }, Runs(paragraph.Content))],
        Clause clause => [Styled("SamsynClause", [.. Runs(new Words(clause.Mark)), new Run(new TabChar()), .. Runs(clause.Content)])],
        Listing listing => List(listing, _lists.Begin(listing.Ordered), 0),
        FactList facts => facts.Facts.Select(fact => Styled("SamsynFact", [.. Runs(new Words(fact.Label, Strong: true)), new Run(new TabChar()), .. Runs(new Words(fact.Value))])),
        Table table => [Styled("Caption", Runs(new Words(table.Caption))), Write(table)],
        Figure figure => Write(figure),
        Signatures signatures => signatures.Signers.SelectMany(Write),
        PageBreak => [new W.Paragraph(new Run(new Break { Type = BreakValues.Page }))],
        _ => throw new ArgumentOutOfRangeException(nameof(block), block, "No writer for this block."),
    };

    List<OpenXmlElement> List(Listing listing, int number, int depth)
    {
        if (depth > 2) throw new ArgumentOutOfRangeException(nameof(depth), depth, "A list is at most three deep.");
        var written = new List<OpenXmlElement>();
        foreach (var item in listing.Items)
        {
            var paragraph = Styled(listing.Ordered ? "ListNumber" : "ListBullet", Runs(item.Content));
            paragraph.ParagraphProperties!.NumberingProperties = new NumberingProperties(new NumberingLevelReference { Val = depth }, new NumberingId { Val = number });
            written.Add(paragraph);
            if (item.Below is { } below) written.AddRange(List(below, below.Ordered == listing.Ordered ? number : _lists.Begin(below.Ordered), depth + 1));
        }
        return written;
    }

    W.Table Write(Table table)
    {
        var shares = table.Columns.Sum(column => column.Share);
        var widths = table.Columns.Select(column => (int)Math.Round(width * column.Share / shares)).ToList();
        var written = new W.Table(
            new TableProperties(
                new TableStyle { Val = styles["SamsynTable"] }, new TableWidth { Type = TableWidthUnitValues.Pct, Width = "5000" }, new TableLayout { Type = TableLayoutValues.Fixed },
                new TableLook { FirstRow = true, FirstColumn = table.RowsHaveHeadings, NoHorizontalBand = true, NoVerticalBand = true, LastRow = false, LastColumn = false },
                new TableCaption { Val = Clean.OneLine(table.Caption) }),
            new TableGrid(widths.Select(column => new GridColumn { Width = column.ToString(CultureInfo.InvariantCulture) })));
        written.Append(Row(table, widths, "SamsynCellHeading", [.. table.Columns.Select(column => (TableCell)column.Heading)], isHeading: true));
        foreach (var row in table.Cells()) written.Append(Row(table, widths, "SamsynCell", row, isHeading: false));
        return written;
    }

    TableRow Row(Table table, List<int> widths, string style, IReadOnlyList<TableCell> cells, bool isHeading)
    {
        var properties = new TableRowProperties(new CantSplit());
        if (table.IsToFillIn && !isHeading) properties.Append(new TableRowHeight { Val = HandwrittenHeight, HeightType = HeightRuleValues.AtLeast });
        if (isHeading) properties.Append(new TableHeader());
        var row = new TableRow(properties);
        for (var i = 0; i < cells.Count; i++)
        {
            var strong = i == 0 && table.RowsHaveHeadings && !isHeading;
            var paragraph = Styled(style, Runs(strong ? [.. cells[i].Content.Select(inline => inline is Words words ? words with { Strong = true } : inline)] : cells[i].Content));
            if (table.Columns[i].AlignRight) paragraph.ParagraphProperties!.Justification = new Justification { Val = JustificationValues.Right };
            row.Append(new W.TableCell(new TableCellProperties(new TableCellWidth { Type = TableWidthUnitValues.Dxa, Width = widths[i].ToString(CultureInfo.InvariantCulture) }), paragraph));
        }
        return row;
    }

    List<OpenXmlElement> Write(Figure figure)
    {
        var number = ++_figures;
        var id = "samsynFigure" + number.ToString(CultureInfo.InvariantCulture);
        var part = main.AddImagePart(ImagePartType.Emf, id);
        using (var emf = new MemoryStream(Drawings.EmfWriter.Write(figure.Drawing))) part.FeedData(emf);
        var scale = Math.Min(1, width / 20.0 / figure.Drawing.Width);
        var drawing = DocxPicture.Of(id, number, figure.Alternative, (long)(figure.Drawing.Width * scale * UnitsAPoint), (long)(figure.Drawing.Height * scale * UnitsAPoint));
        List<OpenXmlElement> written = [Styled("SamsynFigure", [new Run(drawing)])];
        if (figure.Caption is { } caption) written.Add(Styled("SamsynNote", Runs(new Words(caption))));
        return written;
    }

    IEnumerable<OpenXmlElement> Write(Signature signer)
    {
        var content = new List<OpenXmlElement>();
        if (signer.Done is null)
        {
            content.Add(new Run(new TabChar()));
            content.Add(new Run(new Break()));
        }
        content.AddRange(Runs(new Words(signer.Name, Strong: true)));
        content.Add(new Run(new Break()));
        content.AddRange(Runs(new Words(signer.Role)));
        if (signer.Done is { } done) content.AddRange([new Run(new Break()), .. Runs(new Words(done))]);
        return [Styled("SamsynSignature", content)];
    }

    W.Paragraph Styled(string style, params IEnumerable<OpenXmlElement> content)
    {
        var paragraph = new W.Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = styles[style] }));
        paragraph.Append(content);
        return paragraph;
    }

    IEnumerable<OpenXmlElement> Runs(params IEnumerable<Inline> content)
    {
        foreach (var inline in content)
        {
            if (inline is Link { IsSafe: true } link)
            {
                var id = "samsynLink" + (++_links).ToString(CultureInfo.InvariantCulture);
                main.AddHyperlinkRelationship(new Uri(link.Address, UriKind.Absolute), isExternal: true, id);
                yield return new Hyperlink(Runs(link.Text, new RunProperties(new RunStyle { Val = styles["Hyperlink"] }))) { Id = id, History = true };
                continue;
            }
            RunProperties? properties = null;
            if (inline is Words { Strong: true } or Words { Emphasised: true })
            {
                properties = new RunProperties();
                if (inline is Words { Strong: true }) properties.Bold = new Bold();
                if (inline is Words { Emphasised: true }) properties.Italic = new Italic();
            }
            foreach (var run in Runs(inline.Said(), properties)) yield return run;
        }
    }

    /// <summary>One run a line, with breaks between.</summary>
    internal static IEnumerable<Run> Runs(string text, RunProperties? properties = null)
    {
        var lines = Clean.Lines(text);
        for (var i = 0; i < lines.Length; i++)
        {
            var run = new Run();
            if (properties is not null) run.Append(properties.CloneNode(deep: true));
            if (i > 0) run.Append(new Break());
            run.Append(new Text(lines[i].Replace('\t', ' ')) { Space = SpaceProcessingModeValues.Preserve });
            yield return run;
        }
    }
}
