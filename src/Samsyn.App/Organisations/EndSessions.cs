using Microsoft.EntityFrameworkCore;
using Samsyn.App.Acts;
using Samsyn.App.Storage;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Organisations;

/// <summary><paramref name="SigningOut"/>: the browser that asks is the one that leaves.</summary>
public sealed record EndSessionCommand(SessionId Session, bool SigningOut = false);

/// <summary>Ends one of the actor's own sessions.</summary>
public sealed class EndSession(SamsynDb db, Clock clock, ActLog acts)
{
    public async Task<Outcome> Run(Actor actor, EndSessionCommand command, CancellationToken cancellation)
    {
        var session = await db.Sessions.SingleOrDefaultAsync(session => session.Id == command.Session && session.Person == actor.Person, cancellation);
        if (session is null) return new NotFound();
        if (session.End(actor.Person, command.SigningOut ? SessionEnding.SignedOut : SessionEnding.EndedByPerson, clock.Now) is { IsDone: false } refused) return refused;
        acts.Note(actor, nameof(EndSession), session.Id);
        return await db.Commit(cancellation);
    }
}

/// <summary><paramref name="Except"/>: the one that goes on.</summary>
public sealed record EndOtherSessionsCommand(SessionId Except);

/// <summary>Ends all of the actor's own sessions but one: for whoever has lost a device.</summary>
public sealed class EndOtherSessions(SamsynDb db, Clock clock, ActLog acts)
{
    public async Task<Outcome> Run(Actor actor, EndOtherSessionsCommand command, CancellationToken cancellation)
    {
        await db.EndOpenSessions(actor.Person, actor.Person, SessionEnding.EndedByPerson, clock.Now, cancellation, command.Except);
        acts.Note(actor, nameof(EndOtherSessions), command.Except);
        return await db.Commit(cancellation);
    }
}

public sealed record EndSessionsOfCommand(PersonId Person);

/// <summary>An administrator ends every session of a person, on whatever device. Yields how many there were.</summary>
public sealed class EndSessionsOf(SamsynDb db, Clock clock, ActLog acts)
{
    public async Task<Outcome<int>> Run(Actor actor, EndSessionsOfCommand command, CancellationToken cancellation)
    {
        if (await acts.Demand(actor, Permission.ManageAccounts, nameof(EndSessionsOf), cancellation) is { IsDone: false } lacking) return Outcome<int>.Refused(lacking.Refusals);
        if (!await db.Persons.AnyAsync(person => person.Id == command.Person, cancellation)) return new NotFound();
        var ended = await db.EndOpenSessions(command.Person, actor.Person, SessionEnding.EndedByAdministrator, clock.Now, cancellation);
        acts.Note(actor, nameof(EndSessionsOf), command.Person);
        return (await db.Commit(cancellation)).Then(ended);
    }
}

static class OpenSessions
{
    /// <summary>Saves nothing by itself.</summary>
    public static async Task<int> EndOpenSessions(this SamsynDb db, PersonId person, PersonId by, SessionEnding ending, DateTimeOffset at, CancellationToken cancellation, SessionId except = default)
    {
        var open = await db.Sessions.Where(session => session.Person == person && session.EndedAt == null && session.Id != except).ToListAsync(cancellation);
        var alive = open.Count(session => session.IsOpen(at));
        foreach (var session in open) session.End(by, ending, at);
        return alive;
    }
}

/// <summary>An open session as its person, or an administrator, sees it.</summary>
public sealed record SessionRow(SessionId Id, SignInMethod Method, string UserAgent, DateTimeOffset CreatedAt, DateTimeOffset LastSeenAt, DateTimeOffset EndsAt);

/// <summary>The open sessions of a person, latest first: one's own, or anybody's for those who manage accounts.</summary>
public sealed class ReadSessions(SamsynDb db, Clock clock)
{
    public async Task<IReadOnlyList<SessionRow>> Run(Actor actor, PersonId person, CancellationToken cancellation)
    {
        if (actor.Person != person && !actor.May(Permission.ManageAccounts)) return [];
        var now = clock.Now;
        var open = await db.Sessions.AsNoTracking().Where(session => session.Person == person && session.EndedAt == null && session.EndsAt > now)
            .OrderByDescending(session => session.LastSeenAt).ToListAsync(cancellation);
        return [.. open.Where(session => session.IsOpen(now))
            .Select(session => new SessionRow(session.Id, session.Method, session.UserAgent, session.CreatedAt, session.LastSeenAt, session.EndsAt))];
    }
}
