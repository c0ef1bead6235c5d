using System.Data.Common;
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
    public string? UserAgent { get; init; }
    /// <summary>The secret of the session that the browser held before; it ends, whoever's it was.</summary>
    public string? Replaces { get; init; }
}

/// <summary>
/// Signs in as an example person, which asks for no proof, where every person is fictional. With proof one signs in by
/// <see cref="SignInWithPasskey"/> or by an identity provider.
/// </summary>
public sealed class OpenSession(SamsynDb db, AccessContext access, SessionOpening opening, ReadActor readActor, ActLog acts)
{
    public async Task<Outcome<OpenedSession>> Run(OpenSessionCommand command, CancellationToken cancellation)
    {
        using var system = access.AsSystem();
        if (command.Method != SignInMethod.Example || !await db.IsExample(cancellation) || await readActor.Run(command.Person, cancellation) is not { } actor) return new SignInRefused();
        var opened = await opening.Open(command, cancellation);
        acts.Note(actor, nameof(OpenSession), opened.Id);
        return (await db.Commit(cancellation)).Then(opened);
    }
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
        var session = Session.Open(new(ids.Next()), command.Person, Checksum.Of(secret), command.Method, command.UserAgent, clock.Now);
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
    static readonly TimeSpan TouchPatience = TimeSpan.FromSeconds(2);

    /// <remarks><paramref name="isUse"/> is false for what an open page asks by itself: nobody need sit before it, so it must not keep the session alive.</remarks>
    public async Task<SignedIn?> Run(string secret, bool isUse, CancellationToken cancellation)
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

        if (isUse && found.session.LastSeenAt <= now - SessionLimits.Touch) await Touch(found.session.Id, now, cancellation);
        return new(found.session.Id, found.session.Person, found.session.Method, found.session.Assurance, found.session.IsFresh(now));
    }

    /// <summary>A disk that is full, or a database that waits for its second node, must not shut out those who only read. What was not written down counts as not used: the session then ends sooner, never later.</summary>
    async Task Touch(SessionId id, DateTimeOffset now, CancellationToken cancellation)
    {
        var touched = now - SessionLimits.Touch;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(TouchPatience);
        try
        {
            await db.Sessions.Where(session => session.Id == id && session.EndedAt == null && session.LastSeenAt <= touched)
                .ExecuteUpdateAsync(set => set.SetProperty(session => session.LastSeenAt, now), patience.Token);
        }
        catch (Exception failure) when (failure is DbException || (failure is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
        }
    }
}
