using System.Text;
using Microsoft.EntityFrameworkCore;
using Samsyn.App.Forums;
using Samsyn.App.Mail;
using Samsyn.App.Storage;
using Samsyn.Documents.Calendars;
using Samsyn.Domain.Forums;
using Samsyn.Domain.Meetings;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Meetings;

/// <summary>Meetings as entries of a calendar to look at: what the actor may see, neutral as the summons is. Dates that are only proposed are left out.</summary>
public sealed class MeetingEntries(SamsynDb db, MailSettings settings, Clock clock)
{
    /// <summary>Those the person is called to, or stands in at.</summary>
    internal Task<IReadOnlyList<CalendarMeeting>> OfPerson(Actor actor, DateOnly from, DateOnly to, CancellationToken cancellation) => Entries(
        db.Meetings.AsNoTracking().VisibleTo(db, actor, clock.Today).Where(meeting => meeting.Date >= from && meeting.Date <= to
            && (db.Attendees.Any(seat => seat.Meeting == meeting.Id && seat.Person == actor.Person) || db.Summonses.Any(summons => summons.Meeting == meeting.Id && summons.Person == actor.Person && !summons.IsWithdrawn))), cancellation);

    internal Task<IReadOnlyList<CalendarMeeting>> OfBody(Actor actor, BodyId body, DateOnly from, CancellationToken cancellation) =>
        Entries(db.Meetings.AsNoTracking().VisibleTo(db, actor, clock.Today).Where(meeting => meeting.Body == body && meeting.Date >= from), cancellation);

    async Task<IReadOnlyList<CalendarMeeting>> Entries(IQueryable<Meeting> meetings, CancellationToken cancellation)
    {
        var found = await meetings.Where(meeting => meeting.State != MeetingState.Proposed).OrderBy(meeting => meeting.Date).ThenBy(meeting => meeting.Id)
            .Join(db.Bodies.AsNoTracking(), meeting => meeting.Body, body => body.Id, (meeting, body) => new { meeting, body }).ToListAsync(cancellation);
        return [.. found.Select(one => Summoning.Entry(one.meeting, one.body, $"{one.meeting.Id.Value:n}@{settings.Address?.Host ?? "samsyn.local"}", settings.LinkTo(one.meeting)))];
    }
}

/// <summary>The series of one body's meetings, with place, as a file for any calendar program (MTG-18).</summary>
public sealed class ReadBodyCalendar(SamsynDb db, MeetingEntries entries, Clock clock)
{
    const int YearsBack = 1;

    public async Task<byte[]?> Run(Actor actor, BodyId id, CancellationToken cancellation)
    {
        var body = await db.Bodies.AsNoTracking().VisibleTo(db, actor, clock.Today).SingleOrDefaultAsync(one => one.Id == id, cancellation);
        return body is null ? null : Encoding.UTF8.GetBytes(MeetingCalendar.Publish(body.Name, await entries.OfBody(actor, id, clock.Today.AddYears(-YearsBack), cancellation), Clock.StartOf(clock.Today)));
    }
}
