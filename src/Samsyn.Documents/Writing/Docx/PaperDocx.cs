using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Samsyn.Documents.Writing.Docx;

/// <summary>
/// A paper as a Word document: real styles, headings, lists and header rows, so that it can be edited and read aloud. The same paper (and template) gives the same bytes.
/// </summary>
public static class PaperDocx
{
    /// <summary>A4 with Samsyn's own look.</summary>
    public static byte[] Write(Paper paper)
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = document.AddNewPart<MainDocumentPart>("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", "document");
            main.AddNewPart<StyleDefinitionsPart>("styles").Styles = DocxStyleSheet.Create(paper.Language);
            main.AddNewPart<DocumentSettingsPart>("settings").Settings = Settings(paper);
            var names = DocxStyleNames.Own();
            var section = DocxFurniture.OwnSection(main, paper, names);
            var body = new Body(new DocxBlocks(main, names, DocxFurniture.TextWidth).Write(paper, withTitle: true));
            body.Append(section);
            main.Document = new Document(body);
            DocxProperties.Write(document, paper);
        }
        return StablePackage.Of(stream.ToArray());
    }

    /// <summary>
    /// On the municipality's own template: its styles (by name), headers, footers and page. The content goes where the template marks its place, otherwise last.
    /// What the template's header has no field for (diary numbers, version) is written above the content.
    /// </summary>
    public static byte[] Write(Paper paper, DocxTemplate template)
    {
        using var stream = new MemoryStream();
        stream.Write(template.Content.Span);
        using (var document = WordprocessingDocument.Open(stream, isEditable: true, DocxTemplate.Reading))
        {
            if (document.DocumentType != WordprocessingDocumentType.Document) document.ChangeDocumentType(WordprocessingDocumentType.Document);
            var main = document.MainDocumentPart!;
            var names = DocxStyleNames.In(main, paper.Language);
            var filled = DocxFields.Fill(main, paper);
            var blocks = new DocxBlocks(main, names, DocxFurniture.WidthOf(main)).Write(paper, withTitle: !filled.Contains(DocxFields.Title));
            var above = DocxFurniture.UnsaidFacts(paper, filled, names);
            DocxMark.Place(main.Document.Body!, above is null ? blocks : [above, .. blocks]);
            if (paper.Watermark is { } watermark) DocxFurniture.MarkEveryPage(main, watermark, names);
            DocxProperties.Write(document, paper);
        }
        return StablePackage.Of(stream.ToArray());
    }

    static Settings Settings(Paper paper) => new(
        new Zoom { Percent = "100" }, new DefaultTabStop { Val = 794 },
        new Compatibility(new CompatibilitySetting { Name = CompatSettingNameValues.CompatibilityMode, Uri = "http://schemas.microsoft.com/office/word", Val = "15" }),
        new ThemeFontLanguages { Val = paper.Language }, new DecimalSymbol { Val = "," }, new ListSeparator { Val = ";" });
}
