using Samsyn.Domain.Meetings;

namespace Samsyn.App.Mail;

/// <summary>What became of a mail that came in.</summary>
public enum MailFate
{
    /// <summary>The answer is on record.</summary>
    Recorded,
    /// <summary>Written by a program, or by us: passed over, so that no two programs answer each other.</summary>
    Automatic,
    /// <summary>No answer of a calendar program that could be read.</summary>
    Unreadable,
    /// <summary>An answer that nobody who was invited can be shown to have given, or to something other than what was sent: a person must look at it.</summary>
    NotBelieved,
}

/// <summary>
/// That a mail was read and what became of it; never what stood in it. Only of an answer that names a meeting of ours is it kept what it says and from whom it claims to
/// come, so that somebody can ask them.
/// </summary>
public sealed class ReceivedMail
{
    public required Guid Id { get; init; }
    /// <summary>Checksum of its Message-ID, or of the whole where it has none: the same mail is read once.</summary>
    public required string Key { get; init; }
    public required DateTimeOffset At { get; init; }
    public required MailFate Fate { get; init; }
    /// <summary>A word for why, of the list in <see cref="MailReason"/>.</summary>
    public required string Reason { get; init; }
    public MeetingId? Meeting { get; init; }
    /// <summary>The address it claims to come from.</summary>
    public string? Sender { get; init; }
    public SummonsAnswer? Answer { get; init; }
}

/// <summary>Why a mail had the fate it had, beside the faults of mail and calendar by their own names.</summary>
static class MailReason
{
    public const string Answered = "answered", Automatic = "automatic", Own = "own", NoCalendar = "no-calendar", OutlookFormat = "outlook-format", MethodsDiffer = "methods-differ",
        UnknownMeeting = "unknown-meeting", WrongToken = "wrong-token", OtherSender = "other-sender", OtherAttendee = "other-attendee", Outdated = "outdated", NeverSent = "never-sent", Withdrawn = "withdrawn", FromTheFuture = "from-the-future";
}
