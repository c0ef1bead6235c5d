using System.Text;
using Microsoft.EntityFrameworkCore;
using Samsyn.App.Meetings;
using Samsyn.App.Storage;
using Samsyn.Documents.Calendars;
using Samsyn.Documents.Mail;
using Samsyn.Domain.Kernel;

namespace Samsyn.App.Mail;

/// <summary>
/// Decides what becomes of one mail and stores it, with the answer if there is one to believe. Nothing that a mail says is believed for being said: an answer counts when it
/// comes from the address that was invited, names the secret that was sent there, and is about the latest edition.
/// </summary>
public sealed class ReceiveMail(SamsynDb db, Clock clock, NewId ids, MailSettings settings, RecordReply replies)
{
    static readonly string[] CalendarTypes = ["text/calendar", "application/ics"];

    /// <summary>Null when the same mail was read before.</summary>
    /// <param name="bytes">The mail; null when it is larger than what is read.</param>
    /// <param name="place">What the mailbox calls it; for a mail without a name of its own.</param>
    /// <param name="cancellation">Stops before anything is stored.</param>
    public async Task<MailFate?> Run(byte[]? bytes, string place, CancellationToken cancellation)
    {
        var reading = bytes is null ? null : MailReader.Read(bytes);
        var key = Checksum.Of(reading?.Mail?.MessageId ?? (bytes is null ? $"too large: {place}" : Encoding.Latin1.GetString(bytes)));
        if (await db.ReceivedMails.AnyAsync(mail => mail.Key == key, cancellation)) return null;
        var judged = reading?.Mail is { } mail ? await Judge(mail, cancellation) : new(MailFate.Unreadable, (reading?.Fault ?? MailFault.TooLarge).ToString());
        db.ReceivedMails.Add(new() { Id = ids.Next(), Key = key, At = clock.Now, Fate = judged.Fate, Reason = judged.Reason, Meeting = judged.Meeting, Sender = judged.Sender, Answer = judged.Answer });
        var saved = await db.Commit(cancellation);
        // Somebody noted the answer by hand at the same moment: the mail stays unread and is read anew.
        return saved.IsDone ? judged.Fate : throw new DbUpdateConcurrencyException(saved.Refusals[0].ToString());
    }

    async Task<JudgedReply> Judge(IncomingMail mail, CancellationToken cancellation)
    {
        if (mail.From is { } from && from.Equals(settings.Sending?.From.Address, StringComparison.OrdinalIgnoreCase)) return new(MailFate.Automatic, MailReason.Own);
        if (mail.IsAutomatic) return new(MailFate.Automatic, MailReason.Automatic);
        // The first that is named as a calendar; the same answer often stands twice. Whatever else was sent along is neither opened nor kept.
        if (mail.Parts.FirstOrDefault(part => CalendarTypes.Contains(part.ContentType)) is not { } calendar)
            return new(MailFate.Unreadable, mail.Parts.Any(part => part.ContentType == "application/ms-tnef") ? MailReason.OutlookFormat : MailReason.NoCalendar);
        var read = ReplyReader.Read(calendar.Content, calendar.Encoding);
        if (read.Reply is not { } reply) return new(MailFate.Unreadable, read.Fault!.Value.ToString());
        // Both must be the same (RFC 6047, 2.4): two that differ are read differently by different programs.
        if (calendar.Parameters.TryGetValue("method", out var method) && !method.Equals(reply.Answer == CalendarAnswer.AnotherTime ? "COUNTER" : "REPLY", StringComparison.OrdinalIgnoreCase)) return new(MailFate.Unreadable, MailReason.MethodsDiffer);
        return await replies.Run(reply, mail.From, cancellation);
    }
}
