using Microsoft.EntityFrameworkCore;
using Samsyn.App.Storage;

namespace Samsyn.App.Jobs;

/// <summary>Which programs run on this database: each says so every few seconds, in the database's own time.</summary>
public sealed class Nodes(SamsynDb db, ThisNode self, DatabaseTime time)
{
    public static readonly TimeSpan Beat = TimeSpan.FromSeconds(10), SilentAfter = TimeSpan.FromSeconds(45);
    static readonly TimeSpan ForgottenAfter = TimeSpan.FromDays(2);

    public async Task Seen(CancellationToken cancellation)
    {
        var now = await time.Now(cancellation);
        var known = await db.Nodes.Where(node => node.Id == self.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(node => node.SeenAt, now).SetProperty(node => node.IsDraining, self.IsDraining), cancellation);
        if (known > 0) return;
        db.Nodes.Add(new() { Id = self.Id, Name = self.Name, ProgramVersion = self.ProgramVersion, StartedAt = now, SeenAt = now, IsDraining = self.IsDraining });
        await db.SaveChangesAsync(cancellation);
        await db.Nodes.Where(node => node.SeenAt < now - ForgottenAfter).ExecuteDeleteAsync(cancellation);
    }

    /// <summary>Stopped in good order: it is not to be looked for.</summary>
    public Task Gone(CancellationToken cancellation) => db.Nodes.Where(node => node.Id == self.Id).ExecuteDeleteAsync(cancellation);
}
