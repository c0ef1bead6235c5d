using System.Net;
using System.Text.Json;

namespace Samsyn.Web.Tests.ActionPlans;

public sealed class PlanPageTests(ExampleSite site) : IClassFixture<ExampleSite>
{
    const string InForce = "?datum=2026-06-01";

    [Fact]
    [Trait("Requirement", "AGR-59")]
    public async Task The_register_lists_every_plan_with_cadence_in_words_and_what_it_lacks()
    {
        var page = await site.Browser.Page("/planer" + InForce);
        var rows = page.QuerySelectorAll("table tbody tr");
        Assert.Equal(12, rows.Length);
        Assert.Contains("1 gång per kvartal", rows.First(row => row.TextContent.Contains("BRÅ", StringComparison.Ordinal)).TextContent);
        Assert.Contains(rows, row => row.QuerySelector(".item-Lacking") is not null);
        Assert.All(rows, row => Assert.StartsWith("/planer/", row.QuerySelector("th a")!.GetAttribute("href"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Filters_stand_in_the_address_and_are_kept_in_the_form()
    {
        var page = await site.Browser.Page("/planer" + InForce + "&fullstandig=nej&galler=ja");
        Assert.All(page.QuerySelectorAll("table tbody tr"), row => Assert.NotNull(row.QuerySelector(".item-Lacking")));
        Assert.Equal("nej", page.QuerySelector("select[name=fullstandig] option[selected]")!.GetAttribute("value"));
        Assert.Equal("2026-06-01", page.QuerySelector("input[name=datum]")!.GetAttribute("value"));
        Assert.NotNull((await site.Browser.Page("/planer?kallar=ingen")).QuerySelector(".empty"));
    }

    [Fact]
    [Trait("Requirement", "PLN-01")]
    [Trait("Requirement", "PLN-02")]
    [Trait("Requirement", "PLN-21")]
    public async Task The_card_is_printed_as_the_template_with_levels_in_words_and_the_version_beside()
    {
        var page = await site.Follow("/planer" + InForce, "Krissamverkansgrupp");
        Assert.Equal("Krissamverkansgrupp", page.QuerySelector("h1")!.TextContent.Replace("\u00ad", "", StringComparison.Ordinal));
        var labels = page.QuerySelectorAll(".card tbody th > span:first-of-type").Select(label => label.TextContent.Trim()).ToList();
        Assert.Equal(["Definition", "Mål & Syfte", "Problembild", "Utmaningar/prioritering", "Kommunikation/budskap", "Löptid", "Beredskapsläge/mötesfrekvens", "Normal", "Höjd", "Hög"], labels.Take(10));
        Assert.Equal(["card-normal", "card-raised", "card-high"], page.QuerySelectorAll("tr[class^=card-]").Select(row => row.ClassName).Where(name => name is "card-normal" or "card-raised" or "card-high"));
        Assert.All(page.QuerySelectorAll(".card-source"), link => Assert.Matches("^/overenskommelser/[0-9a-f-]{36}\\?rad=[0-9]+#rad-[0-9]+$", link.GetAttribute("href")));
        Assert.Contains("Version 1", page.QuerySelector("#sida-version")!.ParentElement!.TextContent, StringComparison.Ordinal);
        Assert.Equal(6, page.QuerySelectorAll(".items li").Length);
        Assert.NotEmpty(page.QuerySelectorAll(".plan-duties a[href^='/skyldigheter/']"));
    }

    [Fact]
    [Trait("Requirement", "PLN-18")]
    public async Task A_plan_that_follows_a_list_which_is_not_in_the_document_says_so()
    {
        var page = await site.Follow("/planer" + InForce, "BRÅ");
        Assert.Contains("Arbetar efter en lista vars rader inte står i dokumentet: åtgärdslista.", string.Join(' ', page.QuerySelector(".plan")!.TextContent.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll(".measures"));
    }

    [Fact]
    public async Task All_cards_of_an_agreement_stand_on_one_page_for_printing() =>
        Assert.Equal(12, (await site.Follow("/planer" + InForce, "Alla kort")).QuerySelectorAll(".cards-all .card").Length);

    [Fact]
    public async Task A_plan_that_is_not_there_is_not_found_and_a_stranger_is_sent_to_sign_in()
    {
        var address = (await site.Browser.Page("/planer")).QuerySelector("tbody th a")!.GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.NotFound, (await site.Browser.Get(address + "-finns-inte")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Browser.Get("/planer/" + Guid.Empty)).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await site.Stranger.Get(address)).StatusCode);
    }

    [Fact]
    public async Task The_register_is_also_json()
    {
        using var json = JsonDocument.Parse(await (await site.Browser.Get("/api/planer" + InForce)).Content.ReadAsStringAsync());
        var plan = json.RootElement.EnumerateArray().First(row => row.GetProperty("title").GetString()!.StartsWith("BRÅ", StringComparison.Ordinal));
        Assert.Equal("untilFurtherNotice", plan.GetProperty("term").GetProperty("kind").GetString());
        Assert.Equal("1 gång per kvartal", plan.GetProperty("cadenceInWords").GetString());
        Assert.Equal(HttpStatusCode.OK, (await site.Browser.Get(plan.GetProperty("address").GetString()!)).StatusCode);
    }
}
