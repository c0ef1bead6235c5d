using Samsyn.Tests.Kit;
using System.Text.RegularExpressions;
using Samsyn.Documents.Writing.Docx;
using Samsyn.Documents.Writing.Pdf;
using Samsyn.Domain.Kernel;

namespace Samsyn.Documents.Tests.Writing;

/// <summary>The PDF before judges from elsewhere: Apache PDFBox Preflight, qpdf and poppler.</summary>
public sealed partial class PaperPdfTests(PaperPdfTests.Printed printed) : IClassFixture<PaperPdfTests.Printed>
{
    /// <summary>PDFBox 2 judges PDF/A-1b alone. The only thing it may miss in a paper is that the file says part 1: ours says part 2.</summary>
    static readonly string[] _onlyPart1 = ["7.11.2"];

    [JudgedFact("soffice", "preflight"), Trait("Requirement", "DOC-15")]
    public void Preflight_finds_no_error_that_PDF_A_2_has_too()
    {
        foreach (var name in Printed.Names) Assert.Empty(Errors(printed.PathOf(name)).Except(_onlyPart1));
    }

    [JudgedFact("soffice", "preflight")]
    public void Preflight_finds_what_is_wrong()
    {
        var broken = printed.PathOf("broken");
        File.WriteAllText(broken, File.ReadAllText(printed.PathOf("final"), System.Text.Encoding.Latin1).Replace("/OutputIntents", "/OutputIntentz", StringComparison.Ordinal), System.Text.Encoding.Latin1);
        Assert.NotEmpty(Errors(broken).Except(_onlyPart1));
    }

    static List<string> Errors(string pdf)
    {
        var output = Judged.Run("java", "-cp", Judged.Preflight, "org.apache.pdfbox.preflight.Validator_A1b", pdf).Output;
        Assert.Contains("PDF/A-1b file", output, StringComparison.Ordinal);
        return [.. ErrorCode().Matches(output).Select(match => match.Value)];
    }

    [JudgedFact("soffice", "qpdf")]
    public void Qpdf_finds_each_file_whole()
    {
        foreach (var name in Printed.Names)
        {
            var (code, output) = Judged.Run("qpdf", "--check", printed.PathOf(name));
            Assert.True(code == 0 && output.Contains("No syntax or stream encoding errors found", StringComparison.Ordinal), output);
        }
    }

    [JudgedFact("soffice", "pdfinfo", "qpdf")]
    public void The_file_says_that_it_is_PDF_A_2b_and_PDF_UA_1_tagged_with_title_and_language()
    {
        var info = Judged.Run("pdfinfo", printed.PathOf("final")).Output;
        Assert.Matches("Tagged: +yes", info);
        Assert.Matches("Title: +Protokoll från styrgruppens möte 2026-11-26", info);
        var metadata = Judged.Run("pdfinfo", "-meta", printed.PathOf("final")).Output;
        Assert.Contains("<pdfaid:part>2</pdfaid:part>", metadata, StringComparison.Ordinal);
        Assert.Contains("<pdfaid:conformance>B</pdfaid:conformance>", metadata, StringComparison.Ordinal);
        Assert.Contains("<pdfuaid:part>1</pdfuaid:part>", metadata, StringComparison.Ordinal);
        var objects = Judged.Run("qpdf", "--qdf", "--object-streams=disable", printed.PathOf("final"), "-").Output;
        Assert.Contains("/Lang (sv-SE)", objects, StringComparison.Ordinal);
        Assert.Contains("/DisplayDocTitle true", objects, StringComparison.Ordinal);
        Assert.DoesNotContain("/Encrypt", objects, StringComparison.Ordinal);
    }

    [JudgedFact("soffice", "pdfinfo"), Trait("Requirement", "DOC-26")]
    public void Headings_table_headings_lists_and_the_figures_words_are_tags()
    {
        var tags = Judged.Run("pdfinfo", "-struct-text", printed.PathOf("final")).Output;
        foreach (var tag in (string[])["H1", "H2", "Table", "TH", "TD", "L (block)", "LI", "Figure", "Link"]) Assert.Contains(tag, tags, StringComparison.Ordinal);
        Assert.Contains("Robin Björk", tags, StringComparison.Ordinal);
        Assert.DoesNotContain("Utkast", Judged.Run("pdfinfo", "-struct-text", printed.PathOf("draft")).Output, StringComparison.Ordinal);
        var objects = Judged.Run("qpdf", "--qdf", "--object-streams=disable", printed.PathOf("final"), "-").Output;
        Assert.Contains("/Scope /Column", objects, StringComparison.Ordinal);
        Assert.Contains("/Alt ", objects, StringComparison.Ordinal);
    }

    [JudgedFact("soffice", "pdftotext"), Trait("Requirement", "DOC-22")]
    public void Every_page_has_the_diary_numbers_its_number_and_the_table_its_heading()
    {
        var pages = Judged.Run("pdftotext", "-layout", printed.PathOf("long"), "-").Output.Split('\f', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(pages.Length > 2, $"{pages.Length} pages");
        Assert.All(pages, page =>
        {
            Assert.Contains("A512.300/2026", page, StringComparison.Ordinal);
            Assert.Matches(@"Beslut\s+Klart", page);
        });
        Assert.Contains($"Sida 2 av {pages.Length}", pages[1], StringComparison.Ordinal);
    }

    [JudgedFact("soffice", "pdftotext"), Trait("Requirement", "DOC-22")]
    public void The_draft_has_its_word_on_the_page_and_the_final_one_has_not()
    {
        static byte[] Picture(string pdf, string to)
        {
            Judged.Run("pdftoppm", "-r", "20", "-gray", "-f", "1", "-l", "1", pdf, to);
            return File.ReadAllBytes(Directory.GetFiles(Path.GetDirectoryName(to)!, Path.GetFileName(to) + "*.pgm").Single());
        }
        Assert.NotEqual(Picture(printed.PathOf("final"), printed.PathOf("picture-final")), Picture(printed.PathOf("draft"), printed.PathOf("picture-draft")));
    }

    [GeneratedRegex(@"^\d+(\.\d+)+(?=\s*:)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ErrorCode();

    /// <summary>Each sample printed once, with a profile of its own.</summary>
    public sealed class Printed : IAsyncLifetime
    {
        readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("samsyn-print-");

        public static string[] Names { get; } = ["final", "draft", "long"];

        public async Task InitializeAsync()
        {
            using var printer = new PdfPrinter(new PdfPrinterSettings { Folder = Path.Combine(_folder.FullName, "office") });
            if (!printer.IsAvailable) return;
            foreach (var (name, paper) in (IEnumerable<(string, Documents.Writing.Paper)>)[("final", SamplePapers.Whole()), ("draft", SamplePapers.Whole(draft: true)), ("long", SamplePapers.Long())])
            {
                Outcome<byte[]> pdf = await printer.Print(PaperDocx.Write(paper), default);
                await File.WriteAllBytesAsync(PathOf(name), pdf.Value);
            }
        }

        public Task DisposeAsync()
        {
            _folder.Delete(recursive: true);
            return Task.CompletedTask;
        }

        public string PathOf(string name) => Path.Combine(_folder.FullName, name + ".pdf");
    }
}
