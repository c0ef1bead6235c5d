using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Samsyn.ExampleDocx;

/// <summary>The blocks as the body of a Word document, with a section and a page header for each set of diary numbers.</summary>
sealed class AgreementDocument(AgreementText agreement)
{
    /// <summary>A4 less two margins of 2 cm, in twentieths of a point.</summary>
    public const int TextWidth = 11906 - 2 * Margin;
    const int Margin = 1134;

    readonly Body _body = new();
    readonly List<IReadOnlyList<string>> _headers = [];
    int _bookmarks, _numberedLists;

    public Document Document => new(_body.CloneNode(deep: true));

    public Numbering Numbering => WordStyles.Numbering(_numberedLists);

    public IEnumerable<Header> Headers => _headers.Select(HeaderPart);

    public void Write()
    {
        Block? previous = null;
        foreach (var block in agreement.Blocks)
        {
            Add(block, previous);
            previous = block;
        }
        _body.Append(Section());
    }

    void Add(Block block, Block? previous)
    {
        switch (block)
        {
            case TitleBlock b: _body.Append(Paragraph("Title", b.Text)); break;
            case SubtitleBlock b: _body.Append(Paragraph("Subtitle", b.Text)); break;
            case HeadingBlock { InContents: false, Level: 1 } b: _body.Append(Paragraph("ContentsTitle", b.Text)); break;
            case HeadingBlock { InContents: true } b: _body.Append(Bookmarked($"Heading{b.Level}", b.Text)); break;
            case HeadingBlock b: _body.Append(Paragraph($"Heading{b.Level}", b.Text)); break;
            case AnnexBlock b: _body.Append(Paragraph("AnnexLabel", b.Label)); break;
            case ParagraphBlock b: _body.Append(Paragraph("Normal", b.Text, b.KeepWithNext)); break;
            case LinesBlock b: AddLines(b.Lines, "TightLine"); break;
            case SignatureBlock b: AddLines(b.Lines, "SignatureLine"); break;
            case ListBlock b: AddList(b); break;
            case ContentsBlock b: AddContents(b); break;
            case PageHeaderBlock b: AddPageHeader(b); break;
            case TableBlock b: AddTable(WordTables.Figures(b), newPage: false); break;
            case FormBlock b: AddTable(WordTables.Form(b, (text, style) => b.InContents ? Bookmarked(style, text) : Paragraph(style, text)), b.InContents && previous is not AnnexBlock); break;
            default: throw new InvalidOperationException($"{block.GetType().Name} has no look");
        }
    }

    void AddLines(IReadOnlyList<string> lines, string firstStyle)
    {
        for (var i = 0; i < lines.Count; i++)
            _body.Append(Paragraph(i == 0 ? firstStyle : i == lines.Count - 1 ? "Normal" : "TightLine", lines[i], keepNext: i < lines.Count - 1));
    }

    void AddList(ListBlock list)
    {
        var id = list.Numbered ? WordStyles.FirstNumbered + _numberedLists++ : WordStyles.Bullets;
        foreach (var item in list.Items)
            _body.Append(new Paragraph(new ParagraphProperties(
                new ParagraphStyleId { Val = "ListParagraph" },
                new NumberingProperties(new NumberingLevelReference { Val = 0 }, new NumberingId { Val = id })), Run(item)));
        ((Paragraph)_body.LastChild!).ParagraphProperties!.Append(new SpacingBetweenLines { After = "140" });
    }

    // Word forbids two tables without a paragraph between them; the small one also carries the page break.
    void AddTable(Table table, bool newPage)
    {
        if (newPage) _body.Append(Small(new PageBreakBefore()));
        _body.Append(table);
        if (!newPage) _body.Append(Small());
    }

    static Paragraph Small(params OpenXmlElement[] before)
    {
        var properties = new ParagraphProperties(before);
        properties.Append(new SpacingBetweenLines { Before = "0", After = "60", Line = "60", LineRule = LineSpacingRuleValues.Exact });
        return new Paragraph(properties);
    }

    void AddContents(ContentsBlock contents)
    {
        for (var i = 0; i < contents.Entries.Count; i++)
        {
            var entry = contents.Entries[i];
            var paragraph = new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = $"TOC{entry.Level}" }));
            if (i == 0)
                paragraph.Append(Field(FieldCharValues.Begin), new Run(new FieldCode(" TOC \\o \"1-2\" \\h \\z \\u ") { Space = SpaceProcessingModeValues.Preserve }), Field(FieldCharValues.Separate));
            paragraph.Append(new Hyperlink(Run(entry.Text), new Run(new TabChar()), Run(entry.Page)) { Anchor = $"_Toc{i + 1:000}", History = true });
            if (i == contents.Entries.Count - 1) paragraph.Append(Field(FieldCharValues.End));
            _body.Append(paragraph);
        }
    }

    void AddPageHeader(PageHeaderBlock block)
    {
        if (_headers.Count > 0 && _headers[^1].SequenceEqual(block.Lines)) return;
        if (_headers.Count > 0) _body.Append(new Paragraph(new ParagraphProperties(Section())));
        _headers.Add(block.Lines);
    }

    /// <summary>The first section begins with the cover, which has neither header nor page number.</summary>
    SectionProperties Section()
    {
        var section = new SectionProperties(
            new HeaderReference { Type = HeaderFooterValues.Default, Id = $"rIdHeader{_headers.Count}" },
            new FooterReference { Type = HeaderFooterValues.Default, Id = "rIdFooter" },
            new SectionType { Val = SectionMarkValues.NextPage },
            new PageSize { Width = 11906, Height = 16838 },
            new PageMargin { Top = 1700, Bottom = 1300, Left = Margin, Right = Margin, Header = 620, Footer = 560, Gutter = 0 });
        if (_headers.Count == 1) section.Append(new TitlePage());
        return section;
    }

    static Header HeaderPart(IReadOnlyList<string> lines) => new(lines.Select(l => Paragraph("Header", l)));

    public static Footer Footer() => new(new Paragraph(
        new ParagraphProperties(new ParagraphStyleId { Val = "Footer" }),
        Run("Sida "), new SimpleField(Run("1")) { Instruction = " PAGE " }, Run(" av "), new SimpleField(Run("1")) { Instruction = " NUMPAGES " }));

    Paragraph Bookmarked(string style, string text)
    {
        var id = ++_bookmarks;
        return new Paragraph(
            new ParagraphProperties(new ParagraphStyleId { Val = style }),
            new BookmarkStart { Id = $"{id}", Name = $"_Toc{id:000}" }, Run(text), new BookmarkEnd { Id = $"{id}" });
    }

    static Paragraph Paragraph(string style, string text, bool keepNext = false)
    {
        var properties = new ParagraphProperties(new ParagraphStyleId { Val = style });
        if (keepNext) properties.Append(new KeepNext());
        return new Paragraph(properties, Run(text));
    }

    static Run Field(FieldCharValues type) => new(new FieldChar { FieldCharType = type });

    public static Run Run(string text, bool bold = false, string? colour = null)
    {
        var run = new Run();
        var properties = new RunProperties();
        if (bold) properties.Append(new Bold());
        if (colour is not null) properties.Append(new Color { Val = colour });
        if (properties.HasChildren) run.Append(properties);
        run.Append(new Text(text) { Space = SpaceProcessingModeValues.Preserve });
        return run;
    }
}
