using System.Buffers.Text;
using System.Formats.Cbor;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Samsyn.App;
using Samsyn.App.Organisations;
using Samsyn.Domain.Organisations;
using Samsyn.Web.Shell;

namespace Samsyn.Web.Organisations;

/// <summary>
/// The two steps of using a passkey: a challenge goes out, and what the authenticator made of it comes back. Between them the challenge waits in a
/// protected, short-lived cookie that is bound to what it was made for.
/// </summary>
sealed class PasskeyCeremony(IPasskeyHandler<PasskeyHolder> handler, IDataProtectionProvider protection, CookieNames cookies, Clock clock)
{
    public static readonly TimeSpan Answered = TimeSpan.FromMinutes(5);

    /// <summary>Asks for proof: of anyone when <paramref name="who"/> is null, otherwise with one of that account's passkeys. Yields JSON for the browser.</summary>
    public async Task<IResult> AskForProof(HttpContext http, PasskeyHolder? who, string purpose)
    {
        var asked = await handler.MakeRequestOptionsAsync(who, http);
        Remember(http, purpose, asked.AssertionState!);
        return Results.Text(asked.RequestOptionsJson, "application/json");
    }

    /// <summary>Asks for a new passkey, other than those that the account has.</summary>
    public async Task<IResult> AskForNew(HttpContext http, PasskeyHolder who, string purpose)
    {
        var asked = await handler.MakeCreationOptionsAsync(new() { Id = who.Account.Value.ToString(), Name = who.Name, DisplayName = who.Name }, http);
        Remember(http, purpose, asked.AttestationState!);
        return Results.Text(asked.CreationOptionsJson, "application/json");
    }

    /// <summary>The verified answer; null when anything at all is wrong with it.</summary>
    public async Task<PasskeyAnswer?> ReadProof(HttpContext http, string? credential, string purpose)
    {
        if (Recall(http, purpose) is not { } challenge || string.IsNullOrEmpty(credential)) return null;
        var result = await handler.PerformAssertionAsync(new() { HttpContext = http, CredentialJson = credential, AssertionState = challenge });
        return result.Succeeded
            ? new(new(Base64Url.EncodeToString(result.Passkey.CredentialId), result.Passkey.SignCount, result.Passkey.IsBackedUp), challenge)
            : null;
    }

    /// <summary>The verified new passkey, under the name the person gave it; null when anything is wrong with it.</summary>
    public async Task<NewPasskey?> ReadNew(HttpContext http, string? credential, string name, string purpose)
    {
        if (Recall(http, purpose) is not { } challenge || string.IsNullOrEmpty(credential)) return null;
        var result = await handler.PerformAttestationAsync(new() { HttpContext = http, CredentialJson = credential, AttestationState = challenge });
        return result.Succeeded
            ? new()
            {
                Name = name,
                CredentialId = Base64Url.EncodeToString(result.Passkey.CredentialId),
                PublicKey = result.Passkey.PublicKey,
                SignCount = result.Passkey.SignCount,
                Transports = result.Passkey.Transports ?? [],
                IsBackupEligible = result.Passkey.IsBackupEligible,
                IsBackedUp = result.Passkey.IsBackedUp,
                Aaguid = AaguidIn(result.Passkey.AttestationObject),
            }
            : null;
    }

    void Remember(HttpContext http, string purpose, string challenge)
    {
        var until = (clock.Now + Answered).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        http.Response.Cookies.Append(cookies.Challenge, Protector(purpose).Protect($"{until} {challenge}"), Options);
    }

    string? Recall(HttpContext http, string purpose)
    {
        if (http.Request.Cookies[cookies.Challenge] is not { Length: > 0 } kept) return null;
        http.Response.Cookies.Delete(cookies.Challenge, Options);
        try
        {
            var parts = Protector(purpose).Unprotect(kept).Split(' ', 2);
            return clock.Now.ToUnixTimeMilliseconds() < long.Parse(parts[0], CultureInfo.InvariantCulture) ? parts[1] : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    CookieOptions Options => new() { HttpOnly = true, Secure = cookies.Secure, SameSite = SameSiteMode.Strict, Path = "/", IsEssential = true };

    IDataProtector Protector(string purpose) => protection.CreateProtector("Samsyn.Passkey", purpose);

    /// <summary>Authenticator data: 32 bytes of hash, a byte of flags, four of counter, then the make. Told by the authenticator, not proved.</summary>
    static Guid AaguidIn(byte[] attestationObject)
    {
        const int At = 37, Length = 16;
        var reader = new CborReader(attestationObject, CborConformanceMode.Lax);
        reader.ReadStartMap();
        while (reader.PeekState() != CborReaderState.EndMap)
        {
            if (reader.ReadTextString() != "authData") reader.SkipValue();
            else return reader.ReadByteString() is { Length: >= At + Length } data ? new(data.AsSpan(At, Length), bigEndian: true) : default;
        }
        return default;
    }
}
