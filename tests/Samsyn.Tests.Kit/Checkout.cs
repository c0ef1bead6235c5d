namespace Samsyn.Tests.Kit;

/// <summary>The working copy that these tests were built in, and the product's programs in it.</summary>
public static class Checkout
{
    public static string Root { get; } = FindRoot();

    /// <summary>Where whoever runs the tests has laid programs that start faster; otherwise they are where the compiler wrote them, as these tests were built.</summary>
    static readonly string? Precompiled = Environment.GetEnvironmentVariable("SAMSYN_TEST_PROGRAMS") is { Length: > 0 } folder ? folder : null;

    public static string Web => Program("Samsyn.Web", "Samsyn.Web.dll");
    public static string Cli => Program("Samsyn.Cli", "samsyn-cli.dll");

    static string Program(string project, string file)
    {
        var configuration = AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Debug{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Debug" : "Release";
        return Precompiled is null ? Path.Combine(Root, "src", project, "bin", configuration, "net10.0", file) : Path.Combine(Precompiled, file);
    }

    static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Samsyn.slnx"))) return folder.FullName;
        throw new InvalidOperationException("Samsyn.slnx is not above the tests.");
    }
}
