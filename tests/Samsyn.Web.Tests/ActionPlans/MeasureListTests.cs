using System.Net;
using System.Text;
using AngleSharp.Dom;
using Samsyn.Web.Tests.Agreements.Proposals;
using Samsyn.Web.Tests.Ui;

namespace Samsyn.Web.Tests.ActionPlans;

/// <summary>Focus areas and lists of measures, from the uploaded text by way of the review to the plan's page.</summary>
public sealed class MeasureListTests(WebFixture web) : IClassFixture<WebFixture>
{
    const string Agreement = """
        Samverkansöverenskommelse mellan Norra Fjärdens stadsdelsförvaltning och Lokalpolisområde Norra Fjärden

        Parter
        Norra Fjärdens stadsdelsförvaltning, org nr 212000-0142
        Lokalpolisområde Norra Fjärden, Polismyndigheten, org nr 202100-0076

        Avtalstid
        Överenskommelsen gäller från 2026-01-01 till 2027-12-31.

        Bilaga 4. Åtgärdsplaner

        Trygga torg

        Mål & Syfte	Torgen är lugna
        Förväntade resultat	Färre anmälningar
        Styrgruppens uppdrag	Bemanna kvällar
        Löptid	Tills vidare
        Sammankallande	Områdespolis

        Åtgärdslista Trygga torg

        Åtgärd	Ansvarig	Klart	Status
        Byta armaturer	Trafikkontoret	Våren 2027	Beställt
        Måla passagen	Parkenheten		
        """;

    [Fact]
    [Trait("Requirement", "PLN-11")]
    [Trait("Requirement", "PLN-18")]
    public async Task What_was_read_can_be_corrected_and_then_stands_on_the_plans_page_in_both_languages()
    {
        var user = await ImportBrowser.SignedIn(web);
        var review = await user.Imported("torg.txt", Encoding.UTF8.GetBytes(Agreement));
        var shown = await user.Browser.Page(review);
        Assert.Contains("Färre anmälningar", shown.QuerySelector("#g-plans")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("i texten: Styrgruppens uppdrag", shown.QuerySelector("#g-plans")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Beställt", shown.QuerySelector("#g-obligations")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await user.Correct(review, "/plans/0/fields/expectedResults", ("varde", "Färre anmälningar om skadegörelse"))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await user.Correct(review, "/actions/1", ("status", "Ej påbörjat"))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await user.Send(await user.Browser.Page(review + "/faststall"))).StatusCode);

        var address = (await user.Browser.Page("/planer?datum=2026-06-01")).QuerySelectorAll("tbody th a").Single(link => link.TextContent == "Trygga torg").GetAttribute("href")!;
        var page = await user.Browser.Page(address);

        Assert.Equal("Färre anmälningar om skadegörelse", Value(page, "Förväntade resultat"));
        Assert.Equal("Bemanna kvällar", Value(page, "Styrgruppens uppdrag"));
        Assert.StartsWith("Åtgärdslista Trygga torg", page.QuerySelector(".measures caption")!.TextContent, StringComparison.Ordinal);
        Assert.Equal([["Byta armaturer", "Trafikkontoret", "Våren 2027", "Beställt"], ["Måla passagen", "Parkenheten", "Inte angivet", "Ej påbörjat"]], Rows(page));
        Assert.All(page.QuerySelectorAll(".measures tbody a"), link => Assert.Matches("#rad-[0-9]+$", link.GetAttribute("href")));
        Assert.Equal(2, (await user.Browser.Page(address[..address.LastIndexOf('/')] + "?datum=2026-06-01")).QuerySelectorAll(".cards-all .measures tbody tr").Length);

        user.Browser.Client.DefaultRequestHeaders.Add("Cookie", "samsyn-sprak=en");
        var english = await user.Browser.Page(address);
        Assert.Equal(["Measure", "Responsible", "When", "Status as the document states it"], english.QuerySelectorAll(".measures thead th").Select(head => head.TextContent));
        Assert.Contains("Assignments from the steering group", english.QuerySelector(".card")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Understood as: ", english.QuerySelector(".measures tbody")!.TextContent, StringComparison.Ordinal);
    }

    static string Value(IParentNode page, string label) =>
        page.QuerySelectorAll(".card tr").Single(row => row.QuerySelector("th span")?.TextContent == label).QuerySelector(".card-value")!.TextContent;

    static IEnumerable<string[]> Rows(IParentNode page) => page.QuerySelectorAll(".measures tbody tr").Select(row => (string[])
        [row.QuerySelector("th > span")!.TextContent, .. row.QuerySelectorAll("td").Select(cell => (cell.FirstElementChild ?? cell).TextContent.Trim())]);
}
