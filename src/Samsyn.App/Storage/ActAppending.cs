using Microsoft.EntityFrameworkCore;
using Samsyn.App.Acts;
using Samsyn.Domain.Acts;

namespace Samsyn.App.Storage;

/// <summary>
/// Gives noted acts their numbers and their place in the tree, in the transaction that saves them. The head is locked from here to the
/// commit: one appends at a time, so the log has no gap and a rollback leaves no trace.
/// </summary>
static class ActAppending
{
    static long s_noted;

    /// <summary>Until an act is saved it has a number of its own below zero, each below the one before.</summary>
    public static long NotYet() => Interlocked.Decrement(ref s_noted);

    public static IReadOnlyList<Act> Noted(SamsynDb db) =>
        [.. db.ChangeTracker.Entries<Act>().Where(entry => entry.State == EntityState.Added).Select(entry => entry.Entity)
            .OrderBy(act => act.Number < 0).ThenBy(act => Math.Abs(act.Number))];

    public static async Task<LogHead> Append(SamsynDb db, IReadOnlyList<Act> noted, CancellationToken cancellation)
    {
        var head = await Locked(db, cancellation);
        var tree = head.Tree;
        foreach (var act in noted)
        {
            if (!act.IsFreeOfText) throw new InvalidOperationException($"{act.Name} would put free text in the log.");
            // A number is a key, and a key changes only outside the tracker.
            db.Entry(act).State = EntityState.Detached;
            act.Number = tree.Size + 1;
            tree.Append(act.Canonical());
            act.Root = tree.Root;
            db.Acts.Add(act);
        }
        db.Attach(head);
        (head.Size, head.Edge) = (tree.Size, tree.ToBytes());
        return head;
    }

    /// <summary>SQLite's write lock is taken when the transaction begins (BEGIN IMMEDIATE); PostgreSQL locks the row.</summary>
    static async Task<LogHead> Locked(SamsynDb db, CancellationToken cancellation)
    {
        if (db.LogHeads.Local.SingleOrDefault() is { } left) db.Entry(left).State = EntityState.Detached;
        var heads = db.Database.IsNpgsql()
            ? db.LogHeads.FromSqlRaw("SELECT * FROM audit_head FOR UPDATE")
            : db.LogHeads.AsQueryable();
        return (await heads.AsNoTracking().ToListAsync(cancellation)).Single();
    }
}
