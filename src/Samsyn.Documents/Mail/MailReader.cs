using System.Text;

namespace Samsyn.Documents.Mail;

/// <summary>
/// Reads mail as Outlook, Gmail, Apple and Thunderbird write it (RFC 5322, 2045–2049): nested parts, base64 and quoted-printable, charsets. Broken input gives a
/// <see cref="MailFault"/> or fewer parts, not an exception.
/// </summary>
public static class MailReader
{
    /// <summary>An answer is some kilobytes; the limit leaves room for a signature with pictures.</summary>
    public const int MostBytes = 10 * 1024 * 1024;

    const int MostHeaders = 500, MostHeaderBytes = 256 * 1024, MostDepth = 10, MostParts = 200;

    /// <summary>Reads one mail.</summary>
    /// <param name="bytes">The mail as it came, with CRLF or bare line feeds.</param>
    public static MailReading Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > MostBytes) return MailReading.Of(MailFault.TooLarge);
        if (Headers(bytes, out var body) is not { Count: > 0 } headers) return MailReading.Of(MailFault.NotAMail);
        List<MailPart> parts = [];
        if (!Parts(headers, body, 0, parts)) return MailReading.Of(MailFault.TooManyParts);
        return MailReading.Of(new IncomingMail { MessageId = MessageId(headers), From = From(headers), IsAutomatic = IsAutomatic(headers), Parts = parts });
    }

    internal static Encoding EncodingOf(string charset)
    {
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(charset) ?? Encoding.GetEncoding(charset);
        }
        catch (ArgumentException)
        {
            return Encoding.UTF8;
        }
    }

    static string? MessageId(List<(string Name, string Value)> headers)
    {
        const int longest = 500;
        return All(headers, "message-id") is [var one] && one.Trim().TrimStart('<').TrimEnd('>').Trim() is { Length: > 0 and <= longest } id ? id : null;
    }

    static string? From(List<(string Name, string Value)> headers) => All(headers, "from") is [var one] && HeaderValues.Addresses(one) is [var address] ? address : null;

    static bool IsAutomatic(List<(string Name, string Value)> headers) =>
        All(headers, "auto-submitted").Exists(value => !HeaderValues.WithParameters(value).Value.Equals("no", StringComparison.Ordinal))
        || All(headers, "precedence").Exists(value => value.Trim().ToLowerInvariant() is "bulk" or "junk" or "list" or "auto_reply")
        || All(headers, "list-id").Count > 0 || All(headers, "x-autoreply").Count > 0 || All(headers, "x-autorespond").Count > 0
        || All(headers, "return-path").Exists(value => value.Trim() == "<>");

    static List<string> All(List<(string Name, string Value)> headers, string name) => [.. headers.Where(header => header.Name == name).Select(header => header.Value)];

    /// <summary>False when there are too many.</summary>
    static bool Parts(List<(string Name, string Value)> headers, ReadOnlySpan<byte> body, int depth, List<MailPart> parts)
    {
        var (type, parameters) = All(headers, "content-type") is [var stated, ..] ? HeaderValues.WithParameters(stated) : ("text/plain", []);
        if (type.StartsWith("multipart/", StringComparison.Ordinal) && parameters.TryGetValue("boundary", out var boundary) && boundary.Length > 0)
        {
            if (depth >= MostDepth) return false;
            foreach (var range in Between(body, Encoding.Latin1.GetBytes("--" + boundary)))
            {
                var inner = Headers(body[range], out var content, isPart: true);
                if (inner is null || !Parts(inner, content, depth + 1, parts)) return false;
            }
            return true;
        }
        if (parts.Count >= MostParts) return false;
        parts.Add(new() { ContentType = type, Parameters = parameters, Content = Decoded(body, All(headers, "content-transfer-encoding") is [var encoding, ..] ? encoding : "") });
        return true;
    }

    static byte[] Decoded(ReadOnlySpan<byte> body, string encoding) => encoding.Trim().ToLowerInvariant() switch
    {
        "base64" => Base64(body),
        "quoted-printable" => QuotedPrintable.Decode(body),
        _ => body.ToArray(),
    };

    /// <summary>What is no letter of base64 is passed over (RFC 2045, 6.8); what remains over at the end is cut off.</summary>
    static byte[] Base64(ReadOnlySpan<byte> body)
    {
        var letters = new StringBuilder(body.Length);
        foreach (var octet in body)
        {
            if (octet == '=') break;
            if (char.IsAsciiLetterOrDigit((char)octet) || octet is (byte)'+' or (byte)'/') letters.Append((char)octet);
        }
        if (letters.Length % 4 == 1) letters.Length--;
        return Convert.FromBase64String(letters.Append('=', (4 - letters.Length % 4) % 4).ToString());
    }

    /// <summary>What stands between the lines of a boundary (RFC 2046, 5.1.1). A part that is never closed goes to the end.</summary>
    static List<Range> Between(ReadOnlySpan<byte> body, ReadOnlySpan<byte> delimiter)
    {
        List<Range> found = [];
        var from = -1;
        for (var at = 0; at < body.Length;)
        {
            var rest = body[at..];
            var end = rest.IndexOf((byte)'\n');
            var line = end < 0 ? rest : rest[..end];
            if (line.StartsWith(delimiter) && IsDelimiter(line[delimiter.Length..], out var isLast))
            {
                if (from >= 0) found.Add(from..WithoutLineEnd(body, at));
                if (isLast || found.Count > MostParts) return found;
                from = at + (end < 0 ? rest.Length : end + 1);
            }
            if (end < 0) break;
            at += end + 1;
        }
        if (from >= 0) found.Add(from..body.Length);
        return found;
    }

    static bool IsDelimiter(ReadOnlySpan<byte> rest, out bool isLast)
    {
        isLast = rest.StartsWith("--"u8);
        foreach (var octet in isLast ? rest[2..] : rest)
            if (octet is not ((byte)' ' or (byte)'\t' or (byte)'\r')) return false;
        return true;
    }

    /// <summary>The line end before a boundary belongs to the boundary.</summary>
    static int WithoutLineEnd(ReadOnlySpan<byte> body, int at)
    {
        if (at > 0 && body[at - 1] == '\n') at--;
        if (at > 0 && body[at - 1] == '\r') at--;
        return at;
    }

    /// <summary>The headers, names in small letters, folds taken out; null when there are too many or a line is no header.</summary>
    static List<(string Name, string Value)>? Headers(ReadOnlySpan<byte> bytes, out ReadOnlySpan<byte> body, bool isPart = false)
    {
        List<(string Name, string Value)> headers = [];
        body = default;
        for (var at = 0; at < bytes.Length;)
        {
            var rest = bytes[at..];
            var end = rest.IndexOf((byte)'\n');
            var line = Encoding.UTF8.GetString(end < 0 ? rest : rest[..end]).TrimEnd('\r');
            at += end < 0 ? rest.Length : end + 1;
            if (at > MostHeaderBytes) return null;
            if (line.Length == 0)
            {
                body = bytes[at..];
                return headers;
            }
            if (line[0] is ' ' or '\t')
            {
                if (headers.Count > 0) headers[^1] = (headers[^1].Name, headers[^1].Value + line);
                continue;
            }
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            // A mailbox file begins with a line that is no header.
            if (colon <= 0 && headers.Count == 0 && line.StartsWith("From ", StringComparison.Ordinal)) continue;
            if (colon <= 0) return isPart ? headers : null;
            if (headers.Count >= MostHeaders) return null;
            headers.Add((line[..colon].Trim().ToLowerInvariant(), line[(colon + 1)..].Trim()));
        }
        return headers;
    }
}
