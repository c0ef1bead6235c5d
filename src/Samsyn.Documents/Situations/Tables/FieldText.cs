using System.Text;

namespace Samsyn.Documents.Situations.Tables;

/// <summary>What a field says, without its quotes and the spaces around.</summary>
public static class FieldText
{
    /// <summary>The content of a field as it stands in the file. Doubled quotes are made one in <paramref name="scratch"/>, which grows when it must.</summary>
    public static ReadOnlySpan<byte> Content(ReadOnlySpan<byte> field, scoped ref byte[] scratch)
    {
        if (field.Length == 0) return field;
        if (field[0] == '"' && field.Length > 1 && field[^1] == '"')
        {
            field = field[1..^1];
            if (field.Contains((byte)'"')) field = Single(field, ref scratch);
        }
        return field.Length > 0 && (field[0] <= ' ' || field[^1] <= ' ') ? field.Trim(" \t\r\n"u8) : field;
    }

    /// <summary>The text of a field in one of the two codings; null when the bytes are none in it.</summary>
    public static string? Decode(ReadOnlySpan<byte> bytes, bool isUtf8)
    {
        if (!isUtf8) return Windows1252.Decode(bytes);
        return System.Text.Unicode.Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : null;
    }

    /// <summary>At most <see cref="RejectedRow.LongestValue"/> letters, for telling what stood there.</summary>
    public static string Shown(ReadOnlySpan<byte> bytes, bool isUtf8)
    {
        var text = isUtf8 ? Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, 4 * RejectedRow.LongestValue)]) : Windows1252.Decode(bytes[..Math.Min(bytes.Length, RejectedRow.LongestValue + 1)]);
        return text.Length <= RejectedRow.LongestValue ? text : text[..(RejectedRow.LongestValue - 1)] + "…";
    }

    static ReadOnlySpan<byte> Single(ReadOnlySpan<byte> field, scoped ref byte[] scratch)
    {
        if (scratch.Length < field.Length) scratch = new byte[Math.Max(field.Length, 256)];
        var length = 0;
        for (var at = 0; at < field.Length; at++)
        {
            scratch[length++] = field[at];
            if (field[at] == '"' && at + 1 < field.Length && field[at + 1] == '"') at++;
        }
        return scratch.AsSpan(0, length);
    }
}

/// <summary>Windows-1252 as the WHATWG Encoding Standard has it: Latin-1 with letters and signs in 0x80–0x9F; the five unused bytes are control characters.</summary>
static class Windows1252
{
    const string Upper = "\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178";

    public static string Decode(ReadOnlySpan<byte> bytes) => string.Create(bytes.Length, bytes, (letters, from) =>
    {
        for (var at = 0; at < from.Length; at++) letters[at] = from[at] is >= 0x80 and < 0xA0 ? Upper[from[at] - 0x80] : (char)from[at];
    });
}
