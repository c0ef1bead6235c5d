using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Samsyn.Documents.Writing.Docx;

/// <summary>Where in a template the content goes: a content control tagged, or a bookmark named, “samsyn” of its own in the body; otherwise last.</summary>
static class DocxMark
{
    const string Name = "samsyn";

    /// <summary>The paragraph or control that is replaced by the content, or null.</summary>
    public static OpenXmlElement? In(Body body) => Find(body) is { } mark && mark.Parent == body ? mark : null;

    /// <summary>Whether the mark stands inside a table or a text box, where a whole document cannot go.</summary>
    public static bool IsMisplaced(Body body) => Find(body) is { } mark && mark.Parent != body;

    public static void Place(Body body, IReadOnlyList<OpenXmlElement> content)
    {
        if (In(body) is { } mark)
        {
            foreach (var element in content) body.InsertBefore(element, mark);
            // A section that ends in the marked paragraph still ends there.
            if (mark.GetFirstChild<ParagraphProperties>()?.GetFirstChild<SectionProperties>() is { } section)
                body.InsertBefore(new DocumentFormat.OpenXml.Wordprocessing.Paragraph(new ParagraphProperties(section.CloneNode(deep: true))), mark);
            mark.Remove();
            return;
        }
        var last = body.LastChild as SectionProperties;
        foreach (var element in content)
            if (last is null) body.Append(element);
            else body.InsertBefore(element, last);
    }

    static OpenXmlElement? Find(Body body)
    {
        if (body.Descendants<SdtBlock>().FirstOrDefault(control => string.Equals(DocxFields.TagOf(control), Name, StringComparison.OrdinalIgnoreCase)) is { } control) return control;
        var bookmark = body.Descendants<BookmarkStart>().FirstOrDefault(start => string.Equals(start.Name?.Value, Name, StringComparison.OrdinalIgnoreCase));
        if (bookmark is null) return null;
        return bookmark.Ancestors<DocumentFormat.OpenXml.Wordprocessing.Paragraph>().FirstOrDefault() ?? (OpenXmlElement)bookmark;
    }
}
