using Microsoft.EntityFrameworkCore;
using Samsyn.App.Agreements;
using Samsyn.App.Duties;
using Samsyn.App.Forums;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Forums;
using Samsyn.Domain.Meetings;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Meetings;

/// <summary>What one wants to know when a meeting of a body is planned: what the agreement demands, what is planned already, and whose turn it is to chair.</summary>
public sealed record MeetingPlanPage
{
    public required Body Body { get; init; }
    public required AgreementName? Agreement { get; init; }
    /// <summary>The side whose turn it is after those planned; null when no rule says.</summary>
    public required PartySide? Turn { get; init; }
    public required IReadOnlyList<Meeting> Planned { get; init; }
    /// <summary>Meetings that are demanded and not held yet, those that are due first.</summary>
    public required IReadOnlyList<DutyItem> Demands { get; init; }
}

/// <summary>Reads a <see cref="MeetingPlanPage"/>; null when there is no such body for the actor.</summary>
public sealed class ReadMeetingPlan(SamsynDb db, Clock clock, ReadDutyList duties)
{
    const int Shown = 6;

    public async Task<MeetingPlanPage?> Run(Actor actor, BodyId id, CancellationToken cancellation)
    {
        var today = clock.Today;
        if (await db.Bodies.AsNoTracking().VisibleTo(db, actor, today).SingleOrDefaultAsync(body => body.Id == id, cancellation) is not { } body) return null;
        var since = today.AddYears(-2);
        var meetings = await db.Meetings.AsNoTracking().VisibleTo(db, actor, today).Where(meeting => meeting.Body == id && meeting.Date >= since).OrderBy(meeting => meeting.Date).ToListAsync(cancellation);
        return new()
        {
            Body = body,
            Agreement = await db.Agreements.AsNoTracking().IgnoreAutoIncludes().VisibleTo(actor).Where(agreement => agreement.Id == body.Agreement)
                .Select(agreement => new AgreementName(agreement.Id, agreement.Number, agreement.Title)).SingleOrDefaultAsync(cancellation),
            Turn = ChairTurns.At(body, meetings.Select(meeting => new ChairedMeeting(meeting.Date, meeting.State, meeting.ChairedBySide))),
            Planned = [.. meetings.Where(meeting => meeting.Date >= today && meeting.State != MeetingState.Cancelled).Take(Shown)],
            Demands = actor.May(Permission.ReadDuties) ? await Demands(actor, body, today, cancellation) : [],
        };
    }

    async Task<IReadOnlyList<DutyItem>> Demands(Actor actor, Body body, DateOnly today, CancellationToken cancellation)
    {
        var list = await duties.Run(actor, new() { Agreement = body.Agreement, From = today.AddMonths(-6), To = today.AddYears(1) }, cancellation);
        return [.. list.Items.Where(item => item.Duty.Demand.Needs.Kinds.HasFlag(EvidenceKinds.MeetingHeld) && item.Duty.Demand.Needs.Subject == body.Subject
                && item.Status.State is not (DutyState.Fulfilled or DutyState.NotApplicable) && item.CanStillBeDone(today))
            .OrderBy(item => item.Duty.Due ?? DateOnly.MaxValue).Take(Shown)];
    }
}
