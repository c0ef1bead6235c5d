using System.Xml.Linq;
using Samsyn.App;
using Samsyn.App.Situations.Analyses;
using Samsyn.Documents.Writing.Charts;
using Samsyn.Web.Gallery;
using Samsyn.Web.Tests.Structure;
using Samsyn.Web.Ui.Charts;

namespace Samsyn.Web.Tests.Ui.Charts;

/// <summary>Charts as they stand on a page and in a file.</summary>
public sealed class ChartPageTests
{
    public static TheoryData<string> Charts => [.. GalleryCharts.Usual.Concat(GalleryCharts.Hard).Select(frame => frame.Id)];

    static ChartFrame Frame(string id) => GalleryCharts.Usual.Concat(GalleryCharts.Hard).Single(frame => frame.Id == id);

    [Fact]
    public void The_looks_of_charts_in_the_style_sheet_are_those_of_the_palette()
    {
        var path = Path.Combine(SourceTree.Root, "src/Samsyn.Web/Client/styles/charts-looks.css");
        if (Environment.GetEnvironmentVariable("SAMSYN_WRITE") == "1") File.WriteAllText(path, ChartStyle.Pages);
        Assert.Equal(ChartStyle.Pages, File.ReadAllText(path));
    }

    [Theory, MemberData(nameof(Charts))]
    [Trait("Requirement", "SIT-18")]
    public async Task A_chart_has_a_name_a_description_a_table_its_source_and_no_value_that_is_none(string id)
    {
        foreach (var language in Enum.GetValues<Language>())
        {
            var page = await new AngleSharp.Html.Parser.HtmlParser().ParseDocumentAsync(ChartHtml.Of(Frame(id), language), CancellationToken.None);
            var figure = page.QuerySelector("figure.chart")!;
            Assert.Equal(Frame(id).Chart.Title, figure.QuerySelector(".chart-title")!.TextContent);
            foreach (var drawing in figure.QuerySelectorAll("svg"))
            {
                Assert.NotEmpty(page.GetElementById(drawing.GetAttribute("aria-labelledby")!)!.TextContent);
                Assert.NotEmpty(page.GetElementById(drawing.GetAttribute("aria-describedby")!)!.TextContent);
            }
            if (ChartLayout.HasValues(Frame(id).Chart)) Assert.NotEmpty(figure.QuerySelectorAll("table tbody tr"));
            else Assert.Contains(ChartTexts.In(language).Nothing, figure.TextContent);
            Assert.Contains(Frame(id).Source!, figure.QuerySelector(".chart-source")!.TextContent);
            Assert.DoesNotContain("NaN", figure.OuterHtml);
            Assert.DoesNotContain("∞", figure.OuterHtml);
            var ids = figure.QuerySelectorAll("[id]").Select(one => one.Id).ToList();
            Assert.Equal(ids.Distinct(), ids);
        }
    }

    [Theory, MemberData(nameof(Charts))]
    public void A_chart_as_a_file_stands_alone(string id)
    {
        var file = XDocument.Parse(ChartSvg.File(Frame(id), ChartTexts.In(Language.Swedish), "Källa: prov"));
        XNamespace svg = "http://www.w3.org/2000/svg";
        Assert.Equal(svg + "svg", file.Root!.Name);
        Assert.DoesNotContain(file.Descendants().Attributes(), attribute => attribute.Name == "class" || attribute.Name == "style" || attribute.Value.Contains("var(", StringComparison.Ordinal));
        Assert.All(file.Descendants(svg + "path"), path => Assert.True(path.Attribute("fill") is not null));
        Assert.Contains("Källa: prov", file.Root.Value);
    }
}
