using System.Globalization;
using System.Text;
using Samsyn.Documents.Situations.Tables;

namespace Samsyn.App.Situations.Events;

/// <summary>Rows of one column that were rejected for one reason.</summary>
public sealed record RejectedGroup(string Column, RejectReason Reason, long Rows, long FirstLine, long LastLine, string FirstValue);

/// <summary>
/// Where wrong rows go: a table with line, column, value and reason, made when there is a first one. Every row is in it, however many; what is kept in memory are the groups.
/// With <paramref name="into"/> it is written there and not to the path.
/// </summary>
public sealed class RejectFile(string path, Language language, Stream? into = null) : IDisposable
{
    static readonly string[] Heading = ["line", "column", "value", "reason"];

    readonly Dictionary<(string, RejectReason), RejectedGroup> _groups = [];
    StreamWriter? _writer;

    /// <summary>Null when nothing was rejected.</summary>
    public string? Written => _writer is null ? null : path;

    public IReadOnlyList<RejectedGroup> Groups => [.. _groups.Values.OrderByDescending(group => group.Rows)];

    internal void Write(List<RejectedRow> rejected, long firstLine)
    {
        if (rejected.Count == 0) return;
        _writer ??= Begin();
        foreach (var row in rejected.OrderBy(row => row.Line))
        {
            var line = firstLine + row.Line;
            var key = (row.Column, row.Reason);
            _groups[key] = _groups.TryGetValue(key, out var group) ? group with { Rows = group.Rows + 1, LastLine = line } : new(row.Column, row.Reason, 1, line, line, row.Value);
            _writer.Write(line.ToString(CultureInfo.InvariantCulture));
            foreach (var cell in (ReadOnlySpan<string>)[row.Column, row.Value, Texts.Of(row.Reason, language)])
            {
                _writer.Write(';');
                _writer.Write(Cell(cell));
            }
            _writer.Write("\r\n");
        }
    }

    StreamWriter Begin()
    {
        // Somebody opens it in a spreadsheet, which takes text without a mark for another coding.
        var coding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: true);
        var writer = into is null ? new StreamWriter(path, append: false, coding) : new StreamWriter(into, coding, leaveOpen: true);
        writer.Write(string.Join(';', Heading.Select(name => Texts.Get(language, "datasets.reject." + name))) + "\r\n");
        return writer;
    }

    /// <summary>Quoted where it must be; what a spreadsheet would calculate gets an apostrophe in front.</summary>
    static string Cell(string text)
    {
        if (text.Length > 0 && (text[0] is '=' or '+' or '@' || (text[0] == '-' && text.Any(char.IsLetter)))) text = "'" + text;
        return text.AsSpan().IndexOfAny(";\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    public void Dispose() => _writer?.Dispose();
}
