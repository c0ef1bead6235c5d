using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using Samsyn.App.Organisations.OpenIdConnect;
using Samsyn.Tests.Kit.Databases;
using Samsyn.Web.Shell;
using Samsyn.Web.Tests.Ui;

namespace Samsyn.Web.Tests.Organisations.OpenIdConnect;

/// <summary>The provider tells by itself that somebody signed out there (OpenID Connect Back-Channel Logout 1.0).</summary>
public sealed class SignedOutAtProviderTests(SharedSite shared) : IClassFixture<SharedSite>
{
    [Theory]
    [InlineData("the session")]
    [InlineData("the person")]
    [InlineData("both")]
    [Trait("Asvs", "v5.0.0-7.4.1")]
    public async Task Whoever_signed_out_there_is_signed_out_here_on_every_node(string named)
    {
        await using var site = await ProviderSite.Create();
        var (browser, _) = await site.LetIn();
        site.Provider.Claims = claims => claims["sid"] = "there-2";
        var second = site.People.Open(1);
        Assert.Equal(HttpStatusCode.SeeOther, (await site.Through(second)).StatusCode);

        var told = await Tell(site, site.Provider.SignedOut(claims =>
        {
            if (named != "the person") claims["sid"] = "there-2";
            if (named == "the session") claims.Remove("sub");
        }), node: 0);

        Assert.Equal(HttpStatusCode.OK, told.StatusCode);
        Assert.True(told.Headers.CacheControl!.NoStore);
        Assert.False(await second.IsSignedIn());
        Assert.Equal(named != "the person", await browser.IsSignedIn());
        Assert.Equal(named == "the person" ? 2 : 1, (await site.Log(nameof(EndSessionsByProvider))).Count);
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("an identity token")]
    [InlineData("with a nonce")]
    [InlineData("another issuer")]
    [InlineData("another audience")]
    [InlineData("no events")]
    [InlineData("another event")]
    [InlineData("the event as text")]
    [InlineData("old")]
    [InlineData("in the future")]
    [InlineData("expired")]
    [InlineData("without id")]
    [InlineData("about nobody")]
    [InlineData("unsigned")]
    [InlineData("a foreign key")]
    [InlineData("of the other provider")]
    [InlineData("another session")]
    [InlineData("another person")]
    [Trait("Asvs", "v5.0.0-10.5.5")]
    public async Task What_the_provider_did_not_say_ends_nothing(string wrong)
    {
        var site = shared.Site.Again();
        var browser = site.People.Open();
        Assert.Equal(HttpStatusCode.SeeOther, (await site.Through(browser)).StatusCode);
        using var foreign = RSA.Create(2048);
        if (wrong == "a foreign key") site.Provider.Signing = bytes => foreign.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        if (wrong == "unsigned") (site.Provider.Header, site.Provider.Token) = (header => header["alg"] = "none", token => token[..(token.LastIndexOf('.') + 1)]);
        if (wrong == "an identity token") site.Provider.Header = header => header["typ"] = "JWT";
        var teller = wrong == "of the other provider" ? site.Other : site.Provider;
        var token = wrong == "nothing" ? "" : teller.SignedOut(claims =>
        {
            switch (wrong)
            {
                case "an identity token": (claims["nonce"], claims["events"]) = ("n-1", null); break;
                case "with a nonce": claims["nonce"] = "n-1"; break;
                case "another issuer": claims["iss"] = "https://login.example.net"; break;
                case "another audience": claims["aud"] = "somebody-else"; break;
                case "no events": claims.Remove("events"); break;
                case "another event": claims["events"] = new JsonObject { ["http://schemas.example.net/event/other"] = new JsonObject() }; break;
                case "the event as text": claims["events"] = "http://schemas.openid.net/event/backchannel-logout"; break;
                case "old": claims["iat"] = teller.Seconds(-301); break;
                case "in the future": claims["iat"] = teller.Seconds(121); break;
                case "expired": claims["exp"] = teller.Seconds(-61); break;
                case "without id": claims.Remove("jti"); break;
                case "about nobody": claims.Remove("sub"); break;
                case "another session": claims["sid"] = "there-9"; break;
                case "another person": claims["sub"] = "somebody-else"; break;
            }
        });

        var told = await Tell(site, token, node: 0);

        // One that holds but is about somebody else is heard, and ends nothing of Elsa's.
        Assert.Equal(wrong.StartsWith("another s", StringComparison.Ordinal) || wrong == "another person" ? HttpStatusCode.OK : HttpStatusCode.BadRequest, told.StatusCode);
        Assert.True(await browser.IsSignedIn());
        Assert.Empty(await site.Log(nameof(EndSessionsByProvider)));
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Asvs", "v5.0.0-10.5.5")]
    public async Task It_is_said_once_on_whichever_node(Engine engine)
    {
        await using var site = await ProviderSite.Create(engine);
        var (browser, _) = await site.LetIn();
        var token = site.Provider.SignedOut();
        Assert.Equal(HttpStatusCode.OK, (await Tell(site, token, node: 0)).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await site.Through(browser)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await Tell(site, token, node: 1)).StatusCode);
        Assert.True(await browser.IsSignedIn());
    }

    /// <summary>Everything else that changes something must come from a form of ours.</summary>
    [Fact]
    [Trait("Asvs", "v5.0.0-3.5.1")]
    public async Task This_is_the_one_endpoint_that_asks_for_no_form_of_ours()
    {
        await using var site = await PeopleSite.Create();
        var apart = await site.Run((EndpointDataSource endpoints) => Task.FromResult(endpoints.Endpoints.Where(one => one.Metadata.GetMetadata<ProofInContent>() is not null).Select(one => one.DisplayName).ToList()));
        Assert.Equal(["HTTP: POST /logga-in/hos/{provider}/utloggad"], apart);
    }

    static async Task<HttpResponseMessage> Tell(ProviderSite site, string token, int node)
    {
        using var provider = site.People.Bare(node);
        using var content = new FormUrlEncodedContent([KeyValuePair.Create("logout_token", token)]);
        return await provider.PostAsync(new Uri("/logga-in/hos/norra/utloggad", UriKind.Relative), content);
    }
}
