using Microsoft.EntityFrameworkCore;
using Samsyn.App.Secrets;
using Samsyn.App.Storage;
using Samsyn.Domain.Acts;

namespace Samsyn.App.Acts;

/// <summary>
/// Recomputes every entry's hash and the tree over them, and holds the result against what was stored with each entry, against the head,
/// and against every checkpoint: those in the database, and those that somebody kept elsewhere.
/// </summary>
public sealed class VerifyLog(SamsynDb db, SigningKey key)
{
    const int AtATime = 2000;

    public async Task<LogVerification> Run(IReadOnlyList<string> kept, CancellationToken cancellation)
    {
        var origin = (await db.LogHeads.AsNoTracking().SingleAsync(cancellation)).Origin;
        var stored = await db.Checkpoints.AsNoTracking().OrderBy(one => one.Size).Select(one => one.Text).ToListAsync(cancellation);
        List<CheckpointCheck> checks = [.. stored.Select(text => Read(text, origin, isKept: false)), .. kept.Select(text => Read(text, origin, isKept: true))];

        var roots = checks.Where(check => check.Checkpoint is not null).Select(check => check.Checkpoint!.Size).Distinct().ToDictionary(size => size, _ => "");
        var tree = new MerkleFrontier();
        var wrong = await Walk(tree, roots, cancellation);
        checks = [.. checks.Select(check => Held(check, tree.Size, roots, wrong))];
        return new(tree.Size, Convert.ToBase64String(tree.Root), wrong ?? Told(checks, tree.Size), checks);
    }

    /// <summary>Entry by entry, filling in the root at every size that is asked for. Pages, so that no lock is held for long.</summary>
    async Task<WrongEntry?> Walk(MerkleFrontier tree, Dictionary<long, string> roots, CancellationToken cancellation)
    {
        var after = long.MinValue;
        while (true)
        {
            // Before the entries: what is appended meanwhile makes the log longer than this head, never shorter.
            var head = await db.LogHeads.AsNoTracking().SingleAsync(cancellation);
            var read = 0;
            try
            {
                await foreach (var act in db.Acts.AsNoTracking().Where(act => act.Number > after).OrderBy(act => act.Number).Take(AtATime).AsAsyncEnumerable().WithCancellation(cancellation))
                {
                    (after, read) = (act.Number, read + 1);
                    if (act.Number > tree.Size + 1 && tree.Size < head.Size) return At(tree.Size + 1, LogFault.Missing);
                    if (act.Number != tree.Size + 1) return At(act.Number, LogFault.Foreign);
                    tree.Append(act.Canonical());
                    var root = tree.Root;
                    if (!root.AsSpan().SequenceEqual(act.Root)) return At(act.Number, LogFault.Changed);
                    if (roots.ContainsKey(tree.Size)) roots[tree.Size] = Convert.ToBase64String(root);
                }
            }
            catch (Exception unreadable) when (unreadable is InvalidOperationException or FormatException or InvalidCastException or ArgumentException)
            {
                return At(tree.Size + 1, LogFault.Changed);
            }
            if (read == AtATime) continue;
            return await AgainstHead(tree, cancellation);
        }
    }

    async Task<WrongEntry?> AgainstHead(MerkleFrontier tree, CancellationToken cancellation)
    {
        var size = tree.Size;
        var head = await db.LogHeads.AsNoTracking().SingleAsync(cancellation);
        if (head.Size < size) return new(head.Size + 1, size, LogFault.Foreign);
        if (head.Size == size) return head.Edge.AsSpan().SequenceEqual(tree.ToBytes()) ? null : At(size, LogFault.Changed);
        // Longer than what was read: appended in the meantime, or gone.
        return await db.Acts.AnyAsync(act => act.Number == size + 1, cancellation) ? null : At(size + 1, LogFault.Missing);
    }

    CheckpointCheck Read(string text, string origin, bool isKept)
    {
        if (SignedCheckpoint.Parse(text) is not { } signed) return new(null, CheckpointFinding.Unreadable, isKept);
        var finding = signed.Checkpoint.Origin != origin ? CheckpointFinding.OtherLog : key.Signed(signed) ? CheckpointFinding.Agrees : CheckpointFinding.OtherKey;
        return new(signed.Checkpoint, finding, isKept);
    }

    static CheckpointCheck Held(CheckpointCheck check, long size, Dictionary<long, string> roots, WrongEntry? wrong)
    {
        if (check.Finding != CheckpointFinding.Agrees || check.Checkpoint is not { } checkpoint) return check;
        if (wrong is not null && checkpoint.Size >= wrong.First) return check with { Finding = CheckpointFinding.BeyondFault };
        return checkpoint.Size <= size && roots[checkpoint.Size] == checkpoint.Root ? check : check with { Finding = CheckpointFinding.Differs };
    }

    /// <summary>What the checkpoints tell of a log that fits together in itself: after the last that agrees something is other than it was.</summary>
    static WrongEntry? Told(IReadOnlyList<CheckpointCheck> checks, long size)
    {
        var differing = checks.Where(check => check.Finding == CheckpointFinding.Differs).Select(check => check.Checkpoint!.Size).ToList();
        if (differing.Count == 0) return null;
        var first = differing.Min();
        if (first > size) return new(size + 1, first, LogFault.RolledBack);
        var agreeing = checks.Where(check => check.Finding == CheckpointFinding.Agrees && check.Checkpoint!.Size < first).Select(check => check.Checkpoint!.Size).DefaultIfEmpty().Max();
        return new(agreeing + 1, first, LogFault.Rewritten);
    }

    static WrongEntry At(long number, LogFault fault) => new(number, number, fault);
}
