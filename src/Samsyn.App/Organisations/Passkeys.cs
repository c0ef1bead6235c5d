using Microsoft.EntityFrameworkCore;
using Samsyn.App.Acts;
using Samsyn.App.Storage;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Organisations;

public sealed record RegisterPasskeyCommand(NewPasskey Passkey);

/// <summary>A further passkey for the actor's own account.</summary>
public sealed class RegisterPasskey(SamsynDb db, AccessContext access, Clock clock, NewId ids, ActLog acts)
{
    public async Task<Outcome<PasskeyId>> Run(Actor actor, RegisterPasskeyCommand command, CancellationToken cancellation)
    {
        var account = await db.Accounts.Include(account => account.Passkeys).SingleOrDefaultAsync(account => account.Person == actor.Person, cancellation);
        if (account is null) return new NotFound();
        if (await IsRegistered(command.Passkey.CredentialId, cancellation)) return new PasskeyAlreadyRegistered();
        var registered = account.Register(new(ids.Next()), command.Passkey, clock.Now);
        if (!registered.IsDone) return Outcome<PasskeyId>.Refused(registered.Refusals);
        db.Passkeys.Add(registered.Value);
        acts.Note(actor, nameof(RegisterPasskey), registered.Value.Id);
        return (await db.Commit(cancellation)).Then(registered.Value.Id);
    }

    /// <summary>For whomever: the actor sees only their own.</summary>
    async Task<bool> IsRegistered(string credential, CancellationToken cancellation)
    {
        using var system = access.AsSystem();
        return await db.Passkeys.AnyAsync(passkey => passkey.CredentialId == credential, cancellation);
    }
}

public sealed record RemovePasskeyCommand(PasskeyId Passkey);

/// <summary>Takes away one of the actor's own passkeys; the last one stays.</summary>
public sealed class RemovePasskey(SamsynDb db, ActLog acts)
{
    public async Task<Outcome> Run(Actor actor, RemovePasskeyCommand command, CancellationToken cancellation)
    {
        var account = await db.Accounts.Include(account => account.Passkeys)
            .SingleOrDefaultAsync(account => account.Person == actor.Person && account.Passkeys.Any(passkey => passkey.Id == command.Passkey), cancellation);
        if (account is null) return new NotFound();
        if (account.RemovePasskey(command.Passkey) is { IsDone: false } refused) return refused;
        acts.Note(actor, nameof(RemovePasskey), command.Passkey);
        return await db.Commit(cancellation);
    }
}

/// <summary>A registered passkey as the verifier of signatures needs it.</summary>
public sealed record StoredPasskey(AccountId Account, string CredentialId, byte[] PublicKey, long SignCount, IReadOnlyList<string> Transports, bool IsBackupEligible, bool IsBackedUp, DateTimeOffset CreatedAt);

/// <summary>The passkeys of an account, for the verifier of signatures: it asks before anybody is signed in.</summary>
public sealed class ReadPasskeys(SamsynDb db, AccessContext access)
{
    public async Task<IReadOnlyList<StoredPasskey>> Run(AccountId account, CancellationToken cancellation)
    {
        using var system = access.AsSystem();
        return [.. (await db.Passkeys.AsNoTracking().Where(passkey => passkey.Account == account).OrderBy(passkey => passkey.Id).ToListAsync(cancellation)).Select(Stored)];
    }

    static StoredPasskey Stored(Passkey passkey) => new(passkey.Account, passkey.CredentialId, passkey.PublicKey, passkey.SignCount, passkey.Transports, passkey.IsBackupEligible, passkey.IsBackedUp, passkey.CreatedAt);
}

/// <summary>The account of a person; null when the person has none.</summary>
public sealed class ReadAccountOf(SamsynDb db)
{
    public async Task<AccountId?> Run(PersonId person, CancellationToken cancellation) =>
        await db.Accounts.Where(account => account.Person == person).Select(account => (AccountId?)account.Id).SingleOrDefaultAsync(cancellation);
}

/// <summary>The account that a passkey is registered for; null when it is for none.</summary>
public sealed class ReadAccountOfPasskey(SamsynDb db, AccessContext access)
{
    public async Task<AccountId?> Run(string credentialId, CancellationToken cancellation)
    {
        using var system = access.AsSystem();
        return await db.Passkeys.Where(passkey => passkey.CredentialId == credentialId).Select(passkey => (AccountId?)passkey.Account).SingleOrDefaultAsync(cancellation);
    }
}
