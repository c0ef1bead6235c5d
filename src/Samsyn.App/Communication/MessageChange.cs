using Microsoft.EntityFrameworkCore;
using Samsyn.App.Acts;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Communication;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Communication;

/// <summary>A message and the version of it that the form was filled in against.</summary>
public sealed record MessageAt(MessageId Id, int Version);

/// <summary>What every act on one message shares: seen, allowed, for the right party, not stale, decided by the domain, noted, saved once.</summary>
public sealed class MessageChange(SamsynDb db, ActLog acts)
{
    /// <summary>By a party that sends it.</summary>
    internal Task<Outcome> BySender(Actor actor, MessageAt at, string act, Func<Message, Task<Outcome>> decide, CancellationToken cancellation) =>
        Run(actor, at, Permission.WriteMessages, act, (message, sides) => sides.Any(message.SendingSides.Contains), decide, cancellation);

    internal Task<Outcome> BySender(Actor actor, MessageAt at, string act, Func<Message, Outcome> decide, CancellationToken cancellation) => BySender(actor, at, act, message => Task.FromResult(decide(message)), cancellation);

    /// <summary>By one side, whoever sends it.</summary>
    internal Task<Outcome> By(PartySide? side, Actor actor, MessageAt at, Permission permission, string act, Func<Message, Task<Outcome>> decide, CancellationToken cancellation) =>
        Run(actor, at, permission, act, (message, sides) => (side ?? message.SilentSide) is { } one && sides.Contains(one), decide, cancellation);

    async Task<Outcome> Run(Actor actor, MessageAt at, Permission permission, string act, Func<Message, IReadOnlyList<PartySide>, bool> isTheirs, Func<Message, Task<Outcome>> decide, CancellationToken cancellation)
    {
        if (await db.Messages.VisibleTo(actor).SingleOrDefaultAsync(one => one.Id == at.Id, cancellation) is not { } message) return new NotFound();
        if (await acts.Demand(actor, permission, act, at.Id, cancellation) is { IsDone: false } lacking) return lacking;
        if (!isTheirs(message, actor.SidesWith(permission))) return new PermissionLacking(permission);
        if (message.Version != at.Version) return new Stale(at.Version, message.Version);
        var decided = await decide(message);
        if (!decided.IsDone)
        {
            // What was refused is not left behind for a later save.
            db.ChangeTracker.Clear();
            return decided;
        }
        acts.Note(actor, act, at.Id);
        return await db.Commit(cancellation);
    }
}
