using Samsyn.App.Secrets;

namespace Samsyn.App.Organisations.OpenIdConnect;

/// <summary>The providers as they stand in their file.</summary>
public sealed record ConfiguredProviders(IReadOnlyList<ProviderSettings> All);

/// <summary>One identity provider, as the operator describes it in the file that <c>SAMSYN_OIDC</c> names; checked when it is read.</summary>
public sealed record ProviderSettings
{
    /// <summary>Stands in addresses; letters, digits and hyphens.</summary>
    public required string Name { get; init; }
    public required string LabelSwedish { get; init; }
    public required string LabelEnglish { get; init; }
    /// <summary>The organisation whose people the provider knows: it vouches for those alone who hold a position there.</summary>
    public required string Organisation { get; init; }
    /// <summary>Exactly as the provider writes it.</summary>
    public required Uri Issuer { get; init; }
    public required string IssuerText { get; init; }
    public required string ClientId { get; init; }
    public required ClientCredential Credential { get; init; }
    /// <summary>The levels of assurance (acr) of which one must be stated; the best first. Empty: none is asked for.</summary>
    public required IReadOnlyList<string> Assurance { get; init; }
    public required IReadOnlyList<string> Scopes { get; init; }
    /// <summary>The claim that identifies the person and is never given to anyone else: <c>sub</c>, or an employee number.</summary>
    public required string IdentityClaim { get; init; }
    /// <summary>JSON sent as the <c>claims</c> parameter; null sends none.</summary>
    public required string? RequestedClaims { get; init; }
    public required IReadOnlyList<string> Algorithms { get; init; }
    /// <summary>Hosts that may be called, the issuer's own among them.</summary>
    public required IReadOnlyList<string> Hosts { get; init; }
    public required TimeSpan Timeout { get; init; }

    public string Label(Language language) => language == Language.Swedish ? LabelSwedish : LabelEnglish;

    /// <summary>Keys that only their owner has. Never none, and never a shared secret: whoever knows the public key could sign.</summary>
    public static readonly IReadOnlyList<string> KnownAlgorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];
}
