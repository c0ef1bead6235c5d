using System.ComponentModel;
using System.Diagnostics;
using Samsyn.Domain.Kernel;

namespace Samsyn.Documents.Writing.Pdf;

/// <summary>How LibreOffice is run.</summary>
public sealed record PdfPrinterSettings
{
    /// <summary>The program; a bare name is looked for in PATH.</summary>
    public string Program { get; init; } = "soffice";

    /// <summary>Its own folder for profile and work, made when needed. Nobody else may use it at the same time. Null: one in the temporary folder, gone when the printer is.</summary>
    public string? Folder { get; init; }

    /// <summary>How long one document may take, from when it is its turn.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(45);

    /// <summary>How many may wait for their turn; the next is refused at once rather than kept hanging.</summary>
    public int MaxWaiting { get; init; } = 20;
}

/// <summary>
/// DOCX → PDF/A-2b that is also PDF/UA-1, by headless LibreOffice. One at a time: two runs cannot share a profile, and each takes a processor and 200 MB.
/// A run that hangs is ended with all its processes and its profile thrown away. Safe to call from many threads.
/// </summary>
public sealed class PdfPrinter(PdfPrinterSettings settings) : IDisposable
{
    const string Filter = """pdf:writer_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"2"},"PDFUACompliance":{"type":"boolean","value":"true"},"UseTaggedPDF":{"type":"boolean","value":"true"},"ExportBookmarks":{"type":"boolean","value":"true"},"ExportNotes":{"type":"boolean","value":"false"}}""";

    readonly SemaphoreSlim _turn = new(1);
    int _waiting;
    readonly Lazy<string> _folder = new(() => settings.Folder ?? Directory.CreateTempSubdirectory("samsyn-office-").FullName);
    bool? _canLeaveNetwork;

    /// <summary>Whether LibreOffice is on this machine.</summary>
    public bool IsAvailable => Find(settings.Program) is not null;

    /// <summary>Prints one document. Refused with <see cref="OfficeMissing"/>, <see cref="OfficeBusy"/>, <see cref="OfficeTookTooLong"/> or <see cref="OfficeFailed"/>.</summary>
    public async Task<Outcome<byte[]>> Print(ReadOnlyMemory<byte> docx, CancellationToken cancellation)
    {
        if (Find(settings.Program) is not { } program) return new OfficeMissing();
        var waiting = Interlocked.Increment(ref _waiting);
        try
        {
            if (waiting > settings.MaxWaiting + 1) return new OfficeBusy(settings.MaxWaiting);
            await _turn.WaitAsync(cancellation);
            try
            {
                return await PrintAlone(program, docx, cancellation);
            }
            finally
            {
                _turn.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _turn.Dispose();
        if (settings.Folder is null && _folder.IsValueCreated) Remove(_folder.Value);
    }

    async Task<Outcome<byte[]>> PrintAlone(string program, ReadOnlyMemory<byte> docx, CancellationToken cancellation)
    {
        var work = Path.Combine(_folder.Value, "work");
        var profile = Path.Combine(_folder.Value, "profile");
        Remove(work);
        CreatePrivate(work);
        OfficeProfile.Prepare(profile);
        var from = Path.Combine(work, "paper.docx");
        await File.WriteAllBytesAsync(from, docx, cancellation);

        string[] office = [program, "-env:UserInstallation=" + new Uri(profile).AbsoluteUri, "--headless", "--nologo", "--norestore", "--nolockcheck", "--nodefault", "--convert-to", Filter, "--outdir", work, from];
        _canLeaveNetwork ??= await CanLeaveNetwork(cancellation);
        string[] command = _canLeaveNetwork.Value ? [.. OfficeProfile.WithoutNetwork, .. office] : office;
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, UseShellExecute = false, CreateNoWindow = true, WorkingDirectory = work };
        OfficeProfile.SetEnvironment(start.Environment, _folder.Value);
        var ended = false;
        try
        {
            var code = await Run(start, settings.Timeout, cancellation);
            ended = code is not null;
            if (code is null) return new OfficeTookTooLong(settings.Timeout.TotalSeconds);
            var to = Path.Combine(work, "paper.pdf");
            var pdf = File.Exists(to) ? await File.ReadAllBytesAsync(to, cancellation) : [];
            if (!pdf.AsSpan().StartsWith("%PDF-"u8)) return new OfficeFailed(code.Value);
            PdfMetadata.DescribeAccessibilityMark(pdf);
            return pdf;
        }
        catch (Win32Exception)
        {
            return new OfficeMissing();
        }
        finally
        {
            Remove(work);
            // What was ended in the middle may have left its profile locked or half written.
            if (!ended) Remove(profile);
        }
    }

    static async Task<bool> CanLeaveNetwork(CancellationToken cancellation)
    {
        if (Find(OfficeProfile.WithoutNetwork[0]) is null) return false;
        var start = new ProcessStartInfo(OfficeProfile.WithoutNetwork[0], [.. OfficeProfile.WithoutNetwork[1..], "true"]) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, UseShellExecute = false };
        return await Run(start, TimeSpan.FromSeconds(5), cancellation) == 0;
    }

    /// <summary>The exit code, or null when it had to be ended.</summary>
    static async Task<int?> Run(ProcessStartInfo start, TimeSpan limit, CancellationToken cancellation)
    {
        using var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        using var timeBox = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        timeBox.CancelAfter(limit);
        process.Start();
        try
        {
            process.StandardInput.Close();
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            await process.WaitForExitAsync(timeBox.Token);
            return process.ExitCode;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return null;
        }
        finally
        {
            End(process);
        }
    }

    static void End(Process process)
    {
        try
        {
            if (process.HasExited) return;
            process.Kill(entireProcessTree: true);
            process.WaitForExit(TimeSpan.FromSeconds(5));
        }
        catch (Exception gone) when (gone is InvalidOperationException or Win32Exception or NotSupportedException or AggregateException)
        {
            // It ended by itself between the question and the kill.
            return;
        }
    }

    static void CreatePrivate(string folder)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    static void Remove(string folder)
    {
        try
        {
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        }
        catch (Exception held) when (held is IOException or UnauthorizedAccessException)
        {
            // A process on its way out may still hold a file; the next run begins by removing again.
            return;
        }
    }

    static string? Find(string program)
    {
        if (Path.IsPathRooted(program)) return File.Exists(program) ? program : null;
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
    }
}
