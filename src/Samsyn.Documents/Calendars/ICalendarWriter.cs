using System.Text;

namespace Samsyn.Documents.Calendars;

/// <summary>Content lines of RFC 5545: CRLF, folded at 75 octets of UTF-8 without splitting a character, values escaped.</summary>
sealed class ICalendarWriter
{
    const int LineOctets = 75;

    readonly StringBuilder _text = new();

    /// <summary>A line whose value is already in its final form (dates, rules, names).</summary>
    public void Line(string name, string value) => Fold($"{name}:{value}");

    /// <summary>A line with a text value.</summary>
    public void Text(string name, string value) => Fold($"{name}:{Escape(value)}");

    /// <summary>Backslash, semicolon, comma and line breaks as TEXT demands; other control characters are dropped.</summary>
    public static string Escape(string value)
    {
        var escaped = new StringBuilder(value.Length + 8);
        foreach (var c in value.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n'))
        {
            if (c is '\\' or ';' or ',') escaped.Append('\\').Append(c);
            else if (c == '\n') escaped.Append("\\n");
            else if (c == '\t' || !char.IsControl(c)) escaped.Append(c);
        }
        return escaped.ToString();
    }

    /// <summary>A parameter value in quotes (RFC 5545, 3.2): a quotation mark cannot stand in it and becomes an apostrophe, control characters are dropped.</summary>
    public static string Quoted(string value) => $"\"{string.Concat(value.Where(c => !char.IsControl(c))).Replace('"', '\'')}\"";

    void Fold(string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LineOctets)
            {
                _text.Append("\r\n ");
                octets = 1;
            }
            _text.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }
        _text.Append("\r\n");
    }

    public override string ToString() => _text.ToString();
}
