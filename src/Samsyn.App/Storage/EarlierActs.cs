using Microsoft.EntityFrameworkCore;
using Samsyn.Domain.Acts;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Storage;

/// <summary>Carries the acts of the time before the tree into the log, in the order they were done, and removes their table.</summary>
static class EarlierActs
{
    /// <summary>In the transaction that brings the tables up to date, after the last migration: the model then fits the tables.</summary>
    public static async Task Carry(SamsynDb db, CancellationToken cancellation)
    {
        var earlier = await db.Database.SqlQueryRaw<EarlierAct>(
            """SELECT id AS "Id", at AS "At", actor AS "Actor", name AS "Name", object_kind AS "ObjectKind", object_id AS "ObjectId" FROM acts""").ToListAsync(cancellation);
        db.Acts.AddRange(earlier.OrderBy(act => act.At).ThenBy(act => act.Id).Select(act => new Act
        {
            Number = ActAppending.NotYet(),
            At = new(DateTime.SpecifyKind(act.At, DateTimeKind.Utc)),
            Actor = new PersonId(act.Actor),
            Name = act.Name,
            ObjectKind = act.ObjectKind,
            ObjectId = act.ObjectId,
        }));
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
        await db.Database.ExecuteSqlRawAsync("DROP TABLE acts", cancellation);
    }

    sealed record EarlierAct(Guid Id, DateTime At, Guid Actor, string Name, string ObjectKind, Guid ObjectId);
}
