using Samsyn.Domain.Kernel;

namespace Samsyn.Domain.Organisations;

/// <summary>What an authenticator told when it made a passkey, its signature already verified.</summary>
public sealed record NewPasskey
{
    public required string Name { get; init; }
    /// <summary>base64url, as the browser names it.</summary>
    public required string CredentialId { get; init; }
    /// <summary>COSE key.</summary>
    public required byte[] PublicKey { get; init; }
    public long SignCount { get; init; }
    /// <summary>How it is reached: internal, hybrid, usb, nfc, ble.</summary>
    public IReadOnlyList<string> Transports { get; init; } = [];
    public bool IsBackupEligible { get; init; }
    public bool IsBackedUp { get; init; }
    /// <summary>The make of authenticator; zero when it does not tell.</summary>
    public Guid Aaguid { get; init; }
}

/// <summary>One assertion, its signature already verified.</summary>
public sealed record PasskeyProof(string CredentialId, long SignCount, bool IsBackedUp);

/// <summary>The public half of a key that a person's device holds.</summary>
public sealed class Passkey
{
    public const int LongestName = 60;

    readonly List<string> _transports = [];

    Passkey() { }

    public PasskeyId Id { get; private set; }
    public AccountId Account { get; private set; }
    /// <summary>What the person calls it: "Tjänstetelefonen".</summary>
    public string Name { get; private set; } = "";
    public string CredentialId { get; private set; } = "";
    public byte[] PublicKey { get; private set; } = [];
    public long SignCount { get; private set; }
    public bool IsBackupEligible { get; private set; }
    public bool IsBackedUp { get; private set; }
    public Guid Aaguid { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset? LastUsedAt { get; private set; }
    public int Version { get; private set; }

    public IReadOnlyList<string> Transports => _transports;

    internal static Passkey Create(PasskeyId id, AccountId account, NewPasskey told, DateTimeOffset at)
    {
        var passkey = new Passkey
        {
            Id = id, Account = account, Name = told.Name.Trim(), CredentialId = told.CredentialId, PublicKey = told.PublicKey, SignCount = told.SignCount,
            IsBackupEligible = told.IsBackupEligible, IsBackedUp = told.IsBackedUp, Aaguid = told.Aaguid, CreatedAt = at, Version = 1,
        };
        passkey._transports.AddRange(told.Transports);
        return passkey;
    }

    /// <summary>A counter that does not grow means that the key exists twice; authenticators without one always say zero.</summary>
    public Outcome Used(PasskeyProof proof, DateTimeOffset at)
    {
        if ((proof.SignCount != 0 || SignCount != 0) && proof.SignCount <= SignCount) return new PasskeyCounterWentBack(SignCount, proof.SignCount);
        (SignCount, IsBackedUp, LastUsedAt) = (proof.SignCount, proof.IsBackedUp, at);
        Version++;
        return Outcome.Done;
    }
}
