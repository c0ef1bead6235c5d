using System.Text;

namespace Samsyn.Documents.Calendars;

/// <summary>A property as it stands in a file: the name in capitals, parameters without their quotes, the value raw.</summary>
sealed record CalendarProperty(string Name, IReadOnlyList<(string Name, string Value)> Parameters, string Value)
{
    public string? Parameter(string name)
    {
        foreach (var (parameter, value) in Parameters)
            if (parameter == name) return value;
        return null;
    }
}

/// <summary>A component with what stands in it (RFC 5545, 3.4 and 3.6).</summary>
sealed record CalendarComponent(string Name)
{
    const int MostLines = 5_000, MostDepth = 8;

    public List<CalendarProperty> Properties { get; } = [];
    public List<CalendarComponent> Children { get; } = [];

    public IEnumerable<CalendarComponent> Of(string name) => Children.Where(child => child.Name == name);
    public List<CalendarProperty> All(string name) => Properties.FindAll(property => property.Name == name);
    public string? Only(string name) => All(name) is [var one] ? one.Value : null;

    /// <summary>
    /// The one component that the bytes hold, or null when they hold anything else. Tolerates what programs do wrong without harm: bare line feeds, blank
    /// lines, small letters in names, a byte order mark, a fold in the middle of a character.
    /// </summary>
    public static CalendarComponent? Read(ReadOnlySpan<byte> bytes, Encoding encoding)
    {
        var lines = encoding.GetString(Unfold(bytes)).TrimStart('\uFEFF').Split('\n');
        if (lines.Length > MostLines) return null;
        Stack<CalendarComponent> open = [];
        CalendarComponent? whole = null;
        foreach (var line in lines)
        {
            if (string.IsNullOrWhiteSpace(line)) continue;
            if (whole is not null || Property(line) is not { } property) return null;
            var value = property.Value.Trim().ToUpperInvariant();
            switch (property.Name)
            {
                case "BEGIN" when open.Count < MostDepth:
                    var component = new CalendarComponent(value);
                    if (open.TryPeek(out var parent)) parent.Children.Add(component);
                    open.Push(component);
                    break;
                case "END" when open.Count > 0 && open.Peek().Name == value:
                    var closed = open.Pop();
                    if (open.Count == 0) whole = closed;
                    break;
                case "BEGIN" or "END":
                    return null;
                default:
                    if (open.Count == 0) return null;
                    open.Peek().Properties.Add(property);
                    break;
            }
        }
        return whole;
    }

    /// <summary>Takes the folds out (RFC 5545, 3.1) before the bytes become text: a fold may stand in the middle of a character. Line ends become bare line feeds.</summary>
    static byte[] Unfold(ReadOnlySpan<byte> bytes)
    {
        var plain = new List<byte>(bytes.Length);
        for (var at = 0; at < bytes.Length; at++)
        {
            var ends = bytes[at] == '\n' ? 1 : bytes[at] == '\r' ? at + 1 < bytes.Length && bytes[at + 1] == '\n' ? 2 : 1 : 0;
            if (ends == 0)
            {
                plain.Add(bytes[at]);
                continue;
            }
            at += ends - 1;
            if (at + 1 < bytes.Length && bytes[at + 1] is (byte)' ' or (byte)'\t') at++;
            else plain.Add((byte)'\n');
        }
        return [.. plain];
    }

    /// <summary><c>NAME;PARAM="value";PARAM=value:VALUE</c>; null when the line is anything else.</summary>
    static CalendarProperty? Property(string line)
    {
        var at = NameEnd(line, 0);
        if (at == 0 || at >= line.Length) return null;
        var name = line[..at].ToUpperInvariant();
        List<(string, string)> parameters = [];
        while (line[at] == ';')
        {
            var from = at + 1;
            at = NameEnd(line, from);
            if (at == from || at >= line.Length || line[at] != '=') return null;
            var parameter = line[from..at].ToUpperInvariant();
            from = ++at;
            for (var isQuoted = false; at < line.Length && (isQuoted || line[at] is not (';' or ':')); at++) isQuoted ^= line[at] == '"';
            if (at >= line.Length) return null;
            parameters.Add((parameter, line[from..at].Replace("\"", "", StringComparison.Ordinal)));
        }
        return line[at] == ':' ? new(name, parameters, line[(at + 1)..]) : null;
    }

    static int NameEnd(string line, int at)
    {
        while (at < line.Length && (char.IsAsciiLetterOrDigit(line[at]) || line[at] is '-' or '_')) at++;
        return at;
    }
}
