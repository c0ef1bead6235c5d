using Samsyn.Domain.Kernel;

namespace Samsyn.Domain.Organisations;

/// <summary>
/// Lets one person in once. Whoever knows the secret may register a passkey for the account, so only a hash of it is kept, it is short-lived
/// and used up by the first who uses it.
/// </summary>
public sealed class Invitation
{
    public static readonly TimeSpan Usual = TimeSpan.FromHours(24), Longest = TimeSpan.FromHours(72);

    Invitation() { }

    public InvitationId Id { get; private set; }
    public AccountId Account { get; private set; }
    /// <summary>Lower-case hexadecimal SHA-256 of the secret.</summary>
    public string SecretSha256 { get; private set; } = "";
    public PersonId CreatedBy { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset ExpiresAt { get; private set; }
    public DateTimeOffset? AcceptedAt { get; private set; }
    /// <summary>When a newer invitation or a lock took its place.</summary>
    public DateTimeOffset? RevokedAt { get; private set; }
    public int Version { get; private set; }

    public static Outcome<Invitation> Create(InvitationId id, AccountId account, string secretSha256, PersonId by, DateTimeOffset at, TimeSpan validFor)
    {
        if (validFor <= TimeSpan.Zero || validFor > Longest) return new InvitationTooLong((int)Longest.TotalHours);
        return new Invitation { Id = id, Account = account, SecretSha256 = secretSha256, CreatedBy = by, CreatedAt = at, ExpiresAt = at + validFor, Version = 1 };
    }

    public bool IsOpen(DateTimeOffset at) => AcceptedAt is null && RevokedAt is null && at < ExpiresAt;

    /// <summary>Used, replaced and expired are refused in the same words: they tell a guesser nothing.</summary>
    public Outcome Accept(DateTimeOffset at)
    {
        if (!IsOpen(at)) return new InvitationNotValid();
        AcceptedAt = at;
        Version++;
        return Outcome.Done;
    }

    public void Revoke(DateTimeOffset at)
    {
        if (!IsOpen(at)) return;
        RevokedAt = at;
        Version++;
    }
}
