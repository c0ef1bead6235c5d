using Microsoft.EntityFrameworkCore;
using Samsyn.App.Acts;
using Samsyn.App.Meetings;
using Samsyn.App.Organisations;
using Samsyn.App.Secrets;
using Samsyn.App.Storage;
using Samsyn.Documents.Calendars;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Duties;

public sealed record CreateCalendarFeedCommand(string Label, PartySide? Side);

/// <summary>The secret is told once, here; only its checksum is kept.</summary>
public sealed record NewCalendarFeed(CalendarFeedId Id, string Secret);

public sealed class CreateCalendarFeed(SamsynDb db, Clock clock, NewId ids, ActLog acts)
{
    public async Task<Outcome<NewCalendarFeed>> Run(Actor actor, CreateCalendarFeedCommand command, CancellationToken cancellation)
    {
        if (await acts.Demand(actor, Permission.ManageCalendarFeeds, nameof(CreateCalendarFeed), cancellation) is { IsDone: false } lacking) return Outcome<NewCalendarFeed>.Refused(lacking.Refusals);
        var secret = Unguessable.Text();
        var feed = CalendarFeed.Create(new(ids.Next()), actor.Person, command.Label, command.Side, Checksum.Of(secret), clock.Now);
        if (!feed.IsDone) return Outcome<NewCalendarFeed>.Refused(feed.Refusals);
        db.CalendarFeeds.Add(feed.Value);
        acts.Note(actor, nameof(CreateCalendarFeed), feed.Value.Id);
        return (await db.Commit(cancellation)).Then(new NewCalendarFeed(feed.Value.Id, secret));
    }
}

public sealed record RevokeCalendarFeedCommand(CalendarFeedId Feed);

public sealed class RevokeCalendarFeed(SamsynDb db, Clock clock, ActLog acts)
{
    public async Task<Outcome> Run(Actor actor, RevokeCalendarFeedCommand command, CancellationToken cancellation)
    {
        var feed = await db.CalendarFeeds.SingleOrDefaultAsync(feed => feed.Id == command.Feed && feed.Owner == actor.Person, cancellation);
        if (feed is null) return new NotFound();
        if (feed.Revoke(clock.Now) is { IsDone: false } refused) return refused;
        acts.Note(actor, nameof(RevokeCalendarFeed), feed.Id);
        return await db.Commit(cancellation);
    }
}

public sealed record CalendarFeedRow(CalendarFeedId Id, string Label, PartySide? Side, DateTimeOffset CreatedAt, DateTimeOffset? RevokedAt);

/// <summary>The actor's own feeds, newest first.</summary>
public sealed class ReadCalendarFeeds(SamsynDb db)
{
    public async Task<IReadOnlyList<CalendarFeedRow>> Run(Actor actor, CancellationToken cancellation) => await db.CalendarFeeds.AsNoTracking()
        .Where(feed => feed.Owner == actor.Person)
        .OrderByDescending(feed => feed.CreatedAt)
        .Select(feed => new CalendarFeedRow(feed.Id, feed.Label, feed.Side, feed.CreatedAt, feed.RevokedAt))
        .ToListAsync(cancellation);
}

/// <summary>What a secret leads to: duties, and the meetings that its owner is called to. <paramref name="Duties"/> is null when the link is dead: revoked, or its owner may no longer see duties.</summary>
public sealed record SecretCalendar(DutyList? Duties, IReadOnlyList<CalendarMeeting> Meetings);

/// <summary>
/// The duties and meetings behind a secret, as its owner may see them at this moment, whatever was true when the link was made; null when the secret is unknown.
/// </summary>
public sealed class ReadSecretCalendar(SamsynDb db, AccessContext access, ReadActor readActor, ReadDutyList duties, MeetingEntries meetings, Clock clock)
{
    const int MonthsBack = 3, MonthsAhead = 18;

    public async Task<SecretCalendar?> Run(string secret, CancellationToken cancellation)
    {
        var checksum = Checksum.Of(secret);
        if (await BySecret(checksum, cancellation) is not { } feed) return null;
        if (feed.RevokedAt is not null || await readActor.Run(feed.Owner, cancellation) is not { } owner || !owner.May(Permission.ManageCalendarFeeds) || !owner.Sees(nameof(Duty)))
            return new(null, []);
        access.Become(owner);
        var (from, to) = (clock.Today.AddMonths(-MonthsBack), clock.Today.AddMonths(MonthsAhead));
        return new(await duties.Run(owner, new()
        {
            From = from,
            To = to,
            Party = feed.Side switch { PartySide.Police => DutyParty.Police, PartySide.City => DutyParty.City, _ => null },
        }, cancellation), await meetings.OfPerson(owner, from, to, cancellation));
    }

    /// <summary>Whose it is tells the secret itself.</summary>
    async Task<CalendarFeed?> BySecret(string checksum, CancellationToken cancellation)
    {
        using var system = access.AsSystem();
        return await db.CalendarFeeds.AsNoTracking().SingleOrDefaultAsync(feed => feed.SecretSha256 == checksum, cancellation);
    }
}
