namespace Samsyn.Tests.Kit;

/// <summary>Public data beside the repository, in <c>../shared/data</c> or SAMSYN_SHARED_DATA. Tests that need it say that they are skipped where it is absent.</summary>
public static class SharedData
{
    public static string? Folder { get; } = Find();

    public static string PathOf(string name) => Path.Combine(Folder ?? throw new InvalidOperationException("The folder of public data is absent."), name);

    public static bool Has(string name) => Folder is not null && File.Exists(PathOf(name));

    static string? Find()
    {
        if (Environment.GetEnvironmentVariable("SAMSYN_SHARED_DATA") is { Length: > 0 } named) return Directory.Exists(named) ? named : null;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            foreach (var shared in (string[])[Path.Combine(folder.FullName, "..", "shared", "data"), Path.Combine(folder.FullName, "..", "..", "shared", "data")])
                if (File.Exists(Path.Combine(folder.FullName, "Samsyn.slnx")) && Directory.Exists(shared)) return Path.GetFullPath(shared);
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
