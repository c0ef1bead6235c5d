using System.Diagnostics;
using Samsyn.Documents.Writing;
using Samsyn.Documents.Writing.Docx;
using Samsyn.Documents.Writing.Pdf;
using Samsyn.Documents.Writing.Sheets;

namespace Samsyn.Bench;

/// <summary>Minutes of twenty items as DOCX and PDF, a register of 20,000 rows, and what a LibreOffice that hangs costs whoever waits.</summary>
static class PapersBench
{
    public static async Task<bool> RunAsync()
    {
        var watch = Stopwatch.StartNew();
        var docx = PaperDocx.Write(Minutes);
        Console.WriteLine($"  DOCX of 20 items: cold {watch.Elapsed.TotalMilliseconds:0} ms, warm {Figures.Time(warmUps: 5, runs: 31, () => docx = PaperDocx.Write(Minutes))}; {docx.Length / 1024} kB");
        var template = DocxTemplate.Read("mall.docx", docx).Value;
        Console.WriteLine($"  the same on a template: {Figures.Time(warmUps: 5, runs: 31, () => PaperDocx.Write(Minutes, template))}; looking a template through: {Figures.Time(warmUps: 2, runs: 15, () => DocxTemplate.Read("mall.docx", docx))}");
        Console.WriteLine($"  20,000 rows: XLSX {Figures.Time(warmUps: 1, runs: 5, () => RegisterXlsx.Write(Rows))}, CSV {Figures.Time(warmUps: 1, runs: 5, () => RegisterCsv.Write(Rows))}");

        using var printer = new PdfPrinter(new());
        if (!printer.IsAvailable)
        {
            Console.WriteLine("  PDF: LibreOffice (soffice) is not on this machine.");
            return true;
        }
        List<double> cold = [], warm = [];
        var whole = true;
        for (var run = 0; run < 3; run++)
        {
            using var fresh = new PdfPrinter(new());
            watch.Restart();
            whole &= (await fresh.Print(docx, default)).IsDone;
            cold.Add(watch.Elapsed.TotalMilliseconds);
        }
        for (var run = 0; run < 8; run++)
        {
            watch.Restart();
            whole &= (await printer.Print(docx, default)).IsDone;
            if (run > 0) warm.Add(watch.Elapsed.TotalMilliseconds);
        }
        Console.WriteLine($"  PDF: with a new profile {Figures.Of(cold)}, with its profile {Figures.Of(warm)}");
        watch.Restart();
        var queued = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => printer.Print(docx, default)));
        Console.WriteLine($"  five at once: the last after {watch.Elapsed.TotalMilliseconds:0} ms");
        return ReadingBench.Report(whole && queued.All(one => one.IsDone), "every PDF was made") & await Hang(docx);
    }

    /// <summary>The limit is set to two seconds here; the product's is <see cref="PdfPrinterSettings.Timeout"/>.</summary>
    static async Task<bool> Hang(byte[] docx)
    {
        if (OperatingSystem.IsWindows()) return true;
        var folder = Directory.CreateTempSubdirectory("samsyn-hang-");
        try
        {
            var program = Path.Combine(folder.FullName, "office.sh");
            await File.WriteAllTextAsync(program, "#!/bin/sh\nsleep 600 & wait\n");
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            using var hanging = new PdfPrinter(new() { Program = program, Timeout = TimeSpan.FromSeconds(2) });
            var watch = Stopwatch.StartNew();
            var refused = (await hanging.Print(docx, default)).Refusals;
            Console.WriteLine($"  one that hangs, with a limit of 2,000 ms: ended after {watch.Elapsed.TotalMilliseconds:0} ms");
            return ReadingBench.Report(refused is [OfficeTookTooLong] && watch.Elapsed < TimeSpan.FromSeconds(4), "a run that hangs is ended within two seconds of its limit");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    static Paper Minutes { get; } = new()
    {
        Title = "Protokoll från styrgruppen", Language = "sv-SE", Dated = DateTimeOffset.UnixEpoch,
        Head = new() { Sender = "Överenskommelse Norra Fjärden", Kind = "Protokoll", PageLabel = "Sida {0} av {1}", DiaryNumbers = [new("Dnr", "1.1-0417/2026"), new("Dnr", "A512.300/2026")] },
        Blocks =
        [
            new Heading(1, "Närvarande"),
            new Table { Caption = "Närvarande", RowsHaveHeadings = true, Columns = [new("Namn", 3), new("Funktion", 4), new("Part", 2)], Rows = [.. Enumerable.Range(1, 12).Select(i => (IReadOnlyList<TableCell>)[$"Person {i}", "Samordnare", i % 2 == 0 ? "Polisen" : "Kommunen"])] },
            .. Enumerable.Range(1, 20).SelectMany(i => (Block[])[new Heading(1, $"Ärende nummer {i}", $"§ {i}"), new Paragraph(string.Join(' ', Enumerable.Repeat("Gruppen går igenom läget vid torget och skolorna.", 8))), new Paragraph("Beslut. Åtgärderna fortsätter över vintern.", ParagraphLook.Decision)]),
        ],
    };

    static Register Rows => new()
    {
        Title = "Beslutslista", Sender = "Norra Fjärden", Language = "sv-SE", Dated = DateTimeOffset.UnixEpoch, Columns = [new("§"), new("Datum"), new("Beslut", 70), new("Ansvarig"), new("Klart senast"), new("Status")],
        Rows = Enumerable.Range(1, 20_000).Select(i => (IReadOnlyList<RegisterCell>)[$"§ {i}", new DateOnly(2020, 1, 1).AddDays(i % 2000), "Åtgärderna vid torget fortsätter över vintern.", "Samordnarna", new DateOnly(2026, 1, 1), "Öppet"]),
    };
}
