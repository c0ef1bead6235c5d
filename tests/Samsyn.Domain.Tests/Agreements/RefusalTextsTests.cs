using System.Text.Json;
using System.Text.RegularExpressions;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Kernel;

namespace Samsyn.Domain.Tests.Agreements;

public sealed class RefusalTextsTests
{
    static readonly Dictionary<string, Dictionary<string, string>> Texts = JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, string>>>(
        File.ReadAllText(Path.Combine(Root(), "src", "Samsyn.App", "Texts", "refusals.agreements.json")))!;

    static IEnumerable<Type> Refusals => typeof(Agreement).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Refusal))
        && (t.Namespace!.StartsWith("Samsyn.Domain.Agreements", StringComparison.Ordinal) || t.Namespace == "Samsyn.Domain.Organisations"));

    [Fact]
    public void Every_refusal_of_agreements_and_organisations_has_its_words_and_no_word_is_orphaned() =>
        Assert.Equal(Refusals.Select(t => t.Name).Order(StringComparer.Ordinal), Texts.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Both_languages_name_the_same_data_and_the_refusal_carries_it() => Assert.All(Refusals, type =>
    {
        var (sv, en) = (Names(Texts[type.Name]["sv"]), Names(Texts[type.Name]["en"]));
        Assert.Equal(sv, en);
        Assert.All(sv, name => Assert.NotNull(type.GetProperty(name)));
    });

    static string[] Names(string text) => [.. Regex.Matches(text, @"\{(\w+)\}").Select(m => m.Groups[1].Value).Distinct().Order(StringComparer.Ordinal)];

    static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Samsyn.slnx"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
