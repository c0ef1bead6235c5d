namespace Samsyn.Bench;

/// <summary>The five documents, read where they are; absent on most machines, and then said so.</summary>
static class RealDocuments
{
    public static readonly string[] Names = ["S0", "S1", "S2", "S3", "S4"];

    public static string? Folder(string root)
    {
        var folder = Environment.GetEnvironmentVariable("SAMSYN_SEEDS") ?? Path.Combine(root, "..", "shared", "seeds");
        if (Directory.Exists(folder)) return folder;
        Console.WriteLine($"  skipped: the real documents are not in {folder}");
        return null;
    }
}
