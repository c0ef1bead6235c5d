using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Samsyn.App.Mail;
using Samsyn.App.Outbox;
using Samsyn.App.Storage;
using Samsyn.Documents.Calendars;
using Samsyn.Documents.Mail;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.App.Tests.Mail;

/// <summary>Mail in the outbox of a database, and its sending to a server of tests/mail.</summary>
static class MailPosting
{
    public static MailSending To(int port, MailWire wire = MailWire.Loopback) => new(new("localhost", port, wire)
    {
        ConnectPatience = TimeSpan.FromSeconds(10), CommandPatience = TimeSpan.FromSeconds(2), MessagePatience = TimeSpan.FromSeconds(2),
    }, new("Samsyn Ekbacken", "samsyn@ekbacken.example"));

    public static MailMessage Mail(int number = 1, string text = "Du kallas till möte.") => new()
    {
        To = new("Elin Ågren", $"elin{number}@polisen.example"), Subject = "Kallelse: Styrgruppen å", Text = text, At = new(2018, 3, 15, 11, 0, 0, TimeSpan.Zero),
        Calendar = new("REQUEST", MeetingCalendar.Request(new() { Uid = $"m{number}@ekbacken.example", Sequence = 0, Date = new(2018, 5, 8), Starts = new(13, 0), Title = "Styrgruppen" },
            new("Samsyn", "samsyn@ekbacken.example"), [new(new("Elin Ågren", $"elin{number}@polisen.example"), true)], new(2018, 3, 15, 11, 0, 0, TimeSpan.Zero))),
    };

    public static Task<List<Guid>> Post(this TestDatabase samsyn, params MailMessage[] mails) => samsyn.Run(async (SamsynDb db) =>
    {
        var queue = new OutboxQueue(db, new Clock(samsyn.Time), samsyn.Get<NewId>());
        var ids = mails.Select(mail => queue.Post(MailMessage.Kind, mail)).ToList();
        await db.Commit(default);
        return ids;
    });

    public static async Task<int> Send(this TestDatabase samsyn, MailSending sending)
    {
        await using var sender = new MailSender(new() { Sending = sending });
        return await new SendOutbox(samsyn.Get<IServiceScopeFactory>(), [sender]).Do(default);
    }

    public static Task<List<OutboxMessage>> Outbox(this TestDatabase samsyn) => samsyn.Run((SamsynDb db) => db.Outbox.AsNoTracking().OrderBy(message => message.Id).ToListAsync());

    /// <summary>An answer as a calendar program writes it to a mail that the server has taken.</summary>
    public static byte[] Answer(string uid, int sequence = 0, string from = "elin@polisen.example", string? attendee = null, string status = "ACCEPTED", string stamp = "20180316T081500Z", string id = "<svar-1@polisen.example>", string head = "", string method = "REPLY") =>
        Encoding.UTF8.GetBytes($"""
            From: Elin <{from}>
            To: samsyn@ekbacken.example
            Subject: Accepterat
            Message-ID: {id}
            {(head.Length > 0 ? head + "\n" : "")}MIME-Version: 1.0
            Content-Type: multipart/alternative; boundary=b

            --b
            Content-Type: text/plain

            Jag kommer.
            --b
            Content-Type: text/calendar; charset=UTF-8; method={method}

            BEGIN:VCALENDAR
            VERSION:2.0
            METHOD:{method}
            BEGIN:VEVENT
            UID:{uid}
            SEQUENCE:{sequence}
            DTSTAMP:{stamp}
            ATTENDEE;PARTSTAT={status}:mailto:{attendee ?? from}
            END:VEVENT
            END:VCALENDAR
            --b--

            """.ReplaceLineEndings("\r\n"));
}
