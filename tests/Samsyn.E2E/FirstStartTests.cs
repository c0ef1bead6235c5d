using Microsoft.Playwright;
using Samsyn.E2E.Kit;
using Samsyn.Tests.Kit;

namespace Samsyn.E2E;

/// <summary>From nothing to an agreement with duties, as the first visitor meets it.</summary>
public sealed class FirstStartTests(Browser browser) : IClassFixture<Browser>
{
    [BrowserFact]
    public async Task An_empty_database_offers_two_ways_to_begin()
    {
        await using var samsyn = await RunningSamsyn.StartAsync();
        var page = await browser.OpenAsync(samsyn.Address);

        await page.GotoAsync("/");
        await page.IsFitToShowAsync();

        Assert.Equal(2, await page.Locator(".first-steps section").CountAsync());
        await page.Locator(".first-steps section").Nth(1).GetByRole(AriaRole.Button).ClickAsync(new() { Timeout = 60_000 });
        await page.GetByRole(AriaRole.Button, new() { Name = Walk.Coordinator }).ClickAsync(new() { Timeout = 60_000 });
        await page.ArrivesAtAsync(url => new Uri(url).AbsolutePath == "/");
        await page.IsFitToShowAsync();
        Assert.NotEqual(0, await page.Locator("main a[href*='/skyldigheter/']").CountAsync());
        Assert.Empty(samsyn.Complaints);
    }

    [BrowserFact]
    public async Task An_agreement_is_read_in_reviewed_corrected_and_adopted_by_clicking()
    {
        await using var samsyn = await RunningSamsyn.StartAsync();
        var page = await browser.OpenAsync(samsyn.Address);

        await page.BeginAsync();
        await page.IsFitToShowAsync();
        await page.ReadInAsync(Repository.Example("overenskommelse.txt"));
        await page.IsFitToShowAsync();
        await page.CorrectTitleAsync("Överenskommelse om samverkan, rättad titel");
        await page.SeeEveryFindingAsync();
        await page.IsFitToShowAsync();
        await page.AdoptAsync();

        await page.IsFitToShowAsync();
        Assert.Equal("Överenskommelse om samverkan, rättad titel", (await page.Locator("h1").InnerTextAsync()).Trim());
        await HasDutiesWithDatesAndClauses(page);
        Assert.Empty(samsyn.Complaints);
    }

    [BrowserSeedFact]
    public async Task A_real_agreement_is_read_in_reviewed_and_adopted_by_clicking()
    {
        await using var samsyn = await RunningSamsyn.StartAsync();
        var page = await browser.OpenAsync(samsyn.Address);

        await page.BeginAsync();
        await page.ReadInAsync(Seeds.PathOf("S0"));
        await page.IsFitToShowAsync();
        await page.CorrectTitleAsync("Rättad titel");
        Assert.NotEqual(0, await page.SeeEveryFindingAsync());
        await page.AdoptAsync();

        await page.IsFitToShowAsync();
        // It ran out years ago: its duties stand in its own years.
        await HasDutiesWithDatesAndClauses(page, 2017);
        Assert.Empty(samsyn.Complaints);
    }

    static async Task HasDutiesWithDatesAndClauses(IPage page, int? year = null)
    {
        await page.FollowClauseAsync(clauses => clauses.First, year);
        await page.GoBackAsync();
        var rows = page.Locator("main table tbody tr");
        Assert.True(await rows.CountAsync() >= 10, $"Only {await rows.CountAsync()} duties.");
        Assert.True(await rows.Locator(".duty-due time").CountAsync() >= await rows.CountAsync() / 2, "Fewer than half of the duties have a date.");
        await page.FollowClauseAsync(clauses => clauses.Last, year);
    }
}
