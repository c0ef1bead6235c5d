using Microsoft.EntityFrameworkCore;
using Samsyn.App.Acts;
using Samsyn.App.Storage;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Outbox;

/// <summary>Takes up a message that was given up, after a person has seen to the cause.</summary>
public sealed class RetryMessage(SamsynDb db, Clock clock, ActLog acts, JobLeases jobs)
{
    public async Task<Outcome> Run(Actor actor, OutboxMessageId id, CancellationToken cancellation)
    {
        if (await acts.Demand(actor, Permission.OperateSystem, nameof(RetryMessage), cancellation) is { IsDone: false } lacking) return lacking;
        if (await db.Outbox.SingleOrDefaultAsync(message => message.Id == id.Value && message.DeadAt != null, cancellation) is not { } message) return new NotFound();
        message.TryAgain(clock.Now);
        acts.Note(actor, nameof(RetryMessage), id);
        var saved = await db.Commit(cancellation);
        if (saved.IsDone) await jobs.Bring(OutboxJob.Name, cancellation);
        return saved;
    }
}
