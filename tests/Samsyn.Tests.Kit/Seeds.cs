namespace Samsyn.Tests.Kit;

/// <summary>
/// The five real documents. They are not part of the repository: they are read from <c>../shared/seeds</c> beside it
/// (or SAMSYN_SEEDS), and tests that need them say that they are skipped where that folder is absent.
/// </summary>
public static class Seeds
{
    public static string? Folder { get; } = Find();

    public static bool Present => Folder is not null;

    public static string PathOf(string name) => Path.Combine(Folder ?? throw new InvalidOperationException("The seeds folder is absent."), name + ".txt");

    static string? Find()
    {
        var configured = Environment.GetEnvironmentVariable("SAMSYN_SEEDS");
        if (!string.IsNullOrEmpty(configured)) return Directory.Exists(configured) ? configured : null;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!File.Exists(Path.Combine(folder.FullName, "Samsyn.slnx"))) continue;
            var seeds = Path.Combine(folder.FullName, "..", "shared", "seeds");
            return Directory.Exists(seeds) ? Path.GetFullPath(seeds) : null;
        }
        return null;
    }
}

/// <summary>A test over the real documents; reported as skipped, with the reason, where they are absent.</summary>
public sealed class SeedFactAttribute : FactAttribute
{
    public SeedFactAttribute()
    {
        if (!Seeds.Present) Skip = SeedSkip.Reason;
    }
}

/// <inheritdoc cref="SeedFactAttribute"/>
public sealed class SeedTheoryAttribute : TheoryAttribute
{
    public SeedTheoryAttribute()
    {
        if (!Seeds.Present) Skip = SeedSkip.Reason;
    }
}

static class SeedSkip
{
    public const string Reason = "The real documents (../shared/seeds) are not on this machine.";
}
