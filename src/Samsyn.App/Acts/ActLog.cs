using Samsyn.App.Storage;

namespace Samsyn.App.Acts;

/// <summary>Notes acts; each is saved in the same transaction as the change it tells of, or not at all.</summary>
public sealed class ActLog(SamsynDb db, Clock clock, NewId ids)
{
    internal void Note(Guid actor, string act, string objectKind, Guid objectId) =>
        db.Acts.Add(new() { Id = ids.Next(), At = clock.Now, Actor = actor, Name = act, ObjectKind = objectKind, ObjectId = objectId });
}
