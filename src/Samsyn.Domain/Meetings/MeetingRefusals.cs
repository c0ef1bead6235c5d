using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Kernel;

namespace Samsyn.Domain.Meetings;

public sealed record MeetingNotProposed(MeetingState State) : Refusal;

public sealed record MeetingNotPlanned(MeetingState State) : Refusal;

public sealed record MeetingOver(MeetingState State) : Refusal;

public sealed record MeetingNotHeld(MeetingState State) : Refusal;

public sealed record MeetingTimeMissing : Refusal
{
    public override string Field => "starts";
}

public sealed record MeetingInThePast(DateOnly Date) : Refusal
{
    public override string Field => "date";
}

public sealed record MeetingNotYet(DateOnly Date) : Refusal
{
    public override string Field => "date";
}

public sealed record MeetingLengthWrong(int Minutes) : Refusal
{
    public override string Field => "minutes";
}

public sealed record CancelReasonMissing : Refusal
{
    public override string Field => "reason";
}

public sealed record AgendaEmpty : Refusal;

public sealed record ChairMissing : Refusal
{
    public override string Field => "chair";
}

public sealed record NobodyPresent : Refusal
{
    public override string Field => "present";
}

public sealed record ChairDeviationMissing(PartySide Turn) : Refusal
{
    public override string Field => "deviation";
}

public sealed record MinutesFrozen(string Number) : Refusal;

/// <summary>The wording is before those who approve it; it is taken back before it is changed.</summary>
public sealed record MinutesBeingApproved(string Number) : Refusal;

public sealed record MinutesNotPutForward : Refusal;

public sealed record MinutesChangedSinceRead : Refusal;

public sealed record ApprovedByTheSamePerson(string Name) : Refusal;

public sealed record ApprovedForThatPartyAlready(PartySide Side) : Refusal;

/// <summary>Only somebody who was there knows whether the minutes are right.</summary>
public sealed record ApproverWasNotThere : Refusal;

/// <summary>For the party of the chair, nobody but the chair approves.</summary>
public sealed record TheChairApproves(string Chair) : Refusal;

/// <summary>The body's minutes are one party's to answer for.</summary>
public sealed record MinutesAreTheOtherPartys(PartySide Side) : Refusal;

public sealed record ApproverIsNoRepresentative : Refusal;

/// <summary>Two sets of minutes of one body were numbered at the same moment.</summary>
public sealed record MeetingNumberTaken : Refusal;

public sealed record ItemTitleMissing : Refusal
{
    public override string Field => "title";
}

public sealed record ItemTitleTooLong(int Length, int Most) : Refusal
{
    public override string Field => "title";
}

public sealed record NotesTooLong(int Length, int Most) : Refusal
{
    public override string Field => "notes";
}

public sealed record ItemCarriedOver(string Title) : Refusal;

public sealed record ItemHasContent(string Title) : Refusal;

/// <summary>An item has neither notes nor a decision, and has not been carried over.</summary>
public sealed record ItemNotTreated(string Title) : Refusal;

public sealed record DecisionWithoutText : Refusal
{
    public override string Field => "text";
}

public sealed record DecisionTooLong(int Length, int Most) : Refusal
{
    public override string Field => "text";
}

public sealed record DecisionAnnexMissing : Refusal
{
    public override string Field => "annex";
}

public sealed record OnePartyAlone(IReadOnlyList<PartySide> Missing) : Refusal
{
    public override string Field => "kind";
}

public sealed record AssignmentToNobody : Refusal
{
    public override string Field => "to";
}

public sealed record DeadlineBeforeDecision(DateOnly Deadline, DateOnly On) : Refusal
{
    public override string Field => "deadline";
}

public sealed record ReviewBeforeDecision(DateOnly ReviewOn, DateOnly On) : Refusal
{
    public override string Field => "review";
}

public sealed record DropReasonMissing : Refusal
{
    public override string Field => "note";
}

public sealed record ResponsibleMissing : Refusal
{
    public override string Field => "responsible";
}

public sealed record AttendeeNameMissing : Refusal
{
    public override string Field => "name";
}

public sealed record ReplyToAnOlderSummons(int Answered, int Latest) : Refusal;

public sealed record MatterTitleMissing : Refusal
{
    public override string Field => "title";
}

public sealed record MatterClosed(string Number) : Refusal;

public sealed record MatterIsThereAlready(string Body) : Refusal
{
    public override string Field => "to";
}

public sealed record HandOverReasonMissing : Refusal
{
    public override string Field => "why";
}
