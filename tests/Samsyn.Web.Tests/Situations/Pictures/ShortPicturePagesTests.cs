using System.Net;
using Samsyn.Web.Tests.Ui;

namespace Samsyn.Web.Tests.Situations.Pictures;

/// <summary>The pictures of the week and of the evening, as the coordinator makes them.</summary>
public sealed class ShortPicturePagesTests(WebFixture web) : IClassFixture<WebFixture>
{
    [Fact]
    [Trait("Requirement", "SIT-13")]
    public async Task The_evening_is_begun_beside_the_annex_settled_by_a_named_person_and_printed()
    {
        var browser = await web.OpenDistrict("Elsa Brohult");

        var begin = (await browser.Page("/lagesbild")).QuerySelectorAll("a").First(link => link.TextContent.Trim() == "Börja kvällens bild").GetAttribute("href")!;
        var form = await browser.Page(begin);
        var action = form.QuerySelector("main form")!.GetAttribute("action")!;
        Assert.EndsWith("?slag=Evening", action);
        var backwards = await browser.Send(begin, action, ("title", "Fredag"), ("from", "2026-03-06"), ("to", "2026-03-05"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, backwards.StatusCode);
        var begun = await browser.Send(begin, action, ("title", "Fredag"), ("from", "2026-03-06"), ("to", "2026-03-06"));
        Assert.Equal(HttpStatusCode.SeeOther, begun.StatusCode);
        var picture = begun.Headers.Location!.OriginalString;

        var page = await browser.Page(picture);
        Assert.Contains("Kvällens bild 1", page.QuerySelector("main")!.TextContent);
        Assert.Null(page.QuerySelector(".doc h2"));
        var section = page.QuerySelector("#avsnitt-platser-rum a")!.GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Send(picture + "/granskning", picture + "/faststall")).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Send(section, section + "/gemensam", ("text", "Många unga väntas vid bryggan."))).StatusCode);
        var check = await browser.Page(picture + "/granskning");
        Assert.DoesNotContain("källa", check.QuerySelector("main")!.TextContent);
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Send(picture + "/granskning", picture + "/faststall")).StatusCode);

        var settled = await browser.Page(picture);
        Assert.Contains("av Elsa Brohult", settled.QuerySelector(".alert")!.TextContent);
        Assert.Contains("Vilka som är ute", settled.QuerySelector("#oskrivna")!.TextContent);
        Assert.Contains("Sammanvägd av", (await browser.Page(picture + "/utskrift/lagesbild")).Body!.TextContent);
        Assert.Contains("Fastställd", (await browser.Page("/lagesbild")).QuerySelectorAll("tr").First(row => row.TextContent.Contains("Fredag")).TextContent);
        await browser.Send("/lagesbild", "/sprak", ("language", "en"));
        Assert.Contains("Settled", (await browser.Page("/lagesbild")).QuerySelectorAll("tr").First(row => row.TextContent.Contains("Fredag")).TextContent);
    }
}
