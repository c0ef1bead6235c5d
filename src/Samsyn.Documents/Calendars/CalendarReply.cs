namespace Samsyn.Documents.Calendars;

/// <summary>What somebody answers to an invitation.</summary>
public enum CalendarAnswer
{
    /// <summary>Comes (PARTSTAT=ACCEPTED).</summary>
    Accepted,
    /// <summary>Does not come (PARTSTAT=DECLINED).</summary>
    Declined,
    /// <summary>Perhaps comes (PARTSTAT=TENTATIVE).</summary>
    Tentative,
    /// <summary>Asks for another time (METHOD:COUNTER, RFC 5546, 3.2.7); which one is not read.</summary>
    AnotherTime,
}

/// <summary>An answer as a calendar program wrote it. Nothing of it is proven: who sent it and what they were sent is for the receiver to compare.</summary>
/// <param name="Uid">The invitation that is answered, as it stood there.</param>
/// <param name="Sequence">Which version of it; 0 when the answer does not say (RFC 5546, 3.2.3).</param>
/// <param name="WrittenAt">When the answer was written (DTSTAMP), UTC, to the second.</param>
/// <param name="Attendee">The e-mail address that answers, without <c>mailto:</c>, in small letters.</param>
/// <param name="Answer">What is answered.</param>
public sealed record CalendarReply(string Uid, int Sequence, DateTimeOffset WrittenAt, string Attendee, CalendarAnswer Answer);

/// <summary>Why a file is not an answer that can be read.</summary>
public enum ReplyFault
{
    /// <summary>Larger than <see cref="ReplyReader.MostBytes"/>.</summary>
    TooLarge,
    /// <summary>Not content lines within one closed VCALENDAR (RFC 5545, 3.1 and 3.4).</summary>
    Broken,
    /// <summary>A METHOD other than REPLY and COUNTER, or none.</summary>
    NotAnAnswer,
    /// <summary>No VEVENT.</summary>
    NoEvent,
    /// <summary>More than one VEVENT, or one occurrence of a series (RECURRENCE-ID): no invitation of ours is a series.</summary>
    SeveralEvents,
    /// <summary>No UID, several, or one that is empty or longer than 255 characters.</summary>
    NoUid,
    /// <summary>SEQUENCE is no number from 0 to 1 000 000.</summary>
    BadSequence,
    /// <summary>DTSTAMP is missing or is no instant in UTC (RFC 5545, 3.8.7.2).</summary>
    BadStamp,
    /// <summary>No ATTENDEE with an e-mail address.</summary>
    NoAttendee,
    /// <summary>More than one ATTENDEE; an answer has one (RFC 5546, 3.2.3).</summary>
    SeveralAttendees,
    /// <summary>PARTSTAT is missing, or is none of accepted, declined and tentative.</summary>
    NoAnswer,
    /// <summary>Handed on to somebody else (PARTSTAT=DELEGATED).</summary>
    Delegated,
}

/// <summary>Either <see cref="Reply"/> or <see cref="Fault"/>.</summary>
public sealed record ReplyReading
{
    /// <summary>The answer, or null when it could not be read.</summary>
    public CalendarReply? Reply { get; private init; }

    /// <summary>Why it could not, or null when it could.</summary>
    public ReplyFault? Fault { get; private init; }

    internal static ReplyReading Of(CalendarReply reply) => new() { Reply = reply };
    internal static ReplyReading Of(ReplyFault fault) => new() { Fault = fault };
}
