using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Samsyn.Documents.Extraction.Pdf;

enum RunEnd { Done, Missing, TimedOut, TooMuch }

/// <summary>How a run of a PDF program ended; <paramref name="Errors"/> is the beginning of what it complained about.</summary>
sealed record ProgramRun(RunEnd End, int ExitCode, string Errors);

/// <summary>Runs poppler's programs: never through a shell, with a time limit, an output limit, and killed when the caller gives up.</summary>
static class PdfPrograms
{
    const int LongestLine = 1 << 16, LongestError = 8192;

    public static bool IsInstalled(string program) => Find(program, folder: null) is not null;

    /// <summary>Runs a program and hands over its output line by line; a line is cut at 64 kB (pictures in SVG).</summary>
    public static async Task<ProgramRun> RunAsync(string program, IReadOnlyList<string> arguments, ExtractionLimits limits, Action<string> onLine, CancellationToken cancellation)
    {
        if (Find(program, limits.PopplerFolder) is not { } path) return new ProgramRun(RunEnd.Missing, 0, "");
        var start = new ProcessStartInfo(path, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, UseShellExecute = false, CreateNoWindow = true, StandardOutputEncoding = Encoding.UTF8 };
        using var process = new Process { StartInfo = start };
        try
        {
            process.Start();
        }
        catch (Win32Exception)
        {
            return new ProgramRun(RunEnd.Missing, 0, "");
        }
        using var timeBox = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        timeBox.CancelAfter(limits.PdfTimeout);
        try
        {
            process.StandardInput.Close();
            var errors = ReadErrorsAsync(process.StandardError, timeBox.Token);
            var whole = await ReadLinesAsync(process.StandardOutput, limits.MaxExpandedBytes, onLine, timeBox.Token);
            if (!whole) return new ProgramRun(RunEnd.TooMuch, 0, "");
            await process.WaitForExitAsync(timeBox.Token);
            return new ProgramRun(RunEnd.Done, process.ExitCode, await errors);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new ProgramRun(RunEnd.TimedOut, 0, "");
        }
        finally
        {
            Kill(process);
        }
    }

    static void Kill(Process process)
    {
        try
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
        catch (Exception gone) when (gone is InvalidOperationException or Win32Exception or NotSupportedException)
        {
            // It ended by itself between the question and the kill.
            return;
        }
    }

    static async Task<bool> ReadLinesAsync(StreamReader output, long limit, Action<string> onLine, CancellationToken cancellation)
    {
        var block = new char[32768];
        var line = new StringBuilder();
        long total = 0;
        for (int read; (read = await output.ReadAsync(block.AsMemory(), cancellation)) > 0;)
        {
            total += read;
            if (total > limit) return false;
            for (var at = 0; at < read;)
            {
                var end = Array.IndexOf(block, '\n', at, read - at);
                var stop = end < 0 ? read : end;
                line.Append(block, at, Math.Min(stop - at, Math.Max(0, LongestLine - line.Length)));
                at = stop + 1;
                if (end < 0) break;
                onLine(line.ToString());
                line.Clear();
            }
        }
        if (line.Length > 0) onLine(line.ToString());
        return true;
    }

    static async Task<string> ReadErrorsAsync(StreamReader errors, CancellationToken cancellation)
    {
        var kept = new StringBuilder();
        var block = new char[4096];
        for (int read; (read = await errors.ReadAsync(block.AsMemory(), cancellation)) > 0;)
            kept.Append(block, 0, Math.Min(read, LongestError - kept.Length));
        return kept.ToString();
    }

    static string? Find(string program, string? folder)
    {
        if (OperatingSystem.IsWindows()) program += ".exe";
        var folders = folder is not null ? [folder] : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return folders.Select(f => Path.Combine(f, program)).FirstOrDefault(File.Exists);
    }
}
