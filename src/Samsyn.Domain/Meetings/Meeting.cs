using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Forums;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Time;

namespace Samsyn.Domain.Meetings;

public enum MeetingState
{
    /// <summary>A date that the planner offers; nobody is bound by it.</summary>
    Proposed,
    Planned,
    /// <summary>The members have been sent a summons.</summary>
    Called,
    Held,
    Cancelled,
}

/// <summary>How those present meet (MTG-15).</summary>
public enum MeetingForm { InPerson, Telephone, Digital, Hybrid }

public enum AgendaState { Draft, Published }

public enum MinutesState
{
    None,
    Draft,
    /// <summary>Numbered, whole and waiting for those who approve it.</summary>
    PutForward,
    /// <summary>Approved by both; never changed again.</summary>
    Approved,
}

/// <summary>When and where. Clock times are those of the wall in Sweden; a meeting that ends before it begins ends the next day.</summary>
public sealed record MeetingTime(DateOnly Date, TimeOnly? Starts = null, int Minutes = 90, string? Place = null, MeetingForm Form = MeetingForm.InPerson)
{
    public DateTimeOffset? StartsAt => Starts is { } starts ? SwedishTime.At(Date, starts) : null;

    public DateTimeOffset? EndsAt => StartsAt?.AddMinutes(Minutes);
}

/// <summary>Who chaired a meeting; <paramref name="Person"/> where it is somebody with a seat, who then also approves the minutes.</summary>
public sealed record MeetingChair(PartySide? Side, string? Name, PersonId? Person = null);

/// <summary>One occasion on which a body meets, from the first proposal of a date to approved minutes.</summary>
public sealed partial class Meeting
{
    public const int LongestMinutes = 24 * 60;

    Meeting() { }

    public MeetingId Id { get; private set; }
    /// <summary>The short number that people see.</summary>
    public string Number { get; private set; } = "";
    public BodyId Body { get; private set; }
    public AgreementId Agreement { get; private set; }
    /// <summary>The group within the body, where it has several ("områdesgrupp").</summary>
    public string? Group { get; private set; }
    public MeetingState State { get; private set; }
    public DateOnly Date { get; private set; }
    public TimeOnly? Starts { get; private set; }
    public int Minutes { get; private set; }
    public string? Place { get; private set; }
    public MeetingForm Form { get; private set; }
    /// <summary>The readiness that its date follows from.</summary>
    public ReadinessLevel Level { get; private set; }
    /// <summary>Which edition of the summons members have, from 0 (RFC 5545 SEQUENCE); meaningless before the first is sent.</summary>
    public int Sequence { get; private set; }
    public AgendaState Agenda { get; private set; }
    /// <summary>Whose turn it is to chair by the rule of the body.</summary>
    public PartySide? ChairTurn { get; private set; }
    public PartySide? ChairedBySide { get; private set; }
    public string? ChairedBy { get; private set; }
    public PersonId? ChairedByPerson { get; private set; }
    /// <summary>Why another than the one whose turn it was chaired (MTG-03).</summary>
    public string? ChairDeviation { get; private set; }
    public string? CancelReason { get; private set; }
    /// <summary>The date it was moved from the last time.</summary>
    public DateOnly? MovedFrom { get; private set; }
    public int Version { get; private set; }

    public MeetingTime Time => new(Date, Starts, Minutes, Place, Form);
    public bool IsOpen => State is MeetingState.Planned or MeetingState.Called;

    public static Outcome<Meeting> Plan(MeetingId id, string number, Body body, MeetingTime time, MeetingPlan plan)
    {
        List<Refusal> found = [.. Objections(time)];
        if (!body.ExistsOn(time.Date)) found.Add(new BodyDoesNotExistThen(body.Name, time.Date));
        if (found.Count > 0) return Outcome<Meeting>.Refused(found);
        var meeting = new Meeting
        {
            Id = id, Number = number, Body = body.Id, Agreement = body.Agreement, Group = plan.Group, Level = plan.Level, ChairTurn = plan.ChairTurn,
            State = plan.IsProposal ? MeetingState.Proposed : MeetingState.Planned, Version = 1,
        };
        meeting.Take(time);
        return meeting;
    }

    /// <summary>A proposed date is made the meeting's.</summary>
    public Outcome Settle()
    {
        if (State != MeetingState.Proposed) return new MeetingNotProposed(State);
        State = MeetingState.Planned;
        Version++;
        return Outcome.Done;
    }

    /// <summary>The members are sent a summons; the next change is a new edition of it.</summary>
    public Outcome Call(DateOnly today)
    {
        if (State != MeetingState.Planned) return new MeetingNotPlanned(State);
        if (Starts is null) return new MeetingTimeMissing();
        if (Date < today) return new MeetingInThePast(Date);
        State = MeetingState.Called;
        Version++;
        return Outcome.Done;
    }

    /// <summary>Another time or place. Those who were called get a new edition of the summons.</summary>
    public Outcome Move(Body body, MeetingTime time)
    {
        if (State is MeetingState.Held or MeetingState.Cancelled) return new MeetingOver(State);
        List<Refusal> found = [.. Objections(time)];
        if (!body.ExistsOn(time.Date)) found.Add(new BodyDoesNotExistThen(body.Name, time.Date));
        if (State == MeetingState.Called && time.Starts is null) found.Add(new MeetingTimeMissing());
        if (found.Count > 0) return Outcome.Refused(found);
        if (time == Time) return Outcome.Done;
        if (time.Date != Date) MovedFrom = Date;
        Take(time);
        if (State == MeetingState.Called) Sequence++;
        Version++;
        return Outcome.Done;
    }

    /// <summary>A cancelled meeting explains a gap and never counts; the turn to chair stays with whoever had it (MTG-04).</summary>
    public Outcome Cancel(string reason)
    {
        if (State is MeetingState.Held or MeetingState.Cancelled) return new MeetingOver(State);
        if (string.IsNullOrWhiteSpace(reason)) return new CancelReasonMissing();
        if (State == MeetingState.Called) Sequence++;
        (State, CancelReason) = (MeetingState.Cancelled, reason.Trim());
        Version++;
        return Outcome.Done;
    }

    public Outcome PublishAgenda(int items)
    {
        if (!IsOpen) return new MeetingOver(State);
        if (items == 0) return new AgendaEmpty();
        Agenda = AgendaState.Published;
        Version++;
        return Outcome.Done;
    }

    /// <summary>Whose turn it is follows from the meetings before; it is told anew when they change.</summary>
    public void GiveTurn(PartySide? side)
    {
        if (side == ChairTurn || !(IsOpen || State == MeetingState.Proposed)) return;
        ChairTurn = side;
        Version++;
    }

    void Take(MeetingTime time) =>
        (Date, Starts, Minutes, Place, Form) = (time.Date, time.Starts, time.Minutes, string.IsNullOrWhiteSpace(time.Place) ? null : time.Place.Trim(), time.Form);

    static IEnumerable<Refusal> Objections(MeetingTime time)
    {
        if (time.Minutes is < 1 or > LongestMinutes) yield return new MeetingLengthWrong(time.Minutes);
    }
}

/// <summary>What a meeting's date follows from.</summary>
public sealed record MeetingPlan(PartySide? ChairTurn = null, ReadinessLevel Level = ReadinessLevel.Normal, string? Group = null, bool IsProposal = false);
