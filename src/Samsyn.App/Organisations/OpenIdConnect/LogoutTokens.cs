using System.Text.Json;

namespace Samsyn.App.Organisations.OpenIdConnect;

/// <summary>Somebody signed out at the provider: one session of it, or all of the person.</summary>
public sealed record SignedOutThere(string Issuer, string? Subject, string? Session, string TokenId);

/// <summary>Reads the tokens by which a provider says that somebody has signed out there (OpenID Connect Back-Channel Logout 1.0, section 2.6).</summary>
public sealed class LogoutTokens(Clock clock)
{
    const string Event = "http://schemas.openid.net/event/backchannel-logout";

    /// <summary>No token is good for longer; its id is remembered longer than that.</summary>
    static readonly TimeSpan Oldest = TimeSpan.FromMinutes(5);

    /// <summary>Null when anything is wrong with it; <paramref name="refused"/> is told what.</summary>
    public async Task<SignedOutThere?> Read(string? token, Provider provider, Action<string> refused, CancellationToken cancellation)
    {
        try
        {
            return await Read(token, provider, cancellation);
        }
        catch (TokenRefusedException wrong)
        {
            refused(wrong.Message);
        }
        catch (ProviderFaultException fault)
        {
            refused(fault.Message);
        }
        return null;
    }

    async Task<SignedOutThere> Read(string? token, Provider provider, CancellationToken cancellation)
    {
        if (string.IsNullOrEmpty(token)) throw new TokenRefusedException("token");
        var now = clock.Now;
        var read = await SignedTokens.Read(token, provider, now, cancellation);
        // With a nonce it would be an identity token, which others have seen.
        if (read.TryGetPayloadValue<object>("nonce", out _)) throw new TokenRefusedException("nonce");
        if (read.Typ is { Length: > 0 } type && type is not ("logout+jwt" or "JWT")) throw new TokenRefusedException("type");
        if (!read.TryGetPayloadValue<JsonElement>("events", out var events) || events.ValueKind != JsonValueKind.Object
            || !events.TryGetProperty(Event, out var what) || what.ValueKind != JsonValueKind.Object) throw new TokenRefusedException("events");
        if (read.Instant("iat") is not { } issued || issued < now - Oldest || issued > now + SignedTokens.Skew) throw new TokenRefusedException("issued");
        var (subject, session) = (read.Text("sub"), read.Text("sid"));
        if (subject is null && session is null) throw new TokenRefusedException("subject");
        return new(provider.Settings.IssuerText, subject, session, read.Text("jti") ?? throw new TokenRefusedException("id"));
    }
}
