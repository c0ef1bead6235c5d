using System.Net;
using Samsyn.App.Organisations;
using Samsyn.Tests.Kit.Build;
using Samsyn.Tests.Kit.SignIn;
using Samsyn.Web.Tests.Ui;

namespace Samsyn.Web.Tests.Organisations;

public sealed class PasskeyTests
{
    [Fact]
    [Trait("Asvs", "v5.0.0-6.3.3")]
    public async Task An_invited_person_registers_a_passkey_signs_out_and_in_again()
    {
        await using var site = await PeopleSite.Create();
        var elsa = await site.LetIn("Elsa Brohult");
        Assert.Equal("Elsa Brohult", (await elsa.Browser.Page("/mitt-konto")).QuerySelector(".person-name")!.TextContent);

        Assert.Equal(HttpStatusCode.SeeOther, (await elsa.Browser.Send("/mitt-konto", "/logga-ut")).StatusCode);
        Assert.False(await elsa.Browser.IsSignedIn());
        var answer = await elsa.Browser.SignIn(elsa.Key, "/logga-in?till=/skyldigheter");
        Assert.Equal((HttpStatusCode.SeeOther, "/skyldigheter"), (answer.StatusCode, answer.Headers.Location!.OriginalString));
        Assert.True(await elsa.Browser.IsSignedIn());
    }

    /// <summary>Each is an assertion that the browser would never let out, or that somebody else made.</summary>
    [Theory]
    [InlineData("another origin")]
    [InlineData("a sibling domain")]
    [InlineData("nobody verified")]
    [InlineData("a counter that stands still")]
    [InlineData("a counter that went back")]
    [InlineData("another key")]
    [InlineData("another person's passkey")]
    [InlineData("an unknown passkey")]
    [InlineData("nobody named")]
    [InlineData("no credential")]
    [InlineData("not JSON")]
    [Trait("Asvs", "v5.0.0-6.3.8")]
    public async Task A_wrong_answer_is_refused_in_the_same_words_whatever_is_wrong_with_it(string wrong)
    {
        await using var site = await PeopleSite.Create();
        var (elsa, vidar) = (await site.LetIn("Elsa Brohult"), await site.LetIn("Vidar Sköld"));
        await elsa.Browser.SignIn(elsa.Key);
        var browser = site.Open();
        using var impostor = new SoftwareAuthenticator(PeopleSite.Origin) { UserHandle = elsa.Key.UserHandle, CredentialId = elsa.Key.CredentialId, Counter = 50 };
        Func<string, string> answer = wrong switch
        {
            "another origin" => With(elsa.Key, key => key.Origin = "https://samsyn.example.net"),
            "a sibling domain" => With(elsa.Key, key => key.Origin = "http://evil.localhost"),
            "nobody verified" => With(elsa.Key, key => key.UserIsVerified = false),
            "a counter that stands still" => With(elsa.Key, key => key.Counter--),
            "a counter that went back" => With(elsa.Key, key => key.Counter = 0),
            "another key" => impostor.Prove,
            "another person's passkey" => With(elsa.Key, key => key.UserHandle = vidar.Key.UserHandle),
            "an unknown passkey" => With(elsa.Key, key => key.CredentialId = "AAAAAAAAAAAAAAAAAAAAAA"),
            "nobody named" => With(elsa.Key, key => key.UserHandle = null),
            "no credential" => _ => "",
            _ => _ => "{",
        };

        var refused = await browser.Answer("/logga-in", "/logga-in/nyckel", answer);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal("Det gick inte att logga in. Försök igen, eller be en administratör om hjälp.", (await Browser.Read(refused)).QuerySelector("[data-error-summary] li")!.TextContent);
        Assert.Null(refused.Cookie("samsyn"));
        Assert.False(await browser.IsSignedIn());

        static Func<string, string> With(SoftwareAuthenticator key, Action<SoftwareAuthenticator> change)
        {
            change(key);
            return key.Prove;
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public async Task An_assertion_counts_once_also_from_an_authenticator_without_a_counter(int counter)
    {
        await using var site = await PeopleSite.Create();
        var elsa = await site.LetIn("Elsa Brohult");
        elsa.Key.Counter = counter == 0 ? elsa.Key.Counter : counter;
        if (counter < 0)
        {
            // A synchronised passkey never counts; the one registered here must have begun so.
            var second = await site.Invite("Gun Ekström-Holm");
            using var synchronised = new SoftwareAuthenticator(PeopleSite.Origin) { Counter = -1 };
            await site.Open().Accept(second.Secret, synchronised);
            await Replay(site, synchronised);
        }
        else await Replay(site, elsa.Key);
    }

    static async Task Replay(PeopleSite site, SoftwareAuthenticator key)
    {
        // The cookies are kept by hand, so that the challenge can be sent again after it was taken back.
        var browser = site.Open();
        var options = await browser.Challenge("/logga-in", "/logga-in/nyckel");
        var assertion = key.Prove(options);
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Send("/logga-in", "/logga-in/nyckel", ("credential", assertion))).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Send("/logga-in", "/logga-in/nyckel", ("credential", assertion))).StatusCode);

        using var bare = site.Bare();
        var (challenge, form, proof) = await Recorded(bare);
        var recorded = key.Prove(challenge.Options);
        async Task<HttpStatusCode> Send()
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/logga-in/nyckel", UriKind.Relative));
            request.Headers.Add("Cookie", $"samsyn-form={form}; samsyn-utmaning={challenge.Cookie}");
            request.Content = new FormUrlEncodedContent([KeyValuePair.Create("form-proof", proof), KeyValuePair.Create("credential", recorded)]);
            return (await bare.SendAsync(request)).StatusCode;
        }
        Assert.Equal(HttpStatusCode.SeeOther, await Send());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Send());
    }

    /// <summary>Everything a listener on the line would have: the challenge with its cookie, and the form's own proof.</summary>
    static async Task<((string Options, string Cookie) Challenge, string Form, string Proof)> Recorded(HttpClient bare)
    {
        var page = await bare.GetAsync(new Uri("/logga-in", UriKind.Relative));
        var form = page.Cookie("samsyn-form")!;
        var proof = (await Browser.Read(page)).QuerySelector("[data-passkey]")!.GetAttribute("data-proof")!;
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/logga-in/utmaning", UriKind.Relative));
        request.Headers.Add("Cookie", $"samsyn-form={form}");
        request.Headers.Add("X-Form-Proof", proof);
        var answer = await bare.SendAsync(request);
        return ((await answer.Content.ReadAsStringAsync(), answer.Cookie("samsyn-utmaning")!), form, proof);
    }

    [Fact]
    public async Task A_challenge_is_answered_within_minutes_or_not_at_all()
    {
        await using var site = await PeopleSite.Create();
        var elsa = await site.LetIn("Elsa Brohult");
        var browser = site.Open();
        var options = await browser.Challenge("/logga-in", "/logga-in/nyckel");
        site.Time.Now += TimeSpan.FromMinutes(5);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Send("/logga-in", "/logga-in/nyckel", ("credential", elsa.Key.Prove(options)))).StatusCode);
    }

    [Fact]
    public async Task The_options_name_our_domain_whatever_the_browser_called_us_and_ask_for_verification()
    {
        await using var site = await PeopleSite.Create("https://samsyn.example.net");
        var browser = site.Open(address: "https://attacker.example");
        var options = await browser.Challenge("/logga-in", "/logga-in/nyckel");
        Assert.Contains("\"rpId\":\"samsyn.example.net\"", options, StringComparison.Ordinal);
        Assert.Contains("\"userVerification\":\"required\"", options, StringComparison.Ordinal);

        var invitation = await site.Invite("Elsa Brohult");
        var creation = await browser.Challenge($"/inbjudan/{invitation.Secret}", $"/inbjudan/{invitation.Secret}");
        Assert.Contains("\"residentKey\":\"required\"", creation, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_passkey_is_kept_and_another_can_be_added_and_removed()
    {
        await using var site = await PeopleSite.Create();
        var elsa = await site.LetIn("Elsa Brohult");
        Assert.Contains("Enda nyckeln", (await elsa.Browser.Page("/mitt-konto")).Words(), StringComparison.Ordinal);

        using var second = new SoftwareAuthenticator(PeopleSite.Origin);
        Assert.Equal(HttpStatusCode.SeeOther, (await elsa.Browser.Answer("/mitt-konto/nyckel", "/mitt-konto/nyckel", second.Create, ("name", "Säkerhetsnyckeln"))).StatusCode);
        var page = await elsa.Browser.Page("/mitt-konto");
        var remove = page.QuerySelectorAll("form[action$='/ta-bort']").Select(form => form.GetAttribute("action")!).ToList();
        Assert.Equal(2, remove.Count);
        Assert.Equal(HttpStatusCode.SeeOther, (await elsa.Browser.Send("/mitt-konto", remove[0])).StatusCode);

        // The other form was fetched while there were two.
        var proof = page.QuerySelector("input[name=form-proof]")!.GetAttribute("value")!;
        using var content = new FormUrlEncodedContent([KeyValuePair.Create("form-proof", proof)]);
        var kept = await elsa.Browser.Client.PostAsync(new Uri(remove[1], UriKind.Relative), content);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, kept.StatusCode);
        Assert.Contains("Säkerhetsnyckeln", (await Browser.Read(kept)).QuerySelector("[data-error-summary]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await site.Open().SignIn(second)).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await site.Open().SignIn(elsa.Key)).StatusCode);
    }

    [Fact]
    public async Task Another_persons_passkey_and_session_are_not_there()
    {
        await using var site = await PeopleSite.Create();
        var (elsa, vidar) = (await site.LetIn("Elsa Brohult"), await site.LetIn("Vidar Sköld"));
        var session = (await site.Run((ReadSessions read) => read.Run(TestActors.Administrator, vidar.Invitation.Person, default)))[0];
        var proof = (await elsa.Browser.Page("/mitt-konto")).QuerySelector("input[name=form-proof]")!.GetAttribute("value")!;
        using var content = new FormUrlEncodedContent([KeyValuePair.Create("form-proof", proof)]);
        Assert.Equal(HttpStatusCode.NotFound, (await elsa.Browser.Client.PostAsync(new Uri($"/mitt-konto/inloggning/{session.Id.Value}/avsluta", UriKind.Relative), content)).StatusCode);
        Assert.True(await vidar.Browser.IsSignedIn());
    }
}
