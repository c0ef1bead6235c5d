using Samsyn.Tests.Kit;
using System.IO.Compression;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Samsyn.Documents.Tests.Extraction;
using Samsyn.Documents.Writing;
using Samsyn.Documents.Writing.Docx;
using Paragraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;

namespace Samsyn.Documents.Tests.Writing;

public sealed class PaperDocxTests
{
    static readonly XNamespace _w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    [Fact, Trait("Requirement", "DOC-15")]
    public void A_paper_is_a_Word_document_that_Microsofts_own_validator_finds_whole()
    {
        foreach (var paper in (Paper[])[SamplePapers.Whole(), SamplePapers.Whole(draft: true), SamplePapers.Long()])
        {
            using var document = Open(PaperDocx.Write(paper));
            Assert.Empty(Errors(document));
        }
    }

    [Fact]
    public void The_validator_finds_what_is_wrong()
    {
        using var document = Open(PaperDocx.Write(SamplePapers.Whole()));
        document.MainDocumentPart!.Document.Body!.PrependChild(new TableRow());
        Assert.NotEmpty(Errors(document));
    }

    [Fact]
    public void The_same_paper_gives_the_same_bytes_and_another_paper_others()
    {
        Assert.Equal(PaperDocx.Write(SamplePapers.Whole()), PaperDocx.Write(SamplePapers.Whole()));
        Assert.NotEqual(PaperDocx.Write(SamplePapers.Whole()), PaperDocx.Write(SamplePapers.Whole(draft: true)));
    }

    [Fact]
    public void Headings_lists_and_tables_carry_Words_own_styles_and_numbering()
    {
        using var document = Open(PaperDocx.Write(SamplePapers.Whole()));
        var body = document.MainDocumentPart!.Document.Body!;
        string StyleOf(string text) => body.Descendants<Paragraph>().First(p => p.InnerText.Contains(text, StringComparison.Ordinal)).ParagraphProperties!.ParagraphStyleId!.Val!;

        Assert.Equal("Title", StyleOf("Protokoll från"));
        Assert.Equal("Heading1", StyleOf("§ 42"));
        Assert.Equal("Heading2", StyleOf("Bakgrund"));
        Assert.Equal("ListBullet", StyleOf("Belysning"));
        var ordered = body.Descendants<Paragraph>().Where(p => p.ParagraphProperties?.ParagraphStyleId?.Val == "ListNumber").Select(p => p.ParagraphProperties!.NumberingProperties!.NumberingId!.Val!.Value).ToList();
        Assert.Equal(ordered[0], ordered[1]);
        Assert.NotEqual(ordered[1], ordered[2]);
        var table = body.Elements<DocumentFormat.OpenXml.Wordprocessing.Table>().Single();
        Assert.NotNull(table.Elements<TableRow>().First().TableRowProperties!.GetFirstChild<TableHeader>());
        Assert.Equal("Närvarande med part och mandat", table.GetFirstChild<TableProperties>()!.TableCaption!.Val!.Value);
        Assert.Contains("Cirkel för november", body.Descendants<DocumentFormat.OpenXml.Drawing.Wordprocessing.DocProperties>().Single().Description!.Value!, StringComparison.Ordinal);
    }

    [Fact, Trait("Requirement", "DOC-22")]
    public void Every_page_has_both_diary_numbers_the_version_the_date_of_decision_and_its_number()
    {
        using var document = Open(PaperDocx.Write(SamplePapers.Whole()));
        var head = document.MainDocumentPart!.HeaderParts.Single().Header.InnerText;
        foreach (var said in (string[])["2.3-0417/2026", "A512.300/2026", "Version 1.0", "Beslutad 2026-11-26", "Ekstads stadsdelsförvaltning"]) Assert.Contains(said, head, StringComparison.Ordinal);
        Assert.Equal([" PAGE ", " NUMPAGES "], document.MainDocumentPart.FooterParts.Single().Footer.Descendants<SimpleField>().Select(field => field.Instruction!.Value!));
    }

    [Fact, Trait("Requirement", "DOC-22")]
    public void A_draft_has_its_watermark_on_every_page_and_what_is_final_has_none()
    {
        using var draft = Open(PaperDocx.Write(SamplePapers.Whole(draft: true)));
        using var final = Open(PaperDocx.Write(SamplePapers.Whole()));
        Assert.Equal("Utkast", draft.MainDocumentPart!.HeaderParts.Single().Header.Descendants<DocumentFormat.OpenXml.Vml.TextPath>().Last().String!.Value);
        Assert.Empty(final.MainDocumentPart!.HeaderParts.Single().Header.Descendants<Picture>());
    }

    [Fact]
    public void Language_title_and_date_stand_in_the_files_own_properties()
    {
        using var document = Open(PaperDocx.Write(SamplePapers.Whole() with { Language = "en-GB" }));
        Assert.Equal("en-GB", document.PackageProperties.Language);
        Assert.Equal("Protokoll från styrgruppens möte 2026-11-26", document.PackageProperties.Title);
        Assert.Equal(new DateTime(2026, 11, 26, 15, 0, 0, DateTimeKind.Utc), document.PackageProperties.Modified!.Value.ToUniversalTime());
        Assert.Equal("en-GB", document.MainDocumentPart!.StyleDefinitionsPart!.Styles!.DocDefaults!.Descendants<Languages>().Single().Val!.Value);
    }

    [Fact]
    public async Task What_was_written_is_read_again_by_the_reader_of_agreements()
    {
        var read = (await Extracting.DoneAsync("protokoll.docx", PaperDocx.Write(SamplePapers.Whole()))).Lines;
        foreach (var said in (string[])["Robin Björk", "otryggheten minskar", "Styrgruppen antar lägesbilden version 3.", "Åter från ett"]) Assert.Contains(read, line => line.Contains(said, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Noll\0tecken \u0008 och \ufffe slut")]
    [InlineData("Ensamt \ud83d surrogat")]
    [InlineData("<w:p>& ]]> ' \" 😀 \u2028 \u202e")]
    public void Any_text_at_all_is_written_without_breaking_the_file(string text)
    {
        var paper = SamplePapers.Whole() with { Title = text, Blocks = [new Heading(1, text, text), new Documents.Writing.Paragraph(text), new FactList([new(text, text)]), new Signatures([new(text, text, text)])], Watermark = text };
        using var document = Open(PaperDocx.Write(paper with { Head = paper.Head with { Sender = text, DiaryNumbers = [new(text, text)] } }));
        Assert.Empty(Errors(document));
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("file:///etc/passwd")]
    [InlineData("\\\\server\\share")]
    [InlineData("ekstad.example")]
    public void An_address_that_is_no_web_or_mail_address_is_words_only(string address)
    {
        using var document = Open(PaperDocx.Write(SamplePapers.Whole() with { Blocks = [new Documents.Writing.Paragraph([new Link("här", address)])] }));
        Assert.Empty(document.MainDocumentPart!.HyperlinkRelationships);
        Assert.Contains("här", document.MainDocumentPart.Document.InnerText, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_of_another_width_than_its_table_is_a_bug_that_shows() =>
        Assert.Throws<ArgumentException>(() => PaperDocx.Write(SamplePapers.Whole() with { Blocks = [new Documents.Writing.Table { Caption = "T", Columns = [new("A"), new("B")], Rows = [["en"]] }] }));

    [Fact]
    public void No_clock_stands_in_the_file()
    {
        using var zip = new ZipArchive(new MemoryStream(PaperDocx.Write(SamplePapers.Whole())), ZipArchiveMode.Read);
        Assert.All(zip.Entries, entry => Assert.Equal(1980, entry.LastWriteTime.Year));
        Assert.Equal("[Content_Types].xml", zip.Entries[0].FullName);
        using var part = zip.GetEntry("word/document.xml")!.Open();
        Assert.Equal("body", XDocument.Load(part).Root!.Element(_w + "body")!.Name.LocalName);
    }

    internal static WordprocessingDocument Open(byte[] docx)
    {
        var stream = new MemoryStream();
        stream.Write(docx);
        return WordprocessingDocument.Open(stream, isEditable: true);
    }

    internal static IReadOnlyList<string> Errors(OpenXmlPackage document) =>
        [.. new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document).Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}")];
}
