using Microsoft.EntityFrameworkCore;
using Samsyn.App.Storage;
using Samsyn.Domain.Forums;
using Samsyn.Domain.Meetings;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Forums;

/// <summary>A meeting with the body that meets.</summary>
public sealed record MeetingOfBody(MeetingRow Meeting, BodyId Body, string BodyName, string Function);

public sealed record DecisionOfBody(DecisionRow Decision, BodyId Body, string BodyName);

/// <summary>What a person has to do across all bodies.</summary>
public sealed record MyWork
{
    public required DateOnly Today { get; init; }
    /// <summary>Where one of the person's positions has a seat, the nearest first.</summary>
    public required IReadOnlyList<MeetingOfBody> Meetings { get; init; }
    /// <summary>Minutes put forward of bodies where the person sits, and not approved by this person.</summary>
    public required IReadOnlyList<MeetingOfBody> ToApprove { get; init; }
    /// <summary>Open decisions that the person is responsible for, those with the nearest deadline first.</summary>
    public required IReadOnlyList<DecisionOfBody> Decisions { get; init; }
    /// <summary>The bodies where the person sits.</summary>
    public required IReadOnlyList<(BodyId Id, string Name, string Function)> Bodies { get; init; }
    public required bool MayApprove { get; init; }
}

/// <summary>Three questions, each answered by an index: seats by position with what is ahead and what waits, and decisions by person.</summary>
public sealed class ReadMyWork(SamsynDb db, Clock clock)
{
    const int MostMeetings = 30, MostDecisions = 100;

    public async Task<MyWork> Run(Actor actor, CancellationToken cancellation)
    {
        var today = clock.Today;
        List<PositionId> positions = actor.May(Permission.TakePartInMeetings) ? [.. actor.Positions.Select(held => held.Id)] : [];
        var mine = await db.Seats.AsNoTracking().Where(seat => seat.Position != null && positions.Contains(seat.Position.Value) && seat.From <= today && (seat.To == null || seat.To >= today))
            .Join(db.Bodies.AsNoTracking(), seat => seat.Body, body => body.Id, (seat, body) => new { body.Id, body.Name, seat.Function, body.To }).Where(body => body.To == null || body.To >= today).ToListAsync(cancellation);
        var functions = mine.GroupBy(body => body.Id).ToDictionary(group => group.Key, group => (group.First().Name, Function: string.Join(", ", group.Select(seat => seat.Function).Distinct())));
        List<BodyId> bodies = [.. functions.Keys];

        var meetings = bodies.Count == 0 ? [] : await db.Meetings.AsNoTracking().VisibleTo(db, actor, today)
            .Where(meeting => bodies.Contains(meeting.Body) && meeting.Date >= today && (meeting.State == MeetingState.Planned || meeting.State == MeetingState.Called))
            .OrderBy(meeting => meeting.Date).ThenBy(meeting => meeting.Starts).Take(MostMeetings).ToListAsync(cancellation);
        var approves = actor.May(Permission.ApproveMinutes);
        var waiting = bodies.Count == 0 || !approves ? [] : await db.Meetings.AsNoTracking().VisibleTo(db, actor, today)
            .Where(meeting => meeting.MinutesState == MinutesState.PutForward && bodies.Contains(meeting.Body)).OrderBy(meeting => meeting.Date).ToListAsync(cancellation);
        var decisions = await db.Decisions.AsNoTracking().VisibleTo(db, actor, today).Where(decision => decision.ResponsiblePerson == actor.Person && decision.Status == DecisionStatus.Open)
            .OrderBy(decision => decision.Deadline == null).ThenBy(decision => decision.Deadline).Take(MostDecisions)
            .Join(db.Bodies.AsNoTracking(), decision => decision.Body, body => body.Id, (one, body) => new { Row = new DecisionRow(one.Id, one.On, one.Paragraph, one.Text, one.Standing, one.Status, one.Responsible, one.Deadline, one.Meeting), body.Id, body.Name })
            .ToListAsync(cancellation);
        return new()
        {
            Today = today,
            Meetings = [.. meetings.Select(Of)],
            // Somebody of the same side may have approved already: then it is the other party's turn.
            ToApprove = [.. waiting.Where(meeting => meeting.Approvals.All(approval => approval.Person != actor.Person && actor.SidesWith(Permission.ApproveMinutes).Any(side => side != approval.Side))).Select(Of)],
            Decisions = [.. decisions.OrderBy(one => one.Row.Deadline ?? DateOnly.MaxValue).Select(one => new DecisionOfBody(one.Row, one.Id, one.Name))],
            Bodies = [.. functions.OrderBy(body => body.Value.Name, StringComparer.Create(Duties.Words.Swedish, ignoreCase: true)).Select(body => (body.Key, body.Value.Name, body.Value.Function))],
            MayApprove = approves,
        };

        MeetingOfBody Of(Meeting meeting) => new(MeetingRow.Of(meeting), meeting.Body, functions[meeting.Body].Name, functions[meeting.Body].Function);
    }
}
