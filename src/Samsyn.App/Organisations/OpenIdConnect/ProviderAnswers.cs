using Samsyn.Domain.Organisations;

namespace Samsyn.App.Organisations.OpenIdConnect;

/// <summary>What came back with the browser, every value as it came.</summary>
public sealed record ProviderAnswer(string? State, string? Code, string? Issuer, string? Error);

/// <summary>What the provider vouches for, with its token; or, without, the word that says why it counts for nothing.</summary>
public sealed record ReadAnswer(BegunSignIn? Begun, Vouched? Vouched, string? IdToken, string? Wrong)
{
    internal static ReadAnswer Refused(BegunSignIn? begun, string why) => new(begun, null, null, "oidc:" + why);
}

/// <summary>Reads what a provider answers: the code is exchanged, the token verified.</summary>
public sealed class ProviderAnswers(ProviderCalls calls, IdTokens tokens, Clock clock)
{
    /// <summary>How long the person may take at the provider.</summary>
    public static readonly TimeSpan Answered = TimeSpan.FromMinutes(10);

    /// <summary><paramref name="begun"/> is what the browser remembered; null when it remembered nothing of ours.</summary>
    public async Task<ReadAnswer> Read(Provider provider, BegunSignIn? begun, ProviderAnswer answer, CancellationToken cancellation)
    {
        if (begun is null || begun.Provider != provider.Settings.Name || clock.Now - begun.At > Answered) return ReadAnswer.Refused(begun, "begun");
        if (answer.State != begun.State) return ReadAnswer.Refused(begun, "state");
        try
        {
            var told = await provider.Configuration(cancellation);
            // Of two providers one may hand on what the other answered.
            if (answer.Issuer is { } issuer ? issuer != provider.Settings.IssuerText : told.AuthorizationResponseIssParameterSupported) return ReadAnswer.Refused(begun, "mix-up");
            if (answer.Error is not null) return ReadAnswer.Refused(begun, "error");
            if (string.IsNullOrEmpty(answer.Code)) return ReadAnswer.Refused(begun, "code");
            Dictionary<string, string> form = new(StringComparer.Ordinal)
            {
                ["grant_type"] = "authorization_code", ["code"] = answer.Code, ["redirect_uri"] = begun.RedirectUri, ["code_verifier"] = begun.Verifier,
            };
            var token = await calls.Redeem(provider.Settings, new(told.TokenEndpoint), form, clock.Now, cancellation);
            return new(begun, await tokens.Read(token, provider, begun, cancellation), token, null);
        }
        catch (ProviderFaultException fault)
        {
            return ReadAnswer.Refused(begun, fault.Message);
        }
        catch (TokenRefusedException wrong)
        {
            return ReadAnswer.Refused(begun, wrong.Message);
        }
    }
}
