using Microsoft.EntityFrameworkCore;
using Samsyn.App.Acts;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Agreements.Proposals;

public sealed record ReleaseProposalCommand(ProposalId Proposal, int Version);

/// <summary>Lets the other party see a side's own draft: the document, what was understood of it and every correction. It cannot be taken back.</summary>
public sealed class ReleaseProposal(SamsynDb db, Clock clock, ActLog acts)
{
    public async Task<Outcome> Run(Actor actor, ReleaseProposalCommand command, CancellationToken cancellation)
    {
        var proposal = await db.Proposals.VisibleTo(actor).SingleOrDefaultAsync(proposal => proposal.Id == command.Proposal, cancellation);
        if (proposal is null) return new NotFound();
        if (await acts.Demand(actor, Permission.ReleaseProposal, nameof(ReleaseProposal), cancellation) is { IsDone: false } lacking) return lacking;
        if (proposal.SharedOn is null && !actor.SidesWith(Permission.ReleaseProposal).Any(side => side == proposal.Side)) return new PermissionLacking(Permission.ReleaseProposal);
        if (proposal.Version != command.Version) return new Stale(command.Version, proposal.Version);

        var released = proposal.Release(clock.Today);
        if (!released.IsDone) return released;

        acts.Note(actor, nameof(ReleaseProposal), proposal.Id);
        return await db.Commit(cancellation);
    }
}
