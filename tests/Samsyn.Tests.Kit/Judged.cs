using System.Diagnostics;

namespace Samsyn.Tests.Kit;

/// <summary>Programs from elsewhere that judge what is written: run with a limit, their output in hand.</summary>
public static class Judged
{
    static readonly string[] _jars = ["preflight", "pdfbox2", "fontbox2", "xmpbox", "commons-logging", "javax.activation", "jaxb-api"];

    /// <summary>Debian's own, which has Debian's packages; another may stand before it in PATH.</summary>
    public const string Python = "/usr/bin/python3";

    public static string Preflight => string.Join(':', _jars.Select(jar => $"/usr/share/java/{jar}.jar"));

    public static string? Absent(params string[] programs) =>
        Array.Find(programs, program => program switch
        {
            "preflight" => _jars.Any(jar => !File.Exists($"/usr/share/java/{jar}.jar")) || !Tools.Has("java"),
            "openpyxl" => !File.Exists(Python) || Run(Python, "-c", "import openpyxl").Code != 0,
            _ => !Tools.Has(program),
        }) is { } absent
            ? $"{absent} is not on this machine: ./samsyn test installs it." : null;

    public static (int Code, string Output) Run(string program, params IReadOnlyList<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(TimeSpan.FromMinutes(2)))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException(program);
        }
        return (process.ExitCode, output.GetAwaiter().GetResult() + errors.GetAwaiter().GetResult());
    }
}

/// <summary>Skipped, with the reason, where one of the judging programs is absent.</summary>
public sealed class JudgedFactAttribute : FactAttribute
{
    public JudgedFactAttribute(params string[] programs) => Skip = Judged.Absent(programs);
}

public static class Tools
{
    public static bool Has(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
}
