using Microsoft.EntityFrameworkCore;
using Samsyn.App.Acts;
using Samsyn.App.Secrets;
using Samsyn.App.Storage;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Organisations;

/// <summary>An assertion whose signature, origin and presence were verified against the stored key, and the challenge it answers.</summary>
public sealed record PasskeyAnswer(PasskeyProof Proof, string Challenge);

public sealed record SignInWithPasskeyCommand
{
    /// <summary>Null when the assertion did not hold; it is noted and refused like any other.</summary>
    public required PasskeyAnswer? Answer { get; init; }
    public string? UserAgent { get; init; }
    public string? Replaces { get; init; }
}

/// <summary>Signs in whoever holds the passkey. Every refusal reads the same.</summary>
public sealed class SignInWithPasskey(SamsynDb db, AccessContext access, ProvenPasskeys proven, AnsweredChallenges answered, SessionOpening opening, ReadActor readActor, ActLog acts)
{
    public async Task<Outcome<OpenedSession>> Run(SignInWithPasskeyCommand command, CancellationToken cancellation)
    {
        using var system = access.AsSystem();
        var account = await proven.AccountOf(command.Answer, cancellation);
        if (account is not { State: AccountState.Active } || await readActor.Run(account.Person, cancellation) is not { } actor)
            return await Refuse(account, cancellation);

        var opened = await opening.Open(new() { Person = account.Person, Method = SignInMethod.Passkey, UserAgent = command.UserAgent, Replaces = command.Replaces }, cancellation);
        acts.Note(actor, nameof(SignInWithPasskey), opened.Id);
        var saved = await answered.Commit(cancellation);
        return saved.IsDone ? opened : new SignInRefused();
    }

    /// <summary>What was wrong is not told; that somebody tried is noted, with the account when one was named.</summary>
    async Task<Outcome<OpenedSession>> Refuse(Account? account, CancellationToken cancellation)
    {
        db.ChangeTracker.Clear();
        acts.Note(new Actor(account?.Person ?? default, "", []), nameof(SignInRefused), account?.Id ?? default);
        await db.Commit(cancellation);
        return new SignInRefused();
    }
}

/// <summary>What signing in and proving oneself again share: the counter grows, and a challenge counts once. Saves nothing by itself.</summary>
public sealed class ProvenPasskeys(SamsynDb db, Clock clock, AnsweredChallenges answered)
{
    /// <summary>The account of the passkey, which is marked as used; null when the answer proves nothing.</summary>
    internal async Task<Account?> AccountOf(PasskeyAnswer? answer, CancellationToken cancellation)
    {
        if (answer is null) return null;
        var credential = answer.Proof.CredentialId;
        var account = await db.Accounts.Include(account => account.Passkeys)
            .SingleOrDefaultAsync(account => account.Passkeys.Any(passkey => passkey.CredentialId == credential), cancellation);
        if (account?.Passkeys.Single(passkey => passkey.CredentialId == credential) is not { } passkey) return null;
        if (!passkey.Used(answer.Proof, clock.Now).IsDone || !await answered.Spend(answer.Challenge, cancellation)) return null;
        return account;
    }
}

public sealed record ProveAgainCommand(SessionId Session, PasskeyAnswer? Answer);

/// <summary>The signed-in person proves anew who they are, before a sensitive act. The session goes on under a new secret.</summary>
public sealed class ProveAgain(SamsynDb db, Clock clock, ProvenPasskeys proven, AnsweredChallenges answered, ActLog acts)
{
    public async Task<Outcome<OpenedSession>> Run(Actor actor, ProveAgainCommand command, CancellationToken cancellation)
    {
        var session = await db.Sessions.SingleOrDefaultAsync(session => session.Id == command.Session && session.Person == actor.Person, cancellation);
        var account = await proven.AccountOf(command.Answer, cancellation);
        var secret = Unguessable.Text();
        if (session is null || account is not { State: AccountState.Active } || account.Person != actor.Person
            || !session.ProveAgain(Checksum.Of(secret), clock.Now).IsDone)
        {
            db.ChangeTracker.Clear();
            acts.Note(actor, nameof(SignInRefused), command.Session);
            await db.Commit(cancellation);
            return new SignInRefused();
        }
        acts.Note(actor, nameof(ProveAgain), session.Id);
        var saved = await answered.Commit(cancellation);
        return saved.IsDone ? new OpenedSession(session.Id, secret) : new SignInRefused();
    }
}
