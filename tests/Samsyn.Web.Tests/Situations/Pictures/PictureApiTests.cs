using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Samsyn.Web.Tests.Shell;
using Samsyn.Web.Tests.Ui;

namespace Samsyn.Web.Tests.Situations.Pictures;

/// <summary>The picture of the example district as programs of either party read it.</summary>
public sealed class PictureApiTests(WebFixture web) : IClassFixture<WebFixture>
{
    const string City = "Elsa Brohult", Police = "Vidar Sköld", Politician = "Hassan Lindeborg", Owner = "Gun Ekström-Holm", All = "/api/pictures", One = "/api/pictures/{id}", Canary = "kanariefågelnsjunger";

    [Fact]
    [Trait("Requirement", "SIT-01")]
    [Trait("Requirement", "SIT-13")]
    public async Task Editions_are_listed_newest_first_and_by_agreement_kind_state_and_days()
    {
        var browser = await web.OpenDistrict(City);
        var whole = Assert.Single(Rows(await browser.Data(All, All)));
        Assert.Equal(("regular", "open", 1), (whole.GetProperty("kind").GetString(), whole.GetProperty("state").GetString(), whole.GetProperty("number").GetInt32()));
        var agreement = whole.GetProperty("agreement").GetProperty("id").GetString();
        var begin = $"/lagesbild/ny/{agreement}?slag=Evening";
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Send(begin, begin, ("title", "Kvällen"), ("from", "2030-01-01"), ("to", "2030-01-02"))).StatusCode);

        var both = await browser.Data(All, All);
        Assert.Equal((2, 1, 1), (both.GetProperty("total").GetInt32(), both.GetProperty("page").GetInt32(), both.GetProperty("pages").GetInt32()));
        Assert.Equal("Kvällen", Rows(both)[0].GetProperty("title").GetString());
        Assert.Equal("Kvällen", Assert.Single(Rows(await browser.Data(All + "?kind=short&state=open&from=2030-01-02", All))).GetProperty("title").GetString());
        Assert.Equal(whole.GetProperty("id").GetString(), Assert.Single(Rows(await browser.Data($"{All}?kind=Regular&to=2029-12-31&agreement={agreement}", All))).GetProperty("id").GetString());
        foreach (var none in (string[])["kind=weeklyUnrest", "state=adopted", "from=2031-01-01", "to=1999-12-31", $"agreement={Guid.NewGuid()}"]) Assert.Empty(Rows(await browser.Data($"{All}?{none}", All)));
        // One page beyond the last is the last, as everywhere.
        Assert.Equal(1, (await browser.Data(All + "?page=7", All)).GetProperty("page").GetInt32());
    }

    [Fact]
    public async Task A_filter_that_cannot_be_read_is_told_by_its_name_and_nothing_is_answered_instead()
    {
        var browser = await web.OpenDistrict(City);
        Assert.Equal(["kind", "state", "from"], await browser.Refused(All + "?kind=stor&state=7&from=2026-13-01"));
        Assert.Equal(["to"], await browser.Refused(All + "?from=2026-02-01&to=2026-01-01"));
        Assert.Equal(["page", "lage"], await browser.Refused(All + "?page=0&lage=open"));
        Assert.Equal(["agreement"], await browser.Refused(All + "?agreement=norra"));
        Assert.Equal(["state"], await browser.Refused(All + "?state=open&state=adopted"));
    }

    [Fact]
    [Trait("Requirement", "SIT-03")]
    [Trait("Requirement", "SIT-16")]
    [Trait("Requirement", "SIT-18")]
    [Trait("Requirement", "SIT-61")]
    public async Task An_edition_tells_whose_words_stand_where_what_they_rest_on_and_how_each_figure_is_read()
    {
        var browser = await web.OpenDistrict(City);
        var picture = await Picture(browser);
        var safety = Section(picture, "trygghet");
        var first = safety.GetProperty("joint").GetProperty("paragraphs")[0];
        Assert.Equal("city", first.GetProperty("from").GetString());
        Assert.Equal(2, first.GetProperty("sources")[0].GetInt32());
        Assert.Equal("Trygghetsmätning i stadsdelarna", picture.GetProperty("sources").EnumerateArray().Single(one => one.GetProperty("number").GetInt32() == 2).GetProperty("title").GetString());
        Assert.Equal(["city", "police"], safety.GetProperty("ownTexts").EnumerateArray().Select(one => one.GetProperty("side").GetString()));
        Assert.All(safety.GetProperty("ownTexts").EnumerateArray(), one => Assert.Equal(JsonValueKind.String, one.GetProperty("releasedOn").ValueKind));

        var figure = Section(picture, "narkotika").GetProperty("figures")[0];
        foreach (var told in (string[])["value", "unit", "area", "from", "to", "source", "text"]) Assert.NotEqual(JsonValueKind.Null, figure.GetProperty(told).ValueKind);
        Assert.Equal("activityDriven", Section(picture, "narkotika").GetProperty("class").GetString());
        Assert.Contains("samma sak", Assert.Single(Section(picture, "skadegorelse").GetProperty("remarks").EnumerateArray()).GetProperty("text").GetString());
        // The check list is the one of the page.
        var finding = picture.GetProperty("findings").EnumerateArray().Single(one => one.GetProperty("kind").GetString() == "openThread");
        Assert.Equal(("must", Section(picture, "skadegorelse").GetProperty("id").GetString()), (finding.GetProperty("weight").GetString(), finding.GetProperty("section").GetString()));
    }

    [Fact]
    [Trait("Requirement", "SIT-02")]
    public async Task What_a_party_has_not_released_is_in_no_answer_of_the_other()
    {
        var browser = await web.OpenDistrict(Police);
        var section = await SectionPage(browser, "trafik");
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Send(section, $"{section}/egen", ("side", "Police"), ("text", $"Spaning {Canary} pågår."))).StatusCode);
        var room = $"{section}/siffra?rum=Police";
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Send(room, room, ("label", $"Antal {Canary}"), ("value", "12"), ("unit", "anmälningar"), ("qualifier", "Exact"), ("group", "All"), ("area", "Norra Fjärden"), ("from", "2026-01-01"), ("to", "2026-06-30"))).StatusCode);
        var dataset = (await browser.Page($"{section}/diagram?rum=Police")).QuerySelectorAll<IHtmlOptionElement>("select[name=data] option").ToList()[^1].Value;
        Assert.Equal(HttpStatusCode.SeeOther, (await Block(browser, section, "Police", dataset, $"Diagram {Canary}")).StatusCode);

        var own = Assert.Single(Section(await Picture(browser), "trafik").GetProperty("ownTexts").EnumerateArray());
        Assert.Equal((JsonValueKind.Null, $"Spaning {Canary} pågår."), (own.GetProperty("releasedOn").ValueKind, own.GetProperty("text").GetString()));
        Assert.Contains(Canary, own.GetProperty("figures").GetRawText());
        Assert.Contains(Canary, own.GetProperty("blocks").GetRawText());

        await browser.SignIn(City);
        var text = (await Picture(browser)).GetRawText();
        Assert.DoesNotContain(Canary, text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("pågående utredning", text);
        Assert.Contains("Elevhälsan ser fler elever", text);

        await browser.SignIn(Police);
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Send(section, $"{section}/slapp", ("side", "Police"))).StatusCode);
        await browser.SignIn(City);
        var released = Assert.Single(Section(await Picture(browser), "trafik").GetProperty("ownTexts").EnumerateArray());
        Assert.Equal(("police", JsonValueKind.String), (released.GetProperty("side").GetString(), released.GetProperty("releasedOn").ValueKind));
    }

    [Fact]
    [Trait("Requirement", "SIT-12")]
    public async Task A_section_with_readers_of_its_own_is_in_their_answers_alone()
    {
        var browser = await web.OpenDistrict(City);
        Assert.True(Section(await Picture(browser), "radikalisering").GetProperty("readers").GetInt32() > 0);
        await browser.SignIn(Police);
        var text = (await Picture(browser)).GetRawText();
        Assert.DoesNotContain("radikalisering", text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("\"trygghet\"", text);
    }

    [Fact]
    [Trait("Requirement", "SIT-09")]
    public async Task A_block_tells_what_was_asked_of_which_data_and_its_rows_as_table_and_as_kept()
    {
        var browser = await web.OpenDistrict(City);
        var section = await SectionPage(browser, "demografi");
        var dataset = (await browser.Page($"{section}/diagram?rum=")).QuerySelectorAll<IHtmlOptionElement>("select[name=data] option").Single(one => one.TextContent.StartsWith("Anmälda brott i Norra Fjärden", StringComparison.Ordinal)).Value;
        Assert.Equal(HttpStatusCode.SeeOther, (await Block(browser, section, "", dataset, "Brott efter område", ("rader", "Area"))).StatusCode);
        var block = Assert.Single(Section(await Picture(browser), "demografi").GetProperty("blocks").EnumerateArray());
        Assert.Equal(("shown", false, "count", dataset), (block.GetProperty("standing").GetString(), block.GetProperty("isFrozen").GetBoolean(), block.GetProperty("method").GetString(), block.GetProperty("dataset").GetString()));
        Assert.Equal("Area", block.GetProperty("parameters").GetProperty("rader").GetString());
        var rows = block.GetProperty("rows");
        Assert.Equal("count", rows.GetProperty("answer").GetProperty("kind").GetString());
        Assert.Contains("Lokalpolisområde Norra Fjärden", rows.GetProperty("source").GetString());
        // The numbers of both are the same, and those of the file of the page.
        var counts = rows.GetProperty("answer").GetProperty("counts").EnumerateArray().Select(row => row[0].GetInt64()).ToList();
        var table = rows.GetProperty("table").GetProperty("rows").EnumerateArray().Select(row => row[1].GetProperty("number").GetInt64()).ToList();
        Assert.NotEmpty(counts);
        Assert.Equal(counts, table.Take(counts.Count));
    }

    [Fact]
    [Trait("Requirement", "SIT-63")]
    public async Task A_figure_that_is_too_small_is_told_as_fewer_than_and_its_number_and_words_nowhere()
    {
        var browser = await web.OpenDistrict(City);
        var section = await SectionPage(browser, "demografi");
        var form = $"{section}/siffra?rum=";
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Send(form, form, ("label", "Avhoppade"), ("value", "3,25"), ("wording", "kanske tre"), ("unit", "personer"), ("qualifier", "Exact"), ("group", "All"), ("area", "Norra Fjärden"), ("from", "2026-01-01"), ("to", "2026-06-30"), ("masked", "ja"))).StatusCode);
        var figure = Assert.Single(Section(await Picture(browser), "demografi").GetProperty("figures").EnumerateArray());
        Assert.True(figure.GetProperty("isMasked").GetBoolean());
        Assert.Contains("färre än 5", figure.GetProperty("text").GetString());
        Assert.DoesNotContain("3.25", figure.GetRawText());
        Assert.DoesNotContain("kanske tre", figure.GetRawText());
    }

    [Fact]
    public async Task Who_does_not_read_the_picture_gets_none_of_it_and_what_there_is_not_is_not_found()
    {
        var browser = await web.OpenDistrict(City);
        var id = Rows(await browser.Data(All, All))[0].GetProperty("id").GetString();
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"{All}/{Guid.NewGuid()}")).StatusCode);
        foreach (var who in (string[])[Owner, Politician])
        {
            await browser.SignIn(who);
            foreach (var address in (string[])[All, $"{All}/{id}"]) Assert.Equal(HttpStatusCode.Forbidden, (await browser.Get(address)).StatusCode);
        }
        using var stranger = await web.Open().Get(All);
        Assert.Equal(HttpStatusCode.Unauthorized, stranger.StatusCode);
    }

    static async Task<HttpResponseMessage> Block(Browser browser, string section, string room, string dataset, string caption, params (string Name, string Value)[] more)
    {
        var page = await browser.Page(section);
        string Field(string form, string name) => page.QuerySelector<IHtmlInputElement>($"form[action$={form}] input[name={name}]")!.Value;
        using var content = new FormUrlEncodedContent([KeyValuePair.Create("form-proof", Field("gemensam", "form-proof")), KeyValuePair.Create("version", Field(room.Length > 0 ? "slapp" : "gemensam", "version")), KeyValuePair.Create("rum", room),
            KeyValuePair.Create("data", dataset), KeyValuePair.Create("metod", "count"), KeyValuePair.Create("caption", caption), .. more.Select(field => KeyValuePair.Create(field.Name, field.Value))]);
        return await browser.Client.PostAsync(new Uri($"{section}/diagram", UriKind.Relative), content);
    }

    static IReadOnlyList<JsonElement> Rows(JsonElement page) => [.. page.GetProperty("rows").EnumerateArray()];

    /// <summary>The edition, held against the description of the API.</summary>
    static async Task<JsonElement> Picture(Browser browser) => await browser.Data($"{All}/{Rows(await browser.Data(All + "?kind=regular", All))[0].GetProperty("id").GetString()}", One);

    static JsonElement Section(JsonElement picture, string key) => picture.GetProperty("sections").EnumerateArray().Single(one => one.GetProperty("key").GetString() == key);

    static async Task<string> SectionPage(Browser browser, string key)
    {
        var picture = Rows(await browser.Data(All + "?kind=regular", All))[0].GetProperty("id").GetString();
        return (await browser.Page($"/lagesbild/{picture}")).QuerySelector($"#avsnitt-{key}-rum a")!.GetAttribute("href")!;
    }
}
