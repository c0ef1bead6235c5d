using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Forums;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;

namespace Samsyn.Domain.Meetings;

public enum Presence { Unknown, Present, Absent }

/// <summary>What somebody answered to the summons.</summary>
public enum ReplyState { None, Accepted, Declined, Tentative }

/// <summary>Someone who is called to a meeting or was there, with position and party as they were then (MTG-12).</summary>
public sealed class Attendee
{
    Attendee() { }

    public AttendeeId Id { get; private set; }
    public MeetingId Meeting { get; private set; }
    /// <summary>Null for a guest.</summary>
    public SeatId? Seat { get; private set; }
    public PersonId? Person { get; private set; }
    /// <summary>The person's name, or the function while nobody is named.</summary>
    public string Name { get; private set; } = "";
    public string Function { get; private set; } = "";
    public PartySide? Side { get; private set; }
    public bool HasMandate { get; private set; }
    public bool IsAdjunct { get; private set; }
    public Presence Presence { get; private set; }
    public ReplyState Reply { get; private set; }
    public DateTimeOffset? RepliedAt { get; private set; }
    /// <summary>The edition of the summons that the answer was about.</summary>
    public int? RepliedTo { get; private set; }
    public int Version { get; private set; }

    public static Outcome<Attendee> Create(AttendeeId id, MeetingId meeting, CalledPerson called)
    {
        if (string.IsNullOrWhiteSpace(called.Name) && string.IsNullOrWhiteSpace(called.Function)) return new AttendeeNameMissing();
        return new Attendee
        {
            Id = id, Meeting = meeting, Seat = called.Seat, Person = called.Person, Function = called.Function.Trim(),
            Name = string.IsNullOrWhiteSpace(called.Name) ? called.Function.Trim() : called.Name.Trim(),
            Side = called.Side, HasMandate = called.HasMandate, IsAdjunct = called.IsAdjunct, Version = 1,
        };
    }

    public Outcome Mark(Presence presence)
    {
        if (presence == Presence) return Outcome.Done;
        Presence = presence;
        Version++;
        return Outcome.Done;
    }

    /// <summary>Answers come in any order; one about an older edition than an answer already on record says nothing.</summary>
    public Outcome Answer(ReplyState reply, int sequence, DateTimeOffset at)
    {
        if (sequence < RepliedTo || (sequence == RepliedTo && at < RepliedAt)) return new ReplyToAnOlderSummons(sequence, RepliedTo.Value);
        (Reply, RepliedTo, RepliedAt) = (reply, sequence, at);
        Version++;
        return Outcome.Done;
    }

    /// <summary>The deputy comes, or the seat has been filled since.</summary>
    public void IsNow(PersonId? person, string name)
    {
        (Person, Name) = (person, name.Trim());
        Version++;
    }
}

/// <summary>Whom a summons goes to.</summary>
public sealed record CalledPerson
{
    public SeatId? Seat { get; init; }
    public PersonId? Person { get; init; }
    public required string Name { get; init; }
    public required string Function { get; init; }
    public PartySide? Side { get; init; }
    public bool HasMandate { get; init; }
    public bool IsAdjunct { get; init; }
}
