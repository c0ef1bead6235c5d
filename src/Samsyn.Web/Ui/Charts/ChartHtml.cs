using System.Globalization;
using System.Net;
using System.Text;
using Samsyn.App;
using Samsyn.App.Situations.Analyses;
using Samsyn.Documents.Writing.Charts;

namespace Samsyn.Web.Ui.Charts;

/// <summary>
/// A chart as it stands on a page: words, drawing for wide and narrow, what keeps it from being misread, source, table and files. Written as text and not by components, so that
/// it can be kept as it is and shown again: a page may hold twenty.
/// </summary>
static class ChartHtml
{
    /// <summary>Letters of a row's name from which its column keeps some width, however many stand beside it.</summary>
    const int LongName = 14;

    public static string Of(ChartFrame frame, Language language)
    {
        var (html, words, chart) = (new StringBuilder(16_000), ChartTexts.In(language), frame.Chart);
        var level = Math.Clamp(frame.Level, 2, 5).ToString(CultureInfo.InvariantCulture);
        html.Append(CultureInfo.InvariantCulture, $"<figure class=\"chart\" id=\"{frame.Id}\" aria-labelledby=\"{frame.Id}-h\"><figcaption><h{level} class=\"chart-title\" id=\"{frame.Id}-h\">{Text(chart.Title)}</h{level}>");
        foreach (var (at, sentence) in frame.Words.Index()) html.Append(at == 0 ? "<p class=\"chart-lead\">" : "<p class=\"chart-more\">").Append(Text(sentence)).Append("</p>");
        if (ChartLayout.IsAllZero(chart)) html.Append("<p class=\"chart-more\">").Append(Text(words.AllZero)).Append("</p>");
        html.Append("</figcaption>");
        var description = string.Join(" ", frame.Words.DefaultIfEmpty(ChartLayout.HasValues(chart) ? chart.Unit : words.Nothing));
        if (chart.IsTable)
        {
            Table(html, frame, words, language, withCaption: false);
        }
        else
        {
            foreach (var width in Enum.GetValues<ChartWidth>())
            {
                var name = width.ToString().ToLowerInvariant();
                html.Append(CultureInfo.InvariantCulture, $"<div class=\"chart-{name}\">");
                ChartSvg.Write(html, ChartLayout.Of(chart, words, width), $"{frame.Id}-{name[0]}", chart.Title, description);
                html.Append("</div>");
            }
        }
        if (frame.Notices.Count > 0)
        {
            html.Append(CultureInfo.InvariantCulture, $"<ul class=\"chart-notices\" aria-label=\"{Text(Texts.Get(language, "charts.readWith"))}\">");
            foreach (var notice in frame.Notices) html.Append("<li>").Append(Text(notice)).Append("</li>");
            html.Append("</ul>");
        }
        if (frame.Source is { } source) html.Append("<p class=\"chart-source\">").Append(Text(Texts.Get(language, "charts.source", source))).Append("</p>");
        if (!chart.IsTable && ChartLayout.HasValues(chart))
        {
            html.Append("<details class=\"details chart-data\"><summary>").Append(Text(Texts.Get(language, "charts.table"))).Append("</summary><div class=\"details-body\">");
            Table(html, frame, words, language, withCaption: true);
            html.Append("</div></details>");
        }
        Files(html, frame, language);
        return html.Append("</figure>").ToString();
    }

    static void Table(StringBuilder html, ChartFrame frame, ChartWords words, Language language, bool withCaption)
    {
        var table = ChartTable.Of(frame.Chart, words);
        var caption = Texts.Get(language, "charts.tableOf", frame.Chart.Title);
        if (frame.Chart is CalendarChart && table.Rows.Count == ChartTable.MostDaysOnPage) caption += ". " + Texts.Get(language, "charts.mostDays", ChartTable.MostDaysOnPage);
        if (frame.Chart is MapChart map && map.Table.Rows.Count > table.Rows.Count) caption += ". " + Texts.Get(language, "charts.mostRows", table.Rows.Count, map.Table.Rows.Count);
        html.Append(CultureInfo.InvariantCulture, $"<div class=\"table-scroll\" role=\"region\" aria-labelledby=\"{frame.Id}-c\" tabindex=\"0\"><table class=\"table chart-table{(table.Rows.Any(row => row[0].Text.Length > LongName) ? " chart-names" : "")}\"><caption id=\"{frame.Id}-c\"{(withCaption ? "" : " class=\"sr-only\"")}>{Text(caption)}</caption><thead><tr>");
        var numbers = table.Heads.Select((_, at) => at > 0 && table.Rows.Any(row => row[at].Number is not null)).ToList();
        foreach (var (at, head) in table.Heads.Index()) html.Append(numbers[at] ? "<th scope=\"col\" class=\"num\">" : "<th scope=\"col\">").Append(Text(head)).Append("</th>");
        html.Append("</tr></thead><tbody>");
        foreach (var row in table.Rows)
        {
            html.Append("<tr>");
            foreach (var (at, cell) in row.Index())
                html.Append(at == 0 ? "<th scope=\"row\">" : numbers[at] ? "<td class=\"num\">" : "<td>").Append(Text(cell.Text)).Append(at == 0 ? "</th>" : "</td>");
            html.Append("</tr>");
        }
        html.Append("</tbody></table></div>");
    }

    static void Files(StringBuilder html, ChartFrame frame, Language language)
    {
        if (frame.Files is not { } files || !ChartLayout.HasValues(frame.Chart)) return;
        html.Append("<p class=\"chart-files\">").Append(Text(Texts.Get(language, "charts.files", frame.Chart.Title)));
        foreach (var kind in frame.Chart.IsTable ? ["csv"] : (string[])["svg", "csv"])
            html.Append(CultureInfo.InvariantCulture, $" <a href=\"{Text(files)}.{kind}{Text(frame.Query)}\" download>{kind.ToUpperInvariant()}</a>");
        // The browser paints the SVG: shown only where its script runs.
        if (!frame.Chart.IsTable) html.Append(CultureInfo.InvariantCulture, $" <a href=\"{Text(files)}.svg{Text(frame.Query)}\" data-png hidden>PNG</a>");
        html.Append("</p>");
    }

    static string Text(string text) => WebUtility.HtmlEncode(text);
}
