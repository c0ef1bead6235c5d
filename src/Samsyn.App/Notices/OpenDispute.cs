using Microsoft.EntityFrameworkCore;
using Samsyn.App.Acts;
using Samsyn.App.Agreements;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Notices;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Notices;

public sealed record OpenDisputeCommand(AgreementId Agreement, string Matter, DateOnly On, string Note);

/// <summary>Records that the parties have begun to talk about a dispute (NOT-22).</summary>
public sealed class OpenDispute(SamsynDb db, Clock clock, NewId ids, ActLog acts)
{
    public async Task<Outcome<DisputeId>> Run(Actor actor, OpenDisputeCommand command, CancellationToken cancellation)
    {
        if (!await db.Agreements.VisibleTo(actor).AnyAsync(agreement => agreement.Id == command.Agreement, cancellation)) return new NotFound();
        if (await acts.Demand(actor, Permission.RecordMilestone, nameof(OpenDispute), cancellation) is { IsDone: false } lacking) return Outcome<DisputeId>.Refused(lacking.Refusals);

        var opened = Dispute.Open(new(ids.Next()), command.Agreement, command.Matter, command.On, command.Note, clock.Today);
        if (!opened.IsDone) return Outcome<DisputeId>.Refused(opened.Refusals);

        db.Disputes.Add(opened.Value);
        acts.Note(actor, nameof(OpenDispute), opened.Value.Id);
        return (await db.Commit(cancellation)).Then(opened.Value.Id);
    }
}
