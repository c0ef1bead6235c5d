using System.Globalization;
using System.Text;

namespace Samsyn.Documents.Mail;

/// <summary>Text in seven bits that stays readable (RFC 2045, 6.7): lines of at most 76 characters.</summary>
static class QuotedPrintable
{
    const int LongestLine = 76;

    /// <summary>In UTF-8 with CRLF line ends, one after the last line too; whatever line ends came in.</summary>
    public static string Encode(string text)
    {
        var encoded = new StringBuilder(text.Length + text.Length / 4);
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            EncodeLine(encoded, Encoding.UTF8.GetBytes(line));
            encoded.Append("\r\n");
        }
        return encoded.ToString();
    }

    static void EncodeLine(StringBuilder encoded, byte[] line)
    {
        var length = 0;
        for (var at = 0; at < line.Length; at++)
        {
            var octet = line[at];
            // A blank at the end of a line would be lost on the way, a dot at the beginning doubled by a careless server.
            var isPlain = octet is > 32 and < 127 and not (byte)'=' && !(octet == '.' && length == 0) || octet is (byte)' ' or (byte)'\t' && at < line.Length - 1;
            var width = isPlain ? 1 : 3;
            if (length + width > LongestLine - 1)
            {
                encoded.Append("=\r\n");
                length = 0;
                isPlain &= octet != '.';
                width = isPlain ? 1 : 3;
            }
            if (isPlain) encoded.Append((char)octet);
            else encoded.Append('=').Append(octet.ToString("X2", CultureInfo.InvariantCulture));
            length += width;
        }
    }

    /// <summary>What is not rightly encoded stays as it is (RFC 2045, 6.7, “robust”).</summary>
    public static byte[] Decode(ReadOnlySpan<byte> encoded)
    {
        var decoded = new List<byte>(encoded.Length);
        for (var at = 0; at < encoded.Length; at++)
        {
            if (encoded[at] != '=')
            {
                decoded.Add(encoded[at]);
                continue;
            }
            var rest = encoded[(at + 1)..];
            if (rest.Length >= 2 && Hex(rest[0]) is { } high && Hex(rest[1]) is { } low)
            {
                decoded.Add((byte)((high << 4) | low));
                at += 2;
                continue;
            }
            var blanks = 0;
            while (blanks < rest.Length && rest[blanks] is (byte)' ' or (byte)'\t') blanks++;
            var end = rest[blanks..];
            if (end.Length == 0) at += blanks;
            else if (end[0] == '\n') at += blanks + 1;
            else if (end[0] == '\r') at += blanks + (end.Length > 1 && end[1] == '\n' ? 2 : 1);
            else decoded.Add((byte)'=');
        }
        return [.. decoded];
    }

    internal static int? Hex(byte digit) => digit switch
    {
        >= (byte)'0' and <= (byte)'9' => digit - '0',
        >= (byte)'A' and <= (byte)'F' => digit - 'A' + 10,
        >= (byte)'a' and <= (byte)'f' => digit - 'a' + 10,
        _ => null,
    };
}
