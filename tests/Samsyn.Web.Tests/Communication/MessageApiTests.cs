using System.Net;
using System.Text.Json;
using Samsyn.Web.Tests.Shell;
using Samsyn.Web.Tests.Ui;

namespace Samsyn.Web.Tests.Communication;

/// <summary>Messages of the example district as programs read them.</summary>
public sealed class MessageApiTests(WebFixture web) : IClassFixture<WebFixture>
{
    const string City = "Elsa Brohult", Police = "Vidar Sköld", PropertyOwner = "Gun Ekström-Holm", All = "/api/messages", One = "/api/messages/{id}", Canary = "kanariefågelnsjunger";

    [Fact]
    [Trait("Requirement", "COM-17")]
    [Trait("Requirement", "COM-18")]
    public async Task The_calendar_and_a_message_tell_to_whom_by_what_way_of_whom_and_what_it_rests_on()
    {
        var browser = await web.OpenDistrict(City);
        var row = Rows(await browser.Data(All + "?state=published", All)).Single(one => one.GetProperty("text").GetString()!.Contains("Vuxna finns på busstorget", StringComparison.Ordinal));
        Assert.Equal(["citizens", "business"], row.GetProperty("groups").EnumerateArray().Select(one => one.GetString()));
        Assert.Equal(["city", "police"], row.GetProperty("senders").EnumerateArray().Select(one => one.GetProperty("side").GetString()).Order());
        Assert.Contains("Delat 140 gånger", row.GetProperty("result").GetString());
        Assert.Single(Rows(await browser.Data(All + "?group=business", All)));
        Assert.Empty(Rows(await browser.Data(All + "?channel=localAdvertisement", All)));
        Assert.Equal(["state", "group", "lage"], await browser.Refused(All + "?state=klar&group=1&lage=Draft"));

        var whole = await browser.Data($"{All}/{row.GetProperty("id").GetString()}", One);
        Assert.NotEmpty(whole.GetProperty("approvals").EnumerateArray());
        var basis = whole.GetProperty("basis")[0];
        foreach (var told in (string[])["name", "of", "checksum"]) Assert.NotEqual(JsonValueKind.Null, basis.GetProperty(told).ValueKind);
        Assert.Empty(whole.GetProperty("lacking").EnumerateArray());
    }

    [Fact]
    [Trait("Requirement", "COM-17")]
    public async Task A_draft_is_in_no_answer_of_the_other_party_until_it_is_shared()
    {
        var browser = await web.OpenDistrict(City);
        var form = $"/budskap/nytt/{Rows(await browser.Data(All, All))[0].GetProperty("agreement").GetProperty("id").GetString()}";
        var drafted = await browser.Send(form, form, ("text", $"Utkast {Canary}"), ("senders", "bada"), ("groups", "Citizens"), ("channels", "WebNews"));
        Assert.Equal(HttpStatusCode.SeeOther, drafted.StatusCode);
        var address = drafted.Headers.Location!.OriginalString;
        var (id, api) = (address.Split('/')[^1], $"/api/messages/{address.Split('/')[^1]}");
        var own = await browser.Data(api, One);
        Assert.Equal(("draft", JsonValueKind.Null), (own.GetProperty("message").GetProperty("state").GetString(), own.GetProperty("message").GetProperty("sharedOn").ValueKind));
        Assert.NotEmpty(own.GetProperty("lacking").EnumerateArray());
        Assert.Contains(Rows(await browser.Data(All + "?state=draft", All)), one => one.GetProperty("id").GetString() == id);

        await browser.SignIn(Police);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get(api)).StatusCode);
        Assert.DoesNotContain(Canary, (await browser.Data(All, All)).GetRawText(), StringComparison.OrdinalIgnoreCase);

        await browser.SignIn(City);
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Send(address, address + "/dela")).StatusCode);
        await browser.SignIn(Police);
        Assert.Contains(Canary, (await browser.Data(api, One)).GetRawText());

        await browser.SignIn(City);
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Send($"{address}/lagg-undan", $"{address}/lagg-undan", ("why", "Ingen frågade."))).StatusCode);
        Assert.DoesNotContain(Canary, (await browser.Data(All, All)).GetRawText(), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(id, Assert.Single(Rows(await browser.Data(All + "?state=putAway", All))).GetProperty("id").GetString());
        var away = await browser.Data(api, One);
        Assert.Equal(("Ingen frågade.", 0), (away.GetProperty("putAway").GetProperty("why").GetString(), away.GetProperty("lacking").GetArrayLength()));

        await browser.SignIn(PropertyOwner);
        foreach (var at in (string[])[All, api]) Assert.Equal(HttpStatusCode.Forbidden, (await browser.Get(at)).StatusCode);
    }

    static IReadOnlyList<JsonElement> Rows(JsonElement page) => [.. page.GetProperty("rows").EnumerateArray()];
}
