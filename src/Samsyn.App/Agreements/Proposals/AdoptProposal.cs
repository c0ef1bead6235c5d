using Microsoft.EntityFrameworkCore;
using Samsyn.App.Acts;
using Samsyn.App.Organisations;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Annexes;
using Samsyn.Domain.Agreements.Proposals;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Agreements.Proposals;

public sealed record AdoptProposalCommand
{
    public required ProposalId Proposal { get; init; }
    public required int Version { get; init; }
    /// <summary>The document is not signed yet.</summary>
    public bool AsDraft { get; init; }
    public bool NeedsBoard { get; init; }
    public ContactChangeRule Contacts { get; init; } = ContactChangeRule.ByNotice;
}

/// <summary>
/// Makes agreements of a proposal: the overarching agreement that the document annexes, unless it is on record already, and the agreement
/// itself, bound to it. Parties that are not on record become organisations. Yields the ids, the agreement itself last.
/// </summary>
public sealed class AdoptProposal(SamsynDb db, Clock clock, NewId ids, ShortNumbers numbers, PartyOrganisations organisations, ActLog acts)
{
    public async Task<Outcome<IReadOnlyList<AgreementId>>> Run(Actor actor, AdoptProposalCommand command, CancellationToken cancellation)
    {
        var proposal = await db.Proposals.VisibleTo(actor).SingleOrDefaultAsync(proposal => proposal.Id == command.Proposal, cancellation);
        if (proposal is null) return new NotFound();
        if (await acts.Demand(actor, Permission.AdoptAgreement, nameof(AdoptProposal), proposal.Id, cancellation) is { IsDone: false } lacking) return Outcome<IReadOnlyList<AgreementId>>.Refused(lacking.Refusals);
        if (proposal.Version != command.Version) return new Stale(command.Version, proposal.Version);

        var parent = (await db.NamedBy(proposal.DocumentKind, proposal.Facts, actor, cancellation))?.Id;
        var annexed = parent is null ? proposal.Annexed : null;
        var adopted = proposal.Adopt(new()
        {
            On = clock.Today,
            NewId = ids.Next,
            Numbers = annexed is null ? [await numbers.Next(cancellation)] : [await numbers.Next(cancellation), await numbers.Next(cancellation)],
            Organisations = await organisations.Of(proposal.Facts.Parties, cancellation),
            ParentOrganisations = annexed is null ? [] : await organisations.Of(annexed.Parties, cancellation),
            Parent = parent,
            SameDocumentAdopted = await db.Agreements.AnyAsync(agreement => agreement.SourceSha256 == proposal.Sha256, cancellation),
            AsDraft = command.AsDraft,
            NeedsBoard = command.NeedsBoard,
            Contacts = command.Contacts,
        });
        if (!adopted.IsDone) return Outcome<IReadOnlyList<AgreementId>>.Refused(adopted.Refusals);

        db.Agreements.AddRange(adopted.Value);
        acts.Note(actor, nameof(AdoptProposal), proposal.Id);
        foreach (var agreement in adopted.Value) acts.Note(actor, nameof(AdoptProposal), agreement.Id);
        return (await db.Commit(cancellation)).Then<IReadOnlyList<AgreementId>>([.. adopted.Value.Select(agreement => agreement.Id)]);
    }
}
