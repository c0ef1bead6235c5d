using Microsoft.EntityFrameworkCore;
using Samsyn.App.Forums;
using Samsyn.App.Mail;
using Samsyn.App.Storage;
using Samsyn.Domain.Meetings;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Meetings;

/// <summary>How far the latest edition of a summons has come.</summary>
public enum SummonsDelivery
{
    Waiting,
    /// <summary>The mail server has taken it; what it does with it we are not told.</summary>
    Taken,
    /// <summary>Given up: the person must be told otherwise.</summary>
    Failed,
}

/// <summary>One person who is called, or was.</summary>
public sealed record SummonsRow
{
    public required PersonId Person { get; init; }
    public required string Name { get; init; }
    public required string Function { get; init; }
    public bool IsOptional { get; init; }
    /// <summary>Null when they have been sent nothing and must be told otherwise.</summary>
    public string? SentTo { get; init; }
    public DateTimeOffset? SentAt { get; init; }
    public SummonsDelivery? Delivery { get; init; }
    /// <summary>Why it was given up, by a code.</summary>
    public string? Problem { get; init; }
    public bool IsWithdrawn { get; init; }
    public SummonsAnswer Answer { get; init; }
    public DateTimeOffset? AnsweredAt { get; init; }
    public AnsweredBy? AnsweredBy { get; init; }
    /// <summary>What they answered before the meeting was changed, which no longer holds.</summary>
    public SummonsAnswer Before { get; init; }
}

/// <summary>An answer that was not believed.</summary>
public sealed record DoubtedReply(DateTimeOffset At, string Reason, string? Sender, SummonsAnswer? Answer);

/// <summary>The summons to one meeting: to be sent, or sent, with what came back.</summary>
public sealed record SummonsPage
{
    public required Meeting Meeting { get; init; }
    public required string BodyTitle { get; init; }
    public required IReadOnlyList<SummonsRow> Rows { get; init; }
    /// <summary>Whom nothing can be sent to; whoever holds a seat, and the functions of the seats that nobody holds.</summary>
    public required IReadOnlyList<SummonsRow> Unreachable { get; init; }
    public required IReadOnlyList<string> Vacant { get; init; }
    public required IReadOnlyList<DoubtedReply> Doubted { get; init; }
    /// <summary>The mail as it will be sent.</summary>
    public required string Subject { get; init; }
    public required string Text { get; init; }
    /// <summary>A mail server is named.</summary>
    public required bool CanSend { get; init; }
    /// <summary>Somebody could be written to who has not been.</summary>
    public bool LacksSome => Rows.Any(row => row.SentAt is null && row.SentTo is not null || row.IsWithdrawn && row.SentTo is not null && IsCalled(row));
    public required bool MayPlan { get; init; }

    bool IsCalled(SummonsRow row) => Meeting.State == MeetingState.Called && row.Function.Length > 0;
}

/// <summary>For whoever plans meetings: who is called, where it was sent, what they answered, and what could not be believed.</summary>
public sealed class ReadSummonses(SamsynDb db, AccessContext access, Summoning summoning, MailSettings settings, Clock clock)
{
    public async Task<SummonsPage?> Run(Actor actor, MeetingId id, CancellationToken cancellation)
    {
        if (!actor.May(Permission.PlanMeetings) || await db.Meetings.AsNoTracking().VisibleTo(db, actor, clock.Today).SingleOrDefaultAsync(one => one.Id == id, cancellation) is not { } meeting) return null;
        var body = await db.Bodies.AsNoTracking().SingleAsync(one => one.Id == meeting.Body, cancellation);
        var sent = await db.Summonses.AsNoTracking().Where(one => one.Meeting == id).ToListAsync(cancellation);
        var seats = await db.Attendees.AsNoTracking().Where(one => one.Meeting == id && one.Person != null).ToListAsync(cancellation);
        var targets = await summoning.Targets(meeting, cancellation);
        var post = await Post([.. sent.Select(one => one.Message)], cancellation);
        List<SummonsRow> rows = [.. targets.Where(target => target.Person is not null).Select(target => Row(target, sent.Find(one => one.Person == target.Person), seats.Find(seat => seat.Person == target.Person), post))];
        rows.AddRange(sent.Where(one => targets.All(target => target.Person != one.Person)).Select(one => Row(new(one.Person, one.Name, "", one.Address, one.IsOptional), one, null, post)));
        var (subject, text) = SummonsWords.Of(meeting, body, meeting.State == MeetingState.Cancelled ? SummonsMail.Cancelled : meeting.Sequence > 0 ? SummonsMail.Changed : SummonsMail.Summons, settings.LinkTo(meeting));
        return new()
        {
            Meeting = meeting, BodyTitle = SummonsWords.TitleOf(meeting, body), Rows = rows, CanSend = summoning.CanSend, MayPlan = actor.May(Permission.PlanMeetings), Subject = subject, Text = text,
            Unreachable = [.. rows.Where(row => row.SentTo is null)],
            Vacant = [.. targets.Where(target => target.Person is null).Select(target => target.Function)],
            Doubted = [.. (await db.ReceivedMails.AsNoTracking().Where(mail => mail.Meeting == id && mail.Fate == MailFate.NotBelieved).OrderByDescending(mail => mail.At).ToListAsync(cancellation)).Select(mail => new DoubtedReply(mail.At, mail.Reason, mail.Sender, mail.Answer))],
        };
    }

    static SummonsRow Row(SummonsTarget target, Summons? sent, Attendee? seat, Dictionary<Guid, (bool IsDone, bool IsDead, string? Problem)> post)
    {
        var row = new SummonsRow { Person = target.Person!.Value, Name = target.Name, Function = target.Function, IsOptional = target.IsOptional, SentTo = sent?.Address ?? target.Address };
        // Told by telephone: the answer stands on the seat alone.
        if (sent is null) return row with { Answer = AnswerOf(seat?.Reply), AnsweredAt = seat?.RepliedAt, AnsweredBy = seat?.RepliedAt is null ? null : Domain.Meetings.AnsweredBy.Hand };
        var came = post.GetValueOrDefault(sent.Message);
        return row with
        {
            SentAt = sent.SentAt, Delivery = came.IsDead ? SummonsDelivery.Failed : came.IsDone ? SummonsDelivery.Taken : SummonsDelivery.Waiting, Problem = came.IsDead ? came.Problem : null, IsWithdrawn = sent.IsWithdrawn,
            Answer = sent.Current, AnsweredAt = sent.Current == SummonsAnswer.None ? null : sent.AnsweredAt, AnsweredBy = sent.Current == SummonsAnswer.None ? null : sent.AnsweredBy,
            Before = sent.Current == SummonsAnswer.None ? sent.Answer : SummonsAnswer.None,
        };
    }

    static SummonsAnswer AnswerOf(ReplyState? reply) => reply switch
    {
        ReplyState.Accepted => SummonsAnswer.Accepted,
        ReplyState.Declined => SummonsAnswer.Declined,
        ReplyState.Tentative => SummonsAnswer.Tentative,
        _ => SummonsAnswer.None,
    };

    /// <summary>The outbox is for whoever runs the system; of the messages that carry these summonses nothing but how far they have come is told.</summary>
    async Task<Dictionary<Guid, (bool IsDone, bool IsDead, string? Problem)>> Post(List<Guid> messages, CancellationToken cancellation)
    {
        using var system = access.AsSystem();
        return (await db.Outbox.AsNoTracking().Where(message => messages.Contains(message.Id)).Select(message => new { message.Id, message.DoneAt, message.DeadAt, message.LastProblem }).ToListAsync(cancellation))
            .ToDictionary(message => message.Id, message => (message.DoneAt is not null, message.DeadAt is not null, message.LastProblem));
    }
}
