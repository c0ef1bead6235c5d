using Samsyn.Domain.Kernel;

namespace Samsyn.Domain.Organisations;

/// <summary>How somebody proved who they are; Example proves nothing and exists only where every person is fictional.</summary>
public enum SignInMethod { Passkey, OpenIdConnect, Example }

public enum SessionEnding { SignedOut, EndedByPerson, EndedByAdministrator, AccountLocked, Replaced, EndedByProvider }

/// <summary>How long a session lives: unused, at most, and how recent a proof sensitive acts ask for.</summary>
public static class SessionLimits
{
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(60), Absolute = TimeSpan.FromHours(10), Fresh = TimeSpan.FromMinutes(10);

    /// <summary>How far the clocks of two nodes may be apart. A session used later than that is of a time when the clock was wrong.</summary>
    public static readonly TimeSpan Apart = TimeSpan.FromMinutes(5);

    /// <summary>How often the last use is written down.</summary>
    public static readonly TimeSpan Touch = TimeSpan.FromMinutes(1);
}

/// <summary>
/// One browser signed in as one person. The browser holds a secret, the database its hash; everything about the session stands here,
/// so ending it bites at the next request wherever that is answered.
/// </summary>
public sealed class Session
{
    public const int LongestLabel = 120;

    Session() { }

    public SessionId Id { get; private set; }
    public PersonId Person { get; private set; }
    /// <summary>Lower-case hexadecimal SHA-256 of the secret in the cookie.</summary>
    public string SecretSha256 { get; private set; } = "";
    public SignInMethod Method { get; private set; }
    /// <summary>The level of assurance the identity provider stated (acr); null for passkeys, which prove possession and presence by themselves.</summary>
    public string? Assurance { get; private set; }
    /// <summary>Which identity provider vouched; null when none did.</summary>
    public string? Issuer { get; private set; }
    /// <summary>The provider's names for the person and for its own session: by these it says that somebody signed out there.</summary>
    public string? ProviderSubject { get; private set; }
    public string? ProviderSession { get; private set; }
    /// <summary>The provider's token, sealed: shown to it again when the person signs out there too, and gone when the session is.</summary>
    public byte[]? IdToken { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }
    /// <summary>When the person last proved who they are.</summary>
    public DateTimeOffset ProvedAt { get; private set; }
    public DateTimeOffset LastSeenAt { get; private set; }
    public int IdleMinutes { get; private set; }
    /// <summary>The latest end, however much it is used.</summary>
    public DateTimeOffset EndsAt { get; private set; }
    /// <summary>The browser and system in words the person recognises.</summary>
    public string UserAgent { get; private set; } = "";
    public DateTimeOffset? EndedAt { get; private set; }
    public PersonId? EndedBy { get; private set; }
    public SessionEnding? Ending { get; private set; }
    public int Version { get; private set; }

    public static Session Open(SessionId id, PersonId person, string secretSha256, SignInMethod method, string? userAgent, DateTimeOffset at) => new()
    {
        Id = id, Person = person, SecretSha256 = secretSha256, Method = method, CreatedAt = at, ProvedAt = at, LastSeenAt = at,
        IdleMinutes = (int)SessionLimits.Idle.TotalMinutes, EndsAt = at + SessionLimits.Absolute, UserAgent = Cut(userAgent), Version = 1,
    };

    /// <summary>The provider's word counts from when the person proved who they are there, which may be long ago.</summary>
    public void VouchedBy(Vouched vouched, byte[]? idToken)
    {
        (Issuer, ProviderSubject, ProviderSession, IdToken) = (vouched.Issuer, vouched.Subject, vouched.Session, idToken);
        Assurance = vouched.Assurance;
        ProvedAt = vouched.AuthenticatedAt is not { } told ? CreatedAt - SessionLimits.Absolute : told < CreatedAt ? told : CreatedAt;
    }

    public bool IsOpen(DateTimeOffset at) => EndedAt is null && at < EndsAt && at < LastSeenAt.AddMinutes(IdleMinutes) && LastSeenAt <= at + SessionLimits.Apart;

    /// <summary>Whether sensitive acts may go on without a new proof. In the example nothing was proved, so nothing is asked for again.</summary>
    public bool IsFresh(DateTimeOffset at) => Method == SignInMethod.Example || (at - ProvedAt < SessionLimits.Fresh && ProvedAt <= at + SessionLimits.Apart);

    /// <summary>Proved again: the old secret is worth nothing from here on. The latest end stays.</summary>
    public Outcome ProveAgain(string secretSha256, DateTimeOffset at)
    {
        if (!IsOpen(at)) return new SessionHasEnded();
        (SecretSha256, ProvedAt, LastSeenAt) = (secretSha256, at, at);
        Version++;
        return Outcome.Done;
    }

    public Outcome End(PersonId by, SessionEnding ending, DateTimeOffset at)
    {
        if (EndedAt is not null) return new SessionHasEnded();
        (EndedAt, EndedBy, Ending, IdToken) = (at, by, ending, null);
        Version++;
        return Outcome.Done;
    }

    static string Cut(string? userAgent) => userAgent is null ? "" : userAgent.Length > LongestLabel ? userAgent[..LongestLabel] : userAgent;
}
