using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Samsyn.Web.Shell;
using Samsyn.Web.Tests.Duties;
using Samsyn.Web.Tests.Ui;

namespace Samsyn.Web.Tests.Shell;

public sealed class EachFormCountsOnceTests(ExampleDistrict example) : IClassFixture<ExampleDistrict>
{
    static string? s_duty;

    [Fact]
    public async Task Every_form_on_a_page_has_a_key_of_its_own_and_the_next_page_has_others()
    {
        var browser = await example.As("Elsa Brohult");

        var keys = (await Keys(browser, "/kalender")).Concat(await Keys(browser, "/kalender")).ToList();

        Assert.True(keys.Count > 4);
        Assert.Equal(keys.Count, keys.Distinct().Count());
        Assert.DoesNotContain("", keys);
    }

    [Fact]
    [Trait("Asvs", "v5.0.0-2.3.4")]
    public async Task A_form_sent_many_times_at_once_is_done_once_and_all_get_the_same_answer()
    {
        var (browser, page, sent) = await Filled("En gång");
        var before = await Noted(browser, page);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Post(browser, sent)));

        Assert.All(answers, answer => Assert.Equal((HttpStatusCode.SeeOther, page), (answer.StatusCode, answer.Headers.Location?.OriginalString)));
        Assert.Equal(before + 1, await Noted(browser, page));
        Assert.Equal(page, (await Post(browser, sent)).Headers.Location?.OriginalString);
        Assert.Equal(before + 1, await Noted(browser, page));
    }

    [Fact]
    public async Task The_same_key_with_other_entries_is_refused_in_words_and_changes_nothing()
    {
        var (browser, page, sent) = await Filled("Först");
        await Post(browser, sent);
        var before = await Noted(browser, page);

        var answer = await Post(browser, [.. sent.Where(field => field.Key != "reference"), new("reference", "Sedan")]);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal("Formuläret är redan skickat", (await Browser.Read(answer)).QuerySelector("h1")!.TextContent);
        Assert.Equal(before, await Noted(browser, page));
    }

    [Fact]
    public async Task A_refused_form_may_be_sent_again_with_the_same_key()
    {
        var (browser, page, sent) = await Filled("Rättad");
        List<KeyValuePair<string, string>> wrong = [.. sent.Where(field => field.Key != "date"), new("date", "i går")];
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Post(browser, wrong)).StatusCode);
        var before = await Noted(browser, page);

        Assert.Equal(HttpStatusCode.SeeOther, (await Post(browser, sent)).StatusCode);
        Assert.Equal(before + 1, await Noted(browser, page));
    }

    [Fact]
    public async Task An_answer_that_was_a_page_is_not_given_twice()
    {
        var browser = await example.As("Elsa Brohult");
        var sent = Hidden((IHtmlFormElement)(await browser.Page("/kalender")).QuerySelector("main form.form")!).Append(new("label", "Telefonen")).Append(new("scope", "")).ToList();
        Assert.Equal(HttpStatusCode.OK, (await Post(browser, sent, "/kalender")).StatusCode);

        var again = await Post(browser, sent, "/kalender");

        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        Assert.Equal("Det är redan gjort", (await Browser.Read(again)).QuerySelector("h1")!.TextContent);
        Assert.Single((await browser.Page("/kalender")).QuerySelectorAll("main form[action$=aterkalla]"));
    }

    /// <summary>Stored as a value that has no word, it broke the page of whoever sent it, for good.</summary>
    [Theory]
    [InlineData("-1")]
    [InlineData("7")]
    public async Task A_number_in_place_of_a_choice_is_no_choice_and_breaks_no_page(string scope)
    {
        var browser = await example.As("Vidar Sköld");
        var sent = Hidden((IHtmlFormElement)(await browser.Page("/kalender")).QuerySelector("main form.form")!).Append(new("label", "Telefonen")).Append(new("scope", scope)).ToList();
        Assert.Equal(HttpStatusCode.OK, (await Post(browser, sent, "/kalender")).StatusCode);
        Assert.NotNull((await browser.Page("/kalender")).QuerySelector("main form[action$=aterkalla]"));
    }

    async Task<(Browser Browser, string Page, List<KeyValuePair<string, string>> Sent)> Filled(string reference)
    {
        var browser = await example.As("Elsa Brohult");
        // Once: a duty that is fulfilled moves in the list.
        var page = s_duty ??= await example.DutyOf("Grannstöd: 4 möten");
        var form = (IHtmlFormElement)(await browser.Page(page + "/anteckna")).QuerySelector("main form.form")!;
        return (browser, page, [.. Hidden(form), new("action", page + "/anteckna"), new("kind", "MeetingHeld"), new("date", "2026-02-02"), new("attended", "Police"), new("reference", reference)]);
    }

    static IEnumerable<KeyValuePair<string, string>> Hidden(IHtmlFormElement form) =>
        form.QuerySelectorAll<IHtmlInputElement>("input[type=hidden]").Select(input => KeyValuePair.Create(input.Name!, input.Value));

    static async Task<HttpResponseMessage> Post(Browser browser, IEnumerable<KeyValuePair<string, string>> fields, string? action = null)
    {
        var sent = fields.ToList();
        using var content = new FormUrlEncodedContent(sent.Where(field => field.Key != "action"));
        return await browser.Client.PostAsync(new Uri(action ?? sent.Single(field => field.Key == "action").Value, UriKind.Relative), content);
    }

    static async Task<int> Noted(Browser browser, string page) => (await browser.Page(page)).QuerySelectorAll("main a[href$=aterta]").Length;

    static async Task<IEnumerable<string>> Keys(Browser browser, string page) =>
        (await browser.Page(page)).QuerySelectorAll("form[method=post]").Select(form => form.QuerySelector<IHtmlInputElement>($"input[name={FormKeys.Field}]")?.Value ?? "");
}
