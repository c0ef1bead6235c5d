using AngleSharp.Dom;
using Samsyn.App;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Tests.Ui;

public sealed class ComponentTests(WebFixture web) : IClassFixture<WebFixture>
{
    [Theory]
    [InlineData("2026-11-26", "2026-11-26", "tors 26 nov 2026", "Thu 26 Nov 2026")]
    [InlineData("2026-11-26", "2026-11-28", "26–28 nov 2026", "26–28 Nov 2026")]
    [InlineData("2026-11-26", "2026-12-03", "26 nov–3 dec 2026", "26 Nov–3 Dec 2026")]
    [InlineData("2026-12-28", "2027-01-03", "28 dec 2026–3 jan 2027", "28 Dec 2026–3 Jan 2027")]
    public void Dates_and_intervals_are_written_as_people_say_them(string from, string to, string swedish, string english)
    {
        Assert.Equal(swedish, Dates.Interval(DateOnly.Parse(from), DateOnly.Parse(to), Language.Swedish));
        Assert.Equal(english, Dates.Interval(DateOnly.Parse(from), DateOnly.Parse(to), Language.English));
    }

    [Theory]
    [InlineData("2026-11-22", 47)]
    [InlineData("2027-01-01", 53)]
    [InlineData("2026-12-31", 53)]
    public void Weeks_are_ISO_weeks(string date, int week) => Assert.Equal(week, Dates.WeekNumber(DateOnly.Parse(date)));

    [Fact]
    public async Task Words_and_notes_lead_to_each_other()
    {
        var page = await web.Open().Page("/galleri/dokument");
        Assert.NotEmpty(page.QuerySelectorAll("a.cause"));
        foreach (var words in page.QuerySelectorAll("a.cause"))
        {
            var note = page.QuerySelector(words.GetAttribute("href")!)!;
            Assert.Equal("#" + words.Id, note.QuerySelector("a.note-back")!.GetAttribute("href"));
            Assert.Same(words.Closest(".doc-row"), note.Closest(".doc-row"));
        }
    }

    [Fact]
    public async Task Every_status_and_readiness_is_word_and_shape()
    {
        var page = await web.Open().Page("/galleri");
        Assert.All(page.QuerySelectorAll(".status, .readiness"), mark =>
        {
            Assert.NotNull(mark.QuerySelector("svg"));
            Assert.NotEmpty(mark.TextContent.Trim());
        });
        var shapes = page.QuerySelectorAll("p.row .status svg").Select(svg => svg.InnerHtml.Trim()).ToList();
        Assert.Equal(shapes.Count, shapes.Distinct().Count());
    }

    [Fact]
    public async Task The_year_wheel_and_its_table_hold_the_same_marks()
    {
        var wheel = (await web.Open().Page("/galleri/tid")).QuerySelector(".wheel")!;
        foreach (var state in (string[])["held", "planned", "missing"])
        {
            var drawn = wheel.QuerySelectorAll($".wheel-svg > .wheel-{state}").Length;
            var listed = wheel.QuerySelectorAll($".wheel-dates .wheel-{state}").Length;
            Assert.True(drawn > 0);
            Assert.Equal(drawn, listed);
        }

        Assert.NotEmpty(wheel.QuerySelector("svg > title")!.TextContent);
        Assert.NotEmpty(wheel.QuerySelector("svg > desc")!.TextContent);
        Assert.NotNull(wheel.QuerySelector(".wheel-hand"));
    }

    [Theory]
    [InlineData("2026-01-01", 500, 22)]
    [InlineData("2026-07-02", 500, 978)]
    public void The_wheel_begins_at_the_top_and_runs_clockwise(string date, int x, int y)
    {
        var wheel = new WheelGeometry(2026, 4);
        var (px, py) = WheelGeometry.Point(wheel.Angle(DateOnly.Parse(date)), WheelGeometry.Rim);
        Assert.InRange(px, x - 5, x + 5);
        Assert.InRange(py, y - 5, y + 5);
        Assert.InRange(WheelGeometry.Point(wheel.Angle(new(2026, 4, 2)), 100).X, 595, 601);
    }

    [Fact]
    public void The_wheel_holds_a_year_of_any_length_and_any_number_of_rings()
    {
        for (var rings = 0; rings <= 40; rings++)
        {
            var wheel = new WheelGeometry(2028, rings);
            for (var day = new DateOnly(2027, 12, 30); day < new DateOnly(2029, 1, 3); day = day.AddDays(1)) Assert.InRange(wheel.Angle(day), 0, 360);
            for (var ring = 0; ring < rings; ring++) Assert.InRange(wheel.RingRadius(ring), WheelGeometry.Hub, WheelGeometry.RingsFrom);
        }
    }

    [Fact]
    public async Task A_register_keeps_filter_and_order_in_the_address()
    {
        var browser = web.Open();
        var page = await browser.Page("/galleri/register?lage=open&sortera=-datum");
        Assert.Equal("open", page.QuerySelector("select[name=lage] option[selected]")!.GetAttribute("value"));
        Assert.Equal("-datum", page.QuerySelector("form.filters input[name=sortera]")!.GetAttribute("value"));
        Assert.Equal("descending", page.QuerySelector("th[aria-sort]")!.GetAttribute("aria-sort"));
        Assert.Contains("lage=open", page.QuerySelector("th[aria-sort] a")!.GetAttribute("href"));
        Assert.Single(page.QuerySelectorAll(".table tbody tr"));

        var empty = await browser.Page("/galleri/register?lage=ingen");
        Assert.Contains("Inget stämmer med filtren", empty.QuerySelector(".register .empty")!.TextContent);
    }

    [Fact]
    public void The_address_of_a_page_keeps_what_it_does_not_change()
    {
        var view = Views.Of("/skyldigheter?lage=open&sida=3&q=a%26b");
        Assert.Equal("/skyldigheter?lage=open&q=a%26b", view.With("sida", null));
        Assert.Equal("/skyldigheter?lage=open&sida=4&q=a%26b", view.With("sida", "4"));
    }

    [Fact]
    public void Long_notes_hang_down_only_beside_paragraphs_without_notes()
    {
        MarginNote note = new("n", NoteKind.Duty, new('x', 60)) { Text = new('x', 200), Date = new(2026, 1, 1) };
        DocumentBlock demanding = DocumentBlock.Plain("a", BlockKind.Paragraph, "Kort.") with { Notes = [note] };
        var longText = DocumentBlock.Plain("b", BlockKind.Paragraph, new('x', 900));
        Assert.Contains("a", MarginFit.Hanging(new([demanding, longText])));
        Assert.DoesNotContain("a", MarginFit.Hanging(new([demanding, longText with { Notes = [note] }])));
        Assert.DoesNotContain("a", MarginFit.Hanging(new([demanding])));
    }

    [Fact]
    public void Every_text_of_the_shell_has_both_languages()
    {
        using var stream = typeof(Texts).Assembly.GetManifestResourceStream("Samsyn.App.Texts.ui.json")!;
        var texts = System.Text.Json.JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, string>>>(stream)!;
        Assert.All(texts, text => Assert.All((string[])["sv", "en"], language => Assert.NotEmpty(text.Value[language])));
    }
}
