using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Samsyn.App.Mail;
using Samsyn.App.Outbox;
using Samsyn.App.Secrets;
using Samsyn.App.Storage;
using Samsyn.Documents.Calendars;
using Samsyn.Documents.Mail;
using Samsyn.Domain.Forums;
using Samsyn.Domain.Meetings;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Meetings;

/// <summary>Who is to be told of a meeting. <paramref name="Address"/> is null for whoever must be told otherwise, and <paramref name="Person"/> where nobody holds the seat.</summary>
sealed record SummonsTarget(PersonId? Person, string Name, string Function, string? Address, bool IsOptional);

/// <summary>
/// Puts in the post what each person lacks: the first summons, a new edition when time or place was changed, and word that the meeting is called off – to whoever was
/// called and is not to come. Leaves with the change that causes it, or not at all. What has been sent is not sent again.
/// </summary>
public sealed class Summoning(SamsynDb db, CalledPersons called, OutboxQueue outbox, MailSettings settings, NewId ids, Clock clock)
{
    internal bool CanSend => settings.Sending is not null;

    /// <summary>Does nothing for a meeting that nobody has been called to.</summary>
    internal async Task BringUpToDate(Meeting meeting, Body body, CancellationToken cancellation)
    {
        if (settings.Sending is not { } sending || meeting.State is not (MeetingState.Called or MeetingState.Cancelled)) return;
        var sent = await db.Summonses.Where(summons => summons.Meeting == meeting.Id).ToDictionaryAsync(summons => summons.Person, cancellation);
        var targets = meeting.State == MeetingState.Cancelled ? [] : await Targets(meeting, cancellation);
        foreach (var target in targets)
        {
            if (target is not { Person: { } person, Address: { } address }) continue;
            if (!sent.Remove(person, out var summons))
            {
                var token = Unguessable.Word();
                db.Summonses.Add(Summons.Send(new(ids.Next()), new(meeting.Id, person, target.Name, address, target.IsOptional), token,
                    Post(sending, meeting, body, target.Name, address, token, target.IsOptional, SummonsMail.Summons)));
            }
            else if (summons.Sequence < meeting.Sequence || summons.IsWithdrawn)
                summons.SendAgain(Post(sending, meeting, body, summons.Name, summons.Address, summons.Token, summons.IsOptional, summons.IsWithdrawn ? SummonsMail.Summons : SummonsMail.Changed), withdrawn: false);
        }
        foreach (var (_, gone) in sent)
            if (!gone.IsWithdrawn) gone.SendAgain(Post(sending, meeting, body, gone.Name, gone.Address, gone.Token, gone.IsOptional, SummonsMail.Cancelled), withdrawn: true);
    }

    /// <summary>Those who hold the seats that day, those who stand in for them, and the seats that nobody holds. One row a person.</summary>
    internal async Task<IReadOnlyList<SummonsTarget>> Targets(Meeting meeting, CancellationToken cancellation)
    {
        var seats = await called.Of(meeting.Body, meeting.Date, cancellation);
        var deputies = await Deputies(meeting, cancellation);
        var people = seats.Select(seat => seat.Person).OfType<PersonId>().Concat(deputies.Select(deputy => deputy.Person)).Distinct().ToList();
        var addresses = await db.Persons.AsNoTracking().Where(person => people.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.Email, cancellation);
        return
        [
            .. seats.Where(seat => seat.Person is not null).GroupBy(seat => seat.Person!.Value).Select(held => new SummonsTarget(held.Key, held.First().Name, string.Join(", ", held.Select(seat => seat.Function)), Sendable(addresses[held.Key]), held.All(seat => seat.IsAdjunct))),
            .. deputies.Where(deputy => seats.All(seat => seat.Person != deputy.Person)).Select(deputy => new SummonsTarget(deputy.Person, deputy.Name, deputy.Function, Sendable(addresses[deputy.Person]), IsOptional: true)),
            .. seats.Where(seat => seat.Person is null).Select(seat => new SummonsTarget(null, "", seat.Function, null, seat.IsAdjunct)),
        ];
    }

    async Task<List<(PersonId Person, string Name, string Function)>> Deputies(Meeting meeting, CancellationToken cancellation)
    {
        var on = meeting.Date;
        var found = await db.Seats.AsNoTracking().Where(seat => seat.Body == meeting.Body && seat.From <= on && (seat.To == null || seat.To >= on))
            .Join(db.Deputyships.AsNoTracking().Where(stands => stands.From <= on && stands.To >= on && (stands.EndedOn == null || stands.EndedOn > on)), seat => seat.Position, stands => (PositionId?)stands.Position, (seat, stands) => new { stands.Person, seat.Function })
            .Join(db.Persons.AsNoTracking(), stands => stands.Person, person => person.Id, (stands, person) => new { stands.Person, person.Name, stands.Function }).ToListAsync(cancellation);
        return [.. found.OrderBy(one => one.Name, StringComparer.Ordinal).DistinctBy(one => one.Person).Select(one => (one.Person, one.Name, one.Function))];
    }

    static string? Sendable(string? address) => address?.Trim() is { Length: > 0 } given && MailPerson.IsSendable(given) ? given : null;

    SummonsEdition Post(MailSending sending, Meeting meeting, Body body, string name, string address, string token, bool isOptional, SummonsMail mail)
    {
        var (now, link) = (clock.Now, settings.LinkTo(meeting));
        var entry = Entry(meeting, body, SummonsUid.Of(meeting.Id, token, sending.Domain), link) with { ChangedAt = now, IsCancelled = mail == SummonsMail.Cancelled };
        CalendarPerson organizer = new(sending.From.Name.Length > 0 ? sending.From.Name : sending.From.Address, sending.From.Address);
        CalendarAttendee[] attendees = [new(new(name, address), !isOptional)];
        var calendar = mail == SummonsMail.Cancelled ? new MailCalendar("CANCEL", MeetingCalendar.Cancel(entry, organizer, attendees, now)) : new MailCalendar("REQUEST", MeetingCalendar.Request(entry, organizer, attendees, now));
        var (subject, text) = SummonsWords.Of(meeting, body, mail, link);
        var message = outbox.Post(MailMessage.Kind, new MailMessage { To = new(name, address), Subject = subject, Text = text, At = now, Calendar = calendar });
        return new(meeting.Sequence, now, message);
    }

    /// <summary>Neutral by policy (MTG-16): what body, when, where and where to read more; nothing of what is on the agenda, and no reason for calling it off.</summary>
    internal static CalendarMeeting Entry(Meeting meeting, Body body, string uid, string? link) => new()
    {
        Uid = uid, Sequence = meeting.Sequence, Date = meeting.Date, Starts = meeting.Starts, Ends = meeting.Starts?.AddMinutes(meeting.Minutes), Title = SummonsWords.TitleOf(meeting, body), Place = meeting.Place,
        Description = link is null ? null : Texts.Get(Language.Swedish, "meetings.mail.entry", link), Url = link, IsCancelled = meeting.State == MeetingState.Cancelled,
    };
}

enum SummonsMail { Summons, Changed, Cancelled }

/// <summary>What stands in the mail. In Swedish, which the collaboration's members share.</summary>
static class SummonsWords
{
    static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");

    public static string TitleOf(Meeting meeting, Body body) => meeting.Group is { Length: > 0 } group ? $"{body.Name}, {group}" : body.Name;

    public static (string Subject, string Text) Of(Meeting meeting, Body body, SummonsMail mail, string? link)
    {
        var (title, when) = (TitleOf(meeting, body), WhenOf(meeting.Time));
        List<string> lines = [Words($"{mail}.text", title), "", Words("when", when)];
        if (mail != SummonsMail.Cancelled)
        {
            if (meeting.Place is { } place) lines.Add(Words("where", place));
            lines.Add(Words("form", Texts.Of(meeting.Form, Language.Swedish)));
            lines.Add("");
            if (link is not null) lines.Add(Words("link", link));
            lines.Add(Words("answer"));
        }
        return (Words($"{mail}.subject", title, when), string.Join('\n', lines) + "\n");
    }

    static string WhenOf(MeetingTime time)
    {
        var day = time.Date.ToString("dddd d MMMM yyyy", Swedish);
        return time.Starts is { } starts ? Words("hours", day, starts.ToString("HH.mm", CultureInfo.InvariantCulture), starts.AddMinutes(time.Minutes).ToString("HH.mm", CultureInfo.InvariantCulture)) : day;
    }

    static string Words(string key, params IReadOnlyList<object?> args) => Texts.Get(Language.Swedish, $"meetings.mail.{key}", args);
}
