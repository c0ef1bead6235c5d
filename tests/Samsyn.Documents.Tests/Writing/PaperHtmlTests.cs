using System.Xml.Linq;
using DocumentFormat.OpenXml.Wordprocessing;
using Samsyn.Documents.Writing;
using Samsyn.Documents.Writing.Docx;
using Samsyn.Documents.Writing.Html;
using Paragraph = Samsyn.Documents.Writing.Paragraph;

namespace Samsyn.Documents.Tests.Writing;

public sealed class PaperHtmlTests
{
    [Fact, Trait("Requirement", "DOC-15")]
    public void Headings_follow_from_one_tables_have_captions_and_scopes_and_nothing_carries_a_style()
    {
        var html = PaperHtml.Write(SamplePapers.Whole(draft: true));
        var article = XDocument.Parse(html.Replace("<br>", "<br/>", StringComparison.Ordinal).Replace("<hr class=\"paper-break\">", "", StringComparison.Ordinal)).Root!;
        Assert.Equal("sv-SE", article.Attribute("lang")!.Value);
        Assert.Equal(["h1", "h2", "h2", "h2", "h3", "h2"], article.Descendants().Where(e => e.Name.LocalName is ['h', >= '1' and <= '6']).Select(e => e.Name.LocalName));
        var table = article.Descendants("table").Single();
        Assert.Equal("Närvarande med part och mandat", table.Element("caption")!.Value);
        Assert.All(table.Element("thead")!.Descendants("th"), heading => Assert.Equal("col", heading.Attribute("scope")!.Value));
        Assert.Equal(["Kim Alm", "Robin Björk", "Sam Ceder"], table.Element("tbody")!.Descendants("th").Where(heading => heading.Attribute("scope")!.Value == "row").Select(heading => heading.Value));
        Assert.Equal("Cirkel för november och en triangel för ett missat möte", article.Descendants("svg").Single().Attribute("aria-label")!.Value);
        Assert.Equal("Utkast", article.Descendants("p").First(p => p.Attribute("class")?.Value == "paper-watermark").Value);
        Assert.DoesNotContain(article.DescendantsAndSelf().Attributes(), attribute => attribute.Name == "style" || attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_text_is_text_and_only_safe_addresses_lead_anywhere()
    {
        const string hostile = "<script>alert(1)</script>\" onload=\"x";
        var html = PaperHtml.Write(SamplePapers.Whole() with
        {
            Title = hostile, Language = hostile, Blocks = [new Heading(1, hostile, hostile), new FactList([new(hostile, hostile) { Language = hostile }]), new Signatures([new(hostile, hostile, hostile)]), new Clause(hostile, [new Words(hostile) { Language = hostile }]),
                new Paragraph([new Link(hostile, "javascript:alert(1)"), new Link("ut", "https://ekstad.example/?a=1&b=\"2\"")])],
        });
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain("\" onload", html, StringComparison.Ordinal);
        Assert.DoesNotContain("javascript:", html, StringComparison.Ordinal);
        Assert.Contains("href=\"https://ekstad.example/?a=1&amp;b=&quot;2&quot;\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_in_another_language_says_so_in_HTML_and_in_Word()
    {
        var paper = SamplePapers.Whole() with { Language = "en-GB", Blocks = [new Heading(1, "Lägesbilden") { Language = "sv-SE" }, new Paragraph([new Words("Decision. "), new Words("Antas.") { Language = "sv-SE" }])] };
        Assert.Contains("<span lang=\"sv-SE\">Antas.</span>", PaperHtml.Write(paper), StringComparison.Ordinal);
        using var document = PaperDocxTests.Open(PaperDocx.Write(paper));
        Assert.Empty(PaperDocxTests.Errors(document));
        Assert.Equal(["Lägesbilden", "Antas."], document.MainDocumentPart!.Document.Body!.Descendants<Run>().Where(run => run.RunProperties?.Languages?.Val?.Value == "sv-SE").Select(run => run.InnerText));
    }

    [Fact]
    public void A_page_that_has_its_own_heading_gets_none_from_the_paper() =>
        Assert.DoesNotContain("<h1", PaperHtml.Write(SamplePapers.Whole(), withTitle: false), StringComparison.Ordinal);

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public void A_heading_of_no_level_is_a_bug_that_shows(int level)
    {
        var paper = SamplePapers.Whole() with { Blocks = [new Heading(level, "Fel")] };
        Assert.Throws<ArgumentOutOfRangeException>(() => PaperHtml.Write(paper));
        Assert.Throws<ArgumentOutOfRangeException>(() => PaperDocx.Write(paper));
    }
}
