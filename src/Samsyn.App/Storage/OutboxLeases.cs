using Microsoft.EntityFrameworkCore;
using Samsyn.App.Jobs;
using Samsyn.App.Outbox;

namespace Samsyn.App.Storage;

/// <summary>Which claim is sending which message. Every claim has an id of its own: one that ran out cannot mark what a later one holds.</summary>
public sealed class OutboxLeases(SamsynDb db, StorageOptions options, DatabaseTime time, NewId ids)
{
    string SkipTaken => options.IsEmbedded ? "" : "FOR UPDATE SKIP LOCKED";

    /// <summary>As an array it is asked once; within a join PostgreSQL may ask it anew for each row, which takes long and locks more than was asked for.</summary>
    string Among => options.IsEmbedded ? "IN" : "= ANY (ARRAY";

    internal async Task<IReadOnlyList<OutboxMessage>> Take(string kind, int atMost, TimeSpan lease, CancellationToken cancellation)
    {
        var now = await time.Now(cancellation);
        var ahead = now + JobDefinition.ClockWasAhead;
        if (!await db.Outbox.AnyAsync(message => message.Kind == kind && message.DoneAt == null && message.DeadAt == null && message.NextAttemptAt <= now
            && (message.LeaseUntil == null || message.LeaseUntil < now || message.LeaseUntil > ahead), cancellation)) return [];

        var claim = ids.Next();
#pragma warning disable EF1002 // Only the way of locking is put in, never a value.
        var taken = await db.Database.SqlQueryRaw<Guid>(
            $$"""
            UPDATE outbox SET lease = {0}, lease_until = {1} WHERE id {{Among}} (
                SELECT id FROM outbox WHERE kind = {2} AND done_at IS NULL AND dead_at IS NULL AND next_attempt_at <= {3} AND (lease_until IS NULL OR lease_until < {3} OR lease_until > {5})
                ORDER BY next_attempt_at, id LIMIT {4} {{SkipTaken}}{{(options.IsEmbedded ? ")" : "))")}}
            RETURNING id AS "Value"
            """, claim, (now + lease).UtcDateTime, kind, now.UtcDateTime, atMost, ahead.UtcDateTime).ToListAsync(cancellation);
#pragma warning restore EF1002
        return await db.Outbox.AsNoTracking().Where(message => taken.Contains(message.Id) && message.Lease == claim).OrderBy(message => message.Id).ToListAsync(cancellation);
    }

    internal async Task<(int Waiting, int Dead)> Count(CancellationToken cancellation) => (
        await db.Outbox.CountAsync(message => message.DoneAt == null && message.DeadAt == null, cancellation),
        await db.Outbox.CountAsync(message => message.DoneAt == null && message.DeadAt != null, cancellation));

    const string Nothing = "{}";

    /// <summary>How many are still the claim's: what has been sent for so long is kept from others for as long again.</summary>
    internal async Task<int> Renew(Guid claim, TimeSpan lease, CancellationToken cancellation)
    {
        var now = await time.Now(cancellation);
        return await db.Outbox.Where(message => message.Lease == claim && message.LeaseUntil >= now).ExecuteUpdateAsync(set => set.SetProperty(message => message.LeaseUntil, now + lease), cancellation);
    }

    /// <summary>All that ended since the last time, in one transaction: on the embedded database each costs a write to the disk.</summary>
    internal async Task Mark(IReadOnlyList<(OutboxMessage Taken, Delivery Delivery)> ended, RetrySchedule retries, bool keeps, CancellationToken cancellation)
    {
        var now = await time.Now(cancellation);
        await using var together = await db.Database.BeginTransactionAsync(cancellation);
        foreach (var claim in ended.Where(one => one.Delivery.Result == DeliveryResult.Delivered && one.Taken.Lease is not null).GroupBy(one => one.Taken.Lease))
        {
            var delivered = claim.Select(one => one.Taken.Id).ToList();
            await db.Outbox.Where(message => delivered.Contains(message.Id) && message.Lease == claim.Key).ExecuteUpdateAsync(set => set
                .SetProperty(message => message.Attempts, message => message.Attempts + 1)
                .SetProperty(message => message.DoneAt, now)
                .SetProperty(message => message.Payload, message => keeps ? message.Payload : Nothing)
                .SetProperty(message => message.Lease, (Guid?)null)
                .SetProperty(message => message.LeaseUntil, (DateTimeOffset?)null), cancellation);
        }
        foreach (var (taken, delivery) in ended.Where(one => one.Delivery.Result != DeliveryResult.Delivered)) await Mark(taken, delivery, cancellation, retries);
        await together.CommitAsync(cancellation);
    }

    /// <summary>False when the claim had run out and another holds the message.</summary>
    internal async Task<bool> Mark(OutboxMessage taken, Delivery delivery, CancellationToken cancellation, RetrySchedule? retries = null)
    {
        if (taken.Lease is not { } claim) return false;
        var (id, now) = (taken.Id, await time.Now(cancellation));
        if (delivery.Result == DeliveryResult.Delivered) taken.Delivered(now);
        else taken.Failed(now, delivery.Problem ?? "", delivery.Result == DeliveryResult.Later, retries);
        return await db.Outbox.Where(message => message.Id == id && message.Lease == claim).ExecuteUpdateAsync(set => set
            .SetProperty(message => message.Attempts, taken.Attempts)
            .SetProperty(message => message.NextAttemptAt, taken.NextAttemptAt)
            .SetProperty(message => message.DoneAt, taken.DoneAt)
            .SetProperty(message => message.DeadAt, taken.DeadAt)
            .SetProperty(message => message.LastProblem, taken.LastProblem)
            .SetProperty(message => message.Lease, (Guid?)null)
            .SetProperty(message => message.LeaseUntil, (DateTimeOffset?)null), cancellation) == 1;
    }
}
