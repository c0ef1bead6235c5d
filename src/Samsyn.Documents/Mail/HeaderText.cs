using System.Text;

namespace Samsyn.Documents.Mail;

/// <summary>Text in header lines: only ASCII goes over the wire, the rest as encoded words (RFC 2047).</summary>
static class HeaderText
{
    // Below the 75 that are allowed, so that the first word and the header's name share a line of 76.
    const int LongestWord = 60, LongestLine = 76;
    const string Before = "=?UTF-8?B?", After = "?=";

    /// <summary>Any text; what could end the line becomes a blank.</summary>
    public static string Unstructured(string text)
    {
        var clean = Clean(text);
        return IsPlain(clean) ? clean : Words(clean);
    }

    /// <summary><c>"Name" &lt;address&gt;</c>, or the address alone.</summary>
    public static string Person(MailPerson person)
    {
        var name = Clean(person.Name);
        if (name.Length == 0) return person.Address;
        return $"{(IsPlain(name) ? $"\"{name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"" : Words(name))} <{person.Address}>";
    }

    /// <summary>One header, folded at blanks (RFC 5322, 2.2.3).</summary>
    public static string Line(string name, string value)
    {
        var line = new StringBuilder(name).Append(':');
        var length = line.Length;
        foreach (var word in value.Split(' '))
        {
            if (length + 1 + word.Length > LongestLine && length > name.Length + 1)
            {
                line.Append("\r\n");
                length = 0;
            }
            line.Append(' ').Append(word);
            length += 1 + word.Length;
        }
        return line.Append("\r\n").ToString();
    }

    static string Clean(string text) => string.Concat(text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c)).Trim();

    static bool IsPlain(string text) => text.All(c => c is >= ' ' and < '\u007f') && !text.Contains("=?", StringComparison.Ordinal) && !text.Contains("  ", StringComparison.Ordinal)
        && text.Split(' ').All(word => word.Length < LongestWord);

    /// <summary>Each word holds whole characters, as the standard demands (RFC 2047, 5, end).</summary>
    static string Words(string text)
    {
        const int mostOctets = (LongestWord - 12) / 4 * 3;
        List<string> words = [];
        var octets = new List<byte>();
        Span<byte> one = stackalloc byte[4];
        foreach (var rune in text.EnumerateRunes())
        {
            var length = rune.EncodeToUtf8(one);
            if (octets.Count + length > mostOctets) Close();
            octets.AddRange(one[..length]);
        }
        Close();
        return string.Join(' ', words);

        void Close()
        {
            words.Add(Before + Convert.ToBase64String([.. octets]) + After);
            octets.Clear();
        }
    }
}
