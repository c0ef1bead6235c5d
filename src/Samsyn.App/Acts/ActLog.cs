using Samsyn.App.Storage;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Acts;

/// <summary>Notes acts; each is saved in the same transaction as the change it tells of, or not at all.</summary>
public sealed class ActLog(SamsynDb db, Clock clock, NewId ids)
{
    /// <summary><paramref name="act"/> is the name of the use case.</summary>
    internal void Note<TId>(Actor actor, string act, TId about) where TId : struct, IEntityId<TId> => db.Acts.Add(new()
    {
        Id = ids.Next(),
        At = clock.Now,
        Actor = actor.Person,
        Name = act,
        ObjectKind = KindOf(typeof(TId)),
        ObjectId = about.Value,
    });

    /// <summary>AgreementId → Agreement.</summary>
    static string KindOf(Type id) => id.Name[..^"Id".Length];
}
