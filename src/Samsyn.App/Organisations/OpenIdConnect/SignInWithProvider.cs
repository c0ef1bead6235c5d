using Microsoft.EntityFrameworkCore;
using Samsyn.App.Acts;
using Samsyn.App.Secrets;
using Samsyn.App.Storage;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Organisations.OpenIdConnect;

public sealed record SignInWithProviderCommand
{
    public required Provider Provider { get; init; }
    public required ReadAnswer Answer { get; init; }
    public string? UserAgent { get; init; }
    public string? Replaces { get; init; }
}

/// <summary>Signs in whom a provider vouches for and an invitation has tied to an account. Every refusal reads the same.</summary>
public sealed class SignInWithProvider(SamsynDb db, AccessContext access, VouchedPersons persons, AnsweredChallenges answered, ReadActor readActor, ActLog acts)
{
    public async Task<Outcome<OpenedSession>> Run(SignInWithProviderCommand command, CancellationToken cancellation)
    {
        using var system = access.AsSystem();
        if (command.Answer is not { Vouched: { } vouched, Begun: { } begun }) return await persons.Refuse(null, command.Answer.Wrong!, cancellation);
        if (await persons.IdentityOf(vouched, cancellation) is not { } identity) return await persons.Refuse(null, RefusedWords.Unknown, cancellation);
        var account = await db.Accounts.SingleAsync(account => account.Id == identity.Account, cancellation);
        if (account.State != AccountState.Active || await readActor.Run(account.Person, cancellation) is not { } actor) return await persons.Refuse(account, RefusedWords.Closed, cancellation);
        if (!await persons.KnowsOf(command.Provider, actor, cancellation)) return await persons.Refuse(account, RefusedWords.Elsewhere, cancellation);
        if (!await answered.Spend(begun.State, cancellation)) return await persons.Refuse(account, RefusedWords.Replayed, cancellation);

        identity.Used(persons.Now);
        var opened = await persons.Open(account.Person, command.Answer, command.UserAgent, command.Replaces, cancellation);
        acts.Note(actor, nameof(SignInWithProvider), opened.Id);
        var saved = await answered.Commit(cancellation);
        return saved.IsDone ? opened : new SignInRefused();
    }
}

public sealed record AcceptInvitationWithProviderCommand
{
    public required string Secret { get; init; }
    public required Provider Provider { get; init; }
    public required ReadAnswer Answer { get; init; }
    public string? UserAgent { get; init; }
    public string? Replaces { get; init; }
}

/// <summary>Uses an invitation up by tying what a provider vouches for to the account: the only way in which that ever happens.</summary>
public sealed class AcceptInvitationWithProvider(SamsynDb db, AccessContext access, NewId ids, VouchedPersons persons, AnsweredChallenges answered, ReadActor readActor, ActLog acts)
{
    public async Task<Outcome<OpenedSession>> Run(AcceptInvitationWithProviderCommand command, CancellationToken cancellation)
    {
        using var system = access.AsSystem();
        if (command.Answer is not { Vouched: { } vouched, Begun: { } begun }) return await persons.Refuse(null, command.Answer.Wrong!, cancellation);
        var (now, checksum) = (persons.Now, Checksum.Of(command.Secret));
        var invitation = await db.Invitations.SingleOrDefaultAsync(invitation => invitation.SecretSha256 == checksum, cancellation);
        if (invitation is null || !invitation.Accept(now).IsDone) return await NotInvited(null, cancellation);
        var account = await db.Accounts.SingleAsync(account => account.Id == invitation.Account, cancellation);
        if (account.State == AccountState.Locked || await readActor.Run(account.Person, cancellation) is not { } actor) return await NotInvited(account, cancellation);
        if (!await persons.KnowsOf(command.Provider, actor, cancellation)) return await persons.Refuse(account, RefusedWords.Elsewhere, cancellation);
        var known = await persons.IdentityOf(vouched, cancellation);
        if (known is not null && known.Account != account.Id) return await persons.Refuse(account, RefusedWords.Taken, cancellation);
        if (!await answered.Spend(begun.State, cancellation)) return await persons.Refuse(account, RefusedWords.Replayed, cancellation);

        if (known is null)
        {
            var linked = ExternalIdentity.Link(new(ids.Next()), account, vouched, now);
            if (!linked.IsDone) return Outcome<OpenedSession>.Refused(linked.Refusals);
            db.ExternalIdentities.Add(linked.Value);
        }
        else known.Used(now);
        var opened = await persons.Open(account.Person, command.Answer, command.UserAgent, command.Replaces, cancellation);
        acts.Note(actor, nameof(AcceptInvitationWithProvider), account.Id);
        var saved = await answered.Commit(cancellation);
        return saved.IsDone ? opened : new InvitationNotValid();
    }

    async Task<Outcome<OpenedSession>> NotInvited(Account? account, CancellationToken cancellation)
    {
        await persons.Refuse(account, RefusedWords.NotInvited, cancellation);
        return new InvitationNotValid();
    }
}

public sealed record ProveAgainWithProviderCommand(SessionId Session, Provider Provider, ReadAnswer Answer);

/// <summary>The signed-in person proves anew to the provider who they are, before a sensitive act. The session goes on under a new secret.</summary>
public sealed class ProveAgainWithProvider(SamsynDb db, VouchedPersons persons, AnsweredChallenges answered, ActLog acts)
{
    public async Task<Outcome<OpenedSession>> Run(Actor actor, ProveAgainWithProviderCommand command, CancellationToken cancellation)
    {
        var account = await db.Accounts.SingleOrDefaultAsync(account => account.Person == actor.Person, cancellation);
        if (command.Answer is not { Vouched: { } vouched, Begun: { Anew: true } begun }) return await persons.Refuse(account, command.Answer.Wrong ?? RefusedWords.Replayed, cancellation);
        var identity = await persons.IdentityOf(vouched, cancellation);
        if (account is not { State: AccountState.Active } || identity?.Account != account.Id) return await persons.Refuse(account, RefusedWords.Another, cancellation);
        if (!await persons.KnowsOf(command.Provider, actor, cancellation)) return await persons.Refuse(account, RefusedWords.Elsewhere, cancellation);
        var session = await db.Sessions.SingleOrDefaultAsync(session => session.Id == command.Session && session.Person == actor.Person, cancellation);
        var secret = Unguessable.Text();
        if (session is null || !session.ProveAgain(Checksum.Of(secret), persons.Now).IsDone || !await answered.Spend(begun.State, cancellation))
            return await persons.Refuse(account, RefusedWords.Replayed, cancellation);
        identity.Used(persons.Now);
        acts.Note(actor, nameof(ProveAgainWithProvider), session.Id);
        var saved = await answered.Commit(cancellation);
        return saved.IsDone ? new OpenedSession(session.Id, secret) : new SignInRefused();
    }
}
