using System.Globalization;
using System.Text;

namespace Samsyn.App.ActionPlans;

/// <summary>The part of an address that names a plan: “Trafikgrupp Järva” is <c>trafikgrupp-jarva</c>.</summary>
public static class PlanSlugs
{
    const int Longest = 60;

    /// <summary>One slug per title, in order; the second of the same name ends in -2.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<string> titles)
    {
        List<string> slugs = [];
        HashSet<string> taken = new(StringComparer.Ordinal);
        foreach (var title in titles)
        {
            var slug = Of(title);
            var unique = slug;
            for (var n = 2; !taken.Add(unique); n++) unique = $"{slug}-{n.ToString(CultureInfo.InvariantCulture)}";
            slugs.Add(unique);
        }
        return slugs;
    }

    public static string Of(string title)
    {
        var slug = new StringBuilder();
        foreach (var c in title.Normalize(NormalizationForm.FormD).ToLowerInvariant())
        {
            if (slug.Length >= Longest) break;
            if (char.IsAsciiLetterOrDigit(c)) slug.Append(c);
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        }
        var ascii = slug.ToString().Trim('-');
        return ascii.Length > 0 ? ascii : "plan";
    }
}
