using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.Domain.Agreements;

/// <summary>Who signed for which party, from the signature block of a signed document.</summary>
static class SignatureBlock
{
    /// <summary>One signature for each party; title, place and date only where the block gives them to that party.</summary>
    public static IEnumerable<Signature> Read(IReadOnlyList<AgreementParty> parties, IReadOnlyList<SignatoryFact> block)
    {
        foreach (var party in parties)
        {
            var fact = block.FirstOrDefault(s => Names(s.Party, party)) ?? (InOrder(parties, block) ? block[party.Ordinal - 1] : null);
            yield return new() { Party = party.Organisation, On = fact?.Date, Place = fact?.Place, Title = fact?.Title };
        }
    }

    /// <summary>The block follows the order of the parties when there is one line for each and none of them names a party.</summary>
    static bool InOrder(IReadOnlyList<AgreementParty> parties, IReadOnlyList<SignatoryFact> block) =>
        block.Count == parties.Count && block.All(s => !parties.Any(p => Names(s.Party, p)));

    static bool Names(string? text, AgreementParty party) => !string.IsNullOrWhiteSpace(text)
        && (party.Name.Contains(text.Trim(), StringComparison.OrdinalIgnoreCase)
            || text.Contains(party.Name, StringComparison.OrdinalIgnoreCase)
            || text.Trim().Equals(party.Role.ToString(), StringComparison.OrdinalIgnoreCase)
            || text.Trim().Equals(party.Side?.ToString(), StringComparison.OrdinalIgnoreCase));
}
