using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;

namespace Samsyn.Domain.Duties;

public sealed record FeedLabelMissing : Refusal
{
    public override string Field => "label";
}

public sealed record FeedAlreadyRevoked(DateTimeOffset At) : Refusal;

/// <summary>
/// A calendar that a person's own calendar program subscribes to. Whoever knows the secret may read it, so only a hash of it is kept,
/// and it can be revoked.
/// </summary>
public sealed class CalendarFeed
{
    CalendarFeed() { }

    public CalendarFeedId Id { get; private set; }
    public PersonId Owner { get; private set; }
    /// <summary>What the owner calls it: "Outlook på jobbet".</summary>
    public string Label { get; private set; } = "";
    /// <summary>Only the duties of one side and those of both; null holds all.</summary>
    public PartySide? Side { get; private set; }
    /// <summary>Lower-case hexadecimal SHA-256 of the secret.</summary>
    public string SecretSha256 { get; private set; } = "";
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset? RevokedAt { get; private set; }
    public int Version { get; private set; }

    public static Outcome<CalendarFeed> Create(CalendarFeedId id, PersonId owner, string label, PartySide? side, string secretSha256, DateTimeOffset at)
    {
        if (string.IsNullOrWhiteSpace(label)) return new FeedLabelMissing();
        return new CalendarFeed { Id = id, Owner = owner, Label = label.Trim(), Side = side, SecretSha256 = secretSha256, CreatedAt = at, Version = 1 };
    }

    public Outcome Revoke(DateTimeOffset at)
    {
        if (RevokedAt is { } earlier) return new FeedAlreadyRevoked(earlier);
        RevokedAt = at;
        Version++;
        return Outcome.Done;
    }
}
