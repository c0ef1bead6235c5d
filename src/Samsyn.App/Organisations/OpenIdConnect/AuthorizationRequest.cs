using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Samsyn.App.Secrets;
using Samsyn.Domain.Kernel;

namespace Samsyn.App.Organisations.OpenIdConnect;

/// <summary>What is remembered in the browser, protected, between sending it to the provider and its coming back.</summary>
public sealed record BegunSignIn
{
    public required string Provider { get; init; }
    /// <summary>What the answer is for, and for which session or invitation; an answer counts for nothing else.</summary>
    public required string Purpose { get; init; }
    /// <summary>Where the person was going.</summary>
    public required string To { get; init; }
    public required string State { get; init; }
    public required string Nonce { get; init; }
    public required string Verifier { get; init; }
    public required string RedirectUri { get; init; }
    /// <summary>The person must prove who they are now, whatever session the provider has.</summary>
    public required bool Anew { get; init; }
    public required DateTimeOffset At { get; init; }

    public static BegunSignIn With(string provider, string purpose, string to, string redirectUri, bool anew, DateTimeOffset at) => new()
    {
        Provider = provider, Purpose = purpose, To = to, RedirectUri = redirectUri, Anew = anew, At = at,
        State = Unguessable.Text(), Nonce = Unguessable.Text(), Verifier = Unguessable.Text(),
    };
}

static class AuthorizationRequest
{
    /// <summary>Code flow with PKCE; what we ask for stands in the settings.</summary>
    public static string Address(ProviderSettings settings, OpenIdConnectConfiguration told, BegunSignIn begun, Language language)
    {
        List<(string Name, string? Value)> asked =
        [
            ("response_type", "code"),
            ("client_id", settings.ClientId),
            ("redirect_uri", begun.RedirectUri),
            ("scope", string.Join(' ', settings.Scopes)),
            ("state", begun.State),
            ("nonce", begun.Nonce),
            ("code_challenge", Base64Url.EncodeToString(Checksum.Sha256(Encoding.ASCII.GetBytes(begun.Verifier)))),
            ("code_challenge_method", "S256"),
            ("acr_values", settings.Assurance.Count > 0 ? string.Join(' ', settings.Assurance) : null),
            ("claims", settings.RequestedClaims),
            ("prompt", begun.Anew ? "login" : null),
            ("max_age", begun.Anew ? 0.ToString(CultureInfo.InvariantCulture) : null),
            ("ui_locales", language == Language.Swedish ? "sv en" : "en sv"),
        ];
        return With(told.AuthorizationEndpoint, asked);
    }

    /// <summary>Where the person signs out at the provider too; null when it offers no such address.</summary>
    public static string? SignOutAddress(ProviderSettings settings, OpenIdConnectConfiguration told, string? idToken, string back) =>
        told.EndSessionEndpoint is { Length: > 0 } end
            ? With(end, [("id_token_hint", idToken), ("client_id", settings.ClientId), ("post_logout_redirect_uri", back)]) : null;

    static string With(string address, IEnumerable<(string Name, string? Value)> query) => address + (address.Contains('?', StringComparison.Ordinal) ? '&' : '?')
        + string.Join('&', query.Where(one => one.Value is not null).Select(one => $"{one.Name}={Uri.EscapeDataString(one.Value!)}"));
}
