using System.Text;

namespace Samsyn.Documents.Mail;

/// <summary>Values of structured headers: addresses (RFC 5322, 3.4) and media types with parameters (RFC 2045, 5.1; RFC 2231).</summary>
static class HeaderValues
{
    /// <summary>All addresses in small letters. Comments and names are skipped, quoted or not; what is no address is left out.</summary>
    public static List<string> Addresses(string value)
    {
        List<string> found = [];
        foreach (var one in Split(WithoutComments(value), ','))
        {
            // Within a group (“team: a@b, c@d;”) the name stands before a colon.
            var open = one.LastIndexOf('<');
            var close = one.LastIndexOf('>');
            var address = (open >= 0 && close > open ? one[(open + 1)..close] : one[(one.LastIndexOf(':') + 1)..]).Trim().TrimEnd(';').Trim();
            if (address.Contains('@', StringComparison.Ordinal) && !address.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is '<' or '>' or '"')) found.Add(address.ToLowerInvariant());
        }
        return found;
    }

    /// <summary>The value and its parameters, names in small letters, without quotes; continued and encoded parameters put together.</summary>
    public static (string Value, Dictionary<string, string> Parameters) WithParameters(string value)
    {
        var pieces = Split(WithoutComments(value), ';');
        Dictionary<string, string> parameters = new(StringComparer.Ordinal);
        foreach (var piece in pieces.Skip(1))
        {
            var equals = piece.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0) continue;
            var (name, text) = (piece[..equals].Trim().ToLowerInvariant(), Unquoted(piece[(equals + 1)..].Trim()));
            var star = name.IndexOf('*', StringComparison.Ordinal);
            if (star < 0) parameters.TryAdd(name, text);
            else
            {
                var plain = name[..star];
                parameters[plain] = parameters.GetValueOrDefault(plain, "") + (name.EndsWith('*') ? Percent(text) : text);
            }
        }
        return (pieces[0].Trim().ToLowerInvariant(), parameters);
    }

    /// <summary><c>UTF-8''n%C3%A4mnd</c>; the charset is passed over, names of files are not used for anything but looking at their ends.</summary>
    static string Percent(string text)
    {
        var quotes = text.Split('\'', 3);
        return Uri.UnescapeDataString(quotes.Length == 3 ? quotes[2] : text);
    }

    static string Unquoted(string text)
    {
        if (text.Length < 2 || text[0] != '"' || text[^1] != '"') return text;
        var plain = new StringBuilder(text.Length);
        for (var at = 1; at < text.Length - 1; at++)
        {
            if (text[at] == '\\' && at < text.Length - 2) at++;
            plain.Append(text[at]);
        }
        return plain.ToString();
    }

    /// <summary>Split where the separator stands outside quotes and angle brackets.</summary>
    static List<string> Split(string value, char separator)
    {
        List<string> pieces = [];
        var piece = new StringBuilder();
        var (isQuoted, isBracketed) = (false, false);
        for (var at = 0; at < value.Length; at++)
        {
            var c = value[at];
            if (c == '\\' && isQuoted && at < value.Length - 1)
            {
                piece.Append(c).Append(value[++at]);
                continue;
            }
            if (c == '"') isQuoted = !isQuoted;
            else if (!isQuoted && c is '<' or '>') isBracketed = c == '<';
            if (c == separator && !isQuoted && !isBracketed)
            {
                pieces.Add(piece.ToString());
                piece.Clear();
            }
            else piece.Append(c);
        }
        pieces.Add(piece.ToString());
        return pieces;
    }

    /// <summary>Comments may be nested (RFC 5322, 3.2.2) and say nothing.</summary>
    static string WithoutComments(string value)
    {
        var plain = new StringBuilder(value.Length);
        var (depth, isQuoted) = (0, false);
        for (var at = 0; at < value.Length; at++)
        {
            var c = value[at];
            if (c == '\\' && at < value.Length - 1 && (isQuoted || depth > 0))
            {
                if (depth == 0) plain.Append(c).Append(value[at + 1]);
                at++;
            }
            else if (c == '"' && depth == 0)
            {
                isQuoted = !isQuoted;
                plain.Append(c);
            }
            else if (c == '(' && !isQuoted) depth++;
            else if (c == ')' && depth > 0 && !isQuoted) depth--;
            else if (depth == 0) plain.Append(c);
        }
        return plain.ToString();
    }
}
