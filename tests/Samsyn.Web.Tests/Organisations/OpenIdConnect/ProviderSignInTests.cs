using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.WebUtilities;
using Samsyn.App.Organisations;
using Samsyn.App.Organisations.OpenIdConnect;
using Samsyn.Domain.Organisations;
using Samsyn.Tests.Kit.Build;
using Samsyn.Tests.Kit.Databases;
using Samsyn.Web.Tests.Ui;

namespace Samsyn.Web.Tests.Organisations.OpenIdConnect;

public sealed class ProviderSignInTests
{
    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Asvs", "v5.0.0-10.5.2")]
    public async Task An_invited_person_links_a_work_account_signs_out_and_in_again(Engine engine)
    {
        await using var site = await ProviderSite.Create(engine);
        var (browser, invitation) = await site.LetIn();
        var linked = Assert.Single(await site.Log(nameof(AcceptInvitationWithProvider)));
        Assert.Equal(invitation.Account.Value, linked.ObjectId);
        Assert.Equal("Elsa Brohult", (await browser.Page("/mitt-konto")).QuerySelector(".person-name")!.TextContent);
        // The link is used up, for a passkey too.
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"/inbjudan/{invitation.Secret}")).StatusCode);

        await browser.Send("/mitt-konto", "/logga-ut");
        Assert.False(await browser.IsSignedIn());
        var answer = await site.Through(browser, "/logga-in/hos/norra?till=/skyldigheter");
        Assert.Equal((HttpStatusCode.SeeOther, "/skyldigheter"), (answer.StatusCode, answer.Headers.Location!.OriginalString));
        Assert.True(await browser.IsSignedIn());
        // Another node knows of it.
        Assert.Single(await site.Log(nameof(SignInWithProvider)));
    }

    [Fact]
    [Trait("Asvs", "v5.0.0-10.2.1")]
    [Trait("Asvs", "v5.0.0-10.1.2")]
    public async Task The_provider_is_asked_with_all_that_binds_its_answer()
    {
        await using var site = await ProviderSite.Create(row => row["requestClaims"] = System.Text.Json.Nodes.JsonNode.Parse("""{"id_token":{"auth_time":{"essential":true}}}"""));
        var browser = site.People.Open();
        var asked = await ProviderSite.Begin(browser);
        Assert.Equal(site.Provider.Issuer + "/authorize", asked.GetLeftPart(UriPartial.Path));
        var query = QueryHelpers.ParseQuery(asked.Query);
        Assert.Equal("code", query["response_type"]);
        Assert.Equal("S256", query["code_challenge_method"]);
        Assert.Equal(ForgingProvider.Loa3, query["acr_values"]);
        Assert.Equal(PeopleSite.Origin + "/logga-in/hos/norra/svar", query["redirect_uri"]);
        Assert.Equal("""{"id_token":{"auth_time":{"essential":true}}}""", query["claims"]);
        // 256 bits each, base64url.
        foreach (var name in new[] { "state", "nonce", "code_challenge" }) Assert.Equal(43, query[name].ToString().Length);
        var again = QueryHelpers.ParseQuery((await ProviderSite.Begin(browser)).Query);
        foreach (var name in new[] { "state", "nonce", "code_challenge" }) Assert.NotEqual(query[name], again[name]);
        Assert.DoesNotContain(query["state"].ToString(), (await browser.Get("/logga-in/hos/norra")).Headers.GetValues("Set-Cookie").First(), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Asvs", "v5.0.0-6.3.8")]
    public async Task Whom_no_invitation_has_tied_to_an_account_is_refused_whatever_the_provider_calls_them()
    {
        await using var site = await ProviderSite.Create();
        // A person with that very name is on record, invited but not linked.
        await site.People.LetIn("Elsa Brohult");
        var browser = site.People.Open();
        await site.AssertRefused(browser, await site.Through(browser), "oidc:unknown-identity");
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_locked_account_and_one_that_left_the_organisation_are_refused_in_the_same_words(Engine engine)
    {
        await using var site = await ProviderSite.Create(engine);
        var (browser, invitation) = await site.LetIn();
        await browser.Send("/mitt-konto", "/logga-ut");
        Assert.True((await site.People.Run((LockAccount use) => use.Run(TestActors.Administrator, new(invitation.Account), default))).IsDone);
        await site.AssertRefused(browser, await site.Through(browser), "oidc:account-not-open");
        Assert.True((await site.People.Run((UnlockAccount use) => use.Run(TestActors.Administrator, new(invitation.Account), default))).IsDone);
        Assert.Equal(HttpStatusCode.SeeOther, (await site.Through(browser)).StatusCode);
        await browser.Send("/mitt-konto", "/logga-ut");

        await site.People.EndAppointments(invitation.Person);
        await site.AssertRefused(browser, await site.Through(browser), "oidc:organisation");
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_work_account_is_tied_to_one_account_and_by_its_own_organisations_provider_alone(Engine engine)
    {
        await using var site = await ProviderSite.Create(engine);
        await site.LetIn();
        var second = await site.People.Invite("Gun Ekström-Holm");
        var browser = site.People.Open();
        var taken = await site.Through(browser, $"/inbjudan/{second.Secret}/hos/norra");
        await site.AssertRefused(browser, taken, "oidc:identity-of-another");

        var foreign = site.Other.Authorize(await ProviderSite.Begin(browser, $"/inbjudan/{second.Secret}/hos/andra"));
        await site.AssertRefused(browser, await browser.Get(foreign), "oidc:organisation");
        // Nothing of it used the invitation up.
        var page = await browser.Page($"/inbjudan/{second.Secret}");
        Assert.Equal($"/inbjudan/{second.Secret}/hos/norra", ((IHtmlAnchorElement)page.QuerySelector(".providers a")!).GetAttribute("href"));
    }

    [Fact]
    public async Task A_spent_invitation_links_nothing()
    {
        await using var site = await ProviderSite.Create();
        var invitation = await site.People.Invite("Elsa Brohult");
        var thief = site.People.Open();
        var back = site.Provider.Authorize(await ProviderSite.Begin(thief, $"/inbjudan/{invitation.Secret}/hos/norra"));
        using var key = new Samsyn.Tests.Kit.SignIn.SoftwareAuthenticator(PeopleSite.Origin);
        await site.People.Open().Accept(invitation.Secret, key);
        Assert.Equal(HttpStatusCode.NotFound, (await thief.Get(back)).StatusCode);
        Assert.False(await thief.IsSignedIn());
        Assert.Equal("oidc:invitation", await site.LastRefusal());
    }

    [Fact]
    public async Task Keys_roll_over_without_anyone_noticing()
    {
        await using var site = await ProviderSite.Create();
        var (browser, _) = await site.LetIn();
        site.Time.Now += TimeSpan.FromMinutes(1);
        site.Provider.RollOver();
        Assert.Equal(HttpStatusCode.SeeOther, (await site.Through(browser)).StatusCode);
        Assert.True(await browser.IsSignedIn());
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Asvs", "v5.0.0-7.5.1")]
    public async Task Sensitive_acts_ask_the_provider_for_a_proof_of_now(Engine engine)
    {
        await using var site = await ProviderSite.Create(engine);
        var (browser, _) = await site.LetIn();
        site.Time.Now += SessionLimits.Fresh;
        var asked = await browser.Get("/mitt-konto/nyckel");
        Assert.Equal("/bekrafta?till=%2Fmitt-konto%2Fnyckel", asked.Headers.Location!.OriginalString);
        var link = (await browser.Page(asked.Headers.Location.OriginalString)).QuerySelector(".providers a")!.GetAttribute("href")!;
        Assert.StartsWith("/bekrafta/hos/norra", link, StringComparison.Ordinal);
        var query = QueryHelpers.ParseQuery((await ProviderSite.Begin(browser, link)).Query);
        Assert.Equal(("login", "0"), (query["prompt"].ToString(), query["max_age"].ToString()));

        // The provider's own session is older than the question.
        site.Provider.Claims = claims => claims["auth_time"] = site.Provider.Seconds(-120);
        var old = await site.Through(browser, link);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, old.StatusCode);
        Assert.Equal("oidc:auth-time", await site.LastRefusal());
        site.Provider.Claims = claims => claims.Remove("auth_time");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await site.Through(browser, link)).StatusCode);
        site.Provider.Claims = claims => claims["sub"] = "somebody-else";
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await site.Through(browser, link)).StatusCode);
        Assert.Equal("oidc:another-person", await site.LastRefusal());
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Get("/mitt-konto/nyckel")).StatusCode);

        site.Provider.Claims = _ => { };
        var proved = await site.Through(browser, link);
        Assert.Equal("/mitt-konto/nyckel", proved.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/mitt-konto/nyckel")).StatusCode);
    }

    [Theory]
    [InlineData(-3600)]
    [InlineData(null)]
    public async Task An_old_or_untold_proof_at_the_provider_is_not_fresh_here(int? ago)
    {
        await using var site = await ProviderSite.Create();
        site.Provider.Claims = claims =>
        {
            if (ago is { } seconds) claims["auth_time"] = site.Provider.Seconds(seconds);
            else claims.Remove("auth_time");
        };
        var (browser, _) = await site.LetIn();
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Get("/mitt-konto/nyckel")).StatusCode);
    }

    [Fact]
    public async Task An_employee_number_can_be_what_identifies()
    {
        await using var site = await ProviderSite.Create(row => row["claims"] = new System.Text.Json.Nodes.JsonObject { ["identity"] = "employeeHsaId" });
        site.Provider.Claims = claims => claims["employeeHsaId"] = "SE000000-1";
        var (browser, _) = await site.LetIn();
        site.Provider.Claims = claims => (claims["employeeHsaId"], claims["sub"]) = ("SE000000-1", "another-subject");
        Assert.Equal(HttpStatusCode.SeeOther, (await site.Through(browser)).StatusCode);
        site.Provider.Claims = _ => { };
        var nameless = site.People.Open();
        await site.AssertRefused(nameless, await site.Through(nameless), "oidc:identity");
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Signing_out_offers_to_sign_out_at_the_provider_too(Engine engine)
    {
        await using var site = await ProviderSite.Create(engine);
        var (browser, _) = await site.LetIn();
        var answer = await browser.Send("/mitt-konto", "/logga-ut");
        Assert.Equal("/logga-ut", answer.Headers.Location!.OriginalString);
        var page = await browser.Page("/logga-ut");
        var link = new Uri(page.QuerySelectorAll("main a").Select(one => one.GetAttribute("href")!).First(href => href.StartsWith("http", StringComparison.Ordinal)));
        var query = QueryHelpers.ParseQuery(link.Query);
        Assert.Equal(site.Provider.Issuer + "/end", link.GetLeftPart(UriPartial.Path));
        Assert.Equal(3, query["id_token_hint"].ToString().Split('.').Length);
        Assert.Equal(PeopleSite.Origin + "/logga-in", query["post_logout_redirect_uri"]);
        // Told once, and nothing of it is kept.
        Assert.DoesNotContain("id_token_hint", (await browser.Page("/logga-ut")).Source.Text, StringComparison.Ordinal);
    }
}
