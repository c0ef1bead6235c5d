using Microsoft.Playwright;

namespace Samsyn.E2E.Kit;

/// <summary>Chromium's virtual authenticators, each belonging to one page.</summary>
static class Authenticators
{
    /// <summary>One that knows its user: what a phone or a computer with a fingerprint reader is.</summary>
    public static async Task<(ICDPSession Session, string Authenticator)> WithAuthenticatorAsync(this IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("WebAuthn.enable");
        var added = await session.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true, ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
        return (session, added!.Value.GetProperty("authenticatorId").GetString()!);
    }

    public static Task RemoveAsync(this (ICDPSession Session, string Authenticator) one) =>
        one.Session.SendAsync("WebAuthn.removeVirtualAuthenticator", new() { ["authenticatorId"] = one.Authenticator });

    public static async Task SignOutAsync(this IPage page)
    {
        await page.Locator(".person > summary").ClickAsync();
        await page.Button("Logga ut").ClickAsync();
        await page.ArrivesAtAsync("**/logga-in");
    }
}
