using System.Text;
using Samsyn.Domain.Kernel;

namespace Samsyn.Documents.Situations.Sheets;

/// <summary>One row of any table. <paramref name="Line"/> counts from 1 in the file or sheet; cells beyond the last are empty.</summary>
public sealed record SheetRow(int Line, IReadOnlyList<string> Cells)
{
    /// <summary>The text of a cell, trimmed; empty when there is none.</summary>
    public string this[int column] => column >= 0 && column < Cells.Count ? Cells[column].Trim() : "";

    /// <summary>How many cells say something.</summary>
    public int Filled => Cells.Count(cell => !string.IsNullOrWhiteSpace(cell));
}

/// <summary>All rows of a table that say something, in order.</summary>
public sealed record SheetTable(IReadOnlyList<SheetRow> Rows);

/// <summary>The file is none of the kinds that are read, or a broken one; <paramref name="Reason"/> says what stood in the way.</summary>
public sealed record SheetUnreadable(string Reason) : Refusal;

/// <summary>The file is larger than a table of its kind may be, in megabytes.</summary>
public sealed record SheetTooLarge(long Megabytes, long Most) : Refusal;

/// <summary>Rows as CSV: semicolons, UTF-8, the lines numbered as in the sheet (rows that are not there are empty lines).</summary>
public static class SheetCsv
{
    /// <summary>Writes rows in order of their lines. A line end within a cell becomes a space, so that lines stay countable.</summary>
    public static void Write(IEnumerable<SheetRow> rows, Stream into)
    {
        using var writer = new StreamWriter(into, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
        var line = 1;
        foreach (var row in rows)
        {
            for (; line < row.Line; line++) writer.WriteLine();
            for (var at = 0; at < row.Cells.Count; at++)
            {
                if (at > 0) writer.Write(';');
                writer.Write(Cell(row.Cells[at]));
            }
            writer.WriteLine();
            line++;
        }
    }

    static string Cell(string text)
    {
        if (text.AsSpan().IndexOfAny("\r\n\0") >= 0) text = text.Replace("\r\n", " ", StringComparison.Ordinal).Replace('\r', ' ').Replace('\n', ' ').Replace("\0", "", StringComparison.Ordinal);
        return text.AsSpan().IndexOfAny(';', '"') < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
