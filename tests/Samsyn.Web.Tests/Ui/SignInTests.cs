using System.Net;

namespace Samsyn.Web.Tests.Ui;

public sealed class SignInTests(WebFixture web) : IClassFixture<WebFixture>
{
    [Fact]
    public async Task On_this_machine_with_the_example_one_signs_in_as_an_example_person()
    {
        var browser = web.Open();
        var first = (await browser.Page("/logga-in")).QuerySelector("button[name=person]")!;
        var name = first.QuerySelector("strong")!.TextContent;
        var answer = await browser.Send("/logga-in?till=/galleri", "/logga-in", ("person", first.GetAttribute("value")!));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal("/galleri", answer.Headers.Location!.OriginalString);
        Assert.Equal(name, (await browser.Page("/logga-in")).QuerySelector(".person-name")!.TextContent);

        await browser.Send("/logga-in", "/logga-ut");
        Assert.Equal("Inställningar", (await browser.Page("/logga-in")).QuerySelector(".person-name")!.TextContent);
    }

    [Theory]
    [InlineData("192.0.2.7", true)]
    [InlineData(null, true)]
    [InlineData("127.0.0.1", false)]
    [Trait("Asvs", "v5.0.0-6.3.2")]
    public async Task From_elsewhere_or_without_the_example_nobody_is_offered_and_a_forged_post_is_refused(string? from, bool exampleDatabase)
    {
        var browser = web.Open(from, exampleDatabase);
        var page = await browser.Page("/logga-in");
        Assert.Empty(page.QuerySelectorAll("button[name=person]"));
        Assert.NotNull(page.QuerySelector("[data-passkey=get]"));

        var proof = page.QuerySelector("input[name=form-proof]")!.GetAttribute("value")!;
        using var content = new FormUrlEncodedContent([KeyValuePair.Create("form-proof", proof), KeyValuePair.Create("person", "0190f000-0000-7000-8000-000000000001")]);
        var answer = await browser.Client.PostAsync(new Uri("/logga-in", UriKind.Relative), content);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.DoesNotContain(answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : [], cookie => cookie.StartsWith("samsyn=", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("X-Forwarded-For", "192.0.2.7")]
    [InlineData("Host", "samsyn.example")]
    public async Task A_forwarded_request_or_a_foreign_host_name_is_not_this_machine(string header, string value)
    {
        var browser = web.Open();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/logga-in", UriKind.Relative));
        request.Headers.TryAddWithoutValidation(header, value);
        Assert.Empty((await Browser.Read(await browser.Client.SendAsync(request))).QuerySelectorAll("button[name=person]"));
    }

    [Fact]
    public async Task An_example_person_has_a_session_that_ends_like_any_other_and_counts_on_this_machine_only()
    {
        var browser = web.Open();
        var person = (await browser.Page("/logga-in")).QuerySelector("button[name=person]")!.GetAttribute("value")!;
        var cookie = (await browser.Send("/logga-in", "/logga-in", ("person", person))).Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("samsyn=", StringComparison.Ordinal)).Split(';')[0];
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/mitt-konto")).StatusCode);

        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/mitt-konto", UriKind.Relative));
        request.Headers.TryAddWithoutValidation("X-Forwarded-For", "192.0.2.7");
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Client.SendAsync(request)).StatusCode);

        await browser.Send("/mitt-konto", "/logga-ut");
        using var replay = new HttpRequestMessage(HttpMethod.Get, new Uri("/mitt-konto", UriKind.Relative));
        replay.Headers.TryAddWithoutValidation("Cookie", cookie);
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Client.SendAsync(replay)).StatusCode);
    }

    [Fact]
    public async Task Someone_who_is_not_an_example_person_cannot_be_chosen()
    {
        var answer = await web.Open().Send("/logga-in", "/logga-in", ("person", "0190f000-0000-7000-8000-00000000ffff"));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
