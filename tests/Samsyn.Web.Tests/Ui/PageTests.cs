using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Samsyn.Web.Tests.Ui;

public sealed class PageTests(WebFixture web) : IClassFixture<WebFixture>
{
    static readonly string[] Pages = ["/galleri", "/galleri/dokument", "/galleri/tid", "/galleri/diagram", "/galleri/register", "/galleri/formular", "/galleri/konflikt", "/logga-in", "/finns-inte"];

    [Fact]
    public async Task Every_page_has_one_main_heading_a_title_that_begins_with_it_and_a_skip_link()
    {
        var browser = web.Open();
        foreach (var address in Pages)
        {
            var page = await browser.Page(address);
            var heading = Assert.Single(page.QuerySelectorAll("h1")).TextContent;
            Assert.Equal($"{heading} – Samsyn", page.Title);
            var skip = page.Body!.QuerySelector("a")!;
            Assert.Equal("Hoppa till innehållet", skip.TextContent);
            Assert.Equal("MAIN", page.QuerySelector(skip.GetAttribute("href")!)!.NodeName);
            Assert.Equal("sv", page.DocumentElement.GetAttribute("lang"));
        }
    }

    [Fact]
    public async Task Headings_never_skip_a_level_and_ids_are_unique()
    {
        var browser = web.Open();
        foreach (var address in Pages)
        {
            var page = await browser.Page(address);
            var levels = page.QuerySelectorAll("h1,h2,h3,h4").Select(heading => heading.NodeName[1] - '0').ToList();
            Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1, address));
            var ids = page.QuerySelectorAll("[id]").Select(element => element.Id).ToList();
            Assert.Equal(ids.Count, ids.Distinct().Count());
        }
    }

    [Fact]
    public async Task Every_table_has_a_caption_and_every_heading_cell_a_scope()
    {
        var browser = web.Open();
        foreach (var address in Pages)
            foreach (var table in (await browser.Page(address)).QuerySelectorAll<IHtmlTableElement>("table"))
            {
                Assert.False(string.IsNullOrWhiteSpace(table.Caption?.TextContent), address);
                Assert.All(table.QuerySelectorAll("th"), cell => Assert.NotNull(cell.GetAttribute("scope")));
            }
    }

    [Fact]
    public async Task Every_field_has_a_label()
    {
        var page = await web.Open().Page("/galleri/formular");
        Assert.All(page.QuerySelectorAll("main input:not([type=hidden]), main select, main textarea"), field => Assert.NotNull(page.QuerySelector($"label[for='{field.Id}']")));
        Assert.All(page.QuerySelectorAll("main .field > .ds-label"), label => Assert.True(label.TextContent.Contains("Måste fyllas i") || label.TextContent.Contains("Frivilligt")));
    }

    [Fact]
    public async Task A_missing_page_is_404_in_words()
    {
        var answer = await web.Open().Get("/finns-inte");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("Sidan finns inte", (await Browser.Read(answer)).QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task A_failure_is_500_with_an_id_and_without_its_details()
    {
        var answer = await web.Open().Get("/galleri/fel");
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        var page = await Browser.Read(answer);
        Assert.NotEmpty(page.QuerySelector("main code")!.TextContent);
        Assert.DoesNotContain("on purpose", page.DocumentElement.OuterHtml);
        Assert.DoesNotContain("Exception", page.DocumentElement.OuterHtml);
    }

    [Fact]
    public async Task A_stale_form_is_409_with_both_versions()
    {
        var answer = await web.Open().Get("/galleri/konflikt");
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var different = Assert.Single((await Browser.Read(answer)).QuerySelectorAll("tr.is-different"));
        Assert.Equal(["Enhetschef trygghet", "Områdespolis"], different.QuerySelectorAll("td").Select(cell => cell.TextContent));
    }

    [Fact]
    public async Task A_refused_form_is_422_as_typed_with_links_to_each_error()
    {
        var answer = await web.Open().Send("/galleri/formular", "/galleri/formular", ("namn", ""), ("datum", "igår <b>"), ("parter", "polisen"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await Browser.Read(answer);
        Assert.StartsWith("Fel: ", page.Title);
        Assert.Equal("igår <b>", ((IHtmlInputElement)page.GetElementById("datum")!).Value);
        Assert.True(page.QuerySelector<IHtmlInputElement>("input[value=polisen]")!.IsChecked);
        Assert.Equal("3", page.QuerySelector<IHtmlInputElement>("input[name=version]")!.Value);
        Assert.All(page.QuerySelectorAll("[data-error-summary] a"), link =>
        {
            var field = page.QuerySelector(link.GetAttribute("href")!)!;
            Assert.Equal("true", field.GetAttribute("aria-invalid"));
            Assert.Contains(field.GetAttribute("aria-describedby")!.Split(' '), id => page.GetElementById(id)!.TextContent == link.TextContent);
        });
        Assert.Equal(2, page.QuerySelectorAll("[data-error-summary] a").Length);
    }

    [Fact]
    public async Task A_form_that_is_done_redirects_with_303()
    {
        var answer = await web.Open().Send("/galleri/formular", "/galleri/formular", ("namn", "Styrgrupp"), ("datum", "2026-11-26"));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal("/galleri", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task The_reader_chooses_language_and_light_and_both_are_remembered()
    {
        var browser = web.Open();
        var answer = await browser.Send("/galleri/tid?x=1", "/sprak", ("language", "en"));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal("/galleri/tid?x=1", answer.Headers.Location!.OriginalString);
        await browser.Send("/galleri", "/utseende", ("theme", "morkt"));
        var page = await browser.Page("/galleri");
        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal("dark", page.DocumentElement.GetAttribute("data-color-scheme"));
        Assert.Equal("Skip to content", page.Body!.QuerySelector("a")!.TextContent);
    }

    [Fact]
    public async Task Areas_that_are_not_built_or_not_the_readers_are_absent()
    {
        var page = await web.Open().Page("/logga-in");
        Assert.DoesNotContain(page.QuerySelectorAll("nav.nav a"), link => link.TextContent is "Ärenden" or "Ute" or "Lägesbild");
        var browser = web.Open();
        foreach (var link in page.QuerySelectorAll("nav.nav a"))
            Assert.NotEqual(HttpStatusCode.NotFound, (await browser.Get(link.GetAttribute("href")!)).StatusCode);
    }

    [Fact]
    public async Task Style_and_script_are_named_after_their_content_kept_for_ever_and_weigh_under_100_kilobytes()
    {
        var browser = web.Open();
        var page = await browser.Page("/galleri");
        var bytes = 0;
        foreach (var address in page.QuerySelectorAll("script[src], link[rel=stylesheet]").Select(element => element.GetAttribute("src") ?? element.GetAttribute("href")!))
        {
            Assert.Matches("^/assets/[a-z-]+-[A-Z0-9]{8}\\.(css|js)$", address);
            var answer = await browser.Get(address);
            Assert.Equal(TimeSpan.FromDays(365), answer.Headers.CacheControl!.MaxAge);
            Assert.False(answer.Headers.Contains("Set-Cookie"));
            bytes += (await answer.Content.ReadAsByteArrayAsync()).Length;
        }

        Assert.InRange(bytes, 1, 100_000);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get("/assets/manifest.json")).StatusCode);
    }
}
