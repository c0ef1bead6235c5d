using System.Text;

namespace Samsyn.Documents.Tests.Calendars;

/// <summary>A reader that accepts nothing RFC 5545 does not: used to judge the writer.</summary>
sealed record StrictComponent(string Name, List<(string Name, string Parameters, string Value)> Properties, List<StrictComponent> Children)
{
    public string this[string name] => Properties.Single(p => p.Name == name).Value;
    public string? Find(string name) => Properties.SingleOrDefault(p => p.Name == name).Value;
    public string TextOf(string name) => Unescape(this[name]);
    public IEnumerable<StrictComponent> Of(string name) => Children.Where(c => c.Name == name);

    public static StrictComponent Read(string text)
    {
        Assert.EndsWith("\r\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', text.Replace("\r\n", "", StringComparison.Ordinal));
        var lines = new List<string>();
        foreach (var physical in text[..^2].Split("\r\n"))
        {
            Assert.True(Encoding.UTF8.GetByteCount(physical) <= 75, physical);
            Assert.NotEqual("", physical);
            if (physical[0] == ' ') lines[^1] += physical[1..];
            else lines.Add(physical);
        }
        var stack = new Stack<StrictComponent>();
        StrictComponent? root = null;
        foreach (var line in lines)
        {
            var colon = OutsideQuotes(line);
            Assert.True(colon > 0, line);
            var (head, value) = (line[..colon].Split(';', 2), line[(colon + 1)..]);
            Assert.Matches("^[A-Z-]+$", head[0]);
            if (head[0] == "BEGIN") stack.Push(new(value, [], []));
            else if (head[0] == "END")
            {
                var done = stack.Pop();
                Assert.Equal(value, done.Name);
                if (stack.Count > 0) stack.Peek().Children.Add(done);
                else { Assert.Null(root); root = done; }
            }
            else stack.Peek().Properties.Add((head[0], head.Length > 1 ? head[1] : "", value));
        }
        Assert.Empty(stack);
        return root!;
    }

    static int OutsideQuotes(string line)
    {
        for (var (at, isQuoted) = (0, false); at < line.Length; at++)
        {
            isQuoted ^= line[at] == '"';
            if (line[at] == ':' && !isQuoted) return at;
        }
        return -1;
    }

    public static string Unescape(string value)
    {
        var text = new StringBuilder();
        for (var i = 0; i < value.Length; i++)
        {
            Assert.False(value[i] is ';' or ',', $"Unescaped: {value}");
            if (value[i] != '\\') { text.Append(value[i]); continue; }
            i++;
            Assert.Contains(value[i], "\\;,nN");
            text.Append(value[i] is 'n' or 'N' ? '\n' : value[i]);
        }
        return text.ToString();
    }
}
