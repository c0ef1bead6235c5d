using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Samsyn.Documents.Writing.Docx;

/// <summary>The places of a template that are filled: content controls by their tag, in the body, headers and footers.</summary>
static class DocxFields
{
    /// <summary>The tags a template may use.</summary>
    public const string Title = "samsyn-title", Sender = "samsyn-sender", Kind = "samsyn-kind", Diary = "samsyn-diary", Standing = "samsyn-standing";

    /// <summary>Fills every field there is and tells which were found.</summary>
    public static HashSet<string> Fill(MainDocumentPart main, Paper paper)
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            [Title] = paper.Title, [Sender] = paper.Head.Sender, [Kind] = paper.Head.Kind,
            [Diary] = DocxFurniture.Said(paper.Head.DiaryNumbers), [Standing] = DocxFurniture.Said(paper.Head.Standing),
        };
        var filled = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var root in Roots(main))
            foreach (var control in root.Descendants<SdtElement>().ToList())
                if (TagOf(control) is { } tag && values.TryGetValue(tag, out var value))
                {
                    Set(control, value);
                    filled.Add(tag);
                }
        return filled;
    }

    public static string? TagOf(SdtElement control) => control.SdtProperties?.GetFirstChild<Tag>()?.Val?.Value;

    static IEnumerable<OpenXmlElement> Roots(MainDocumentPart main) =>
        [main.Document, .. main.HeaderParts.Select(part => part.Header).OfType<OpenXmlElement>(), .. main.FooterParts.Select(part => part.Footer).OfType<OpenXmlElement>()];

    /// <summary>The first text takes the value with its look; other texts within go. A control without any text gets one where its kind allows.</summary>
    static void Set(SdtElement control, string value)
    {
        control.SdtProperties!.RemoveAllChildren<ShowingPlaceholder>();
        var texts = control.Descendants<Text>().ToList();
        if (texts.Count == 0)
        {
            var run = DocxBlocks.Runs(Clean.OneLine(value)).First();
            if (control.Descendants<DocumentFormat.OpenXml.Wordprocessing.Paragraph>().FirstOrDefault() is { } paragraph) paragraph.Append(run);
            else if (control is SdtRun { SdtContentRun: { } content }) content.Append(run);
            return;
        }
        texts[0].Text = Clean.OneLine(value);
        texts[0].Space = SpaceProcessingModeValues.Preserve;
        foreach (var run in texts[0].Ancestors<Run>().Take(1)) run.RunProperties?.RemoveAllChildren<RunStyle>();
        foreach (var other in texts.Skip(1)) other.Remove();
    }
}
