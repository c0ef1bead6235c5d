using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Organisations;

namespace Samsyn.Domain.Agreements;

public enum PartyStanding
{
    /// <summary>Signs and is bound.</summary>
    Signing,
    /// <summary>Takes part without signing (samverkande part, ORG-08).</summary>
    Collaborating,
}

/// <summary>A party of one agreement, as the agreement prints it.</summary>
public sealed record AgreementParty
{
    /// <summary>Order in the text, from 1.</summary>
    public required int Ordinal { get; init; }
    public required OrganisationId Organisation { get; init; }
    public required string Name { get; init; }
    public required PartyRole Role { get; init; }
    public PartyStanding Standing { get; init; } = PartyStanding.Signing;
    public string? OrganisationNumber { get; init; }
    public string? Address { get; init; }

    public PartySide? Side => Role switch
    {
        PartyRole.District or PartyRole.Municipality => PartySide.City,
        PartyRole.LocalPolice or PartyRole.PoliceRegion => PartySide.Police,
        _ => null,
    };
}

/// <summary>One party has signed. The date is null when a signed document was adopted that does not state it.</summary>
public sealed record Signature
{
    public required OrganisationId Party { get; init; }
    public DateOnly? On { get; init; }
    public string? Place { get; init; }
    /// <summary>The title of the person who signed, as printed.</summary>
    public string? Title { get; init; }
    public PersonId? Person { get; init; }
}

/// <summary>A written decision: without body, text and deciders it has no validity (AGR-30, MTG-01).</summary>
public sealed record DecisionReference
{
    public required DateOnly On { get; init; }
    public required BodyKind BodyKind { get; init; }
    public required string Body { get; init; }
    /// <summary>Where it stands in the minutes ("§ 4").</summary>
    public string? Paragraph { get; init; }
    public required string Text { get; init; }
    public IReadOnlyList<string> Deciders { get; init; } = [];
}
