using System.Collections;
using System.Globalization;
using System.Text;
using Samsyn.Analysis;
using Samsyn.App.Situations.Analyses;
using Samsyn.Domain.Time;

namespace Samsyn.App;

/// <summary>Fills <c>{Name}</c> and <c>{0}</c> in a text, with dates and numbers as the language writes them.</summary>
static class Placeholders
{
    static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");
    static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    public static string Fill(this string template, Language language, IReadOnlyList<object?> values) =>
        template.Fill(language, name => int.Parse(name, CultureInfo.InvariantCulture) is var i && i < values.Count ? values[i] : null);

    public static string Fill(this string template, Language language, Func<string, object?> value)
    {
        var filled = new StringBuilder();
        var from = 0;
        foreach (var (name, start, end) in Find(template))
        {
            filled.Append(template, from, start - from).Append(Show(value(name), language));
            from = end;
        }
        return filled.Append(template, from, template.Length - from).ToString();
    }

    /// <summary>The names between braces, in order.</summary>
    public static IEnumerable<string> NamesIn(string template) => Find(template).Select(found => found.Name);

    static IEnumerable<(string Name, int Start, int End)> Find(string template)
    {
        for (var start = template.IndexOf('{', StringComparison.Ordinal); start >= 0; start = template.IndexOf('{', start + 1))
        {
            var end = template.IndexOf('}', start);
            if (end < 0) yield break;
            var name = template[(start + 1)..end];
            if (name.Length > 0 && name.All(char.IsAsciiLetterOrDigit)) yield return (name, start, end + 1);
        }
    }

    static string Show(object? value, Language language)
    {
        var culture = language == Language.Swedish ? Swedish : English;
        return value switch
        {
            null => "–",
            string text => text,
            NoAnswer why => AnalysisWords.Of(why, language),
            DateOnly date => date.ToString("d MMMM yyyy", culture),
            DateTimeOffset instant => Clock.Local(instant).ToString("d MMMM yyyy HH:mm", culture),
            Period period => $"{Show(period.From, language)} – {Show(period.To, language)}",
            Enum member => Texts.Catalogue.Interface.TryGetValue($"enums.{member.GetType().Name}.{member}", out var word) ? word.In(language) : member.ToString(),
            IFormattable formattable => formattable.ToString(null, culture),
            IEnumerable several => string.Join(", ", several.Cast<object?>().Select(one => Show(one, language))),
            _ => value.ToString() ?? "",
        };
    }
}
