using System.Globalization;
using System.Text;
using Samsyn.Documents.Calendars;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Time;

namespace Samsyn.Documents.Mail;

/// <summary>
/// Writes mail (RFC 5322 and 2045–2049) in seven bits with short lines, so that every server lets it through. A calendar file stands twice, as the calendar programs want it:
/// as the other form of the text, which Outlook, Gmail and Apple answer (RFC 6047, 2.4), and as a file for those that do not.
/// </summary>
public static class MailWriter
{
    const string Alternative = "multipart/alternative", Mixed = "multipart/mixed";
    const int LongestBase64Line = 76;

    /// <summary>The same mail gives the same bytes.</summary>
    /// <param name="mail">What to write; addresses must be <see cref="MailPerson.IsSendable"/>.</param>
    /// <exception cref="ArgumentException">An address or the Message-ID could not stand in a header.</exception>
    public static byte[] Write(OutgoingMail mail)
    {
        ArgumentNullException.ThrowIfNull(mail);
        if (!MailPerson.IsSendable(mail.From.Address) || !MailPerson.IsSendable(mail.To.Address) || !MailPerson.IsSendable(mail.MessageId)) throw new ArgumentException("An address cannot stand in a header.", nameof(mail));
        var text = new StringBuilder();
        text.Append(HeaderText.Line("Message-ID", $"<{mail.MessageId}>"));
        text.Append(HeaderText.Line("Date", SwedishTime.Local(mail.At).ToString("ddd, dd MMM yyyy HH':'mm':'ss zzz", CultureInfo.InvariantCulture).Remove(29, 1)));
        text.Append(HeaderText.Line("From", HeaderText.Person(mail.From)));
        text.Append(HeaderText.Line("To", HeaderText.Person(mail.To)));
        text.Append(HeaderText.Line("Subject", HeaderText.Unstructured(mail.Subject)));
        // Written by a program (RFC 3834, 5): other programs shall not answer. The last is the same to Exchange.
        text.Append("Auto-Submitted: auto-generated\r\nX-Auto-Response-Suppress: OOF, AutoReply\r\nMIME-Version: 1.0\r\n");
        var files = mail.Calendar is { } calendar ? [new MailAttachment(MeetingCalendar.FileName, "application/ics", Encoding.UTF8.GetBytes(calendar.Text)), .. mail.Attachments] : mail.Attachments;
        var mark = Checksum.Of(mail.MessageId)[..24];
        if (files.Count == 0) Readable(text, mail, mark);
        else
        {
            // "=_" can stand neither in base64 nor in quoted-printable, so no boundary can stand in what it bounds.
            var boundary = $"=_mixed_{mark}";
            Multipart(text, Mixed, boundary);
            text.Append("--").Append(boundary).Append("\r\n");
            Readable(text, mail, mark);
            foreach (var file in files)
            {
                text.Append("--").Append(boundary).Append("\r\n");
                File(text, file);
            }
            text.Append("--").Append(boundary).Append("--\r\n");
        }
        return Encoding.ASCII.GetBytes(text.ToString());
    }

    static void Readable(StringBuilder text, OutgoingMail mail, string mark)
    {
        if (mail.Calendar is not { } calendar)
        {
            Plain(text, mail.Text);
            return;
        }
        var boundary = $"=_alternative_{mark}";
        Multipart(text, Alternative, boundary);
        text.Append("--").Append(boundary).Append("\r\n");
        Plain(text, mail.Text);
        text.Append("--").Append(boundary).Append("\r\n");
        text.Append(CultureInfo.InvariantCulture, $"Content-Type: text/calendar; charset=UTF-8; method={calendar.Method}\r\nContent-Transfer-Encoding: base64\r\n\r\n");
        Base64(text, Encoding.UTF8.GetBytes(calendar.Text));
        text.Append("--").Append(boundary).Append("--\r\n");
    }

    static void Multipart(StringBuilder text, string type, string boundary) => text.Append(CultureInfo.InvariantCulture, $"Content-Type: {type};\r\n boundary=\"{boundary}\"\r\n\r\n");

    static void Plain(StringBuilder text, string body)
    {
        text.Append("Content-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n");
        text.Append(QuotedPrintable.Encode(body));
    }

    static void File(StringBuilder text, MailAttachment file)
    {
        text.Append(CultureInfo.InvariantCulture, $"Content-Type: {file.ContentType}\r\nContent-Disposition: attachment;\r\n {FileName(file.FileName)}\r\nContent-Transfer-Encoding: base64\r\n\r\n");
        Base64(text, file.Content);
    }

    /// <summary>RFC 6266's and 2231's form where a name has other letters than ASCII's.</summary>
    static string FileName(string name)
    {
        var clean = string.Concat(name.Where(c => !char.IsControl(c) && c is not ('"' or '\\' or '/')));
        return clean.All(char.IsAscii) ? $"filename=\"{clean}\"" : $"filename*=UTF-8''{Uri.EscapeDataString(clean)}";
    }

    static void Base64(StringBuilder text, byte[] content)
    {
        var encoded = Convert.ToBase64String(content);
        for (var at = 0; at < encoded.Length; at += LongestBase64Line) text.Append(encoded, at, Math.Min(LongestBase64Line, encoded.Length - at)).Append("\r\n");
    }
}
