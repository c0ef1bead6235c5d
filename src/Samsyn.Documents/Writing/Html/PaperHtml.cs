using System.Globalization;
using System.Net;
using System.Text;
using Samsyn.Documents.Writing.Drawings;

namespace Samsyn.Documents.Writing.Html;

/// <summary>
/// A paper as an HTML fragment (one <c>article</c>) for reading and printing: headings in order from h1, captions and scopes on tables, no style, no script.
/// The classes begin with <c>paper-</c>; how they look is the page's to say.
/// </summary>
public static class PaperHtml
{
    /// <summary>Writes the whole paper, with its title as h1 or for a page that has it already. Every text is encoded; links are only those of <see cref="Link"/>'s schemes.</summary>
    public static string Write(Paper paper, bool withTitle = true)
    {
        var html = new StringBuilder(4096);
        html.Append("<article class=\"paper\" lang=\"").Append(Encoded(paper.Language)).Append("\">");
        if (paper.Watermark is { } watermark) html.Append("<p class=\"paper-watermark\">").Append(Encoded(watermark)).Append("</p>");
        html.Append("<header class=\"paper-head\"><p class=\"paper-sender\">").Append(Encoded(paper.Head.Sender)).Append("</p><p class=\"paper-kind\">").Append(Encoded(paper.Head.Kind)).Append("</p>");
        Facts(html, "paper-standing", [.. paper.Head.DiaryNumbers, .. paper.Head.Standing]);
        html.Append("</header>");
        if (withTitle) html.Append("<h1>").Append(Encoded(paper.Title)).Append("</h1>");
        foreach (var block in paper.Blocks) Write(html, block);
        return html.Append("</article>").ToString();
    }

    static void Write(StringBuilder html, Block block)
    {
        switch (block)
        {
            case Heading heading:
                var level = heading.Level is >= 1 and <= 4 ? heading.Level + 1 : throw new ArgumentOutOfRangeException(nameof(block), heading.Level, "A heading has level 1–4.");
                html.Append(CultureInfo.InvariantCulture, $"<h{level}>");
                if (heading.Mark is { } mark) html.Append("<span class=\"paper-mark\">").Append(Encoded(mark)).Append("</span> ");
                html.Append(Encoded(heading.Text)).Append(CultureInfo.InvariantCulture, $"</h{level}>");
                break;
            case Paragraph paragraph:
                html.Append(paragraph.Look switch
                {
                    ParagraphLook.Lead => "<p class=\"paper-lead\">", ParagraphLook.Decision => "<p class=\"paper-decision\">", ParagraphLook.Note => "<p class=\"paper-note\">", _ => "<p>",
                });
                Inlines(html, paragraph.Content);
                html.Append("</p>");
                break;
            case Clause clause:
                html.Append("<p class=\"paper-clause\"><span class=\"paper-mark\">").Append(Encoded(clause.Mark)).Append("</span> ");
                Inlines(html, clause.Content);
                html.Append("</p>");
                break;
            case Listing listing:
                List(html, listing);
                break;
            case FactList facts:
                Facts(html, "paper-facts", facts.Facts);
                break;
            case Table table:
                Write(html, table);
                break;
            case Figure figure:
                html.Append("<figure>");
                SvgWriter.Write(html, figure.Drawing, figure.Alternative);
                if (figure.Caption is { } caption) html.Append("<figcaption>").Append(Encoded(caption)).Append("</figcaption>");
                html.Append("</figure>");
                break;
            case Signatures signatures:
                html.Append("<ul class=\"paper-signatures\">");
                foreach (var signer in signatures.Signers)
                    html.Append(signer.Done is null ? "<li class=\"paper-unsigned\">" : "<li>").Append("<strong>").Append(Encoded(signer.Name)).Append("</strong><br>").Append(Encoded(signer.Role))
                        .Append(signer.Done is { } done ? "<br>" + Encoded(done) : "").Append("</li>");
                html.Append("</ul>");
                break;
            case PageBreak:
                html.Append("<hr class=\"paper-break\">");
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(block), block, "No writer for this block.");
        }
    }

    static void Write(StringBuilder html, Table table)
    {
        html.Append("<div class=\"paper-table").Append(table.IsToFillIn ? " paper-fill" : "").Append("\" role=\"region\" tabindex=\"0\" aria-label=\"").Append(Encoded(table.Caption)).Append("\"><table><caption>").Append(Encoded(table.Caption)).Append("</caption><thead><tr>");
        foreach (var column in table.Columns) html.Append("<th scope=\"col\"").Append(column.AlignRight ? " class=\"paper-right\">" : ">").Append(Encoded(column.Heading)).Append("</th>");
        html.Append("</tr></thead><tbody>");
        foreach (var row in table.Cells())
        {
            html.Append("<tr>");
            for (var i = 0; i < row.Count; i++)
            {
                var isHeading = i == 0 && table.RowsHaveHeadings;
                html.Append(isHeading ? "<th scope=\"row\"" : "<td").Append(table.Columns[i].AlignRight ? " class=\"paper-right\">" : ">");
                Inlines(html, row[i].Content);
                html.Append(isHeading ? "</th>" : "</td>");
            }
            html.Append("</tr>");
        }
        html.Append("</tbody></table></div>");
    }

    static void List(StringBuilder html, Listing listing)
    {
        html.Append(listing.Ordered ? "<ol>" : "<ul>");
        foreach (var item in listing.Items)
        {
            html.Append("<li>");
            Inlines(html, item.Content);
            if (item.Below is { } below) List(html, below);
            html.Append("</li>");
        }
        html.Append(listing.Ordered ? "</ol>" : "</ul>");
    }

    static void Facts(StringBuilder html, string type, IReadOnlyList<Fact> facts)
    {
        if (facts.Count == 0) return;
        html.Append("<dl class=\"").Append(type).Append("\">");
        foreach (var fact in facts) html.Append("<div><dt>").Append(Encoded(fact.Label)).Append("</dt><dd>").Append(Encoded(fact.Value)).Append("</dd></div>");
        html.Append("</dl>");
    }

    static void Inlines(StringBuilder html, IReadOnlyList<Inline> content)
    {
        foreach (var inline in content)
        {
            var (open, close) = inline switch
            {
                Words { Strong: true, Emphasised: true } => ("<strong><em>", "</em></strong>"),
                Words { Strong: true } => ("<strong>", "</strong>"),
                Words { Emphasised: true } => ("<em>", "</em>"),
                Link { IsSafe: true } link => ($"<a href=\"{WebUtility.HtmlEncode(link.Address)}\" rel=\"noreferrer\">", "</a>"),
                _ => ("", ""),
            };
            html.Append(open).Append(Encoded(inline.Said())).Append(close);
        }
    }

    static string Encoded(string text) => WebUtility.HtmlEncode(Clean.Text(text)).Replace("\n", "<br>", StringComparison.Ordinal);
}
