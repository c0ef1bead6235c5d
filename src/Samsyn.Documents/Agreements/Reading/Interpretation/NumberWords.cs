using System.Globalization;

namespace Samsyn.Documents.Agreements.Reading.Interpretation;

/// <summary>Numbers as Swedish texts write them: digits, words, ordinals, and a word with its digit in brackets ("två (2)").</summary>
static class NumberWords
{
    static readonly Dictionary<string, int> Units = Table("noll en två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton");
    static readonly Dictionary<string, int> Tens = Table("tjugo trettio fyrtio femtio sextio sjuttio åttio nittio", first: 20, step: 10);

    static readonly Dictionary<string, int> Ordinals = new(StringComparer.Ordinal)
    {
        ["första"] = 1, ["andra"] = 2, ["annan"] = 2, ["annat"] = 2, ["tredje"] = 3, ["fjärde"] = 4, ["femte"] = 5, ["sjätte"] = 6, ["sjunde"] = 7,
        ["åttonde"] = 8, ["nionde"] = 9, ["tionde"] = 10, ["elfte"] = 11, ["tolfte"] = 12,
    };

    static readonly Dictionary<string, int> Irregular = new(StringComparer.Ordinal)
    {
        ["ett"] = 1, ["bägge"] = 2, ["båda"] = 2, ["aderton"] = 18, ["hundra"] = 100, ["etthundra"] = 100,
    };

    /// <summary>noll … hundra; null for any other word.</summary>
    public static int? Cardinal(string word)
    {
        if (Units.TryGetValue(word, out var n) || Irregular.TryGetValue(word, out n) || Tens.TryGetValue(word, out n)) return n;
        foreach (var (ten, value) in Tens)
        {
            if (!word.StartsWith(ten, StringComparison.Ordinal)) continue;
            var rest = word[ten.Length..];
            if (rest == "ett") return value + 1;
            if (Units.TryGetValue(rest, out var unit) && unit is > 0 and < 10) return value + unit;
        }
        return null;
    }

    /// <summary>första … tolfte, also "annan" and "annat" (varannan, vartannat).</summary>
    public static int? Ordinal(string word) => Ordinals.TryGetValue(word, out var n) ? n : null;

    /// <summary>"var fjärde", "vartannat": n for every n-th.</summary>
    public static int? EveryNth(Words words, int at, out int length)
    {
        length = 1;
        var word = words[at].Word;
        if (words[at].Kind != TokenKind.Word || !word.StartsWith("var", StringComparison.Ordinal)) return null;
        if (word is "var" or "vart")
        {
            length = 2;
            return words[at + 1].Kind == TokenKind.Word ? Ordinal(words[at + 1].Word) : null;
        }
        return Ordinal(word.StartsWith("vart", StringComparison.Ordinal) ? word[4..] : word[3..]);
    }

    /// <summary>A whole number at a token: "4", "fyra", "fyra (4)", "en (1)".</summary>
    public static int? At(Words words, int at, out int length)
    {
        length = 1;
        var token = words[at];
        if (token.Kind == TokenKind.Number) return token.Number;
        if (token.Kind != TokenKind.Word || Cardinal(token.Word) is not { } n) return null;
        if (words[at + 1].Is("(") && words[at + 2].Kind == TokenKind.Number && words[at + 3].Is(")"))
        {
            length = 4;
            return words[at + 2].Number;
        }
        return n;
    }

    /// <summary>The first number of a text, words included; decimal comma and thousands with a blank. Null when there is none.</summary>
    public static decimal? First(string text)
    {
        var words = Words.Of(text);
        for (var i = 0; i < words.Count; i++)
            if (DecimalAt(words, i, out _) is { } value) return value;
        return null;
    }

    /// <summary>A number with an optional decimal part ("8,5") at a token.</summary>
    public static decimal? DecimalAt(Words words, int at, out int length)
    {
        if (At(words, at, out length) is not { } whole) return null;
        if (words[at].Kind != TokenKind.Number || !words[at + 1].Is(",") || words[at + 2].Kind != TokenKind.Number) return whole;
        if (!words[at].Touches(words[at + 1]) || !words[at + 1].Touches(words[at + 2])) return whole;
        length = 3;
        return decimal.Parse($"{whole}.{words[at + 2].Word}", CultureInfo.InvariantCulture);
    }

    static Dictionary<string, int> Table(string words, int first = 0, int step = 1) =>
        words.Split(' ').Select((word, i) => (word, value: first + i * step)).ToDictionary(x => x.word, x => x.value, StringComparer.Ordinal);
}
