using Microsoft.EntityFrameworkCore;
using Samsyn.App.Acts;
using Samsyn.App.Forums;
using Samsyn.App.Storage;
using Samsyn.Domain.Forums;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Meetings;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Meetings;

public sealed record PlanMeetingCommand(BodyId Body, MeetingTime Time, string? Group = null);

/// <summary>Sets a date for a meeting of a body, with those who sit in it and the items that its agenda owes (MTG-07, MTG-08).</summary>
public sealed class PlanMeeting(SamsynDb db, Clock clock, NewId ids, ShortNumbers numbers, MeetingTurns turns, CalledPersons called, AgendaItemsOwed owed, ActLog acts)
{
    public async Task<Outcome<MeetingId>> Run(Actor actor, PlanMeetingCommand command, CancellationToken cancellation)
    {
        if (await db.Bodies.VisibleTo(db, actor, clock.Today).SingleOrDefaultAsync(body => body.Id == command.Body, cancellation) is not { } body) return new NotFound();
        if (await acts.Demand(actor, Permission.PlanMeetings, nameof(PlanMeeting), body.Id, cancellation) is { IsDone: false } lacking) return Outcome<MeetingId>.Refused(lacking.Refusals);
        var tried = Meeting.Plan(new(ids.Next()), "", body, command.Time, new(Group: command.Group));
        if (!tried.IsDone) return Outcome<MeetingId>.Refused(tried.Refusals);

        var meeting = Meeting.Plan(tried.Value.Id, await numbers.Next(cancellation), body, command.Time, new(Group: command.Group)).Value;
        db.Meetings.Add(meeting);
        await turns.Tell(body, cancellation);
        await called.BringUpToDate(meeting, cancellation);
        await owed.Add(actor, meeting, body, cancellation);
        acts.Note(actor, nameof(PlanMeeting), meeting.Id);
        return (await db.Commit(cancellation)).Then(meeting.Id);
    }
}

public sealed record SettleMeetingCommand(MeetingAt At);

/// <summary>A proposed date becomes the meeting's.</summary>
public sealed class SettleMeeting(MeetingChange change, MeetingTurns turns, CalledPersons called, AgendaItemsOwed owed)
{
    public Task<Outcome> Run(Actor actor, SettleMeetingCommand command, CancellationToken cancellation) => change.Run(actor, command.At, Permission.PlanMeetings, nameof(SettleMeeting), async found =>
    {
        if (found.Meeting.Settle() is { IsDone: false } refused) return refused;
        await turns.Tell(found.Body, cancellation);
        await called.BringUpToDate(found.Meeting, cancellation);
        await owed.Add(actor, found.Meeting, found.Body, cancellation);
        return Outcome.Done;
    }, cancellation);
}

public sealed record MoveMeetingCommand(MeetingAt At, MeetingTime Time);

/// <summary>Another date, time or place.</summary>
public sealed class MoveMeeting(MeetingChange change, MeetingTurns turns, CalledPersons called, Summoning summoning)
{
    public Task<Outcome> Run(Actor actor, MoveMeetingCommand command, CancellationToken cancellation) => change.Run(actor, command.At, Permission.PlanMeetings, nameof(MoveMeeting), async found =>
    {
        if (found.Meeting.Move(found.Body, command.Time) is { IsDone: false } refused) return refused;
        await turns.Tell(found.Body, cancellation);
        await called.BringUpToDate(found.Meeting, cancellation);
        await summoning.BringUpToDate(found.Meeting, found.Body, cancellation);
        return Outcome.Done;
    }, cancellation);
}

public sealed record CancelMeetingCommand(MeetingAt At, string Reason);

/// <summary>Cancels a meeting with its reason. The gap is explained, not closed; the turn to chair stays (MTG-04). Items come back to the backlog.</summary>
public sealed class CancelMeeting(MeetingChange change, CallingOff off)
{
    public Task<Outcome> Run(Actor actor, CancelMeetingCommand command, CancellationToken cancellation) =>
        change.Run(actor, command.At, Permission.PlanMeetings, nameof(CancelMeeting), found => off.CallOff(found.Meeting, found.Body, command.Reason, cancellation), cancellation);
}
