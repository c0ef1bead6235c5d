using Samsyn.Domain.Kernel;

namespace Samsyn.App.Tests.Texts;

/// <summary>What every text must keep, as pure functions from texts to faults.</summary>
static class TextRules
{
    public static IEnumerable<string> Faults(IReadOnlyDictionary<string, Text> texts)
    {
        foreach (var (key, text) in texts)
        {
            if (string.IsNullOrWhiteSpace(text.Swedish)) yield return $"{key}: no Swedish";
            if (string.IsNullOrWhiteSpace(text.English)) yield return $"{key}: no English";
            if (!Placeholders.NamesIn(text.Swedish ?? "").Order().SequenceEqual(Placeholders.NamesIn(text.English ?? "").Order()))
                yield return $"{key}: the languages have different placeholders";
        }
    }

    public static IEnumerable<string> Faults(IReadOnlyDictionary<string, Text> texts, IEnumerable<Type> refusals)
    {
        var types = refusals.ToDictionary(type => type.Name, StringComparer.Ordinal);
        foreach (var name in types.Keys.Except(texts.Keys)) yield return $"{name}: no text";
        foreach (var name in texts.Keys.Except(types.Keys)) yield return $"{name}: no such refusal";
        foreach (var (name, text) in texts)
            if (types.TryGetValue(name, out var type))
                foreach (var placeholder in Placeholders.NamesIn(text.Swedish).Where(placeholder => type.GetProperty(placeholder) is null))
                    yield return $"{name}: no property {placeholder}";
    }

    public static IEnumerable<Type> RefusalsOf(params IEnumerable<System.Reflection.Assembly> assemblies) =>
        assemblies.SelectMany(assembly => assembly.GetTypes()).Where(type => type.IsSubclassOf(typeof(Refusal)) && !type.IsAbstract);
}
