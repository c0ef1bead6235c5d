using System.Net;
using AngleSharp.Html.Dom;
using Samsyn.Domain.Organisations;
using Samsyn.Tests.Kit.SignIn;
using Samsyn.Web.Tests.Ui;

namespace Samsyn.Web.Tests.Organisations;

public sealed class InvitationTests
{
    [Fact]
    public async Task An_administrator_invites_on_the_page_and_the_link_is_shown_once()
    {
        await using var site = await PeopleSite.Create();
        var iris = await site.LetIn("Iris Wallander-Ek", PositionTitle.SystemAdministrator);

        var refused = await Browser.Read(await iris.Browser.Send("/anvandare/bjud-in", "/anvandare/bjud-in", ("name", ""), ("organisation", "X"), ("position", "UnitHead"), ("side", "")));
        Assert.Contains("Skriv personens namn.", refused.Words(), StringComparison.Ordinal);
        var answer = await iris.Browser.Send("/anvandare/bjud-in", "/anvandare/bjud-in",
            ("name", "Vidar Sköld"), ("organisation", "Lokalpolisområde Norra Fjärden"), ("position", "MunicipalPoliceOfficer"), ("side", "Police"), ("localTitle", ""));
        var link = ((IHtmlInputElement)(await Browser.Read(answer)).QuerySelector("#adress")!).Value;
        Assert.StartsWith(PeopleSite.Origin + "/inbjudan/", link, StringComparison.Ordinal);

        using var key = new SoftwareAuthenticator(PeopleSite.Origin);
        var vidar = site.Open(1);
        Assert.Equal(HttpStatusCode.SeeOther, (await vidar.Accept(link[(link.LastIndexOf('/') + 1)..], key)).StatusCode);
        Assert.Contains("Kommunpolis", (await vidar.Page("/mitt-konto")).QuerySelector(".person-who")!.TextContent, StringComparison.Ordinal);
        var list = (await iris.Browser.Page("/anvandare")).Words();
        Assert.Contains("Vidar Sköld", list, StringComparison.Ordinal);
        Assert.DoesNotContain("/inbjudan/", list, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("used")]
    [InlineData("expired")]
    [InlineData("replaced")]
    [InlineData("guessed")]
    [Trait("Asvs", "v5.0.0-6.4.1")]
    [Trait("Asvs", "v5.0.0-6.3.8")]
    public async Task A_link_that_does_not_hold_says_the_same_whatever_the_reason(string reason)
    {
        await using var site = await PeopleSite.Create();
        var iris = await site.LetIn("Iris Wallander-Ek", PositionTitle.SystemAdministrator);
        var invitation = await site.Invite("Elsa Brohult");
        using var key = new SoftwareAuthenticator(PeopleSite.Origin);
        var thief = site.Open();
        var address = $"/inbjudan/{invitation.Secret}";
        // Looking at it, and beginning, uses nothing up; the form is kept from while it held.
        var begun = key.Create(await thief.Challenge(address, address));
        var proof = (await thief.Page(address)).QuerySelector("input[name=form-proof]")!.GetAttribute("value")!;

        switch (reason)
        {
            case "used":
                using (var first = new SoftwareAuthenticator(PeopleSite.Origin)) await site.Open().Accept(invitation.Secret, first);
                break;
            case "expired":
                site.Time.Now = invitation.ExpiresAt;
                break;
            case "replaced":
                var page = $"/anvandare/{invitation.Account.Value}";
                Assert.Equal(HttpStatusCode.OK, (await iris.Browser.Send(page, page + "/bjud-in")).StatusCode);
                break;
            default:
                address = "/inbjudan/" + new string('A', invitation.Secret.Length);
                break;
        }

        using var content = new FormUrlEncodedContent([KeyValuePair.Create("form-proof", proof), KeyValuePair.Create("name", "Min"), KeyValuePair.Create("credential", begun)]);
        var posted = await thief.Client.PostAsync(new Uri(address, UriKind.Relative), content);
        var shown = await thief.Get(address);
        foreach (var answer in new[] { posted, shown })
        {
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.Contains("En inbjudan kan användas en gång", (await Browser.Read(answer)).Words(), StringComparison.Ordinal);
        }
        Assert.False(await thief.IsSignedIn());
    }

    [Fact]
    public async Task A_lost_device_is_met_by_a_new_link_for_the_same_account()
    {
        await using var site = await PeopleSite.Create();
        var iris = await site.LetIn("Iris Wallander-Ek", PositionTitle.SystemAdministrator);
        var elsa = await site.LetIn("Elsa Brohult");
        var page = $"/anvandare/{elsa.Invitation.Account.Value}";
        var link = ((IHtmlInputElement)(await Browser.Read(await iris.Browser.Send(page, page + "/bjud-in"))).QuerySelector("#adress")!).Value;
        using var second = new SoftwareAuthenticator(PeopleSite.Origin);
        Assert.Equal(HttpStatusCode.SeeOther, (await site.Open().Accept(link[(link.LastIndexOf('/') + 1)..], second)).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await site.Open().SignIn(second)).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await site.Open().SignIn(elsa.Key)).StatusCode);
    }

    [Fact]
    public async Task Those_who_do_not_manage_accounts_do_not_see_them()
    {
        await using var site = await PeopleSite.Create();
        var elsa = await site.LetIn("Elsa Brohult");
        Assert.Equal(HttpStatusCode.Forbidden, (await elsa.Browser.Get("/anvandare")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await elsa.Browser.Get($"/anvandare/{elsa.Invitation.Account.Value}")).StatusCode);
        Assert.Empty((await elsa.Browser.Page("/mitt-konto")).QuerySelectorAll(".nav a[href='/anvandare']"));
    }
}
