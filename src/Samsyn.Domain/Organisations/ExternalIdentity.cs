using Samsyn.Domain.Kernel;

namespace Samsyn.Domain.Organisations;

/// <summary>
/// Somebody as an identity provider knows them: the issuer, and the name by which it alone knows the person and which it gives to nobody else.
/// Never an address of e-mail: those are given to others.
/// </summary>
public sealed class ExternalIdentity
{
    public const int LongestSubject = 255;

    ExternalIdentity() { }

    public ExternalIdentityId Id { get; private set; }
    public AccountId Account { get; private set; }
    public string Issuer { get; private set; } = "";
    public string Subject { get; private set; } = "";
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset? LastUsedAt { get; private set; }
    public int Version { get; private set; }

    /// <summary>Ties the identity to an account; the first proof of who the person is activates the account.</summary>
    public static Outcome<ExternalIdentity> Link(ExternalIdentityId id, Account account, Vouched vouched, DateTimeOffset at)
    {
        if (account.Activate(at) is { IsDone: false } refused) return Outcome<ExternalIdentity>.Refused(refused.Refusals);
        return new ExternalIdentity { Id = id, Account = account.Id, Issuer = vouched.Issuer, Subject = vouched.Identity, CreatedAt = at, LastUsedAt = at, Version = 1 };
    }

    public void Used(DateTimeOffset at)
    {
        LastUsedAt = at;
        Version++;
    }
}

/// <summary>What an identity provider vouches for, its token already verified.</summary>
public sealed record Vouched
{
    public required string Issuer { get; init; }
    /// <summary>The claim that identifies the person for us: the subject, or an employee number that is never used again.</summary>
    public required string Identity { get; init; }
    /// <summary>The provider's own subject, by which it speaks of the person when it signs out.</summary>
    public required string Subject { get; init; }
    /// <summary>The provider's session (sid).</summary>
    public string? Session { get; init; }
    /// <summary>The level of assurance (acr).</summary>
    public string? Assurance { get; init; }
    /// <summary>When the person proved who they are to the provider; null when it does not tell, and then it counts as long ago.</summary>
    public DateTimeOffset? AuthenticatedAt { get; init; }
}
