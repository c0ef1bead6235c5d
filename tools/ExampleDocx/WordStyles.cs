using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Samsyn.ExampleDocx;

/// <summary>The look of the document: one place for fonts, colours and distances.</summary>
static class WordStyles
{
    public const string Ink = "1F3A5F", Shade = "E8EEF5", Rule = "9FB2C8", Grey = "5A6572";
    public const string Normal = "62B36F", Raised = "F4C542", High = "D9605B";
    public const int Bullets = 1, FirstNumbered = 10;

    public static Styles Styles()
    {
        var styles = new Styles(new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                new RunFonts { Ascii = "Arial", HighAnsi = "Arial", ComplexScript = "Arial", EastAsia = "Arial" },
                new FontSize { Val = "21" }, new FontSizeComplexScript { Val = "21" },
                new Languages { Val = "sv-SE", EastAsia = "sv-SE", Bidi = "ar-SA" })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(
                new SpacingBetweenLines { After = "140", Line = "271", LineRule = LineSpacingRuleValues.Auto }))));
        styles.Append(
            Style("Normal", "Normal", null, isDefault: true),
            Style("Title", "Title", Paragraph(before: 1800, after: 240, line: 240), size: 46, bold: true, colour: Ink),
            Style("Subtitle", "Subtitle", Paragraph(after: 720), size: 32, colour: Grey),
            Style("Heading1", "heading 1", Paragraph(before: 0, after: 280, level: 0), size: 36, bold: true, colour: Ink),
            Style("Heading2", "heading 2", Paragraph(before: 320, after: 100, level: 1), size: 26, bold: true, colour: Ink),
            Style("Heading3", "heading 3", Paragraph(before: 220, after: 60, level: 2), size: 23, bold: true, colour: Grey),
            Style("AnnexLabel", "Bilagenummer", Paragraph(after: 40, pageBreak: true, keep: true), size: 24, colour: Grey),
            Style("ContentsTitle", "TOC Heading", Paragraph(after: 200, pageBreak: true), size: 36, bold: true, colour: Ink),
            Style("TOC1", "toc 1", Contents(indent: 0, before: 90), bold: true),
            Style("TOC2", "toc 2", Contents(indent: 340, before: 0)),
            Style("TightLine", "Tät rad", Paragraph(after: 0)),
            Style("SignatureLine", "Underskrift", SignatureProperties()),
            Style("ListParagraph", "List Paragraph", Paragraph(after: 50)),
            Style("FormTitle", "Formulärrubrik", Paragraph(before: 60, after: 60, keep: true), "Heading2", colour: "FFFFFF"),
            Style("FormText", "Formulärtext", Paragraph(before: 30, after: 30, line: 250), size: 20),
            Style("Header", "header", HeaderProperties(), size: 17, colour: Grey),
            Style("Footer", "footer", Paragraph(after: 0, justification: JustificationValues.Center), size: 17, colour: Grey));
        return styles;
    }

    static Style Style(string id, string name, StyleParagraphProperties? paragraph, string? basedOn = null, int? size = null, bool bold = false,
        string? colour = null, bool isDefault = false)
    {
        var style = new Style(new StyleName { Val = name }) { Type = StyleValues.Paragraph, StyleId = id };
        if (isDefault) style.Default = true;
        else style.Append(new BasedOn { Val = basedOn ?? "Normal" });
        style.Append(new PrimaryStyle());
        if (paragraph is not null) style.Append(paragraph);
        var run = new StyleRunProperties();
        if (bold) run.Append(new Bold());
        if (colour is not null) run.Append(new Color { Val = colour });
        if (size is not null) run.Append(new FontSize { Val = $"{size}" }, new FontSizeComplexScript { Val = $"{size}" });
        if (run.HasChildren) style.Append(run);
        return style;
    }

    static StyleParagraphProperties Paragraph(int before = 0, int after = 140, int line = 271, int? level = null, bool pageBreak = false, bool keep = false,
        JustificationValues? justification = null)
    {
        var properties = new StyleParagraphProperties();
        if (level is not null || keep) properties.Append(new KeepNext());
        if (level is not null) properties.Append(new KeepLines());
        if (pageBreak) properties.Append(new PageBreakBefore());
        properties.Append(Distance(before, after, line));
        if (justification is not null) properties.Append(new Justification { Val = justification });
        if (level is not null) properties.Append(new OutlineLevel { Val = level });
        return properties;
    }

    static StyleParagraphProperties Contents(int indent, int before) => new(
        new Tabs(new TabStop { Val = TabStopValues.Right, Leader = TabStopLeaderCharValues.Dot, Position = AgreementDocument.TextWidth }),
        Distance(before, 20, 250),
        new Indentation { Left = $"{indent}" });

    static StyleParagraphProperties SignatureProperties() => new(
        new KeepNext(),
        new ParagraphBorders(new TopBorder { Val = BorderValues.Single, Size = 6, Space = 4, Color = Grey }),
        Distance(900, 0, 271),
        new Indentation { Right = "4800" });

    static StyleParagraphProperties HeaderProperties() => new(Distance(0, 0, 240), new Justification { Val = JustificationValues.Right });

    static SpacingBetweenLines Distance(int before, int after, int line) =>
        new() { Before = $"{before}", After = $"{after}", Line = $"{line}", LineRule = LineSpacingRuleValues.Auto };

    /// <summary>One bullet list and one numbering for each numbered list, so that every list starts at 1.</summary>
    public static Numbering Numbering(int numberedLists)
    {
        var numbering = new Numbering(
            List(0, NumberFormatValues.Bullet, "•"),
            List(1, NumberFormatValues.Decimal, "%1."),
            new NumberingInstance(new AbstractNumId { Val = 0 }) { NumberID = Bullets });
        for (var i = 0; i < numberedLists; i++)
            numbering.Append(new NumberingInstance(new AbstractNumId { Val = 1 },
                new LevelOverride(new StartOverrideNumberingValue { Val = 1 }) { LevelIndex = 0 }) { NumberID = FirstNumbered + i });
        return numbering;
    }

    static AbstractNum List(int id, NumberFormatValues format, string text) => new(
        new MultiLevelType { Val = MultiLevelValues.SingleLevel },
        new Level(
            new StartNumberingValue { Val = 1 },
            new NumberingFormat { Val = format },
            new LevelText { Val = text },
            new LevelJustification { Val = LevelJustificationValues.Left },
            new PreviousParagraphProperties(new Indentation { Left = "454", Hanging = "340" })) { LevelIndex = 0 }) { AbstractNumberId = id };
}
