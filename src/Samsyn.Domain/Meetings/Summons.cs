using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;

namespace Samsyn.Domain.Meetings;

public readonly record struct SummonsId(Guid Value) : IEntityId<SummonsId>
{
    public static SummonsId From(Guid value) => new(value);
}

/// <summary>What somebody answered to the summons that they were sent.</summary>
public enum SummonsAnswer
{
    None,
    Accepted,
    Declined,
    Tentative,
    /// <summary>Asks for another time, which is for people to settle.</summary>
    AnotherTime,
}

public enum AnsweredBy
{
    /// <summary>By the person's calendar program.</summary>
    Mail,
    /// <summary>Noted by a coordinator who was told.</summary>
    Hand,
}

/// <summary>The answer was given to an earlier edition, or is older than the one on record.</summary>
public sealed record AnswerOutdated(int Sequence, int Current) : Refusal;

/// <summary>The answer names an edition that was never sent.</summary>
public sealed record AnswerToNothingSent(int Sequence, int Current) : Refusal;

/// <summary>Nobody has been called to the meeting, or it is over.</summary>
public sealed record MeetingNotCalled(MeetingState State) : Refusal;

/// <summary>The meeting has been called off for this person, or is over.</summary>
public sealed record SummonsWithdrawn : Refusal;

/// <summary>
/// The summons that one person has been sent to one meeting: which edition they have, by what secret it is known, and what they answered. A person has one,
/// however many seats they hold.
/// </summary>
public sealed class Summons
{
    Summons() { }

    public SummonsId Id { get; private set; }
    public MeetingId Meeting { get; private set; }
    public PersonId Person { get; private set; }
    /// <summary>As they were written to.</summary>
    public string Name { get; private set; } = "";
    /// <summary>Where it was sent; answers from elsewhere are not believed.</summary>
    public string Address { get; private set; } = "";
    /// <summary>Stands in the UID of the calendar entry: whoever answers must have been sent it.</summary>
    public string Token { get; private set; } = "";
    /// <summary>Stands in for a member, or is called in: the meeting does not count on them.</summary>
    public bool IsOptional { get; private set; }
    /// <summary>The edition that was sent last.</summary>
    public int Sequence { get; private set; }
    public DateTimeOffset SentAt { get; private set; }
    /// <summary>The message that carries the latest edition.</summary>
    public Guid Message { get; private set; }
    /// <summary>They were told not to come.</summary>
    public bool IsWithdrawn { get; private set; }
    public SummonsAnswer Answer { get; private set; }
    public DateTimeOffset? AnsweredAt { get; private set; }
    /// <summary>The edition that was answered.</summary>
    public int? AnsweredTo { get; private set; }
    public AnsweredBy? AnsweredBy { get; private set; }
    public int Version { get; private set; }

    public static Summons Send(SummonsId id, SummonsReceiver to, string token, SummonsEdition edition) => new()
    {
        Id = id, Meeting = to.Meeting, Person = to.Person, Name = to.Name, Address = to.Address, Token = token, IsOptional = to.IsOptional,
        Sequence = edition.Sequence, SentAt = edition.At, Message = edition.Message, Version = 1,
    };

    /// <summary>Another time, another place, or called off. What was answered to the edition before stays to be read, and says which edition it was about.</summary>
    public void SendAgain(SummonsEdition edition, bool withdrawn)
    {
        (Sequence, SentAt, Message, IsWithdrawn) = (edition.Sequence, edition.At, edition.Message, withdrawn);
        Version++;
    }

    /// <summary>What the person's calendar program answered. Answers come in any order: only one to the latest edition counts, and only if it is newer than what is on record.</summary>
    public Outcome Reply(SummonsAnswer answer, int sequence, DateTimeOffset writtenAt)
    {
        if (IsWithdrawn) return new SummonsWithdrawn();
        if (sequence > Sequence) return new AnswerToNothingSent(sequence, Sequence);
        if (sequence < Sequence || (sequence == AnsweredTo && writtenAt < AnsweredAt)) return new AnswerOutdated(sequence, Sequence);
        Take(answer, writtenAt, Meetings.AnsweredBy.Mail);
        return Outcome.Done;
    }

    /// <summary>What the person said in another way, noted by hand.</summary>
    public Outcome Note(SummonsAnswer answer, DateTimeOffset at)
    {
        if (IsWithdrawn) return new SummonsWithdrawn();
        Take(answer, at, Meetings.AnsweredBy.Hand);
        return Outcome.Done;
    }

    /// <summary>What holds of the answer now: none, when the meeting was changed after it.</summary>
    public SummonsAnswer Current => AnsweredTo == Sequence ? Answer : SummonsAnswer.None;

    void Take(SummonsAnswer answer, DateTimeOffset at, AnsweredBy by)
    {
        (Answer, AnsweredAt, AnsweredTo, AnsweredBy) = (answer, at, Sequence, by);
        Version++;
    }
}

/// <summary>Whom a summons goes to.</summary>
public sealed record SummonsReceiver(MeetingId Meeting, PersonId Person, string Name, string Address, bool IsOptional);

/// <summary>One edition of a summons as it was put in the post.</summary>
public sealed record SummonsEdition(int Sequence, DateTimeOffset At, Guid Message);
