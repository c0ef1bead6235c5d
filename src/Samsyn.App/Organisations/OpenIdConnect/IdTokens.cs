using System.Globalization;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Organisations.OpenIdConnect;

/// <summary>A signed token of a provider that does not hold. The word says in what, for the log alone.</summary>
sealed class TokenRefusedException(string why, Exception? inner = null) : Exception(why, inner);

/// <summary>What identity tokens and sign-out tokens share: a known key of this very issuer, an allowed algorithm, meant for us alone, of this moment.</summary>
static class SignedTokens
{
    public static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);
    const int Largest = 16 << 10;

    static readonly JsonWebTokenHandler Handler = new() { MapInboundClaims = false };

    public static async Task<JsonWebToken> Read(string token, Provider provider, DateTimeOffset now, CancellationToken cancellation)
    {
        var read = Parse(token);
        if (!provider.Settings.Algorithms.Contains(read.Alg)) throw new TokenRefusedException("algorithm");
        var told = await provider.Configuration(cancellation);
        var result = await Validate(read, provider.Settings, told, now);
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException)
        {
            var anew = await provider.ConfigurationWithNewKeys(cancellation);
            if (!ReferenceEquals(anew, told)) result = await Validate(read, provider.Settings, anew, now);
        }
        if (!result.IsValid) throw new TokenRefusedException(WordOf(result.Exception), result.Exception);

        // Extensions that must be understood, and are not.
        if (read.TryGetHeaderValue<object>("crit", out _)) throw new TokenRefusedException("crit");
        if (read.Audiences.Any(audience => audience != provider.Settings.ClientId)) throw new TokenRefusedException("audience");
        if (read.TryGetClaim("azp", out _) && read.Text("azp") != provider.Settings.ClientId) throw new TokenRefusedException("azp");
        return read;
    }

    /// <summary>A claim in seconds since 1970; null when it is absent or no number.</summary>
    public static DateTimeOffset? Instant(this JsonWebToken token, string claim) =>
        token.TryGetPayloadValue<string>(claim, out var text) && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds < DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

    /// <summary>A claim that is one short text; null otherwise.</summary>
    public static string? Text(this JsonWebToken token, string claim) =>
        token.TryGetClaim(claim, out var found) && found.ValueType == System.Security.Claims.ClaimValueTypes.String
        && token.Claims.Count(one => one.Type == claim) == 1 && found.Value is { Length: > 0 and <= ExternalIdentity.LongestSubject } value ? value : null;

    static JsonWebToken Parse(string token)
    {
        if (token.Length > Largest) throw new TokenRefusedException("token");
        try
        {
            return new(token);
        }
        catch (Exception damaged) when (damaged is ArgumentException or SecurityTokenException)
        {
            throw new TokenRefusedException("token", damaged);
        }
    }

    static Task<TokenValidationResult> Validate(JsonWebToken token, ProviderSettings settings, OpenIdConnectConfiguration told, DateTimeOffset now) => Handler.ValidateTokenAsync(token, new TokenValidationParameters
    {
        ValidIssuer = settings.IssuerText,
        ValidAudience = settings.ClientId,
        IssuerSigningKeys = told.SigningKeys,
        ValidAlgorithms = settings.Algorithms,
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        // By our own clock.
        LifetimeValidator = (from, until, _, _) => until is { } end && now < Utc(end) + Skew && (from is not { } begin || Utc(begin) <= now + Skew),
        LogValidationExceptions = false,
    });

    static DateTimeOffset Utc(DateTime instant) => new(DateTime.SpecifyKind(instant, DateTimeKind.Utc));

    static string WordOf(Exception failure) => failure switch
    {
        SecurityTokenSignatureKeyNotFoundException => "key",
        SecurityTokenInvalidSignatureException => "signature",
        SecurityTokenInvalidAlgorithmException => "algorithm",
        SecurityTokenInvalidIssuerException => "issuer",
        SecurityTokenInvalidAudienceException => "audience",
        SecurityTokenInvalidLifetimeException or SecurityTokenExpiredException or SecurityTokenNotYetValidException or SecurityTokenNoExpirationException => "lifetime",
        _ => "token",
    };
}

/// <summary>Reads identity tokens: everything in them is checked against what we asked for, and by whom.</summary>
public sealed class IdTokens(Clock clock)
{
    internal async Task<Vouched> Read(string token, Provider provider, BegunSignIn begun, CancellationToken cancellation)
    {
        var now = clock.Now;
        var settings = provider.Settings;
        var read = await SignedTokens.Read(token, provider, now, cancellation);
        if (read.Text("nonce") != begun.Nonce) throw new TokenRefusedException("nonce");
        if (read.Instant("iat") is not { } issued || issued < begun.At - SignedTokens.Skew || issued > now + SignedTokens.Skew) throw new TokenRefusedException("issued");
        var proved = read.Instant("auth_time");
        if (proved > now + SignedTokens.Skew || (proved is null && read.TryGetClaim("auth_time", out _))) throw new TokenRefusedException("auth-time");
        if (begun.Anew && !(proved >= begun.At - SignedTokens.Skew)) throw new TokenRefusedException("auth-time");
        var assurance = read.Text("acr");
        if (settings.Assurance.Count > 0 && (assurance is null || !settings.Assurance.Contains(assurance))) throw new TokenRefusedException("assurance");
        return new()
        {
            Issuer = settings.IssuerText,
            Subject = read.Text("sub") ?? throw new TokenRefusedException("subject"),
            Identity = read.Text(settings.IdentityClaim) ?? throw new TokenRefusedException("identity"),
            Session = read.Text("sid"),
            Assurance = assurance,
            AuthenticatedAt = proved,
        };
    }
}
