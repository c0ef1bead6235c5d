namespace Samsyn.E2E.Kit;

/// <summary>Where the checkout is, and in which configuration these tests were built.</summary>
static class Repository
{
#if DEBUG
    public const string Configuration = "Debug";
#else
    public const string Configuration = "Release";
#endif

    public static string Root { get; } = FindRoot();

    public static string Example(string name) => Path.Combine(Root, "examples", "norra-fjarden", name);

    static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Samsyn.slnx"))) return folder.FullName;
        throw new InvalidOperationException("Samsyn.slnx is not above the tests.");
    }
}
