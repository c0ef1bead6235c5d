using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Samsyn.App;

/// <summary>One text in both languages, with placeholders.</summary>
sealed record Text([property: JsonPropertyName("sv")] string Swedish, [property: JsonPropertyName("en")] string English)
{
    public string In(Language language) => language == Language.Swedish ? Swedish : English;
}

/// <summary>The embedded files, put together by kind.</summary>
sealed class TextCatalogue
{
    readonly Dictionary<string, Text> _interface = new(StringComparer.Ordinal);
    readonly Dictionary<string, Text> _refusals = new(StringComparer.Ordinal);
    readonly Dictionary<string, Text> _findings = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, Text> Interface => _interface;
    public IReadOnlyDictionary<string, Text> Refusals => _refusals;
    public IReadOnlyDictionary<string, Text> Findings => _findings;

    public static TextCatalogue Embedded()
    {
        const string Folder = "Samsyn.App.Texts.";
        var assembly = Assembly.GetExecutingAssembly();
        var catalogue = new TextCatalogue();
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(resource)!;
            catalogue.Add(resource[Folder.Length..^".json".Length], stream);
        }
        return catalogue;
    }

    /// <summary>Takes in one file; <paramref name="name"/> is its name without extension.</summary>
    public void Add(string name, Stream json)
    {
        var (texts, prefix) =
            name.StartsWith("refusals", StringComparison.Ordinal) ? (_refusals, "") :
            name.StartsWith("findings", StringComparison.Ordinal) ? (_findings, "") :
            (_interface, (name.StartsWith("enums.", StringComparison.Ordinal) ? "enums" : name) + ".");
        foreach (var (key, text) in JsonSerializer.Deserialize<Dictionary<string, Text>>(json, JsonOptions)!)
            if (!texts.TryAdd(prefix + key, text)) throw new InvalidDataException($"The text '{prefix + key}' stands twice in App/Texts.");
    }

    static JsonSerializerOptions JsonOptions { get; } = new() { ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, AllowDuplicateProperties = false };
}
