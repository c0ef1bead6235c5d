using Microsoft.EntityFrameworkCore;
using Samsyn.App.Acts;
using Samsyn.App.Secrets;
using Samsyn.App.Storage;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Organisations;

/// <summary>The secret goes into the cookie and nowhere else.</summary>
public sealed record OpenedSession(SessionId Id, string Secret);

public sealed record OpenSessionCommand
{
    public required PersonId Person { get; init; }
    public required SignInMethod Method { get; init; }
    /// <summary>The level of assurance that an identity provider stated (acr).</summary>
    public string? Assurance { get; init; }
    public string? UserAgent { get; init; }
    /// <summary>The secret of the session that the browser held before; it ends, whoever's it was.</summary>
    public string? Replaces { get; init; }
}

/// <summary>
/// Signs a person in who has proved who they are outside: an identity provider vouches, or the example asks for no proof. Who is locked, or has
/// no account, is refused. The signing in with a passkey is <see cref="SignInWithPasskey"/>.
/// </summary>
public sealed class OpenSession(SamsynDb db, AccessContext access, SessionOpening opening, ReadActor readActor, ActLog acts)
{
    public async Task<Outcome<OpenedSession>> Run(OpenSessionCommand command, CancellationToken cancellation)
    {
        using var system = access.AsSystem();
        if (!await MayOpen(command, cancellation) || await readActor.Run(command.Person, cancellation) is not { } actor) return new SignInRefused();
        var opened = await opening.Open(command, cancellation);
        acts.Note(actor, nameof(OpenSession), opened.Id);
        return (await db.Commit(cancellation)).Then(opened);
    }

    async Task<bool> MayOpen(OpenSessionCommand command, CancellationToken cancellation) => command.Method switch
    {
        SignInMethod.Example => await db.IsExample(cancellation),
        SignInMethod.OpenIdConnect => await db.Accounts.AnyAsync(account => account.Person == command.Person && account.LockedAt == null && account.ActivatedAt != null, cancellation),
        _ => false,
    };
}

/// <summary>Makes the session of a sign-in that its use case has decided on. Saves nothing by itself.</summary>
public sealed class SessionOpening(SamsynDb db, Clock clock, NewId ids)
{
    internal async Task<OpenedSession> Open(OpenSessionCommand command, CancellationToken cancellation)
    {
        if (command.Replaces is { } old)
        {
            var checksum = Checksum.Of(old);
            var before = await db.Sessions.SingleOrDefaultAsync(session => session.SecretSha256 == checksum && session.EndedAt == null, cancellation);
            before?.End(command.Person, SessionEnding.Replaced, clock.Now);
        }
        var secret = Unguessable.Text();
        var session = Session.Open(new(ids.Next()), command.Person, Checksum.Of(secret), command.Method, command.Assurance, command.UserAgent, clock.Now);
        db.Sessions.Add(session);
        return new(session.Id, secret);
    }
}

/// <summary>A session as a request finds it.</summary>
public sealed record SignedIn(SessionId Session, PersonId Person, SignInMethod Method, string? Assurance, bool IsFresh);

/// <summary>
/// Whose session a cookie's secret is; null when it is unknown, ended, past a limit, or the account is locked. Asked at every request, and
/// nothing of the answer is kept until the next. The last use is written down once a minute at most.
/// </summary>
public sealed class ReadSession(SamsynDb db, AccessContext access, Clock clock)
{
    public async Task<SignedIn?> Run(string secret, CancellationToken cancellation)
    {
        using var system = access.AsSystem();
        var checksum = Checksum.Of(secret);
        var found = await db.Sessions.AsNoTracking()
            .Where(session => session.SecretSha256 == checksum && session.EndedAt == null)
            .Select(session => new { session, account = db.Accounts.FirstOrDefault(account => account.Person == session.Person) })
            .SingleOrDefaultAsync(cancellation);
        var now = clock.Now;
        if (found is null || !found.session.IsOpen(now)) return null;
        // In the example nobody needs an account; whoever has one, and everybody elsewhere, must have it open.
        if (found.account is { State: not AccountState.Active } || (found.account is null && !(found.session.Method == SignInMethod.Example && await db.IsExample(cancellation)))) return null;

        var touched = now - SessionLimits.Touch;
        if (found.session.LastSeenAt <= touched)
            await db.Sessions.Where(session => session.Id == found.session.Id && session.EndedAt == null && session.LastSeenAt <= touched)
                .ExecuteUpdateAsync(set => set.SetProperty(session => session.LastSeenAt, now), cancellation);
        return new(found.session.Id, found.session.Person, found.session.Method, found.session.Assurance, found.session.IsFresh(now));
    }
}
