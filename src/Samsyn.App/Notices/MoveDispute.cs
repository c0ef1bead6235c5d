using Microsoft.EntityFrameworkCore;
using Samsyn.App.Acts;
using Samsyn.App.Storage;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Notices;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Notices;

public sealed record MoveDisputeCommand(DisputeId Dispute, int Version, DisputeStage To, DateOnly On, string Note);

/// <summary>Takes a dispute to its next stage: settled, brought to court, judged (NOT-22).</summary>
public sealed class MoveDispute(SamsynDb db, Clock clock, ActLog acts)
{
    public async Task<Outcome> Run(Actor actor, MoveDisputeCommand command, CancellationToken cancellation)
    {
        var dispute = await db.Disputes.VisibleTo(actor).SingleOrDefaultAsync(dispute => dispute.Id == command.Dispute, cancellation);
        if (dispute is null) return new NotFound();
        if (await acts.Demand(actor, Permission.RecordMilestone, nameof(MoveDispute), cancellation) is { IsDone: false } lacking) return lacking;
        if (dispute.Version != command.Version) return new Stale(command.Version, dispute.Version);

        var moved = dispute.Move(command.To, command.On, command.Note, clock.Today);
        if (!moved.IsDone) return moved;

        acts.Note(actor, nameof(MoveDispute), dispute.Id);
        return await db.Commit(cancellation);
    }
}
