using System.Globalization;
using System.Text;

namespace Samsyn.App.Files;

/// <summary>Names of files as others give them: kept readable, made harmless.</summary>
public static class FileNames
{
    const int Longest = 150;
    static readonly char[] Separators = ['/', '\\', ':'];

    /// <summary>The last part of a path, in composed form, without characters that control, turn the reading direction or are not seen.</summary>
    public static string Harmless(string? given)
    {
        var name = (given ?? "").Trim();
        name = name[(name.LastIndexOfAny(Separators) + 1)..];
        var kept = new StringBuilder();
        foreach (var rune in name.EnumerateRunes())
            if (rune != Rune.ReplacementChar && IsShown(Rune.GetUnicodeCategory(rune)) && !"<>\"|?*".Contains(rune.ToString(), StringComparison.Ordinal)) kept.Append(rune.ToString());
        name = kept.ToString().Normalize(NormalizationForm.FormC).Trim(' ', '.');
        if (name.Length > Longest)
        {
            var extension = Path.GetExtension(name) is { Length: <= 10 } brief ? brief : "";
            name = name[..(Longest - extension.Length)].TrimEnd() + extension;
        }
        return name.Length == 0 ? "fil" : name;
    }

    static bool IsShown(UnicodeCategory category) => category is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
        or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
