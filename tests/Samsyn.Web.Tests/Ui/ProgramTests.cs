using System.Net;

namespace Samsyn.Web.Tests.Ui;

/// <summary>What programs meet that ask without a browser.</summary>
public sealed class ProgramTests(WebFixture web) : IClassFixture<WebFixture>
{
    [Theory]
    [InlineData("/api/overenskommelser", "*/*")]
    [InlineData("/api/overenskommelser", "text/html")]
    [InlineData("/overenskommelser", "application/json")]
    [InlineData("/skyldigheter", "text/calendar")]
    public async Task A_program_that_is_not_signed_in_is_told_so_and_not_sent_to_a_form(string address, string accept)
    {
        var answer = await Ask(HttpMethod.Get, address, accept);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("text/plain", answer.Content.Headers.ContentType!.MediaType);
        Assert.NotEmpty(answer.Headers.WwwAuthenticate);
    }

    [Fact]
    public async Task A_browser_that_is_not_signed_in_is_led_to_the_form_and_back()
    {
        var answer = await Ask(HttpMethod.Get, "/overenskommelser?datum=2026-03-01", "text/html,application/xhtml+xml,*/*;q=0.8");
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal("/logga-in?till=%2Foverenskommelser%3Fdatum%3D2026-03-01", answer.Headers.Location!.ToString());
    }

    [Theory]
    [InlineData("/logga-in", HttpStatusCode.OK)]
    [InlineData("/finns-inte", HttpStatusCode.NotFound)]
    [InlineData("/overenskommelser", HttpStatusCode.SeeOther)]
    [InlineData("/halsa", HttpStatusCode.OK)]
    public async Task Head_is_answered_as_get_without_a_body(string address, HttpStatusCode expected)
    {
        var head = await Ask(HttpMethod.Head, address, "text/html");
        Assert.Equal(expected, head.StatusCode);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
        Assert.True(head.Headers.Contains("Content-Security-Policy"));
    }

    async Task<HttpResponseMessage> Ask(HttpMethod method, string address, string accept)
    {
        using var request = new HttpRequestMessage(method, new Uri(address, UriKind.Relative));
        request.Headers.Accept.ParseAdd(accept);
        return await web.Open().Client.SendAsync(request);
    }
}
