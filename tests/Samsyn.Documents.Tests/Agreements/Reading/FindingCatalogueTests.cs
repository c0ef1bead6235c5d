using System.Text.Json;
using Samsyn.Documents.Agreements.Reading;

namespace Samsyn.Documents.Tests.Agreements.Reading;

public sealed class FindingCatalogueTests
{
    [Fact]
    public void The_catalogue_and_the_texts_of_the_application_agree()
    {
        using var texts = JsonDocument.Parse(File.ReadAllText(TextsPath()));
        foreach (var (code, swedish) in FindingCatalogue.Swedish)
        {
            Assert.True(texts.RootElement.TryGetProperty(code, out var entry), $"{code} has no text");
            Assert.Equal(swedish, entry.GetProperty("sv").GetString());
            Assert.Equal(Places(swedish), Places(entry.GetProperty("en").GetString()!));
        }
    }

    [Fact]
    public void Values_with_braces_are_shown_as_they_stand() => Assert.Contains("{0}x}", FindingCatalogue.Of("sentence-cut", 1, "{0}x}").Message, StringComparison.Ordinal);

    static int Places(string text) => Enumerable.Range(0, 4).Count(place => text.Contains($"{{{place}}}", StringComparison.Ordinal));

    static string TextsPath()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Samsyn.slnx"))) folder = folder.Parent!;
        return Path.Combine(folder.FullName, "src", "Samsyn.App", "Texts", "findings.json");
    }
}
