using System.Net;
using System.Text.RegularExpressions;

namespace Samsyn.Web.Tests.Ui;

public sealed class SecurityTests(WebFixture web) : IClassFixture<WebFixture>
{
    static readonly string[] Pages = ["/galleri", "/galleri/dokument", "/galleri/tid", "/galleri/register", "/galleri/formular", "/logga-in", "/finns-inte"];

    [Fact]
    public async Task Every_page_carries_a_strict_policy_and_is_never_stored()
    {
        var browser = web.Open();
        foreach (var page in Pages)
        {
            var headers = (await browser.Get(page)).Headers;
            var policy = Assert.Single(headers.GetValues("Content-Security-Policy"));
            Assert.StartsWith("default-src 'none'; script-src 'nonce-", policy);
            Assert.DoesNotContain("unsafe", policy);
            Assert.Contains("frame-ancestors 'none'", policy);
            Assert.Contains("form-action 'self'", policy);
            Assert.Equal("nosniff", Assert.Single(headers.GetValues("X-Content-Type-Options")));
            Assert.Equal("same-origin", Assert.Single(headers.GetValues("Referrer-Policy")));
            Assert.True(headers.CacheControl?.NoStore);
        }
    }

    [Fact]
    public async Task The_nonce_is_new_for_each_page_and_stands_on_its_scripts_and_styles()
    {
        var browser = web.Open();
        var nonces = new HashSet<string>();
        for (var i = 0; i < 3; i++)
        {
            var answer = await browser.Get("/galleri");
            var nonce = Regex.Match(Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), "script-src 'nonce-([^']+)'").Groups[1].Value;
            Assert.True(nonces.Add(nonce));
            var page = await Browser.Read(answer);
            Assert.All(page.QuerySelectorAll("script, link[rel=stylesheet]"), element => Assert.Equal(nonce, element.GetAttribute("nonce")));
        }
    }

    [Fact]
    public async Task No_page_holds_inline_script_or_style()
    {
        var browser = web.Open();
        foreach (var address in Pages)
        {
            var page = await browser.Page(address);
            Assert.Empty(page.QuerySelectorAll("[style], style, script:not([src])"));
            Assert.DoesNotContain(page.All, element => element.Attributes.Any(attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal)));
            Assert.Empty(page.QuerySelectorAll("a[href^='javascript:']"));
        }
    }

    [Fact]
    [Trait("Asvs", "v5.0.0-3.5.1")]
    public async Task A_form_that_is_not_ours_changes_nothing()
    {
        var browser = web.Open();
        foreach (var action in (string[])["/sprak", "/utseende", "/logga-in", "/logga-ut", "/galleri/formular"])
        {
            using var content = new FormUrlEncodedContent([KeyValuePair.Create("language", "en")]);
            var answer = await browser.Client.PostAsync(new Uri(action, UriKind.Relative), content);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.DoesNotContain(answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : [], cookie => cookie.StartsWith("samsyn-sprak", StringComparison.Ordinal));
            Assert.Equal("Formuläret är för gammalt", (await Browser.Read(answer)).QuerySelector("h1")!.TextContent);
        }
    }

    [Fact]
    public async Task A_damaged_upload_is_refused_in_words()
    {
        var browser = web.Open();
        using var content = new StringContent("no boundary here");
        content.Headers.ContentType = new("multipart/form-data") { Parameters = { new("boundary", "x") } };
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.Client.PostAsync(new Uri("/galleri/formular", UriKind.Relative), content)).StatusCode);
    }

    [Fact]
    public async Task Every_post_form_carries_the_proof()
    {
        var browser = web.Open();
        foreach (var address in Pages)
            Assert.All((await browser.Page(address)).QuerySelectorAll("form[method=post]"), form => Assert.NotEmpty(form.QuerySelector("input[name=form-proof]")!.GetAttribute("value")!));
    }

    [Fact]
    [Trait("Asvs", "v5.0.0-3.3.1")]
    public async Task Over_https_every_cookie_is_bound_to_the_host()
    {
        var browser = web.Open(address: "https://samsyn.example");
        var cookies = (await browser.Get("/logga-in")).Headers.GetValues("Set-Cookie")
            .Concat((await browser.Send("/logga-in", "/sprak", ("language", "en"))).Headers.GetValues("Set-Cookie")).ToList();
        Assert.NotEmpty(cookies);
        Assert.All(cookies, cookie =>
        {
            Assert.StartsWith("__Host-", cookie);
            Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("path=/", cookie);
            Assert.Contains("httponly", cookie);
            Assert.DoesNotContain("domain=", cookie);
        });
        Assert.NotEmpty((await browser.Get("/logga-in")).Headers.GetValues("Strict-Transport-Security"));
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example")]
    [InlineData("javascript:alert(1)")]
    public async Task A_form_never_leads_to_another_site(string back)
    {
        var browser = web.Open();
        var proof = (await browser.Page("/logga-in")).QuerySelector("input[name=form-proof]")!.GetAttribute("value")!;
        using var content = new FormUrlEncodedContent([KeyValuePair.Create("form-proof", proof), KeyValuePair.Create("back", back)]);
        var answer = await browser.Client.PostAsync(new Uri("/sprak", UriKind.Relative), content);
        Assert.Equal("/", answer.Headers.Location!.OriginalString);
    }
}
