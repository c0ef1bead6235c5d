using System.Diagnostics;
using Samsyn.Documents.Writing;
using Samsyn.Documents.Writing.Docx;
using Samsyn.Documents.Writing.Pdf;
using Samsyn.Tests.Kit;

namespace Samsyn.Documents.Tests.Writing;

/// <summary>A LibreOffice that is absent, hangs, breaks down or is asked too much: each is told, and the next paper is printed as if nothing had been.</summary>
public sealed class PdfPrinterTests : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("samsyn-printer-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Without_LibreOffice_there_is_no_PDF_and_the_reason_is_told()
    {
        using var printer = Printer("no-such-office");
        Assert.False(printer.IsAvailable);
        Assert.IsType<OfficeMissing>(Assert.Single((await printer.Print(new byte[] { 1 }, default)).Refusals));
    }

    [JudgedFact("sh")]
    public async Task A_program_that_hangs_is_ended_with_its_children_and_the_profile_goes()
    {
        var child = Path.Combine(_folder.FullName, "child.pid");
        using var printer = Printer(Script($"sleep 300 & echo $! > {child}\nwait"), TimeSpan.FromSeconds(1));
        var watch = Stopwatch.StartNew();
        Assert.Equal(new OfficeTookTooLong(1), Assert.Single((await printer.Print(new byte[] { 1 }, default)).Refusals));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), watch.Elapsed.ToString());
        Assert.True(await IsGone(int.Parse(await File.ReadAllTextAsync(child), System.Globalization.CultureInfo.InvariantCulture)), "The child of the hanging program still runs.");
        Assert.False(Directory.Exists(Path.Combine(_folder.FullName, "office", "profile")));
    }

    [JudgedFact("sh")]
    public async Task Whoever_gives_up_waiting_ends_the_run()
    {
        using var printer = Printer(Script("sleep 300"));
        using var given = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => printer.Print(new byte[] { 1 }, given.Token));
    }

    [JudgedFact("sh")]
    public async Task A_run_that_gives_no_PDF_is_told_with_its_code()
    {
        using var printer = Printer(Script("exit 7"));
        Assert.Equal(new OfficeFailed(7), Assert.Single((await printer.Print(new byte[] { 1 }, default)).Refusals));
    }

    [JudgedFact("sh")]
    public async Task One_at_a_time_and_beyond_the_queue_at_once_refused()
    {
        var running = Path.Combine(_folder.FullName, "running");
        // A second run at the same time would find the folder there and exit 9.
        using var printer = new PdfPrinter(new PdfPrinterSettings { Program = Script($"mkdir {running} || exit 9\nsleep 0.3\nrmdir {running}\nexit 7"), Folder = Path.Combine(_folder.FullName, "office"), MaxWaiting = 2 });
        var all = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => printer.Print(new byte[] { 1 }, default)));
        var refusals = all.Select(outcome => outcome.Refusals.Single()).ToList();
        Assert.Equal(3, refusals.Count(refusal => refusal == new OfficeFailed(7)));
        Assert.Equal(3, refusals.Count(refusal => refusal == new OfficeBusy(2)));
    }

    [JudgedFact("sh")]
    public async Task Nothing_of_our_environment_is_handed_on()
    {
        Environment.SetEnvironmentVariable("SAMSYN_PRINTER_TEST", "secret");
        var seen = Path.Combine(_folder.FullName, "seen");
        using var printer = Printer(Script($"env > {seen}"));
        await printer.Print(new byte[] { 1 }, default);
        var environment = await File.ReadAllTextAsync(seen);
        Assert.Contains("HOME=", environment, StringComparison.Ordinal);
        Assert.DoesNotContain("SAMSYN_PRINTER_TEST", environment, StringComparison.Ordinal);
    }

    [JudgedFact("soffice")]
    public async Task After_a_hang_the_next_paper_is_printed()
    {
        using (var hanging = Printer(Script("sleep 300"), TimeSpan.FromMilliseconds(300))) await hanging.Print(new byte[] { 1 }, default);
        using var printer = Printer("soffice");
        var pdf = await printer.Print(PaperDocx.Write(SamplePapers.Whole()), default);
        Assert.True(pdf.IsDone, string.Join(", ", pdf.Refusals));
        Assert.True(pdf.Value.AsSpan().StartsWith("%PDF-1.7"u8) || pdf.Value.AsSpan().StartsWith("%PDF-1.6"u8));
    }

    [JudgedFact("soffice")]
    public async Task What_is_no_document_gives_no_PDF()
    {
        using var printer = Printer("soffice");
        Assert.NotEmpty((await printer.Print("PK\u0003\u0004 nonsense"u8.ToArray(), default)).Refusals);
    }

    PdfPrinter Printer(string program, TimeSpan? timeout = null) =>
        new(new PdfPrinterSettings { Program = program, Folder = Path.Combine(_folder.FullName, "office"), Timeout = timeout ?? TimeSpan.FromSeconds(60) });

    string Script(string body)
    {
        var path = Path.Combine(_folder.FullName, "office.sh");
        File.WriteAllText(path, "#!/bin/sh\n" + body + "\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }

    static async Task<bool> IsGone(int id)
    {
        for (var i = 0; i < 50; i++)
        {
            try
            {
                using var process = Process.GetProcessById(id);
                if (process.HasExited) return true;
            }
            catch (ArgumentException)
            {
                return true;
            }
            await Task.Delay(100);
        }
        return false;
    }
}
