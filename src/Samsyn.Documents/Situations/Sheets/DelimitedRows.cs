using System.Text;
using Samsyn.Documents.Situations.Tables;
using Samsyn.Domain.Kernel;

namespace Samsyn.Documents.Situations.Sheets;

/// <summary>The rows of a text table that may have titles above and notes below it. For tables of values; those of events are read by <see cref="RowReader"/>.</summary>
public static class DelimitedRows
{
    /// <summary>Bytes of the file.</summary>
    public const long MostBytes = 256L << 20;
    const int MostColumns = 2000, RowsLookedAt = 200;

    /// <summary>All rows that say something, or why there are none.</summary>
    public static Outcome<SheetTable> Read(TableBytes bytes)
    {
        if (bytes.Length > MostBytes) return new SheetTooLarge(bytes.Length >> 20, MostBytes >> 20);
        var buffer = new byte[bytes.Length];
        var read = buffer.AsSpan(0, bytes.Read(0, buffer));
        if (read.StartsWith<byte>([0xFF, 0xFE]) || read.StartsWith<byte>([0xFE, 0xFF]))
            return Rows((read[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode).GetString(read[2..]));
        if (read.Contains((byte)0)) return new TableNotText("NUL");
        if (read.StartsWith(Encoding.UTF8.Preamble)) read = read[Encoding.UTF8.Preamble.Length..];
        return Rows(FieldText.Decode(read, System.Text.Unicode.Utf8.IsValid(read))!);
    }

    static Outcome<SheetTable> Rows(string text)
    {
        var best = (List<SheetRow>?)null;
        var most = 0L;
        foreach (var delimiter in (ReadOnlySpan<char>)[';', '\t', ',', '|'])
        {
            // The right one gives many rows the same number of columns.
            var tried = Split(text, delimiter, RowsLookedAt);
            var score = tried.Where(row => row.Cells.Count > 1).GroupBy(row => row.Cells.Count).Select(columns => (long)columns.Key * columns.Count() * columns.Count()).DefaultIfEmpty(0).Max();
            if (best is not null && score <= most) continue;
            (best, most) = (tried.Count < RowsLookedAt ? tried : Split(text, delimiter, int.MaxValue), score);
        }
        return best!.Count == 0 ? new TableEmpty() : new SheetTable(best);
    }

    static List<SheetRow> Split(string text, char delimiter, int most)
    {
        List<SheetRow> rows = [];
        List<string> cells = [];
        var (cell, quoted, wasQuoted, line, begun) = (new StringBuilder(), false, false, 1, 1);
        for (var at = 0; at <= text.Length && rows.Count < most; at++)
        {
            var letter = at < text.Length ? text[at] : '\n';
            if (quoted && at < text.Length)
            {
                if (letter == '"' && at + 1 < text.Length && text[at + 1] == '"') at++;
                else if (letter == '"')
                {
                    quoted = false;
                    continue;
                }
                if (letter == '\n') line++;
                cell.Append(letter);
                continue;
            }
            if (letter == '"' && cell.Length == 0 && !wasQuoted)
            {
                (quoted, wasQuoted) = (true, true);
                continue;
            }
            if (letter != delimiter && letter is not ('\r' or '\n'))
            {
                cell.Append(letter);
                continue;
            }
            if (letter == '\r' && at + 1 < text.Length && text[at + 1] == '\n') continue;
            if (cells.Count < MostColumns) cells.Add(cell.ToString());
            cell.Clear();
            wasQuoted = false;
            if (letter == delimiter) continue;
            if (cells.Exists(one => !string.IsNullOrWhiteSpace(one)) && !(rows.Count == 0 && cells is [['s', 'e', 'p', '=', ..]])) rows.Add(new(begun, cells));
            cells = [];
            begun = ++line;
        }
        return rows;
    }
}
