using Microsoft.EntityFrameworkCore;
using Samsyn.App.Acts;
using Samsyn.App.Mail;
using Samsyn.App.Storage;
using Samsyn.Documents.Calendars;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Meetings;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Meetings;

/// <summary>What became of an answer. <paramref name="Meeting"/>, <paramref name="Sender"/> and <paramref name="Answer"/> only where it names a meeting of ours.</summary>
public sealed record JudgedReply(MailFate Fate, string Reason, MeetingId? Meeting = null, string? Sender = null, SummonsAnswer? Answer = null);

/// <summary>Puts an answer on record if it is the invited person's to the summons that they were sent; the caller saves it together with the fate of the mail.</summary>
public sealed class RecordReply(SamsynDb db, Clock clock, ActLog acts)
{
    /// <summary>Clocks of other people's machines.</summary>
    static readonly TimeSpan ClockAhead = TimeSpan.FromDays(1);

    public async Task<JudgedReply> Run(CalendarReply reply, string? from, CancellationToken cancellation)
    {
        var answer = AnswerOf(reply.Answer);
        if (SummonsUid.Parse(reply.Uid) is not { } uid || !await db.Meetings.AnyAsync(meeting => meeting.Id == uid.Meeting, cancellation)) return new(MailFate.NotBelieved, MailReason.UnknownMeeting);
        if (await db.Summonses.SingleOrDefaultAsync(one => one.Meeting == uid.Meeting && one.Token == uid.Token, cancellation) is not { } summons) return Doubted(MailReason.WrongToken);
        if (!summons.Address.Equals(from, StringComparison.OrdinalIgnoreCase)) return Doubted(MailReason.OtherSender);
        if (!summons.Address.Equals(reply.Attendee, StringComparison.OrdinalIgnoreCase)) return Doubted(MailReason.OtherAttendee);
        if (reply.WrittenAt > clock.Now + ClockAhead) return Doubted(MailReason.FromTheFuture);
        if (summons.Reply(answer, reply.Sequence, reply.WrittenAt).Refusals is [var refusal, ..]) return Doubted(refusal switch
        {
            AnswerOutdated => MailReason.Outdated,
            AnswerToNothingSent => MailReason.NeverSent,
            _ => MailReason.Withdrawn,
        });
        await db.Answered(summons, cancellation);
        acts.Note(new Actor(summons.Person, summons.Name, []), nameof(RecordReply), summons.Meeting, "mail");
        return new(MailFate.Recorded, MailReason.Answered, summons.Meeting, Answer: answer);

        JudgedReply Doubted(string reason) => new(MailFate.NotBelieved, reason, uid.Meeting, from, answer);
    }

    static SummonsAnswer AnswerOf(CalendarAnswer answer) => answer switch
    {
        CalendarAnswer.Accepted => SummonsAnswer.Accepted,
        CalendarAnswer.Declined => SummonsAnswer.Declined,
        CalendarAnswer.Tentative => SummonsAnswer.Tentative,
        _ => SummonsAnswer.AnotherTime,
    };
}

static class AnsweredSummonses
{
    /// <summary>The person's seats at the meeting get the answer too; whoever asks for another time has not said that they come.</summary>
    public static async Task Answered(this SamsynDb db, Summons summons, CancellationToken cancellation)
    {
        var reply = ReplyOf(summons.Answer);
        foreach (var attendee in await db.Attendees.Where(one => one.Meeting == summons.Meeting && one.Person == summons.Person).ToListAsync(cancellation))
            // An answer that the seat has from before is not newer than the summons', which has been asked already.
            _ = attendee.Answer(reply, summons.Sequence, summons.AnsweredAt!.Value).IsDone;
    }

    internal static ReplyState ReplyOf(SummonsAnswer answer) => answer switch
    {
        SummonsAnswer.Accepted => ReplyState.Accepted,
        SummonsAnswer.Declined => ReplyState.Declined,
        SummonsAnswer.None => ReplyState.None,
        _ => ReplyState.Tentative,
    };
}

/// <summary>What a calendar knows somebody's summons by: the meeting, and the secret that only they were sent.</summary>
static class SummonsUid
{
    public static string Of(Summons summons, string domain) => Of(summons.Meeting, summons.Token, domain);

    public static string Of(MeetingId meeting, string token, string domain) => $"{meeting.Value:n}-{token}@{domain}";

    /// <summary>Capitals are forgiven: some servers change them. The domain is not looked at, it may have changed since.</summary>
    public static (MeetingId Meeting, string Token)? Parse(string uid)
    {
        var local = uid.Split('@')[0].ToLowerInvariant().Split('-');
        return local is [var meeting, { Length: > 0 } token] && Guid.TryParseExact(meeting, "n", out var id) ? (new(id), token) : null;
    }
}
