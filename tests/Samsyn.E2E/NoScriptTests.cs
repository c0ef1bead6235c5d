using Samsyn.E2E.Kit;

namespace Samsyn.E2E;

public sealed class NoScriptTests(Browser browser) : IClassFixture<Browser>
{
    [BrowserFact]
    public async Task An_agreement_is_read_in_corrected_and_adopted_without_script()
    {
        await using var samsyn = await RunningSamsyn.StartAsync();
        var page = await browser.OpenAsync(samsyn.Address, script: false);

        await page.BeginAsync();
        await page.ReadInAsync(Repository.Example("overenskommelse.docx"));
        await page.CorrectTitleAsync("Rättad utan skript");
        await page.SeeEveryFindingAsync();
        await page.AdoptAsync();
        await page.FollowClauseAsync(clauses => clauses.First);

        Assert.Empty(samsyn.Complaints);
    }
}
