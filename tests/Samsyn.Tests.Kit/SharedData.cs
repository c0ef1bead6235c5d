namespace Samsyn.Tests.Kit;

/// <summary>
/// Public data sets, some with answers that other tools have published. They are not part of the repository: they are read from
/// <c>../shared/data</c> beside it (or SAMSYN_SHARED_DATA), and tests that need them say that they are skipped where they are absent.
/// </summary>
public static class SharedData
{
    public static string? Folder { get; } = Find();

    public static string PathOf(string name) => Path.Combine(Folder ?? throw new InvalidOperationException("The folder of public data is absent."), name);

    public static bool Has(string name) => Folder is not null && File.Exists(PathOf(name));

    public static string[] Lines(string name) => File.ReadAllLines(PathOf(name));

    static string? Find()
    {
        if (Environment.GetEnvironmentVariable("SAMSYN_SHARED_DATA") is { Length: > 0 } named) return Directory.Exists(named) ? named : null;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!File.Exists(Path.Combine(folder.FullName, "Samsyn.slnx"))) continue;
            // A worktree stands one level deeper than the repository itself.
            foreach (var beside in (string[])["../shared/data", "../../shared/data"])
                if (Path.GetFullPath(Path.Combine(folder.FullName, beside)) is var data && Directory.Exists(data)) return data;
            return null;
        }
        return null;
    }
}

/// <summary>A test over public data; reported as skipped, with the reason, where it is absent.</summary>
public sealed class SharedDataFactAttribute : FactAttribute
{
    public SharedDataFactAttribute(string name)
    {
        if (!SharedData.Has(name)) Skip = $"The public data (../shared/data/{name}) is not on this machine.";
    }
}
