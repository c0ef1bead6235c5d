using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Samsyn.Web.Shell;
using Samsyn.Web.Tests.Ui;

namespace Samsyn.Web.Tests.Shell;

public sealed class RateLimitTests(WebFixture web) : IClassFixture<WebFixture>
{
    [Fact]
    [Trait("Asvs", "v5.0.0-2.4.1")]
    [Trait("Asvs", "v5.0.0-6.3.1")]
    public async Task Whoever_signs_in_too_often_is_told_in_words_to_wait_and_others_are_not()
    {
        var browser = web.Open(settings: ("SAMSYN_LIMIT_SIGNIN", "3"));
        for (var i = 0; i < 3; i++) Assert.Equal(HttpStatusCode.NotFound, (await browser.Send("/logga-in", "/logga-in", ("person", "nobody"))).StatusCode);

        var refused = await browser.Send("/logga-in", "/logga-in", ("person", "nobody"));

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal("För många försök på kort tid", (await Browser.Read(refused)).QuerySelector("h1")!.TextContent);
        Assert.True(refused.Headers.CacheControl!.NoStore);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/logga-in")).StatusCode);
    }

    [Theory]
    [InlineData("/sok?q=plan", "SEARCH")]
    [InlineData("/api/overenskommelser", "API")]
    [InlineData("/logga-in", "READ")]
    public async Task Each_kind_of_request_has_a_limit_of_its_own(string address, string kind)
    {
        var browser = web.Open(settings: ("SAMSYN_LIMIT_" + kind, "2"));
        await browser.Get(address);
        await browser.Get(address);

        Assert.Equal(HttpStatusCode.TooManyRequests, (await browser.Get(address)).StatusCode);
if (kind != "READ") Assert.Equal(HttpStatusCode.OK, (await browser.Get("/halsa")).StatusCode);
    }

    [Theory]
    [InlineData("POST", "/logga-in", null, "signin")]
    [InlineData("POST", "/las-in", "multipart/form-data; boundary=x", "upload")]
    [InlineData("POST", "/kalender", "application/x-www-form-urlencoded", "change")]
    [InlineData("GET", "/api/sok", null, "search")]
    [InlineData("GET", "/api/planer", null, "api")]
    [InlineData("GET", "/soknamn", null, "read")]
    public void A_request_is_counted_with_its_kind(string method, string path, string? type, string kind)
    {
        var request = new DefaultHttpContext().Request;
        (request.Method, request.Path, request.ContentType) = (method, path, type);
        Assert.Equal(kind, RateLimits.From(new ConfigurationBuilder().Build()).Of(request).Kind);
    }

    [Fact]
    public void A_request_that_dribbles_or_swells_is_cut_off_by_the_server_itself()
    {
        var limits = web.ServicesOf(web.Open()).GetRequiredService<IOptions<KestrelServerOptions>>().Value.Limits;
        Assert.InRange(limits.RequestHeadersTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(15));
        Assert.True(limits.MinRequestBodyDataRate!.BytesPerSecond >= 240);
        Assert.InRange(limits.MaxRequestHeadersTotalSize, 1, 32 << 10);
        Assert.InRange(limits.MaxRequestLineSize, 1, 8 << 10);
        Assert.InRange(limits.MaxRequestHeaderCount, 1, 100);
    }

    [Fact]
    public async Task A_form_with_thousands_of_fields_is_refused_in_words()
    {
        var browser = web.Open();
        using var content = new FormUrlEncodedContent(Enumerable.Range(0, 5000).Select(i => KeyValuePair.Create($"f{i}", "x")));
        var answer = await browser.Client.PostAsync(new Uri("/sprak", UriKind.Relative), content);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.NotNull((await Browser.Read(answer)).QuerySelector("h1"));
    }
}
