using Samsyn.Tests.Kit;

namespace Samsyn.Web.Tests.Structure;

/// <summary>One file of the repository: path from the root with forward slashes, and its text.</summary>
public sealed record SourceFile(string Path, string Text)
{
    public string[] Lines => Text.Split('\n');
    public string Project => Path.Split('/') is [_, var project, ..] ? project : "";
}

/// <summary>The repository as text: what the rules of docs/decisions/0001 are held against.</summary>
public static class SourceTree
{
    static readonly string[] Skipped = ["bin", "obj", "node_modules", ".git", ".build", "wwwroot", "TestResults"];

    public static string Root => Checkout.Root;

    public static IReadOnlyList<SourceFile> Files { get; } =
        [.. Walk(Root).Select(path => new SourceFile(System.IO.Path.GetRelativePath(Root, path).Replace('\\', '/'), File.ReadAllText(path)))];

    static IEnumerable<string> Walk(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder))
            if (System.IO.Path.GetExtension(file) is ".cs" or ".razor" or ".csproj" or ".ts" or ".md" or ".props") yield return file;
        foreach (var below in Directory.EnumerateDirectories(folder))
        {
            if (Skipped.Contains(System.IO.Path.GetFileName(below))) continue;
            foreach (var file in Walk(below)) yield return file;
        }
    }
}
