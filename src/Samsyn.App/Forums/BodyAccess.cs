using Samsyn.App.Storage;
using Samsyn.Domain.Forums;
using Samsyn.Domain.Meetings;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Forums;

/// <summary>
/// Every query of bodies, meetings and what belongs to them begins here. Those who work in the parties see all; others who take part – politicians,
/// property owners, volunteers – see only the bodies where they have a seat today, and of those nothing that is for the parties alone.
/// </summary>
static class BodyAccess
{
    public static IQueryable<Body> VisibleTo(this IQueryable<Body> bodies, SamsynDb db, Actor actor, DateOnly today)
    {
        var mine = db.SeatsOf(actor, today);
        return actor.May(Permission.ReadMeetings) ? bodies : bodies.Where(body => mine.Contains(body.Id));
    }

    public static IQueryable<Meeting> VisibleTo(this IQueryable<Meeting> meetings, SamsynDb db, Actor actor, DateOnly today)
    {
        var mine = db.SeatsOf(actor, today);
        return actor.May(Permission.ReadMeetings) ? meetings : meetings.Where(meeting => mine.Contains(meeting.Body) && meeting.State != MeetingState.Proposed);
    }

    public static IQueryable<AgendaItem> VisibleTo(this IQueryable<AgendaItem> items, SamsynDb db, Actor actor, DateOnly today)
    {
        var mine = db.SeatsOf(actor, today);
        return actor.May(Permission.ReadMeetings) ? items : items.Where(item => mine.Contains(item.Body) && !item.IsForPartiesOnly);
    }

    public static IQueryable<Decision> VisibleTo(this IQueryable<Decision> decisions, SamsynDb db, Actor actor, DateOnly today)
    {
        var mine = db.SeatsOf(actor, today);
        return actor.May(Permission.ReadMeetings) ? decisions
            : decisions.Where(decision => mine.Contains(decision.Body) && !db.AgendaItems.Any(item => item.Id == decision.Item && item.IsForPartiesOnly));
    }

    public static IQueryable<Matter> VisibleTo(this IQueryable<Matter> matters, Actor actor)
    {
        var may = actor.May(Permission.ReadMeetings);
        return matters.Where(_ => may);
    }

    /// <summary>The bodies where one of the person's positions has a seat; nobody's, for whoever may not take part in meetings at all.</summary>
    public static IQueryable<BodyId> SeatsOf(this SamsynDb db, Actor actor, DateOnly today)
    {
        List<PositionId> positions = actor.May(Permission.TakePartInMeetings) ? [.. actor.Positions.Select(held => held.Id)] : [];
        return db.Seats.Where(seat => seat.Position != null && positions.Contains(seat.Position.Value) && seat.From <= today && (seat.To == null || seat.To >= today)).Select(seat => seat.Body);
    }
}
