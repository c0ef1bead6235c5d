using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Samsyn.Web.Tests.Ui;

namespace Samsyn.Web.Tests.Organisations.OpenIdConnect;

/// <summary>A provider, or somebody on the way, that does what none should: nobody gets in, everybody reads the same, and the log says why.</summary>
public sealed class ForgedTokenTests(SharedSite shared) : IClassFixture<SharedSite>
{
    [Theory]
    [InlineData("another nonce", "oidc:nonce")]
    [InlineData("no nonce", "oidc:nonce")]
    [InlineData("another audience", "oidc:audience")]
    [InlineData("a second audience", "oidc:audience")]
    [InlineData("another authorised party", "oidc:azp")]
    [InlineData("another issuer", "oidc:issuer")]
    [InlineData("the issuer with a stroke more", "oidc:issuer")]
    [InlineData("no signature", "oidc:signature")]
    [InlineData("no signature, none", "oidc:algorithm")]
    [InlineData("HS256 with the public key", "oidc:algorithm")]
    [InlineData("an algorithm that is not allowed", "oidc:algorithm")]
    [InlineData("a foreign key", "oidc:key")]
    [InlineData("a foreign key under our key's name", "oidc:signature")]
    [InlineData("a changed claim", "oidc:signature")]
    [InlineData("expired", "oidc:lifetime")]
    [InlineData("without end", "oidc:lifetime")]
    [InlineData("not yet", "oidc:lifetime")]
    [InlineData("issued in the future", "oidc:issued")]
    [InlineData("issued before we asked", "oidc:issued")]
    [InlineData("proved in the future", "oidc:auth-time")]
    [InlineData("no assurance", "oidc:assurance")]
    [InlineData("lower assurance", "oidc:assurance")]
    [InlineData("assurance as a list", "oidc:assurance")]
    [InlineData("no subject", "oidc:subject")]
    [InlineData("two subjects", "oidc:token")]
    [InlineData("a subject without end", "oidc:subject")]
    [InlineData("a nonce that is no text", "oidc:nonce")]
    [InlineData("an authorised party that is no text", "oidc:token")]
    [InlineData("a time that is no number", "oidc:auth-time")]
    [InlineData("a huge token", "oidc:token")]
    [InlineData("a huge answer", "oidc:connection")]
    [InlineData("not a token", "oidc:token")]
    [InlineData("an extension that must be understood", "oidc:crit")]
    [Trait("Asvs", "v5.0.0-10.5.1")]
    [Trait("Asvs", "v5.0.0-10.5.3")]
    [Trait("Asvs", "v5.0.0-10.5.4")]
    [Trait("Asvs", "v5.0.0-9.1.1")]
    [Trait("Asvs", "v5.0.0-9.1.2")]
    [Trait("Asvs", "v5.0.0-9.2.1")]
    public async Task A_token_that_is_wrong_in_one_thing_lets_nobody_in(string wrong, string why)
    {
        var site = shared.Site.Again();
        var browser = site.People.Open();
        using var foreign = RSA.Create(2048);
        Bend(site.Provider, wrong, foreign);

        await site.AssertRefused(browser, await site.Through(browser), why);

        site.Provider.BeHonest();
        Assert.Equal(HttpStatusCode.SeeOther, (await site.Through(browser)).StatusCode);
    }

    static void Bend(ForgingProvider provider, string wrong, RSA foreign)
    {
        provider.Claims = wrong switch
        {
            "another nonce" => claims => claims["nonce"] = "n-0S6_WzA2Mj",
            "no nonce" => claims => claims.Remove("nonce"),
            "another audience" => claims => claims["aud"] = "somebody-else",
            "a second audience" => claims => claims["aud"] = new JsonArray(ForgingProvider.Client, "somebody-else"),
            "another authorised party" => claims => claims["azp"] = "somebody-else",
            "another issuer" => claims => claims["iss"] = "https://login.example.net",
            "the issuer with a stroke more" => claims => claims["iss"] = provider.Issuer + "/",
            "expired" => claims => claims["exp"] = provider.Seconds(-61),
            "without end" => claims => claims.Remove("exp"),
            "not yet" => claims => claims["nbf"] = provider.Seconds(121),
            "issued in the future" => claims => claims["iat"] = provider.Seconds(121),
            "issued before we asked" => claims => claims["iat"] = provider.Seconds(-121),
            "proved in the future" => claims => claims["auth_time"] = provider.Seconds(121),
            "no assurance" => claims => claims.Remove("acr"),
            "lower assurance" => claims => claims["acr"] = "http://id.example.se/loa/loa2",
            "assurance as a list" => claims => claims["acr"] = new JsonArray(ForgingProvider.Loa3, "http://id.example.se/loa/loa2"),
            "no subject" => claims => claims.Remove("sub"),
            "two subjects" => claims => claims["sub"] = new JsonArray(ForgingProvider.Subject, "somebody-else"),
            "a subject without end" => claims => claims["sub"] = new string('a', 256),
            "a nonce that is no text" => claims => claims["nonce"] = new JsonObject { ["a"] = 1 },
            "an authorised party that is no text" => claims => claims["azp"] = new JsonArray(ForgingProvider.Client),
            "a time that is no number" => claims => claims["auth_time"] = new JsonObject { ["a"] = 1 },
            "a huge token" => claims => claims["filler"] = new string('a', 20_000),
            "a huge answer" => claims => claims["filler"] = new string('a', 400_000),
            _ => _ => { },
        };
        provider.Header = wrong switch
        {
            "no signature, none" => header => header["alg"] = "none",
            "HS256 with the public key" => header => header["alg"] = "HS256",
            "an algorithm that is not allowed" => header => header["alg"] = "RS512",
            "a foreign key" => header => header["kid"] = "k9",
            "an extension that must be understood" => header => (header["crit"], header["exp"]) = (new JsonArray("exp"), 1),
            _ => _ => { },
        };
        provider.Signing = wrong switch
        {
            "HS256 with the public key" => bytes => HMACSHA256.HashData(Encoding.ASCII.GetBytes(provider.PublicKey), bytes),
            "a foreign key" or "a foreign key under our key's name" => bytes => foreign.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
            _ => null,
        };
        provider.Token = wrong switch
        {
            "no signature" or "no signature, none" => token => token[..(token.LastIndexOf('.') + 1)],
            "a changed claim" => Changed,
            "not a token" => _ => "x.y.z",
            _ => token => token,
        };
    }

    static string Changed(string token)
    {
        var parts = token.Split('.');
        var claims = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(parts[1])).Replace(ForgingProvider.Subject, "a3f0c1-gunn", StringComparison.Ordinal);
        return $"{parts[0]}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims))}.{parts[2]}";
    }

    [Theory]
    [InlineData("another state", "oidc:state")]
    [InlineData("no state", "oidc:state")]
    [InlineData("two states", "oidc:state")]
    [InlineData("another issuer", "oidc:mix-up")]
    [InlineData("no issuer", "oidc:mix-up")]
    [InlineData("an error", "oidc:error")]
    [InlineData("no code", "oidc:code")]
    [InlineData("an unknown code", "oidc:http-400")]
    [Trait("Asvs", "v5.0.0-10.2.1")]
    [Trait("Asvs", "v5.0.0-10.2.2")]
    public async Task An_answer_that_was_changed_on_the_way_lets_nobody_in(string wrong, string why)
    {
        var site = shared.Site.Again();
        var browser = site.People.Open();

        var answer = await site.Through(browser, bend: back =>
        {
            var query = QueryHelpers.ParseQuery(new Uri("http://localhost" + back).Query);
            var (code, state, issuer) = (query["code"].ToString(), query["state"].ToString(), query["iss"].ToString());
            var path = back.Split('?')[0];
            return wrong switch
            {
                "another state" => ForgingProvider.Back(path, ("code", code), ("state", state + "A"), ("iss", issuer)),
                "no state" => ForgingProvider.Back(path, ("code", code), ("iss", issuer)),
                "two states" => ForgingProvider.Back(path, ("code", code), ("state", state), ("state", state), ("iss", issuer)),
                "another issuer" => ForgingProvider.Back(path, ("code", code), ("state", state), ("iss", site.Other.Issuer)),
                "no issuer" => ForgingProvider.Back(path, ("code", code), ("state", state)),
                "an error" => ForgingProvider.Back(path, ("error", "access_denied"), ("code", code), ("state", state), ("iss", issuer)),
                "no code" => ForgingProvider.Back(path, ("state", state), ("iss", issuer)),
                _ => ForgingProvider.Back(path, ("code", "AAAA"), ("state", state), ("iss", issuer)),
            };
        });

        await site.AssertRefused(browser, answer, why);
    }

    [Theory]
    [InlineData(true, "oidc:http-400")]
    [InlineData(false, "oidc:nonce")]
    [Trait("Asvs", "v5.0.0-10.2.1")]
    public async Task A_code_from_another_sign_in_is_worth_nothing_whether_or_not_the_provider_checks_it(bool checks, string why)
    {
        var site = shared.Site.Again();
        site.Provider.ChecksCodes = checks;
        var stolen = QueryHelpers.ParseQuery(new Uri("http://localhost" + site.Provider.Authorize(await ProviderSite.Begin(site.People.Open()))).Query)["code"].ToString();
        var browser = site.People.Open();
        var answer = await site.Through(browser, bend: back =>
        {
            var query = QueryHelpers.ParseQuery(new Uri("http://localhost" + back).Query);
            return ForgingProvider.Back(back.Split('?')[0], ("code", stolen), ("state", query["state"]), ("iss", query["iss"]));
        });
        await site.AssertRefused(browser, answer, why);
    }

    [Fact]
    public async Task An_answer_counts_in_the_browser_that_asked_and_there_once()
    {
        var site = shared.Site.Again();
        // Somebody else's answer, planted in this browser.
        var planted = site.Provider.Authorize(await ProviderSite.Begin(site.People.Open()));
        var victim = site.People.Open();
        await site.AssertRefused(victim, await victim.Get(planted), "oidc:begun");
        await ProviderSite.Begin(victim);
        await site.AssertRefused(victim, await victim.Get(planted), "oidc:state");

        // Cookie and answer recorded, and the provider lets codes be used again.
        using var bare = site.People.Bare();
        var begun = await bare.GetAsync(new Uri("/logga-in/hos/norra", UriKind.Relative));
        var cookie = begun.Cookie("samsyn-hos")!;
        var back = site.Provider.Authorize(begun.Headers.Location!);
        Assert.Equal(HttpStatusCode.SeeOther, (await Send()).StatusCode);
        back = site.Provider.Authorize(begun.Headers.Location!);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Send()).StatusCode);
        Assert.Equal("oidc:replayed", await site.LastRefusal());

        async Task<HttpResponseMessage> Send()
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(back, UriKind.Relative));
            request.Headers.Add("Cookie", $"samsyn-hos={cookie}");
            return await bare.SendAsync(request);
        }
    }

    [Fact]
    public async Task An_answer_that_comes_too_late_lets_nobody_in()
    {
        var site = shared.Site.Again();
        var browser = site.People.Open();
        var asked = await ProviderSite.Begin(browser);
        site.Time.Now += TimeSpan.FromMinutes(11);
        await site.AssertRefused(browser, await browser.Get(site.Provider.Authorize(asked)), "oidc:begun");
    }

    [Fact]
    [Trait("Asvs", "v5.0.0-10.2.2")]
    public async Task What_one_provider_answered_is_not_taken_for_the_answer_of_another()
    {
        var site = shared.Site.Again();
        var browser = site.People.Open();
        // Begun at the other, which hands the browser an honest answer of the first, and the other way round.
        await ProviderSite.Begin(browser, "/logga-in/hos/andra");
        var honest = site.Provider.Authorize(await ProviderSite.Begin(site.People.Open()));
        await site.AssertRefused(browser, await browser.Get(honest), "oidc:begun");
        var asked = await ProviderSite.Begin(browser);
        var handedOn = site.Other.Authorize(asked);
        await site.AssertRefused(browser, await browser.Get(handedOn), "oidc:mix-up");
        Assert.DoesNotContain("/token", site.Other.Called);
    }

    [Theory]
    [InlineData("token_endpoint", "http://127.0.0.1:9/token")]
    [InlineData("token_endpoint", "https://login.example.net/token")]
    [InlineData("jwks_uri", "http://169.254.169.254/latest/meta-data")]
    [InlineData("authorization_endpoint", "https://login.example.net/authorize")]
    [InlineData("end_session_endpoint", "javascript:alert(1)")]
    [InlineData("issuer", "https://login.example.net")]
    [Trait("Asvs", "v5.0.0-10.5.3")]
    public async Task A_provider_that_points_elsewhere_is_not_followed(string part, string where)
    {
        await using var site = await ProviderSite.Create();
        site.Provider.Discovery = said => said[part] = where;
        await AssertAway(site);
    }

    [Fact]
    public async Task A_provider_without_the_proof_of_possession_of_codes_is_not_used()
    {
        await using var site = await ProviderSite.Create();
        site.Provider.Discovery = said => said["code_challenge_methods_supported"] = new JsonArray("plain");
        await AssertAway(site);
    }

    [Fact]
    public async Task A_provider_that_does_not_answer_in_time_is_away_and_passkeys_work_on()
    {
        await using var site = await ProviderSite.Create();
        await site.LetIn();
        (site.Provider.Thinks, site.Other.Thinks) = (TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(2));
        var browser = site.People.Open();
        var asked = await ProviderSite.Begin(browser);
        await site.AssertRefused(browser, await browser.Get(site.Provider.Authorize(asked)), "oidc:timeout");
        await AssertAway(site, "andra");
    }

    static async Task AssertAway(ProviderSite site, string name = "norra")
    {
        var browser = site.People.Open();
        var answer = await browser.Get($"/logga-in/hos/{name}");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        var page = await Browser.Read(answer);
        Assert.Equal($"arbetskonto ({name}) svarar inte som det ska just nu. Försök igen om en stund, eller logga in på annat sätt.", page.QuerySelector("[data-error-summary] li")!.TextContent);
        Assert.NotNull(page.QuerySelector("[data-passkey]"));
    }
}

/// <summary>One site with one person in it, for all tests of a class: each begins with an honest provider.</summary>
public sealed class SharedSite : IAsyncLifetime
{
    public ProviderSite Site { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Site = await ProviderSite.Create();
        await Site.LetIn();
    }

    public async Task DisposeAsync() => await Site.DisposeAsync();
}
