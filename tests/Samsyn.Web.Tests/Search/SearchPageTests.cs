using System.Net;
using System.Text.Json;
using Samsyn.Web.Tests.ActionPlans;

namespace Samsyn.Web.Tests.Search;

public sealed class SearchPageTests(ExampleSite site) : IClassFixture<ExampleSite>
{
    [Fact]
    public async Task It_finds_word_forms_grouped_by_kind_with_the_words_marked_and_leads_to_the_line()
    {
        var page = await site.Browser.Page("/sok?q=" + Uri.EscapeDataString("vandringarna"));
        Assert.Contains("Planer och aktiviteter", page.QuerySelector("main h2")!.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(page.QuerySelectorAll(".hit mark"));
        Assert.Matches("^/overenskommelser/[0-9a-f-]{36}\\?rad=[0-9]+#rad-[0-9]+$", page.QuerySelector("section[aria-labelledby=slag-rader] a")!.GetAttribute("href"));
        foreach (var link in page.QuerySelectorAll(".hit a[href^='/planer/'], .hit a[href^='/skyldigheter']"))
            Assert.Equal(HttpStatusCode.OK, (await site.Browser.Get(link.GetAttribute("href")!)).StatusCode);
    }

    [Fact]
    public async Task One_kind_can_be_shown_alone_and_nothing_found_says_what_to_do()
    {
        Assert.Single((await site.Browser.Page("/sok?q=polisen&slag=rader")).QuerySelectorAll("section[aria-labelledby^=slag-]"));
        Assert.NotNull((await site.Browser.Page("/sok?q=xyzzy")).QuerySelector("[role=status] .empty"));
        Assert.NotNull((await site.Browser.Page("/sok")).QuerySelector(".empty"));
        Assert.DoesNotContain("<script>", (await site.Browser.Page("/sok?q=" + Uri.EscapeDataString("<script>alert(1)</script>"))).QuerySelector("main")!.InnerHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_also_json_and_closed_to_strangers()
    {
        using var json = JsonDocument.Parse(await (await site.Browser.Get("/api/sok?q=styrgrupp")).Content.ReadAsStringAsync());
        Assert.Contains(json.RootElement.GetProperty("groups").EnumerateArray(), group => group.GetProperty("kind").GetString() == "forum");
        Assert.Equal(HttpStatusCode.SeeOther, (await site.Stranger.Get("/sok?q=styrgrupp")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await site.Stranger.Get("/api/sok?q=styrgrupp")).StatusCode);
    }
}
