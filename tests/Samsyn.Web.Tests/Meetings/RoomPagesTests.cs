using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Samsyn.Web.Tests.Ui;

namespace Samsyn.Web.Tests.Meetings;

/// <summary>The secretary's page: what is typed is never lost, neither to another form, nor to another secretary, nor to a wrong date.</summary>
public sealed class RoomPagesTests(MeetingSite site) : IClassFixture<MeetingSite>
{
    [Fact]
    public async Task A_stale_write_shows_both_texts_and_offers_to_keep_both()
    {
        var (elsa, vidar) = (await site.As(MeetingSite.Coordinator), await site.As(MeetingSite.Officer));
        var meeting = await site.Plan(elsa);
        var (id, action) = await First(elsa, meeting);
        var open = await Fields(vidar, meeting, action);
        await elsa.Send(meeting + "/sekreterare", action, ("notes", "Elsas text"), ("d0-text", "Elsas beslut"));

        var conflict = await Post(vidar, action, open, ("notes", "Vidars text"), ("d0-text", "Vidars beslut"), ("d0-deadline", "2026-12-01"));

        Assert.Equal(HttpStatusCode.Conflict, conflict.StatusCode);
        var page = await Browser.Read(conflict);
        foreach (var words in (string[])["Elsas text", "Vidars text", "Elsas beslut", "Vidars beslut"]) Assert.Contains(words, page.QuerySelector("table")!.TextContent);
        var ways = page.QuerySelectorAll<IHtmlFormElement>("form[method=post]").Where(form => form.GetAttribute("action") == action).ToList();
        Assert.Equal(2, ways.Count);
        var both = ways[0].QuerySelectorAll<IHtmlInputElement>("input").Select(input => KeyValuePair.Create(input.Name!, input.Value));
        Assert.Equal(HttpStatusCode.SeeOther, (await vidar.Client.PostAsync(new Uri(action, UriKind.Relative), new FormUrlEncodedContent(both))).StatusCode);

        var item = (await elsa.Page(meeting + "/sekreterare")).GetElementById("punkt-" + id)!;
        Assert.Equal("Elsas text\n\nVidars text", item.QuerySelector("textarea[name=notes]")!.TextContent.Trim());
        Assert.Equal(["Elsas beslut", "Vidars beslut"], item.QuerySelectorAll("textarea[name$='-text']").Select(text => text.TextContent.Trim()).Where(text => text.Length > 0));
    }

    [Fact]
    public async Task Two_secretaries_under_different_items_and_at_the_attendance_never_disturb_each_other()
    {
        var (elsa, vidar) = (await site.As(MeetingSite.Coordinator), await site.As(MeetingSite.Officer));
        var meeting = await site.Plan(elsa);
        var items = await MeetingSite.Items(elsa, meeting);
        var (first, second) = ($"{meeting}/punkter/{items[0].Id}", $"{meeting}/punkter/{items[1].Id}");
        var (mine, theirs, marks) = (await Fields(elsa, meeting, first), await Fields(vidar, meeting, second), await Fields(vidar, meeting, meeting + "/narvaro"));

        Assert.Equal(HttpStatusCode.SeeOther, (await Post(elsa, first, mine, ("notes", "Ett"))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await Post(vidar, meeting + "/narvaro", marks)).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await Post(vidar, second, theirs, ("notes", "Två"))).StatusCode);

        Assert.Equal(["Ett", "Två"], (await elsa.Page(meeting + "/sekreterare")).QuerySelectorAll("textarea[name=notes]").Take(2).Select(notes => notes.TextContent.Trim()));
    }

    [Fact]
    public async Task What_is_refused_stands_as_it_was_typed_with_the_reason_at_its_field()
    {
        var elsa = await site.As(MeetingSite.Coordinator);
        var meeting = await site.Plan(elsa);
        var (_, action) = await First(elsa, meeting);

        var refused = await elsa.Send(meeting + "/sekreterare", action, ("notes", "Långa anteckningar"), ("d0-text", "Något"), ("d0-deadline", "i morgon kanske"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await Browser.Read(refused);
        Assert.Equal("Långa anteckningar", page.QuerySelector("#p1-notes")!.TextContent.Trim());
        Assert.Equal("i morgon kanske", page.QuerySelector<IHtmlInputElement>("#p1-d0-deadline")!.Value);
        Assert.Equal("p1-d0-deadline-error", page.QuerySelector("#p1-d0-deadline")!.GetAttribute("aria-describedby"));
        Assert.Equal("#p1-d0-deadline", page.QuerySelector(".ds-error-summary a")!.GetAttribute("href"));

        var early = await Browser.Read(await elsa.Send(meeting + "/sekreterare", action, ("notes", ""), ("d0-text", "Något"), ("d0-deadline", "2020-01-01")));
        Assert.NotNull(early.QuerySelector("#p1-d0-deadline-error"));
    }

    [Fact]
    [Trait("Requirement", "MTG-16")]
    public async Task A_personal_identity_number_is_refused_with_its_line_and_never_repeated_whole()
    {
        var elsa = await site.As(MeetingSite.Coordinator);
        var meeting = await site.Plan(elsa);
        var (_, action) = await First(elsa, meeting);

        var page = await Browser.Read(await elsa.Send(meeting + "/sekreterare", action, ("notes", "Rad ett\nGäller 811228-9874")));

        Assert.Contains("Rad 2: 811228-****", page.QuerySelector(".ds-error-summary")!.TextContent);
        Assert.Contains("811228-9874", page.QuerySelector("#p1-notes")!.TextContent);
        Assert.NotNull(page.QuerySelector("#p1-notes-error"));
    }

    [Fact]
    public async Task A_script_saves_the_same_form_and_is_answered_with_data()
    {
        var elsa = await site.As(MeetingSite.Coordinator);
        var meeting = await site.Plan(elsa);
        var (id, action) = await First(elsa, meeting);
        var fields = (await Fields(elsa, meeting, action)).Where(field => field.Key != "form-key").ToList();

        var saved = await Data(elsa, action, fields, ("notes", "Medan man skriver"), ("d0-text", "Ett beslut"));
        Assert.Equal(HttpStatusCode.OK, saved.Status);
        var (version, decision) = (saved.Json.GetProperty("version").GetInt32(), saved.Json.GetProperty("decisions").GetProperty("0").GetString()!);

        var again = await Data(elsa, action, With(fields, version), ("notes", "Medan man skriver vidare"), ("d0-id", decision), ("d0-text", "Ett bättre beslut"));
        Assert.Equal(HttpStatusCode.OK, again.Status);
        Assert.Single((await elsa.Page(meeting + "/sekreterare")).GetElementById("punkt-" + id)!.QuerySelectorAll("textarea[name$='-text']"), text => text.TextContent.Contains("beslut"));

        // A decision that is not whole yet keeps nobody's notes back.
        var half = await Data(elsa, action, With(fields, again.Json.GetProperty("version").GetInt32()), ("notes", "Ord som inte får gå förlorade"), ("d0-id", decision), ("d0-text", "Ett bättre beslut"), ("d0-deadline", "12/"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, half.Status);
        Assert.NotEmpty(half.Json.GetProperty("errors").EnumerateArray());
        Assert.Equal("Ord som inte får gå förlorade", (await elsa.Page(meeting + "/sekreterare")).QuerySelector("#p1-notes")!.TextContent.Trim());
        var versions = JsonDocument.Parse(await (await elsa.Get(meeting + "/versioner")).Content.ReadAsStringAsync()).RootElement;
        Assert.Equal(half.Json.GetProperty("version").GetInt32(), versions.GetProperty("items").GetProperty(id).GetInt32());

        Assert.Equal(HttpStatusCode.Conflict, (await Data(elsa, action, With(fields, version), ("notes", "Gammalt"))).Status);
        Assert.Equal("Ord som inte får gå förlorade", (await elsa.Page(meeting + "/sekreterare")).QuerySelector("#p1-notes")!.TextContent.Trim());
    }

    [Fact]
    [Trait("Requirement", "ORG-21")]
    [Trait("Requirement", "MTG-12")]
    public async Task Without_one_partys_mandate_it_is_said_in_words_and_what_is_written_becomes_a_proposal()
    {
        var elsa = await site.As(MeetingSite.Coordinator);
        var meeting = await site.Plan(elsa);
        await MeetingSite.Mark(elsa, meeting, MeetingSite.City, MeetingSite.Politician);

        var here = (await elsa.Page(meeting + "/sekreterare")).QuerySelector("[data-parties-no]")!;
        Assert.False(here.HasAttribute("hidden"));
        Assert.Contains("Polisen saknar mandat – beslut blir förslag", here.TextContent);
        Assert.NotNull(here.QuerySelector("svg"));

        var (_, action) = await First(elsa, meeting);
        await elsa.Send(meeting + "/sekreterare", action, ("notes", ""), ("d0-text", "Vi vill ha ljus"));
        Assert.Contains("Förslag", (await elsa.Page(meeting)).QuerySelector(".agenda-decision")!.TextContent);
        var refused = await elsa.Send(meeting + "/sekreterare", action, ("notes", ""), ("d0-text", "Vi vill ha ljus"), ("d1-text", "Höjd beredskap"), ("d1-kind", "Readiness"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
    }

    [Fact]
    public async Task An_adjunct_is_added_and_the_next_meeting_is_planned_from_the_table()
    {
        var elsa = await site.As(MeetingSite.Coordinator);
        var meeting = await site.Plan(elsa);
        Assert.Equal(HttpStatusCode.SeeOther, (await elsa.Send(meeting + "/gast", meeting + "/gast", ("name", "Rune Park"), ("function", "Parkingenjör"), ("side", "City"), ("present", "ja"))).StatusCode);
        Assert.Contains("adjungerad", (await elsa.Page(meeting + "/sekreterare")).QuerySelectorAll(".room-person").Single(person => person.TextContent.Contains("Rune Park")).TextContent);

        var plan = (await elsa.Page(meeting + "/sekreterare")).QuerySelectorAll("a").Select(link => link.GetAttribute("href")!).Single(href => href.Contains("efter="));
        var planned = await elsa.Send(plan, plan.Split('?')[0], ("date", site.Today.AddDays(60).ToString("yyyy-MM-dd")), ("starts", "9.00"), ("minutes", "60"), ("form", "Digital"));
        Assert.Equal(meeting + "/sekreterare", planned.Headers.Location!.OriginalString);
        Assert.Contains("Nästa möte är", (await elsa.Page(meeting + "/sekreterare")).QuerySelector("main")!.TextContent);
    }

    static async Task<(string Id, string Action)> First(Browser browser, string meeting)
    {
        var id = (await MeetingSite.Items(browser, meeting))[0].Id;
        return (id, $"{meeting}/punkter/{id}");
    }

    /// <summary>The hidden and chosen fields of a form as the page has it now.</summary>
    static async Task<IReadOnlyList<KeyValuePair<string, string>>> Fields(Browser browser, string meeting, string action) =>
        [.. (await browser.Page(meeting + "/sekreterare")).QuerySelector($"form[action='{action}']")!.QuerySelectorAll<IHtmlInputElement>("input[type=hidden], input[type=radio][checked]").Select(input => KeyValuePair.Create(input.Name!, input.Value))];

    static IReadOnlyList<KeyValuePair<string, string>> With(IEnumerable<KeyValuePair<string, string>> fields, int version) =>
        [.. fields.Where(field => field.Key is not ("version" or "d0-id")), KeyValuePair.Create("version", version.ToString())];

    static Task<HttpResponseMessage> Post(Browser browser, string action, IEnumerable<KeyValuePair<string, string>> fields, params (string Name, string Value)[] typed) =>
        browser.Client.PostAsync(new Uri(action, UriKind.Relative), new FormUrlEncodedContent([.. fields, .. typed.Select(field => KeyValuePair.Create(field.Name, field.Value))]));

    static async Task<(HttpStatusCode Status, JsonElement Json)> Data(Browser browser, string action, IEnumerable<KeyValuePair<string, string>> fields, params (string Name, string Value)[] typed)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(action, UriKind.Relative)) { Content = new FormUrlEncodedContent([.. fields.Where(field => !typed.Any(one => one.Name == field.Key)), .. typed.Select(field => KeyValuePair.Create(field.Name, field.Value))]) };
        request.Headers.Accept.ParseAdd("application/json");
        var answer = await browser.Client.SendAsync(request);
        return (answer.StatusCode, JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement);
    }
}
