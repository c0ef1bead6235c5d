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
public sealed class SignInWithPasskey(SamsynDb db, AccessContext access, ProvenPasskeys proven, SessionOpening opening, ReadActor readActor, ActLog acts)
{
    public async Task<Outcome<OpenedSession>> Run(SignInWithPasskeyCommand command, CancellationToken cancellation)
    {
        using var system = access.AsSystem();
        var account = await proven.AccountOf(command.Answer, cancellation);
        if (account is not { State: AccountState.Active } || await readActor.Run(account.Person, cancellation) is not { } actor)
            return await Refuse(account, cancellation);

        var opened = await opening.Open(new() { Person = account.Person, Method = SignInMethod.Passkey, UserAgent = command.UserAgent, Replaces = command.Replaces }, cancellation);
        acts.Note(actor, nameof(SignInWithPasskey), opened.Id);
        var saved = await proven.Commit(cancellation);
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
public sealed class ProvenPasskeys(SamsynDb db, Clock clock)
{
    /// <summary>Longer than any challenge lives.</summary>
    static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    /// <summary>More than one old challenge goes for each that comes.</summary>
    const int Swept = 20;

    /// <summary>The account of the passkey, which is marked as used; null when the answer proves nothing.</summary>
    internal async Task<Account?> AccountOf(PasskeyAnswer? answer, CancellationToken cancellation)
    {
        if (answer is null) return null;
        var credential = answer.Proof.CredentialId;
        var account = await db.Accounts.Include(account => account.Passkeys)
            .SingleOrDefaultAsync(account => account.Passkeys.Any(passkey => passkey.CredentialId == credential), cancellation);
        if (account?.Passkeys.Single(passkey => passkey.CredentialId == credential) is not { } passkey) return null;
        if (!passkey.Used(answer.Proof, clock.Now).IsDone || !await Spend(answer.Challenge, cancellation)) return null;
        return account;
    }

    /// <summary>Two answers to one challenge at once: the second loses the race for the passkey's version, or for the challenge itself.</summary>
    internal async Task<Outcome> Commit(CancellationToken cancellation)
    {
        try
        {
            return await db.Commit(cancellation);
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            return new SignInRefused();
        }
    }

    async Task<bool> Spend(string challenge, CancellationToken cancellation)
    {
        var checksum = Checksum.Of(challenge);
        if (await db.SpentChallenges.AnyAsync(spent => spent.Sha256 == checksum, cancellation)) return false;
        var old = clock.Now - Kept;
        db.SpentChallenges.RemoveRange(await db.SpentChallenges.Where(spent => spent.SpentAt < old).Take(Swept).ToListAsync(cancellation));
        db.SpentChallenges.Add(new() { Sha256 = checksum, SpentAt = clock.Now });
        return true;
    }
}

public sealed record ProveAgainCommand(SessionId Session, PasskeyAnswer? Answer);

/// <summary>The signed-in person proves anew who they are, before a sensitive act. The session goes on under a new secret.</summary>
public sealed class ProveAgain(SamsynDb db, Clock clock, ProvenPasskeys proven, ActLog acts)
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
        var saved = await proven.Commit(cancellation);
        return saved.IsDone ? new OpenedSession(session.Id, secret) : new SignInRefused();
    }
}
