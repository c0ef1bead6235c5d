using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Samsyn.App;
using Samsyn.App.Organisations.OpenIdConnect;
using Samsyn.Domain.Organisations;
using Samsyn.Web.Shell;

namespace Samsyn.Web.Organisations;

/// <summary>
/// The two steps of signing in at a provider: the browser goes there with what we ask, and comes back with an answer. Between them what we asked waits
/// in a protected, short-lived cookie of this browser, bound to what it was asked for.
/// </summary>
sealed class ProviderCeremony(Providers providers, ProviderAnswers answers, IDataProtectionProvider protection, CookieNames cookies, ShellSettings settings, Clock clock)
{
    const string Begun = "begun", Leaving = "leaving";

    /// <summary>Browsers keep no larger cookie.</summary>
    const int LargestCookie = 3800;

    static readonly TimeSpan ToLeave = TimeSpan.FromMinutes(5);

    /// <summary>The provider's address, what we ask remembered; null when the provider is away.</summary>
    public async Task<string?> Ask(HttpContext http, Provider provider, string purpose, string to, bool anew)
    {
        var redirect = new Uri(settings.PublicAddress, AnswerPath(provider)).ToString();
        var begun = BegunSignIn.With(provider.Settings.Name, purpose, to, redirect, anew, clock.Now);
        if (await provider.Ask(begun, http.View().Language, http.RequestAborted) is not { } address) return null;
        Remember(http, cookies.Provider, Begun, begun);
        return address;
    }

    /// <summary>What came back, read and verified. What was remembered is forgotten: it answers once.</summary>
    public Task<ReadAnswer> Read(HttpContext http, Provider provider) =>
        answers.Read(provider, Recall<BegunSignIn>(http, cookies.Provider, Begun), new(One(http, "state"), One(http, "code"), One(http, "iss"), One(http, "error")), http.RequestAborted);

    /// <summary>Remembers where the person may sign out too, before the session that knows it ends. False when no provider vouched.</summary>
    public async Task<bool> PrepareToLeave(HttpContext http, SessionId session, ReadSessionThere read)
    {
        if (await read.Run(session, http.RequestAborted) is not { } there || providers.All.FirstOrDefault(one => one.Settings.IssuerText == there.Issuer) is not { } provider) return false;
        var leaving = new LeavingThere(provider.Settings.Name, there.IdToken, clock.Now);
        if (!Remember(http, cookies.Leaving, Leaving, leaving)) Remember(http, cookies.Leaving, Leaving, leaving with { IdToken = null });
        return true;
    }

    /// <summary>The provider that the browser has just left here, and where it signs out there; null when there is none.</summary>
    public async Task<(Provider Provider, string Address)?> ReadLeaving(HttpContext http)
    {
        if (Recall<LeavingThere>(http, cookies.Leaving, Leaving) is not { } leaving || clock.Now - leaving.At > ToLeave || providers.Find(leaving.Provider) is not { } provider) return null;
        var back = new Uri(settings.PublicAddress, "/logga-in").ToString();
        return await provider.SignOutAddress(leaving.IdToken, back, http.RequestAborted) is { } address ? (provider, address) : null;
    }

    public static string AnswerPath(Provider provider) => $"/logga-in/hos/{provider.Settings.Name}/svar";

    /// <summary>Twice the same part of an address is none: which counts could be read two ways.</summary>
    static string? One(HttpContext http, string name) => http.Request.Query[name] is [{ Length: > 0 } only] ? only : null;

    bool Remember<T>(HttpContext http, string cookie, string purpose, T what)
    {
        var kept = Protector(purpose).Protect(JsonSerializer.Serialize(what));
        if (kept.Length > LargestCookie) return false;
        http.Response.Cookies.Append(cookie, kept, cookies.UntilClosed);
        return true;
    }

    T? Recall<T>(HttpContext http, string cookie, string purpose) where T : class
    {
        if (http.Request.Cookies[cookie] is not { Length: > 0 } kept) return null;
        http.Response.Cookies.Delete(cookie, cookies.UntilClosed);
        try
        {
            return JsonSerializer.Deserialize<T>(Protector(purpose).Unprotect(kept));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    IDataProtector Protector(string purpose) => protection.CreateProtector("Samsyn.Provider", purpose);

    sealed record LeavingThere(string Provider, string? IdToken, DateTimeOffset At);
}
