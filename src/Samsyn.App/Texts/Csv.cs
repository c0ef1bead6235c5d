using System.Text;

namespace Samsyn.App;

/// <summary>Rows for a spreadsheet: semicolons and a byte order mark, as a Swedish Excel opens them.</summary>
static class Csv
{
    public static StringBuilder Row(this StringBuilder csv, IEnumerable<string?> cells) => csv.AppendJoin(';', cells.Select(Cell)).Append("\r\n");

    public static byte[] AsFile(this StringBuilder csv) => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(csv.ToString())];

    // What begins as a formula would be run as one.
    static string Cell(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        if (text[0] is '=' or '+' or '-' or '@' or '\t' or '\r') text = "'" + text;
        return text.AsSpan().IndexOfAny(";\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
