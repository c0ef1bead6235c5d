using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Kernel;

namespace Samsyn.Documents.Extraction.Pdf;

/// <summary>
/// A PDF with a text layer → lines. Words come from <c>pdftotext</c> and ruling lines from <c>pdftocairo</c>; paragraphs, lists and tables
/// are rebuilt from where they stand.
/// </summary>
static class PdfExtractor
{
    const string Package = "poppler-utils", Words = "pdftotext", Rules = "pdftocairo";

    public static async Task<Refusal?> ExtractAsync(string file, ReadOnlyMemory<byte> bytes, ExtractionLimits limits, List<string> lines, List<Finding> findings, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("samsyn-pdf-");
        try
        {
            var path = Path.Combine(folder.FullName, "document.pdf");
            await File.WriteAllBytesAsync(path, bytes, cancellation);
            var words = new PdfWordReader();
            var run = await PdfPrograms.RunAsync(Words, ["-enc", "UTF-8", "-tsv", path, "-"], limits, words.Line, cancellation);
            if (RefusalOf(file, run, limits, words.Pages) is { } refusal) return refusal;

            var ruled = await PdfPrograms.RunAsync(Rules, ["-q", "-svg", path, "-"], limits, new PdfRuleReader(words.Pages).Line, cancellation);
            if (ruled.End != RunEnd.Done) findings.Add(Found.RulesUnread());
            Compose(words.Pages, lines, findings, cancellation);
            return lines.TrueForAll(string.IsNullOrWhiteSpace) ? new ScannedPdf(file, words.Pages.Count) : null;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    static Refusal? RefusalOf(string file, ProgramRun run, ExtractionLimits limits, List<PdfPage> pages) => run.End switch
    {
        RunEnd.Missing => new PdfProgramMissing(file, Words, Package),
        RunEnd.TimedOut => new PdfTookTooLong(file, limits.PdfTimeout.TotalSeconds),
        RunEnd.TooMuch => new PdfTextTooLarge(file, limits.MaxExpandedBytes >> 20),
        _ when run.ExitCode == 3 || IsLocked(run.Errors) => new EncryptedPdf(file),
        _ when run.ExitCode != 0 || pages.Count == 0 => new DamagedPdf(file),
        _ when pages.TrueForAll(p => p.Words.Count == 0) => new ScannedPdf(file, pages.Count),
        _ => null,
    };

    static bool IsLocked(string errors) =>
        errors.Contains("Incorrect password", StringComparison.OrdinalIgnoreCase) || errors.Contains("security handler", StringComparison.OrdinalIgnoreCase);

    static void Compose(List<PdfPage> pages, List<string> lines, List<Finding> findings, CancellationToken cancellation)
    {
        var text = new List<PdfTextLine>[pages.Count];
        var tables = new List<PdfTable>[pages.Count];
        for (var p = 0; p < pages.Count; p++)
        {
            cancellation.ThrowIfCancellationRequested();
            var words = pages[p].Words.ToList();
            tables[p] = PdfTableFinder.Find(pages[p], words);
            text[p] = PdfTextLine.Group(words);
        }
        var furniture = PdfFurnitureFinder.TakeOut(pages, text);
        var measure = new PdfMeasure(pages, text);
        for (var p = 0; p < pages.Count; p++) tables[p].AddRange(PdfLooseTables.TakeOut(pages[p], text[p], measure));
        var flow = new PdfFlow(measure, RecordHeadings(tables, text), lines);
        for (var p = 0; p < pages.Count; p++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (pages[p].Words.Count == 0) findings.Add(Found.PageWithoutText(lines.Count + 1, p + 1));
            var onPage = text[p].Select(l => (l.Y0, Line: (PdfTextLine?)l, Table: (PdfTable?)null)).Concat(tables[p].Select(t => (t.Y0, Line: (PdfTextLine?)null, Table: (PdfTable?)t)));
            foreach (var (_, line, table) in onPage.OrderBy(x => x.Y0))
            {
                if (table is not null) flow.Add(table);
                else flow.Add(pages[p], line!);
            }
            flow.AddFurniture(furniture[p]);
        }
        flow.End();
    }

    /// <summary>First rows met on at least two tables that do not open a page, so cannot be a heading repeated by a page break.</summary>
    static HashSet<string> RecordHeadings(List<PdfTable>[] tables, List<PdfTextLine>[] text) =>
        tables.SelectMany((onPage, p) => onPage.Where(t => onPage.Exists(o => o.Y1 < t.Y0) || text[p].Exists(l => l.Y1 < t.Y0 + 1)))
            .GroupBy(t => t.Heading, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key).ToHashSet(StringComparer.Ordinal);
}
