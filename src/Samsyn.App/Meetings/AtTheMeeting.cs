using Microsoft.EntityFrameworkCore;
using Samsyn.App.Acts;
using Samsyn.App.Forums;
using Samsyn.App.Storage;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Meetings;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Meetings;

/// <summary>Who was there, one line a person: those that are not named keep what they had.</summary>
public sealed record MarkAttendanceCommand(MeetingId Meeting, IReadOnlyDictionary<AttendeeId, Presence> Presence);

/// <summary>Marks attendance. Each row has a version of its own, so two who mark different persons do not disturb each other.</summary>
public sealed class MarkAttendance(SamsynDb db, MeetingChange change)
{
    public Task<Outcome> Run(Actor actor, MarkAttendanceCommand command, CancellationToken cancellation) => change.Run(actor, new(command.Meeting, 0), Permission.KeepMinutes, nameof(MarkAttendance), async found =>
    {
        if (found.Meeting.MayBeWritten is { IsDone: false } closed) return closed;
        if (found.Meeting.State is MeetingState.Cancelled or MeetingState.Proposed) return new MeetingOver(found.Meeting.State);
        foreach (var attendee in await db.Attendees.Where(attendee => attendee.Meeting == command.Meeting).ToListAsync(cancellation))
            if (command.Presence.TryGetValue(attendee.Id, out var presence)) attendee.Mark(presence);
        return Outcome.Done;
    }, cancellation);
}

public sealed record AddGuestCommand(MeetingId Meeting, CalledPerson Guest, bool IsPresent);

/// <summary>Somebody without a seat who takes part: an adjunct or a presenter. Guests never have a mandate (MTG-06).</summary>
public sealed class AddGuest(SamsynDb db, NewId ids, MeetingChange change)
{
    public Task<Outcome> Run(Actor actor, AddGuestCommand command, CancellationToken cancellation) => change.Run(actor, new(command.Meeting, 0), Permission.KeepMinutes, nameof(AddGuest), found =>
    {
        if (found.Meeting.MayBeWritten is { IsDone: false } closed) return closed;
        var guest = Attendee.Create(new(ids.Next()), found.Meeting.Id, command.Guest with { Seat = null, HasMandate = false, IsAdjunct = true });
        if (!guest.IsDone) return guest;
        if (command.IsPresent) guest.Value.Mark(Presence.Present);
        db.Attendees.Add(guest.Value);
        return Outcome.Done;
    }, cancellation);
}

public sealed record HoldMeetingCommand(MeetingAt At, MeetingChair Chair, string? Deviation);

/// <summary>Notes that a meeting was held, under whose chair; it is evidence from now, and the turn passes on (MTG-03, MTG-04).</summary>
public sealed class HoldMeeting(SamsynDb db, MeetingChange change, MeetingTurns turns, MeetingEvidence evidence)
{
    public Task<Outcome> Run(Actor actor, HoldMeetingCommand command, CancellationToken cancellation) => change.Run(actor, command.At, Permission.KeepMinutes, nameof(HoldMeeting), async found =>
    {
        var present = await db.PresentAt(found.Meeting.Id, cancellation);
        // Tried with no evidence first: a refusal must leave nothing behind.
        if (found.Meeting.Hold(command.Chair, command.Deviation, present, change.Today, evidence.Held(found.Meeting, found.Body, present)) is { IsDone: false } refused)
        {
            db.ChangeTracker.Clear();
            return refused;
        }
        await turns.Tell(found.Body, cancellation);
        return Outcome.Done;
    }, cancellation);
}

public sealed record WriteNotesCommand(ItemAt At, string Notes);

/// <summary>What was said under an item. A stale write is refused and both texts are shown; neither is lost.</summary>
public sealed class WriteNotes(ItemChange change)
{
    public Task<Outcome> Run(Actor actor, WriteNotesCommand command, CancellationToken cancellation) =>
        change.Run(actor, command.At, Permission.KeepMinutes, nameof(WriteNotes), item => item.Write(command.Notes), cancellation);
}

public sealed record SetNextMeetingCommand(MeetingAt At, MeetingId Next);

public sealed class SetNextMeeting(SamsynDb db, MeetingChange change)
{
    public Task<Outcome> Run(Actor actor, SetNextMeetingCommand command, CancellationToken cancellation) => change.Run(actor, command.At, Permission.KeepMinutes, nameof(SetNextMeeting), async found =>
        await db.Meetings.AnyAsync(meeting => meeting.Id == command.Next && meeting.Body == found.Body.Id && meeting.Date >= found.Meeting.Date && meeting.Id != found.Meeting.Id, cancellation)
            ? found.Meeting.SetNext(command.Next) : new NotFound(), cancellation);
}

static class PresentPersons
{
    public static async Task<Representation> PresentAt(this SamsynDb db, MeetingId meeting, CancellationToken cancellation) =>
        Representation.Of(await db.Attendees.AsNoTracking().Where(attendee => attendee.Meeting == meeting && attendee.Presence == Presence.Present).ToListAsync(cancellation));

    /// <summary>Those with mandate who were there, as decisions name them (MTG-01).</summary>
    public static async Task<IReadOnlyList<string>> DecidersAt(this SamsynDb db, MeetingId meeting, CancellationToken cancellation) =>
        [.. (await db.Attendees.AsNoTracking().Where(attendee => attendee.Meeting == meeting && attendee.Presence == Presence.Present && attendee.HasMandate && !attendee.IsAdjunct).ToListAsync(cancellation))
            .OrderBy(attendee => attendee.Side).ThenBy(attendee => attendee.Name, StringComparer.Ordinal)
            .Select(attendee => attendee.Name == attendee.Function ? attendee.Name : $"{attendee.Name}, {attendee.Function}")];
}
