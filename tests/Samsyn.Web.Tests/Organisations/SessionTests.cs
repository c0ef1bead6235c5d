using System.Net;
using Samsyn.App.Organisations;
using Samsyn.Domain.Organisations;
using Samsyn.Tests.Kit.Build;
using Samsyn.Web.Tests.Ui;

namespace Samsyn.Web.Tests.Organisations;

public sealed class SessionTests
{
    [Fact]
    [Trait("Asvs", "v5.0.0-7.4.1")]
    [Trait("Asvs", "v5.0.0-14.3.1")]
    public async Task The_cookie_of_a_session_that_was_signed_out_is_worth_nothing_on_any_node()
    {
        await using var site = await PeopleSite.Create();
        var elsa = await site.LetIn("Elsa Brohult");
        var cookie = (await elsa.Browser.SignIn(elsa.Key)).Cookie("samsyn")!;
        Assert.Equal(HttpStatusCode.OK, await Ask(site, 0, cookie));
        Assert.Equal(HttpStatusCode.OK, await Ask(site, 1, cookie));

        using var left = await elsa.Browser.Send("/mitt-konto", "/logga-ut");

        Assert.Equal("\"cache\"", Assert.Single(left.Headers.GetValues("Clear-Site-Data")));
        Assert.Equal(HttpStatusCode.SeeOther, await Ask(site, 0, cookie));
        Assert.Equal(HttpStatusCode.SeeOther, await Ask(site, 1, cookie));
    }

    [Fact]
    [Trait("Asvs", "v5.0.0-7.2.4")]
    public async Task Signing_in_and_proving_again_each_give_a_new_secret_and_end_the_old()
    {
        await using var site = await PeopleSite.Create();
        var elsa = await site.LetIn("Elsa Brohult");
        var first = (await elsa.Browser.SignIn(elsa.Key)).Cookie("samsyn")!;
        var second = (await elsa.Browser.SignIn(elsa.Key)).Cookie("samsyn")!;
        Assert.Equal(HttpStatusCode.SeeOther, await Ask(site, 0, first));

        var third = (await elsa.Browser.ProveAgain(elsa.Key)).Cookie("samsyn")!;
        Assert.Equal(3, new[] { first, second, third }.Distinct().Count());
        Assert.Equal(HttpStatusCode.SeeOther, await Ask(site, 0, second));
        Assert.Equal(HttpStatusCode.OK, await Ask(site, 0, third));
    }

    [Fact]
    [Trait("Asvs", "v5.0.0-7.2.3")]
    public async Task A_secret_that_nobody_was_given_is_nobodys()
    {
        await using var site = await PeopleSite.Create();
        var elsa = await site.LetIn("Elsa Brohult");
        var cookie = (await elsa.Browser.SignIn(elsa.Key)).Cookie("samsyn")!;
        Assert.Equal(43, cookie.Length); // 256 bits in base64url
        foreach (var wrong in new[] { cookie[1..], cookie + "A", cookie.ToUpperInvariant(), new string('A', 43), "%00", elsa.Invitation.Secret })
            Assert.Equal(HttpStatusCode.SeeOther, await Ask(site, 0, wrong));
    }

    [Fact]
    [Trait("Asvs", "v5.0.0-7.3.1")]
    public async Task A_session_ends_when_it_is_not_used_and_goes_on_while_it_is()
    {
        await using var site = await PeopleSite.Create();
        var elsa = await site.LetIn("Elsa Brohult");
        for (var use = 0; use < 3; use++)
        {
            site.Time.Now += SessionLimits.Idle - TimeSpan.FromSeconds(1);
            Assert.True(await elsa.Browser.IsSignedIn());
        }
        site.Time.Now += SessionLimits.Idle;
        Assert.False(await elsa.Browser.IsSignedIn());
    }

    [Fact]
    [Trait("Asvs", "v5.0.0-7.3.2")]
    public async Task A_session_ends_after_its_absolute_limit_however_much_it_is_used()
    {
        await using var site = await PeopleSite.Create();
        var elsa = await site.LetIn("Elsa Brohult");
        var end = site.Time.Now + SessionLimits.Absolute;
        while (site.Time.Now + TimeSpan.FromMinutes(50) < end)
        {
            site.Time.Now += TimeSpan.FromMinutes(50);
            Assert.True(await elsa.Browser.IsSignedIn());
        }
        site.Time.Now = end;
        Assert.False(await elsa.Browser.IsSignedIn());
    }

    [Theory]
    [InlineData("ends the sessions")]
    [InlineData("locks the account")]
    [Trait("Asvs", "v5.0.0-7.4.2")]
    [Trait("Asvs", "v5.0.0-7.4.5")]
    public async Task What_an_administrator_does_bites_at_the_next_request_on_the_other_node(string act)
    {
        await using var site = await PeopleSite.Create();
        var elsa = await site.LetIn("Elsa Brohult");
        var cookie = (await elsa.Browser.SignIn(elsa.Key)).Cookie("samsyn")!;
        var iris = await site.LetIn("Iris Wallander-Ek", PositionTitle.SystemAdministrator);
        var page = $"/anvandare/{elsa.Invitation.Account.Value}";
        Assert.Equal(HttpStatusCode.OK, await Ask(site, 1, cookie));

        var verb = act == "locks the account" ? "las" : "avsluta";
        Assert.Equal(HttpStatusCode.SeeOther, (await iris.Browser.Send(page, $"{page}/{verb}")).StatusCode);

        Assert.Equal(HttpStatusCode.SeeOther, await Ask(site, 1, cookie));
        Assert.Equal(verb == "las" ? HttpStatusCode.UnprocessableEntity : HttpStatusCode.SeeOther, (await site.Open(1).SignIn(elsa.Key)).StatusCode);
        if (verb == "las")
        {
            await iris.Browser.Send(page, $"{page}/las-upp");
            Assert.Equal(HttpStatusCode.SeeOther, await Ask(site, 1, cookie)); // the session does not rise again
            Assert.Equal(HttpStatusCode.SeeOther, (await site.Open(1).SignIn(elsa.Key)).StatusCode);
        }
    }

    [Fact]
    [Trait("Asvs", "v5.0.0-8.3.2")]
    public async Task A_position_that_ends_takes_its_rights_with_it_in_the_middle_of_a_session()
    {
        await using var site = await PeopleSite.Create();
        var iris = await site.LetIn("Iris Wallander-Ek", PositionTitle.SystemAdministrator);
        Assert.Equal(HttpStatusCode.OK, (await iris.Browser.Get("/anvandare")).StatusCode);
        await site.EndAppointments(iris.Invitation.Person);
        Assert.Equal(HttpStatusCode.Forbidden, (await iris.Browser.Get("/anvandare")).StatusCode);
    }

    [Fact]
    [Trait("Asvs", "v5.0.0-7.5.2")]
    public async Task A_person_sees_their_sessions_and_ends_those_elsewhere()
    {
        await using var site = await PeopleSite.Create();
        var elsa = await site.LetIn("Elsa Brohult");
        var other = site.Open();
        await other.SignIn(elsa.Key);
        Assert.Equal(2, (await elsa.Browser.Page("/mitt-konto")).QuerySelectorAll("#inloggningar ~ tbody tr").Length);
        await elsa.Browser.Send("/mitt-konto", "/mitt-konto/inloggning/avsluta-andra");
        Assert.False(await other.IsSignedIn());
        Assert.True(await elsa.Browser.IsSignedIn());
    }

    [Fact]
    [Trait("Asvs", "v5.0.0-7.5.1")]
    [Trait("Asvs", "v5.0.0-7.5.3")]
    public async Task A_sensitive_act_asks_for_a_new_proof_when_the_last_is_old()
    {
        await using var site = await PeopleSite.Create();
        var iris = await site.LetIn("Iris Wallander-Ek", PositionTitle.SystemAdministrator);
        var elsa = await site.LetIn("Elsa Brohult");
        var page = $"/anvandare/{elsa.Invitation.Account.Value}";
        site.Time.Now += SessionLimits.Fresh;

        Assert.Equal("/bekrafta?till=%2Fanvandare%2Fbjud-in", (await iris.Browser.Get("/anvandare/bjud-in")).Headers.Location!.OriginalString);
        Assert.StartsWith("/bekrafta", (await iris.Browser.Send(page, page + "/las")).Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.StartsWith("/bekrafta", (await elsa.Browser.Get("/mitt-konto/nyckel")).Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.True(await elsa.Browser.IsSignedIn());

        // Somebody else's passkey proves nothing here, even a valid one.
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await iris.Browser.ProveAgain(elsa.Key)).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await iris.Browser.ProveAgain(iris.Key)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await iris.Browser.Get("/anvandare/bjud-in")).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await iris.Browser.Send(page, page + "/las")).StatusCode);
        Assert.False(await elsa.Browser.IsSignedIn());
    }

    [Fact]
    [Trait("Asvs", "v5.0.0-3.3.3")]
    public async Task Over_https_every_cookie_is_bound_to_this_host()
    {
        const string Address = "https://samsyn.example.net";
        await using var site = await PeopleSite.Create(Address);
        var invitation = await site.Invite("Elsa Brohult");
        using var key = new Samsyn.Tests.Kit.SignIn.SoftwareAuthenticator(Address);
        var answer = await site.Open(address: Address).Accept(invitation.Secret, key);
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith("__Host-samsyn=", StringComparison.Ordinal));
        Assert.All(new[] { "secure", "httponly", "path=/", "samesite=lax" }, word => Assert.Contains(word, cookie, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("domain", cookie, StringComparison.OrdinalIgnoreCase);
    }

    static async Task<HttpStatusCode> Ask(PeopleSite site, int node, string cookie)
    {
        using var bare = site.Bare(node);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/mitt-konto", UriKind.Relative));
        request.Headers.Add("Cookie", "samsyn=" + cookie);
        return (await bare.SendAsync(request)).StatusCode;
    }
}
