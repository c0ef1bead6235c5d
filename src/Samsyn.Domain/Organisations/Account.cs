using Samsyn.Domain.Kernel;

namespace Samsyn.Domain.Organisations;

public enum AccountState { Invited, Active, Locked }

/// <summary>
/// A person's way into the system. It says who somebody is, never what may be done: that follows from the positions held today.
/// </summary>
public sealed class Account
{
    readonly List<Passkey> _passkeys = [];

    Account() { }

    public AccountId Id { get; private set; }
    public PersonId Person { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }
    /// <summary>When the person first proved who they are; null while only invited.</summary>
    public DateTimeOffset? ActivatedAt { get; private set; }
    public DateTimeOffset? LockedAt { get; private set; }
    public PersonId? LockedBy { get; private set; }
    public int Version { get; private set; }

    public IReadOnlyList<Passkey> Passkeys => _passkeys;

    public AccountState State => LockedAt is not null ? AccountState.Locked : ActivatedAt is null ? AccountState.Invited : AccountState.Active;

    public static Account Create(AccountId id, PersonId person, DateTimeOffset at) => new() { Id = id, Person = person, CreatedAt = at, Version = 1 };

    /// <summary>The person has proved who they are for the first time.</summary>
    public Outcome Activate(DateTimeOffset at)
    {
        if (LockedAt is not null) return new AccountIsLocked();
        if (ActivatedAt is null) Version++;
        ActivatedAt ??= at;
        return Outcome.Done;
    }

    /// <summary>The first passkey activates the account; a lost device is met by a new invitation and so a further passkey.</summary>
    public Outcome<Passkey> Register(PasskeyId id, NewPasskey passkey, DateTimeOffset at)
    {
        if (LockedAt is not null) return new AccountIsLocked();
        if (string.IsNullOrWhiteSpace(passkey.Name)) return new PasskeyNameMissing();
        if (passkey.Name.Trim().Length > Passkey.LongestName) return new PasskeyNameTooLong(Passkey.LongestName);
        if (_passkeys.Exists(known => known.CredentialId == passkey.CredentialId)) return new PasskeyAlreadyRegistered();
        var registered = Passkey.Create(id, Id, passkey, at);
        _passkeys.Add(registered);
        ActivatedAt ??= at;
        Version++;
        return registered;
    }

    /// <summary>Never the last one: without any, only an administrator could let the person in again.</summary>
    public Outcome RemovePasskey(PasskeyId id)
    {
        if (_passkeys.Find(passkey => passkey.Id == id) is not { } passkey) return new PasskeyUnknown();
        if (_passkeys.Count == 1) return new LastPasskeyIsKept(passkey.Name);
        _passkeys.Remove(passkey);
        Version++;
        return Outcome.Done;
    }

    public Outcome Lock(PersonId by, DateTimeOffset at)
    {
        if (by == Person) return new OwnAccountCannotBeLocked();
        if (LockedAt is not null) return new AccountIsLocked();
        (LockedAt, LockedBy) = (at, by);
        Version++;
        return Outcome.Done;
    }

    public Outcome Unlock()
    {
        if (LockedAt is null) return new AccountIsNotLocked();
        (LockedAt, LockedBy) = (null, null);
        Version++;
        return Outcome.Done;
    }
}
