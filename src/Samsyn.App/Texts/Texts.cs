using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Kernel;

namespace Samsyn.App;

public enum Language { Swedish, English }

/// <summary>
/// Every word a user reads. <c>Texts/feature.json</c> holds <c>{"key": {"sv": "…", "en": "…"}}</c> and is asked for as <c>feature.key</c>;
/// <c>refusals*.json</c> is keyed by refusal type with <c>{Property}</c> placeholders; <c>findings.json</c> by code with <c>{0}</c>.
/// A missing text is a bug and throws: tests find it first.
/// </summary>
public static class Texts
{
    internal static TextCatalogue Catalogue { get; } = TextCatalogue.Embedded();

    public static string Get(Language language, string key, params IReadOnlyList<object?> args) =>
        Find(Catalogue.Interface, key).In(language).Fill(language, args);

    /// <summary>For names that come from elsewhere, such as a newer program's: there may be no words for them.</summary>
    public static bool Knows(string key) => Catalogue.Interface.ContainsKey(key);

    public static string Of(Refusal refusal, Language language)
    {
        var type = refusal.GetType();
        return Find(Catalogue.Refusals, type.Name).In(language).Fill(language, name => type.GetProperty(name)?.GetValue(refusal));
    }

    /// <summary>The finding in the asked language; a code without a text of its own keeps the Swedish sentence the reader wrote.</summary>
    public static string Of(Finding finding, Language language) =>
        Catalogue.Findings.TryGetValue(finding.Code, out var text) ? text.In(language).Fill(language, finding.Values) : finding.Message;

    /// <summary>The word for a value of an enum: <c>enums.json</c>, key <c>Type.Value</c>.</summary>
    public static string Of(Enum value, Language language) => Get(language, $"enums.{value.GetType().Name}.{value}");

    /// <summary>The words of something that goes by a name; the name itself where no words are known, as for what only a newer program has.</summary>
    internal static string OrName(Language language, string key, string name) => Catalogue.Interface.ContainsKey(key) ? Get(language, key) : name;

    static Text Find(IReadOnlyDictionary<string, Text> texts, string key) =>
        texts.TryGetValue(key, out var text) ? text : throw new KeyNotFoundException($"No text '{key}' in App/Texts.");
}
