using System.Globalization;
using System.Text;

namespace Samsyn.Documents.Writing.Sheets;

/// <summary>A register as CSV: semicolons, decimal comma and a byte order mark, as a Swedish Excel opens it; days as yyyy-MM-dd. Lines end with CRLF (RFC 4180).</summary>
public static class RegisterCsv
{
    /// <summary>Writes the whole register.</summary>
    public static byte[] Write(Register register)
    {
        using var stream = new MemoryStream();
        Write(register, stream);
        return stream.ToArray();
    }

    /// <summary>Writes row by row to a stream, which is left open.</summary>
    public static void Write(Register register, Stream stream)
    {
        using var csv = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        Row(csv, register.Columns.Select(column => Words(column.Heading)));
        foreach (var row in register.Rows) Row(csv, row.InWidthOf(register).Select(Cell));
    }

    static void Row(StreamWriter csv, IEnumerable<string> cells)
    {
        var first = true;
        foreach (var cell in cells)
        {
            if (!first) csv.Write(';');
            csv.Write(cell);
            first = false;
        }
        csv.Write("\r\n");
    }

    static string Cell(RegisterCell cell) => cell.Kind switch
    {
        CellKind.Empty => "",
        CellKind.Words => Words(cell.Text!),
        CellKind.Number => cell.Value.ToString(CultureInfo.InvariantCulture).Replace('.', ','),
        CellKind.Day => cell.Time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => cell.Time.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
    };

    // Words that begin as a formula would be run as one; also in full width, which some programs take for the same.
    static string Words(string text)
    {
        if (text.Length == 0) return "";
        if (text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠') text = "'" + text;
        return text.AsSpan().IndexOfAny(";\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
