using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Samsyn.Domain.Situations.Indicators;

namespace Samsyn.Documents.Situations.Indicators;

/// <summary>Words in headings, held against each other without case, signs and what stands in brackets.</summary>
static partial class Headings
{
    static readonly string[] Women = ["kvinnor", "kvinna", "flickor", "flicka", "tjejer", "tjej", "kvinnlig", "kvinnligt", "women", "female", "girls", "k", "f"];
    static readonly string[] Men = ["män", "man", "pojkar", "pojke", "killar", "kille", "manlig", "manligt", "men", "male", "boys", "m", "p"];
    static readonly string[] Both = ["totalt", "total", "alla", "samtliga", "båda", "bådakönen", "kvinnorochmän", "mänochkvinnor", "flickorochpojkar", "t", "all", "hela", "summa"];
    static readonly string[] Others = ["annat", "annan", "annatkön", "villejsvara", "ickebinär", "ickebinära", "other"];

    /// <summary>“Antal svar (n)” → “antalsvar”.</summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in Brackets().Replace(text, " ").Normalize(NormalizationForm.FormC))
            if (char.IsLetterOrDigit(letter)) plain.Append(char.ToLowerInvariant(letter));
            else if (letter == '%') plain.Append('%');
        return plain.Length == 0 && text.Length > 0 ? text.Trim().Trim('(', ')').ToLowerInvariant() : plain.ToString();
    }

    public static bool IsAny(string heading, IEnumerable<string> names) => Plain(heading) is { Length: > 0 } plain && names.Any(name => Plain(name) == plain);

    public static IndicatorSex? Sex(string text)
    {
        var plain = Plain(text);
        return Array.IndexOf(Women, plain) >= 0 ? IndicatorSex.Women : Array.IndexOf(Men, plain) >= 0 ? IndicatorSex.Men : Array.IndexOf(Both, plain) >= 0 ? IndicatorSex.All
            : Array.IndexOf(Others, plain) >= 0 ? IndicatorSex.Other : null;
    }

    /// <summary>A heading such as “Folkmängd 2019” or “2019 Folkmängd”: its words, and the period.</summary>
    public static (string Words, IndicatorPeriod Period)? WithPeriod(string heading, PeriodKind wholeYear)
    {
        var text = heading.Trim();
        if (IndicatorPeriod.Read(text, wholeYear) is { } whole) return ("", whole);
        if (text.LastIndexOf(' ') is > 0 and var last && IndicatorPeriod.Read(text[(last + 1)..].Trim('(', ')'), wholeYear) is { } behind) return (text[..last].TrimEnd(',', ':', ' '), behind);
        return text.IndexOf(' ', StringComparison.Ordinal) is > 0 and var first && IndicatorPeriod.Read(text[..first], wholeYear) is { } before ? (text[(first + 1)..].Trim(), before) : null;
    }

    [GeneratedRegex(@"\([^)]*\)|\[[^\]]*\]", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Brackets();
}
