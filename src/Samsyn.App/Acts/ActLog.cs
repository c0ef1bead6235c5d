using Samsyn.App.Storage;
using Samsyn.Domain.Acts;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Acts;

/// <summary>Notes acts; each is saved in the same transaction as the change it tells of, or not at all.</summary>
public sealed class ActLog(SamsynDb db, Clock clock, ActSession session)
{
    /// <summary><paramref name="act"/> is the name of the use case; <paramref name="ground"/> the code of the ground, where one is asked for.</summary>
    internal void Note<TId>(Actor actor, string act, TId about, string? ground = null) where TId : struct, IEntityId<TId> =>
        db.Acts.Add(Made(actor, act, KindOf(typeof(TId)), about.Value, ActOutcome.Done, ground));

    /// <summary>As <see cref="Actor.Demand"/>; a refusal is on record when it is returned. Asked before anything is changed.</summary>
    internal Task<Outcome> Demand<TId>(Actor actor, Permission permission, string act, TId about, CancellationToken cancellation) where TId : struct, IEntityId<TId> =>
        Demand(actor, permission, act, KindOf(typeof(TId)), about.Value, cancellation);

    /// <summary>For an act that is about no object yet.</summary>
    internal Task<Outcome> Demand(Actor actor, Permission permission, string act, CancellationToken cancellation) =>
        Demand(actor, permission, act, nameof(Permission), Guid.Empty, cancellation);

    async Task<Outcome> Demand(Actor actor, Permission permission, string act, string kind, Guid about, CancellationToken cancellation)
    {
        var asked = actor.Demand(permission);
        if (!asked.IsDone) await db.SaveAlone(Made(actor, act, kind, about, ActOutcome.Refused, ground: null), cancellation);
        return asked;
    }

    /// <summary>Saves an act that changes nothing else, durably, before anything is answered.</summary>
    internal Task Save(Act act, CancellationToken cancellation) => db.SaveAlone(act, cancellation);

    internal Act Made(Actor actor, string act, string kind, Guid about, ActOutcome outcome, string? ground) => new()
    {
        Number = ActAppending.NotYet(),
        At = clock.Now,
        Actor = actor.Person,
        Position = actor.Positions is [{ Id: var only }] && only != default ? only : null,
        Side = actor.Sides is [var side] ? side : null,
        Name = act,
        ObjectKind = kind,
        ObjectId = about,
        Ground = ground,
        Session = session.Checksum,
        Outcome = outcome,
    };

    /// <summary>AgreementId → Agreement.</summary>
    internal static string KindOf(Type id) => id.Name[..^"Id".Length];
}
