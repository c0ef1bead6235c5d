using Microsoft.EntityFrameworkCore;
using Samsyn.App.Secrets;
using Samsyn.App.Storage;
using Samsyn.Domain.Acts;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Acts;

/// <summary>
/// Signs what the log is now. Done every hour and whenever someone asks; a log that has not grown keeps the checkpoint it has, so
/// several programs may do it at once.
/// </summary>
public sealed class SignCheckpoint(SamsynDb db, SigningKey key, Clock clock)
{
    /// <summary>By the system itself. Null while the log is empty.</summary>
    public async Task<SignedCheckpoint?> Run(CancellationToken cancellation)
    {
        var head = await db.LogHeads.AsNoTracking().SingleAsync(cancellation);
        if (head.Size == 0) return null;
        if (await At(head.Size, cancellation) is { } known) return known;

        var signed = key.Sign(new() { Origin = head.Origin, Size = head.Size, Root = Convert.ToBase64String(head.Tree.Root), At = clock.Now });
        db.Checkpoints.Add(new() { Size = head.Size, SignedAt = signed.Checkpoint.At, Text = signed.Text });
        try
        {
            await db.SaveChangesAsync(cancellation);
            return signed;
        }
        catch (DbUpdateException)
        {
            // Another program signed the same log in the same moment.
            db.ChangeTracker.Clear();
            if (await At(head.Size, cancellation) is { } first) return first;
            throw;
        }
    }

    async Task<SignedCheckpoint?> At(long size, CancellationToken cancellation) =>
        await db.Checkpoints.AsNoTracking().Where(one => one.Size == size).Select(one => one.Text).SingleOrDefaultAsync(cancellation) is { } text
            ? SignedCheckpoint.Parse(text) : null;
}

/// <summary>The same at someone's wish.</summary>
public sealed class AskForCheckpoint(SignCheckpoint sign, ActLog acts)
{
    public async Task<Outcome<SignedCheckpoint>> Run(Actor actor, CancellationToken cancellation)
    {
        if (await acts.Demand(actor, Permission.ReadAudit, nameof(AskForCheckpoint), cancellation) is { IsDone: false } lacking) return Outcome<SignedCheckpoint>.Refused(lacking.Refusals);
        return await sign.Run(cancellation) is { } signed ? signed : new LogIsEmpty();
    }
}

/// <summary>Nothing has been done yet, so there is nothing to sign.</summary>
public sealed record LogIsEmpty : Refusal;

public sealed record CheckpointRow(long Size, DateTimeOffset SignedAt, string Text);

/// <summary>The checkpoints given out, newest first, and the key that verifies them.</summary>
public sealed record CheckpointList(string Origin, string PublicKey, long Entries, IReadOnlyList<CheckpointRow> Rows);

public sealed class ReadCheckpoints(SamsynDb db, SigningKey key)
{
    const int Most = 200;

    public async Task<CheckpointList> Run(CancellationToken cancellation)
    {
        var head = await db.LogHeads.AsNoTracking().SingleAsync(cancellation);
        var rows = await db.Checkpoints.AsNoTracking().OrderByDescending(one => one.Size).Take(Most)
            .Select(one => new CheckpointRow(one.Size, one.SignedAt, one.Text)).ToListAsync(cancellation);
        return new(head.Origin, key.PublicKey, head.Size, rows);
    }

    /// <summary>The checkpoint over that many entries, byte for byte as it was signed.</summary>
    public Task<string?> Text(long size, CancellationToken cancellation) =>
        db.Checkpoints.AsNoTracking().Where(one => one.Size == size).Select(one => one.Text).SingleOrDefaultAsync(cancellation);
}
