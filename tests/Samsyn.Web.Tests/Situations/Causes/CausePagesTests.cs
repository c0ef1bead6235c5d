using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Samsyn.Web.Tests.Ui;

namespace Samsyn.Web.Tests.Situations.Causes;

/// <summary>Problems, causes, measures and focus areas of the example district, through their pages.</summary>
public sealed class CausePagesTests(WebFixture web) : IClassFixture<WebFixture>
{
    const string City = "Elsa Brohult", PropertyOwner = "Gun Ekström-Holm";

    [Fact]
    [Trait("Requirement", "CAU-01")]
    [Trait("Requirement", "CAU-02")]
    public async Task The_same_analysis_is_changed_in_the_tree_and_in_the_table_and_holes_lead_to_their_place()
    {
        var browser = await Open(City);
        var tree = await browser.Page("/orsaker");
        var hole = tree.QuerySelectorAll("details .check-point a").Single(link => link.TextContent.Contains("Kameraövervakning av torget”har ingen") || link.TextContent.Contains("Kameraövervakning av torget” har ingen orsak"));
        Assert.NotNull(tree.GetElementById(hole.GetAttribute("href")!.Split('#')[1]));

        // In the table every cell leads to the same form as in the tree.
        var row = (await browser.Page("/orsaker/tabell")).QuerySelectorAll("tbody tr").Single(one => one.TextContent.Contains("Kameraövervakning"));
        Assert.Contains("Åtgärd utan orsak", row.TextContent);
        var edit = row.QuerySelectorAll("a").Single(link => link.TextContent.Contains("Kameraövervakning")).GetAttribute("href")!;
        var form = await browser.Page(edit);
        var dark = form.QuerySelectorAll<IHtmlOptionElement>("#cause option").Single(option => option.TextContent.Contains("mörk")).Value;
        Assert.Equal(HttpStatusCode.SeeOther, (await Send(browser, edit, ("text", "Kameror vid uppgången"), ("cause", dark), ("evidence", "Översikt"), ("level", "Place"), ("term", "Long"), ("state", "Proposed"))).StatusCode);
        row = (await browser.Page("/orsaker/tabell")).QuerySelectorAll("tbody tr").Single(one => one.TextContent.Contains("Kameror vid uppgången"));
        Assert.Contains("mörk och skymd", row.TextContent);
        Assert.DoesNotContain("har ingen orsak", (await browser.Page("/orsaker")).QuerySelector("details")!.TextContent);
    }

    [Fact]
    [Trait("Requirement", "CAU-15")]
    [Trait("Requirement", "CAU-21")]
    public async Task What_cannot_be_kept_is_refused_in_its_field_and_what_was_typed_stays()
    {
        var browser = await Open(City);
        var add = (await browser.Page("/orsaker")).QuerySelector(".page-acts a")!.GetAttribute("href")!;
        var refused = await Send(browser, add, ("title", "Nytt problem"), ("priority", "högst"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.NotNull((await Browser.Read(refused)).QuerySelector("#priority-error"));
        var page = await Browser.Read(await Send(browser, add, ("title", "Nytt problem"), ("priority", "1")));
        Assert.NotNull(page.QuerySelector("#place-error"));
        Assert.NotNull(page.QuerySelector("#grounds-error"));
        Assert.Equal("Nytt problem", page.QuerySelector<IHtmlInputElement>("#title")!.Value);

        var measure = (await browser.Page("/orsaker")).QuerySelectorAll(".tree-acts a").First(link => link.TextContent.Contains("Lägg till en åtgärd")).GetAttribute("href")!;
        page = await Browser.Read(await Send(browser, measure, ("text", "Insats i kväll"), ("level", "Place"), ("term", "Short"), ("state", "Begun"), ("fast", "ja")));
        Assert.Contains("mandat", page.QuerySelector("#mandate-error")!.TextContent);
    }

    [Fact]
    [Trait("Requirement", "CAU-05")]
    [Trait("Requirement", "CAU-06")]
    [Trait("Requirement", "CAU-12")]
    [Trait("Requirement", "CAU-14")]
    public async Task Focus_areas_have_goals_and_indicators_and_results_stand_apart_from_what_is_done()
    {
        var browser = await Open(City);
        var focus = await browser.Page("/orsaker/fokus");
        Assert.Contains("saknar utgångsvärde", focus.QuerySelector(".focus table")!.TextContent);
        Assert.Contains("Färre känner sig otrygga", focus.QuerySelector(".goal h4")!.TextContent);
        Assert.Contains("1 påbörjade", focus.QuerySelector("#genomfort")!.ParentElement!.TextContent);

        var value = focus.QuerySelectorAll(".focus table a").First(link => link.TextContent.Contains("uppmätt värde")).GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Send(browser, value, ("on", "2099-01-01"), ("value", "38"))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await Send(browser, value, ("on", "2026-03-01"), ("value", "38,5"))).StatusCode);
        Assert.Contains("38,5", (await browser.Page("/orsaker/fokus")).QuerySelector(".focus table")!.TextContent);

        var edit = focus.QuerySelectorAll(".focus table th a").Single(link => link.TextContent.Contains("narkotikabrott")).GetAttribute("href")!;
        var page = await Browser.Read(await Send(browser, edit, ("name", "Anmälda narkotikabrott"), ("source", "Polisen"), ("unit", "anmälningar"), ("direction", "Down"), ("class", "ActivityDriven"), ("cycle", "Yearly")));
        Assert.Contains("varken bättre eller sämre", page.QuerySelector("#direction-error")!.TextContent);
    }

    [Fact]
    [Trait("Requirement", "CAU-08")]
    [Trait("Requirement", "CAU-10")]
    [Trait("Requirement", "CAU-11")]
    [Trait("Requirement", "CAU-13")]
    [Trait("Requirement", "CAU-20")]
    public async Task Goals_are_followed_up_against_their_baseline_and_one_half_of_the_goal_is_not_the_goal()
    {
        var browser = await Open(City);
        var focus = await browser.Page("/orsaker/fokus");
        var safety = focus.QuerySelectorAll(".focus tbody tr").Single(row => row.TextContent.Contains("Otrygga utomhus"));
        var value = safety.QuerySelectorAll("a").Single(link => link.TextContent.Contains("uppmätt värde")).GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.SeeOther, (await Send(browser, value, ("on", "2026-03-01"), ("value", "31"))).StatusCode);
        var goals = await browser.Page("/orsaker/mal");
        var row = goals.QuerySelectorAll("tbody tr").Single(one => one.TextContent.Contains("Otrygga utomhus"));
        foreach (var said in (string[])["Trygghetsmätning", "31 %", "Målet nått"]) Assert.Contains(said, Plain(row.TextContent));
        Assert.Matches("Inte mätt|Varken bättre eller sämre", Plain(goals.QuerySelectorAll("tbody tr").Single(one => one.TextContent.Contains("narkotikabrott")).TextContent));
        Assert.Contains("Målet har två delar", Plain(goals.QuerySelector("#tva-delar")!.ParentElement!.TextContent));

        // What an area was set with regard to, and its goal in one sentence, are kept with it.
        var edit = focus.QuerySelectorAll(".tree-acts a").First(link => link.TextContent.Contains("fokusområde", StringComparison.OrdinalIgnoreCase)).GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.SeeOther, (await Send(browser, edit, ("name", "Trygga platser"), ("overall", "Torget är tryggt och välskött"), ("whyTogether", "Delat ansvar"), ("references", "Polisens verksamhetsplan\nNationell strategi"))).StatusCode);
        var kept = Plain((await browser.Page("/orsaker/fokus")).QuerySelector(".focus")!.TextContent);
        Assert.Contains("Torget är tryggt och välskött", kept);
        Assert.Contains("Polisens verksamhetsplan; Nationell strategi", kept);
    }

    [Fact]
    [Trait("Requirement", "CAU-17")]
    public async Task A_new_version_says_what_became_of_each_area()
    {
        var browser = await Open(City);
        var next = (await browser.Page("/orsaker/fokus")).QuerySelector(".page-acts a")!.GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.SeeOther, (await Send(browser, next, ("body", ""), ("from", "2027-01-01"))).StatusCode);
        var page = await browser.Page("/orsaker/fokus");
        Assert.Contains("version 2", page.QuerySelector("main h2")!.TextContent);
        Assert.Contains("Fortsätter", page.QuerySelector(".focus h3")!.TextContent);
        var add = page.QuerySelectorAll("main a").First(link => link.TextContent.Contains("Lägg till ett fokusområde")).GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.SeeOther, (await Send(browser, add, ("name", "Otillåten påverkan"), ("whyTogether", "Ny fråga för båda"))).StatusCode);
        Assert.Contains("Nytt: Otillåten påverkan", Plain((await browser.Page("/orsaker/fokus")).QuerySelector("main")!.TextContent));
    }

    [Fact]
    public async Task Whoever_is_outside_the_parties_reads_none_of_it_and_every_page_reads_in_english()
    {
        var browser = await Open(PropertyOwner);
        foreach (var closed in (string[])["/orsaker", "/orsaker/tabell", "/orsaker/fokus", "/orsaker/mal", "/lagesbild"]) Assert.Equal(HttpStatusCode.Forbidden, (await browser.Get(closed)).StatusCode);
        await browser.SignIn(City);
        var add = (await browser.Page("/orsaker")).QuerySelector(".page-acts a")!.GetAttribute("href")!;
        var forms = (await browser.Page("/orsaker")).QuerySelectorAll(".tree-acts a").Concat((await browser.Page("/orsaker/fokus")).QuerySelectorAll(".focus a, .page-acts a")).Select(link => link.GetAttribute("href")!).Distinct().ToList();
        using var english = new FormUrlEncodedContent([KeyValuePair.Create("form-proof", (await browser.Page("/orsaker")).QuerySelector<IHtmlInputElement>("input[name=form-proof]")!.Value), KeyValuePair.Create("language", "en")]);
        await browser.Client.PostAsync(new Uri("/sprak", UriKind.Relative), english);
        foreach (var address in (string[])["/orsaker", "/orsaker/tabell", "/orsaker/fokus", "/orsaker/mal", add, .. forms]) Assert.Equal("en", (await browser.Page(address)).DocumentElement.GetAttribute("lang"));
    }

    async Task<Browser> Open(string who)
    {
        var browser = await web.OpenDistrict(who);
        return browser;
    }

    /// <summary>The form at an address, with its hidden fields.</summary>
    static Task<HttpResponseMessage> Send(Browser browser, string address, params (string Name, string Value)[] fields) => browser.Send(address, address, fields);

    static string Plain(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
