using System.Text;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Situations.Datasets;

namespace Samsyn.Documents.Situations.Tables;

/// <summary>The file has no row at all.</summary>
public sealed record TableEmpty : Refusal;

/// <summary>The file is no text in a coding that is read: UTF-16, or not text at all.</summary>
public sealed record TableNotText(string Found) : Refusal;

/// <summary>The first row is longer than any that is read.</summary>
public sealed record TableHeadingTooLong(int Longest) : Refusal;

/// <summary>How a text file is a table.</summary>
/// <param name="Delimiter">The byte between columns.</param>
/// <param name="IsUtf8">Otherwise Windows-1252.</param>
/// <param name="Heading">The names of the columns, or their numbers where there is no heading.</param>
/// <param name="DataStart">Bytes before the first row of data.</param>
/// <param name="FirstLine">The line, from 1, on which it begins.</param>
public sealed record TableFormat(byte Delimiter, bool IsUtf8, IReadOnlyList<string> Heading, long DataStart, int FirstLine)
{
    const int Beginning = RowReader.LongestRow, SampleLength = 1 << 16, Samples = 32, RowsTried = 20;
    static readonly byte[] Delimiters = [(byte)';', (byte)',', (byte)'\t', (byte)'|'];

    /// <summary>Finds out what the profile does not say: delimiter by which one gives the first rows the same number of columns, coding by samples from the whole file.</summary>
    public static Outcome<TableFormat> Of(TableBytes bytes, ImportProfile profile)
    {
        var buffer = new byte[Math.Min(Beginning, bytes.Length)];
        var beginning = buffer.AsSpan(0, bytes.Read(0, buffer));
        if (beginning.StartsWith<byte>([0xFF, 0xFE]) || beginning.StartsWith<byte>([0xFE, 0xFF])) return new TableNotText("UTF-16");
        if (beginning.Contains((byte)0)) return new TableNotText("NUL");
        var mark = beginning.StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        var isUtf8 = mark > 0 || (profile.Coding == TextCoding.Detect ? IsUtf8Throughout(bytes) : profile.Coding == TextCoding.Utf8);
        ReadOnlySpan<byte> text = beginning[mark..];
        var (start, line) = ((long)mark, 1);
        // Excel writes which delimiter it used on a line of its own.
        byte? said = null;
        if (text.Length > 6 && text.StartsWith("sep="u8) && text[5] is (byte)'\r' or (byte)'\n')
        {
            said = text[4];
            var skipped = text[6] == '\n' && text[5] == '\r' ? 7 : 6;
            text = text[skipped..];
            (start, line) = (start + skipped, 2);
        }
        while (text.Length > 0 && text[0] is (byte)'\r' or (byte)'\n')
        {
            if (text[0] == '\n' || text.Length < 2 || text[1] != '\n') line++;
            text = text[1..];
            start++;
        }
        if (text.IsEmpty) return new TableEmpty();
        var delimiter = (byte?)profile.Delimiter ?? said ?? Likeliest(text);
        var (first, length) = Split(text, delimiter);
        if (length == text.Length && bytes.Length > Beginning) return new TableHeadingTooLong(Beginning);
        byte[] scratch = [];
        var heading = profile.HasHeading ? first.Select(range => FieldText.Decode(FieldText.Content(buffer.AsSpan((int)start)[range], ref scratch), isUtf8) ?? "").ToList()
            : [.. Enumerable.Range(1, first.Count).Select(number => $"#{number}")];
        return new TableFormat(delimiter, isUtf8, heading, profile.HasHeading ? start + length : start, profile.HasHeading ? line + Lines(text[..length]) : line);
    }

    static byte Likeliest(ReadOnlySpan<byte> text)
    {
        var (best, most) = (Delimiters[0], 0);
        foreach (var delimiter in Delimiters)
        {
            var rest = text;
            var (columns, agree) = (0, 0);
            for (var row = 0; row < RowsTried && rest.Length > 0; row++)
            {
                var (fields, length) = Split(rest, delimiter);
                if (row == 0) columns = fields.Count;
                else if (fields.Count == columns) agree++;
                rest = rest[length..];
            }
            if (columns > 1 && columns * (agree + 1) > most) (best, most) = (delimiter, columns * (agree + 1));
        }
        return best;
    }

    /// <summary>The fields of the first row, and its length with the line end.</summary>
    static (List<Range> Fields, int Length) Split(ReadOnlySpan<byte> text, byte delimiter)
    {
        var (fields, start, quoted) = (new List<Range>(), 0, false);
        for (var at = 0; at < text.Length; at++)
        {
            var letter = text[at];
            if (letter == '"' && (quoted || at == start)) quoted = !quoted;
            else if (letter == '"' && text[at - 1] == '"' && text[start] == '"') quoted = true;
            if (quoted) continue;
            if (letter == delimiter)
            {
                fields.Add(start..at);
                start = at + 1;
            }
            else if (letter is (byte)'\r' or (byte)'\n')
            {
                fields.Add(start..at);
                return (fields, at + (letter == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? 2 : 1));
            }
        }
        fields.Add(start..text.Length);
        return (fields, text.Length);
    }

    static int Lines(ReadOnlySpan<byte> text) => text.Contains((byte)'\n') ? text.Count((byte)'\n') : Math.Max(1, text.Count((byte)'\r'));

    /// <summary>Samples, evenly over the file: what is not UTF-8 in any of them is Windows-1252. A value that is wrong all the same is rejected when it is met.</summary>
    static bool IsUtf8Throughout(TableBytes bytes)
    {
        var buffer = new byte[SampleLength];
        for (var sample = 0; sample < Samples; sample++)
        {
            var offset = bytes.Length <= SampleLength ? 0 : (bytes.Length - SampleLength) * sample / (Samples - 1);
            var read = buffer.AsSpan(0, bytes.Read(offset, buffer));
            // The sample may begin and end within a letter.
            var start = 0;
            if (offset > 0) while (start < 3 && start < read.Length && (read[start] & 0xC0) == 0x80) start++;
            var end = read.Length;
            if (offset + end < bytes.Length) for (var back = 1; back <= 3 && back <= end; back++)
                    if (read[end - back] >= 0xC0)
                    {
                        end -= back;
                        break;
                    }
            if (end > start && !System.Text.Unicode.Utf8.IsValid(read[start..end])) return false;
            if (bytes.Length <= SampleLength) break;
        }
        return true;
    }
}
