using System.Buffers;

namespace Samsyn.Documents.Agreements.Reading;

/// <summary>Normalised forms by which headings, labels and titles are compared; the raw text is always kept beside them.</summary>
static class TextKey
{
    const int OnStack = 256;
    const string Outer = " :.,;-?!";

    /// <summary>Lower case, one blank between words, every dash the same, no outer punctuation. Diacritics are kept: they tell Swedish words apart.</summary>
    public static string Of(string text)
    {
        var rented = text.Length > OnStack ? ArrayPool<char>.Shared.Rent(text.Length) : null;
        var key = Normalised(text, rented ?? stackalloc char[OnStack]);
        var result = key.SequenceEqual(text) ? text : key.ToString();
        if (rented is not null) ArrayPool<char>.Shared.Return(rented);
        return result;
    }

    /// <summary>The key, written into a space at least as long as the text.</summary>
    static Span<char> Normalised(string text, Span<char> key)
    {
        var length = 0;
        var pendingBlank = false;
        foreach (var raw in text)
        {
            var c = char.ToLowerInvariant(raw);
            if (char.IsWhiteSpace(c) || c is '\u00a0' or '*' or '_' or '"' or '”' or '“' or '\'' or '’') pendingBlank = length > 0;
            else if (c is '\u00ad') continue;
            else
            {
                if (pendingBlank) key[length++] = ' ';
                pendingBlank = false;
                key[length++] = c is '–' or '—' or '‐' or '‑' ? '-' : c;
            }
        }
        return key[..length].Trim(Outer);
    }

    /// <summary>As <see cref="Of"/> without blanks and hyphens, so that a word split in two equals the whole word.</summary>
    public static string Squashed(string text)
    {
        var rented = text.Length > OnStack ? ArrayPool<char>.Shared.Rent(text.Length) : null;
        var key = Normalised(text, rented ?? stackalloc char[OnStack]);
        var kept = 0;
        foreach (var c in key)
            if (IsKept(c)) key[kept++] = c;
        var squashed = key[..kept];
        var result = squashed.SequenceEqual(text) ? text : squashed.ToString();
        if (rented is not null) ArrayPool<char>.Shared.Return(rented);
        return result;
    }

    static bool IsKept(char c) => c is not (' ' or '-' or ',' or '.' or '(' or ')' or ':');

    /// <summary>True when one letter inserted, dropped or changed makes the two equal.</summary>
    public static bool WithinOneEdit(string a, string b)
    {
        if (a.Length > b.Length) (a, b) = (b, a);
        if (b.Length - a.Length > 1) return false;
        var start = 0;
        while (start < a.Length && a[start] == b[start]) start++;
        var rest = a.Length - start;
        return a.Length == b.Length
            ? rest <= 1 || a.AsSpan(start + 1).SequenceEqual(b.AsSpan(start + 1))
            : a.AsSpan(start).SequenceEqual(b.AsSpan(start + 1));
    }
}
