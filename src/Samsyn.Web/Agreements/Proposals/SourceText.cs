using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Samsyn.App;

namespace Samsyn.Web.Agreements.Proposals;

/// <summary>
/// The source text as HTML: every line an anchor (<c>rad-128</c>), rows of cells as tables, and in the gutter a way back to the fact or finding
/// that stands there. Written straight to a string: a thousand lines as components would cost more than all the rest of the page.
/// </summary>
sealed class SourceText(IReadOnlyList<string> lines, IReadOnlyDictionary<int, List<string>> facts, IReadOnlyDictionary<int, int> findings, Language language)
{
    static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    readonly StringBuilder _html = new(lines.Count * 120);

    public MarkupString Html()
    {
        var table = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(lines[i])) continue;
            if (!lines[i].Contains('\t', StringComparison.Ordinal))
            {
                Paragraph(i + 1, lines[i]);
                continue;
            }
            var end = i;
            while (end < lines.Count && lines[end].Contains('\t', StringComparison.Ordinal)) end++;
            Table(i, end, ++table);
            i = end - 1;
        }
        return new(_html.ToString());
    }

    void Paragraph(int line, string text)
    {
        Open("p", line);
        Number(line);
        _html.Append(Encoder.Encode(text)).Append("</p>");
    }

    void Table(int from, int end, int number)
    {
        var rows = lines.Skip(from).Take(end - from).Select(line => line.Split('\t')).ToList();
        var columns = rows.Max(row => row.Length);
        _html.Append("<table aria-label=\"").Append(Encoder.Encode(Texts.Get(language, "import.table", number))).Append("\">");
        foreach (var (i, cells) in rows.Index())
        {
            Open("tr", from + i + 1);
            _html.Append("<td>");
            Number(from + i + 1);
            _html.Append("</td>");
            foreach (var (at, cell) in cells.Index())
            {
                _html.Append(at == cells.Length - 1 && cells.Length < columns ? $"<td colspan=\"{(columns - at).ToString(CultureInfo.InvariantCulture)}\">" : "<td>");
                _html.Append(Encoder.Encode(cell)).Append("</td>");
            }
            _html.Append("</tr>");
        }
        _html.Append("</table>");
    }

    void Open(string tag, int line)
    {
        _html.Append('<').Append(tag).Append(" id=\"rad-").Append(line).Append('"');
        if (findings.ContainsKey(line)) _html.Append(" class=\"is-finding\"");
        else if (facts.ContainsKey(line)) _html.Append(" class=\"is-fact\"");
        _html.Append('>');
    }

    void Number(int line)
    {
        var here = facts.GetValueOrDefault(line);
        if (here is null && !findings.ContainsKey(line))
        {
            _html.Append("<b>").Append(line).Append("</b>");
            return;
        }
        if (here is null) Way("fynd-" + findings[line].ToString(CultureInfo.InvariantCulture), "import.toFinding", line);
        else Way(here[0], "import.toFact", line);
    }

    void Way(string id, string key, int line) =>
        _html.Append("<a href=\"#").Append(Encoder.Encode(id)).Append("\" aria-label=\"").Append(Encoder.Encode(Texts.Get(language, key, line))).Append("\">").Append(line).Append("</a>");
}
