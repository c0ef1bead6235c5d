using Microsoft.EntityFrameworkCore;
using Samsyn.App.Mail;
using Samsyn.App.Storage;
using Samsyn.Documents.Mail;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Meetings;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Meetings;

public sealed record CallMeetingCommand(MeetingAt At);

/// <summary>Calls those who sit in the body, and whoever stands in for them, to a planned meeting: a summons to each in the post, in the same transaction.</summary>
public sealed class CallMeeting(MeetingChange change, CalledPersons called, Summoning summoning)
{
    public Task<Outcome> Run(Actor actor, CallMeetingCommand command, CancellationToken cancellation) => change.Run(actor, command.At, Permission.PlanMeetings, nameof(CallMeeting), async found =>
    {
        if (found.Meeting.Call(change.Today) is { IsDone: false } refused) return refused;
        await called.BringUpToDate(found.Meeting, cancellation);
        await summoning.BringUpToDate(found.Meeting, found.Body, cancellation);
        return Outcome.Done;
    }, cancellation);
}

public sealed record SendSummonsesCommand(MeetingAt At);

/// <summary>Sends a summons to those who have come into the body, or got an address, since it was called, and word to those who have left.</summary>
public sealed class SendSummonses(MeetingChange change, CalledPersons called, Summoning summoning)
{
    public Task<Outcome> Run(Actor actor, SendSummonsesCommand command, CancellationToken cancellation) => change.Run(actor, command.At, Permission.PlanMeetings, nameof(SendSummonses), async found =>
    {
        if (found.Meeting.State != MeetingState.Called) return new MeetingNotCalled(found.Meeting.State);
        await called.BringUpToDate(found.Meeting, cancellation);
        await summoning.BringUpToDate(found.Meeting, found.Body, cancellation);
        return Outcome.Done;
    }, cancellation);
}

public sealed record NoteAnswerCommand(MeetingId Meeting, PersonId Person, SummonsAnswer Answer);

/// <summary>Notes what somebody said in another way than by the calendar; also for whoever was told by telephone and has no summons.</summary>
public sealed class NoteAnswer(SamsynDb db, MeetingChange change, Clock clock)
{
    public Task<Outcome> Run(Actor actor, NoteAnswerCommand command, CancellationToken cancellation) => change.Run(actor, new(command.Meeting, 0), Permission.PlanMeetings, nameof(NoteAnswer), async found =>
    {
        if (found.Meeting.State != MeetingState.Called) return new MeetingNotCalled(found.Meeting.State);
        if (await db.Summonses.SingleOrDefaultAsync(one => one.Meeting == command.Meeting && one.Person == command.Person, cancellation) is { } summons)
        {
            if (summons.Note(command.Answer, clock.Now) is { IsDone: false } refused) return refused;
            await db.Answered(summons, cancellation);
            return Outcome.Done;
        }
        var seats = await db.Attendees.Where(one => one.Meeting == command.Meeting && one.Person == command.Person).ToListAsync(cancellation);
        return seats.Count == 0 ? new NotFound() : Outcome.From([.. seats.SelectMany(seat => seat.Answer(AnsweredSummonses.ReplyOf(command.Answer), found.Meeting.Sequence, clock.Now).Refusals)]);
    }, cancellation);
}

public sealed record SetMailAddressCommand(MeetingId Meeting, PersonId Person, string Address);

/// <summary>Where somebody who is to be called can be written to. What was sent already stays as it was sent.</summary>
public sealed class SetMailAddress(SamsynDb db, MeetingChange change, CalledPersons called)
{
    public Task<Outcome> Run(Actor actor, SetMailAddressCommand command, CancellationToken cancellation) => change.Run(actor, new(command.Meeting, 0), Permission.PlanMeetings, nameof(SetMailAddress), async found =>
    {
        var address = command.Address.Trim();
        if (!MailPerson.IsSendable(address)) return new MailAddressWrong(address);
        // Of those called to this very meeting, and nobody else.
        if ((await called.Of(found.Meeting.Body, found.Meeting.Date, cancellation)).All(one => one.Person != command.Person)) return new NotFound();
        (await db.Persons.SingleAsync(person => person.Id == command.Person, cancellation)).ReachAt(address);
        return Outcome.Done;
    }, cancellation);
}
