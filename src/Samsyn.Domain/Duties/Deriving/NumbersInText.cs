using System.Globalization;

namespace Samsyn.Domain.Duties.Deriving;

/// <summary>The few numbers that a commitment in running text carries and no structured fact does.</summary>
static class NumbersInText
{
    static readonly string[] Words = ["noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv"];
    static readonly string[] Ordinals = ["", "", "annat", "tredje", "fjärde", "femte"];

    /// <summary>"deltar vid 10 tillfällen", "delta vid minst tre vandringar" → the number; null when the commitment gives none.</summary>
    public static int? Attendances(string? commitment)
    {
        var words = Split(commitment);
        for (var i = 0; i < words.Length; i++)
        {
            if (!words[i].StartsWith("delta", StringComparison.Ordinal) && !words[i].StartsWith("närvar", StringComparison.Ordinal)) continue;
            for (var j = i + 1; j < words.Length && j <= i + 4; j++)
                if (Number(words[j]) is { } number) return number;
        }
        return null;
    }

    /// <summary>"vartannat år" → 2, "var fjärde år" → 4, "vart 3:e år" → 3; null when no interval of years is named.</summary>
    public static int? YearInterval(string? text)
    {
        var words = Split(text);
        for (var i = 0; i + 1 < words.Length; i++)
        {
            if (words[i] is "vartannat" && words[i + 1] is "år") return 2;
            if (words[i] is not ("vart" or "var") || i + 2 >= words.Length || words[i + 2] is not "år") continue;
            var ordinal = Array.IndexOf(Ordinals, words[i + 1]);
            if (ordinal >= 2) return ordinal;
            if (char.IsAsciiDigit(words[i + 1][0])) return words[i + 1][0] - '0';
        }
        return null;
    }

    static int? Number(string word)
    {
        if (int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return number is > 0 and < 1000 ? number : null;
        var index = Array.IndexOf(Words, word);
        return index > 1 ? index : null;
    }

    static string[] Split(string? text) =>
        (text ?? "").ToLowerInvariant().Split([' ', ',', '.', ';', '(', ')', '/', '\t', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
}
