namespace Samsyn.Tests.Kit;

/// <summary>
/// Public data sets that other tools have published answers for. They are not part of the repository: they are read from
/// <c>../shared/data</c> beside it (or SAMSYN_DATA_SETS), and tests that need them say that they are skipped where that folder is absent.
/// </summary>
public static class SharedData
{
    public static string? Folder { get; } = Find();

    public static string[] Lines(string name) => File.ReadAllLines(Path.Combine(Folder ?? throw new InvalidOperationException("The data folder is absent."), name));

    static string? Find()
    {
        var configured = Environment.GetEnvironmentVariable("SAMSYN_DATA_SETS");
        if (!string.IsNullOrEmpty(configured)) return Directory.Exists(configured) ? configured : null;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!File.Exists(Path.Combine(folder.FullName, "Samsyn.slnx"))) continue;
            // A worktree stands one level deeper than the repository itself.
            foreach (var beside in new[] { "../shared/data", "../../shared/data" })
                if (Path.GetFullPath(Path.Combine(folder.FullName, beside)) is var data && Directory.Exists(data)) return data;
            return null;
        }
        return null;
    }
}

/// <summary>A test over a published data set; reported as skipped, with the reason, where it is absent.</summary>
public sealed class SharedDataFactAttribute : FactAttribute
{
    public SharedDataFactAttribute()
    {
        if (SharedData.Folder is null) Skip = "The published data sets (../shared/data) are not on this machine.";
    }
}
