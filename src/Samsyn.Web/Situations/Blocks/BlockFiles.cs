using System.Globalization;
using System.Text;
using Samsyn.App;
using Samsyn.App.Situations.Analyses;
using Samsyn.Documents.Writing.Charts;
using Samsyn.Documents.Writing.Sheets;
using Samsyn.Web.Shell;
using Samsyn.Web.Ui.Charts;

namespace Samsyn.Web.Situations.Blocks;

/// <summary>A chart as a file to take along: a drawing that stands alone, or its numbers.</summary>
static class BlockFiles
{
    /// <summary>Null when there is no such kind of file.</summary>
    public static IResult? Of(HttpContext http, ChartFrame frame, string file)
    {
        var language = http.View().Language;
        var words = ChartTexts.In(language);
        switch (Path.GetExtension(file))
        {
            case ".svg" when ChartLayout.HasValues(frame.Chart):
                return Results.File(Encoding.UTF8.GetBytes(ChartSvg.File(frame, words, frame.Source is { } source ? Texts.Get(language, "charts.source", source) : null)), "image/svg+xml; charset=utf-8", Named(frame, ".svg"));
            case ".csv":
                return Results.File(Csv(ChartTable.Of(frame.Chart, words, isWhole: true), frame), "text/csv; charset=utf-8", Named(frame, ".csv"));
            default:
                return null;
        }
    }

    static string Named(ChartFrame frame, string extension) => App.Files.FileNames.Harmless(frame.Chart.Title + extension);

    /// <summary>Semicolons and decimal commas, as a Swedish spreadsheet reads them; a cell that begins like a formula is made words.</summary>
    static byte[] Csv(ChartTable table, ChartFrame frame)
    {
        var csv = new StringBuilder();
        void Row(IEnumerable<string> cells) => csv.AppendJoin(';', cells.Select(Cell)).Append("\r\n");
        Row(table.Heads);
        foreach (var row in table.Rows) Row(row.Select(cell => cell.Number is { } number ? number.ToString("0.############", CultureInfo.GetCultureInfo("sv-SE")).Replace('\u2212', '-') : cell.Text));
        foreach (var said in frame.Words.Concat(frame.Notices).Append(frame.Source).OfType<string>()) Row([said]);
        return [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(csv.ToString())];
    }

    static string Cell(string text)
    {
        var safe = text.Length > 0 && text[0] is '=' or '+' or '@' or '\t' or '\r' || (text.Length > 1 && text[0] == '-' && !char.IsAsciiDigit(text[1])) ? "'" + text : text;
        return safe.AsSpan().ContainsAny(";\"\r\n") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
