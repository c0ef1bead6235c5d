using Samsyn.Domain.Agreements.Annexes;
using Samsyn.Domain.Organisations;

namespace Samsyn.Domain.Agreements.Proposals;

/// <summary>What the person who adopts a proposal decides and the use case supplies.</summary>
public sealed record Adoption
{
    public required DateOnly On { get; init; }
    public required Func<Guid> NewId { get; init; }

    /// <summary>Short numbers; two when an annexed overarching agreement is adopted too, its own first.</summary>
    public required IReadOnlyList<string> Numbers { get; init; }

    /// <summary>One organisation per party, in the order of the facts.</summary>
    public required IReadOnlyList<OrganisationId> Organisations { get; init; }

    /// <summary>The same for the annexed overarching agreement.</summary>
    public IReadOnlyList<OrganisationId> ParentOrganisations { get; init; } = [];

    /// <summary>An overarching agreement already on record that this one is bound to; the annexed one is then not adopted again.</summary>
    public AgreementId? Parent { get; init; }

    /// <summary>Whether a document with the same checksum has been adopted before.</summary>
    public bool SameDocumentAdopted { get; init; }

    /// <summary>The document is not signed yet.</summary>
    public bool AsDraft { get; init; }

    public bool NeedsBoard { get; init; }
    public ContactChangeRule Contacts { get; init; } = ContactChangeRule.ByNotice;
}
