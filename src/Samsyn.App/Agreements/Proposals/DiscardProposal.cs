using Microsoft.EntityFrameworkCore;
using Samsyn.App.Acts;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Agreements.Proposals;

public sealed record DiscardProposalCommand(ProposalId Proposal, int Version);

/// <summary>Lays a proposal aside. It stays readable, and the same document may be imported anew.</summary>
public sealed class DiscardProposal(SamsynDb db, ActLog acts)
{
    public async Task<Outcome> Run(Actor actor, DiscardProposalCommand command, CancellationToken cancellation)
    {
        var proposal = await db.Proposals.VisibleTo(actor).SingleOrDefaultAsync(proposal => proposal.Id == command.Proposal, cancellation);
        if (proposal is null) return new NotFound();
        if (await acts.Demand(actor, Permission.CorrectProposal, nameof(DiscardProposal), proposal.Id, cancellation) is { IsDone: false } lacking) return lacking;
        if (proposal.Version != command.Version) return new Stale(command.Version, proposal.Version);

        var discarded = proposal.Discard();
        if (!discarded.IsDone) return discarded;

        acts.Note(actor, nameof(DiscardProposal), proposal.Id);
        return await db.Commit(cancellation);
    }
}
