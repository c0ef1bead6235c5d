using Microsoft.EntityFrameworkCore;
using Samsyn.App.Acts;
using Samsyn.App.Forums;
using Samsyn.App.Storage;
using Samsyn.Domain.Forums;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Meetings;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Meetings;

/// <summary>A meeting and the version of it that the form was filled in against.</summary>
public sealed record MeetingAt(MeetingId Id, int Version);

/// <summary>A meeting with its body, as an act on it needs them.</summary>
sealed record MeetingInHand(Meeting Meeting, Body Body);

/// <summary>What every act on one meeting shares: seen, allowed, not stale, decided by the domain, noted, saved once.</summary>
public sealed class MeetingChange(SamsynDb db, Clock clock, ActLog acts)
{
    internal DateOnly Today => clock.Today;

    /// <summary><paramref name="act"/> is the name of the use case.</summary>
    internal async Task<Outcome> Run(Actor actor, MeetingAt at, Permission permission, string act, Func<MeetingInHand, Task<Outcome>> decide, CancellationToken cancellation)
    {
        var found = await Take(actor, at, permission, act, cancellation);
        if (!found.IsDone) return found;
        var decided = await decide(found.Value);
        if (!decided.IsDone) return decided;
        acts.Note(actor, act, at.Id);
        return await db.Commit(cancellation);
    }

    internal Task<Outcome> Run(Actor actor, MeetingAt at, Permission permission, string act, Func<MeetingInHand, Outcome> decide, CancellationToken cancellation) =>
        Run(actor, at, permission, act, found => Task.FromResult(decide(found)), cancellation);

    /// <summary>The meeting to be changed. Version 0 asks for no particular one: what is added beside others' work is not stale by theirs.</summary>
    internal async Task<Outcome<MeetingInHand>> Take(Actor actor, MeetingAt at, Permission permission, string act, CancellationToken cancellation)
    {
        var meeting = await db.Meetings.VisibleTo(db, actor, clock.Today).SingleOrDefaultAsync(one => one.Id == at.Id, cancellation);
        if (meeting is null) return new NotFound();
        if (await acts.Demand(actor, permission, act, at.Id, cancellation) is { IsDone: false } lacking) return Outcome<MeetingInHand>.Refused(lacking.Refusals);
        if (at.Version != 0 && meeting.Version != at.Version) return new Stale(at.Version, meeting.Version);
        return new MeetingInHand(meeting, await db.Bodies.SingleAsync(body => body.Id == meeting.Body, cancellation));
    }
}
