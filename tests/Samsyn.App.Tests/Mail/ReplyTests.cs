using System.Text;
using Microsoft.EntityFrameworkCore;
using Samsyn.App.Mail;
using Samsyn.App.Meetings;
using Samsyn.App.Storage;
using Samsyn.Domain.Meetings;
using Samsyn.Tests.Kit;
using Samsyn.Tests.Kit.Build;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.App.Tests.Mail;

/// <summary>Answers as they come in: believed only from whoever was sent what they answer.</summary>
public sealed class ReplyTests
{
    const string Police = SummonedMeeting.Police;

    [Theory, OnSqlite, OnPostgreSql]
    public async Task An_answer_from_the_invited_address_to_the_latest_edition_is_put_on_record_once(Engine engine)
    {
        await using var given = await SummonedMeeting.Create(engine);
        await given.Call();
        var answer = MailPosting.Answer(await given.UidOf(TestActors.PoliceOfficer), from: Police);

        Assert.Equal(MailFate.Recorded, await given.Receive(answer));
        Assert.Null(await given.Receive(answer));

        var summons = await given.SummonsOf(TestActors.PoliceOfficer);
        Assert.Equal((SummonsAnswer.Accepted, AnsweredBy.Mail, 2), (summons.Current, summons.AnsweredBy!.Value, summons.Version));
        Assert.Equal(ReplyState.Accepted, (await given.SeatOf(TestActors.PoliceOfficer)).Reply);
        Assert.Equal(SummonsAnswer.None, (await given.SummonsOf(TestActors.Coordinator)).Current);
        var kept = Assert.Single(await given.Received());
        Assert.Equal((MailFate.Recorded, "answered", null), (kept.Fate, kept.Reason, kept.Sender));
        Assert.Equal(nameof(RecordReply), await given.Samsyn.Run((SamsynDb db) => db.Acts.Where(act => act.Actor == TestActors.PoliceOfficer.Person && act.ObjectId == given.Meeting.Value).Select(act => act.Name).SingleAsync()));
    }

    [Theory]
    [InlineData("DECLINED", "REPLY", SummonsAnswer.Declined, ReplyState.Declined)]
    [InlineData("TENTATIVE", "REPLY", SummonsAnswer.Tentative, ReplyState.Tentative)]
    [InlineData("DECLINED", "COUNTER", SummonsAnswer.AnotherTime, ReplyState.Tentative)]
    public async Task Each_answer_has_its_word_and_the_later_one_holds(string status, string method, SummonsAnswer answer, ReplyState seat)
    {
        await using var given = await SummonedMeeting.Create(Engine.Sqlite);
        await given.Call();
        var uid = await given.UidOf(TestActors.PoliceOfficer);
        await given.Receive(MailPosting.Answer(uid, from: Police, stamp: "20180315T120000Z", id: "<1@x.example>"));

        Assert.Equal(MailFate.Recorded, await given.Receive(MailPosting.Answer(uid, from: Police, status: status, method: method, stamp: "20180315T120500Z", id: "<2@x.example>")));
        Assert.Equal(MailFate.NotBelieved, await given.Receive(MailPosting.Answer(uid, from: Police, stamp: "20180315T120100Z", id: "<3@x.example>")));

        Assert.Equal((answer, seat), ((await given.SummonsOf(TestActors.PoliceOfficer)).Current, (await given.SeatOf(TestActors.PoliceOfficer)).Reply));
        Assert.Equal("outdated", (await given.Received())[^1].Reason);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task What_a_stranger_a_forger_or_an_old_edition_answers_changes_nothing_and_is_kept_with_its_reason(Engine engine)
    {
        await using var given = await SummonedMeeting.Create(engine);
        await given.Call();
        var uid = await given.UidOf(TestActors.PoliceOfficer);
        var other = await given.UidOf(TestActors.Coordinator);
        await given.Move(new(new(2018, 5, 15), new(9, 0)));
        var before = await given.SummonsOf(TestActors.PoliceOfficer);
        (string Reason, bool NamesMeeting, byte[] Mail)[] mails =
        [
            ("other-sender", true, Answer(uid, from: "framling@example.com")),
            ("other-sender", true, Answer(uid, from: "framling@example.com", attendee: Police)),
            ("other-attendee", true, Answer(uid, from: Police, attendee: "framling@example.com")),
            ("other-sender", true, Answer(other, from: Police)),
            ("wrong-token", true, Answer($"{given.Meeting.Value:n}-{new string('0', 40)}@ekbacken.example", from: Police)),
            ("unknown-meeting", false, Answer($"{Guid.NewGuid():n}-{new string('0', 40)}@ekbacken.example", from: Police)),
            ("unknown-meeting", false, Answer("040000008200E00074C5B7101A82E008", from: Police)),
            ("outdated", true, Answer(uid, sequence: 0, from: Police)),
            ("never-sent", true, Answer(uid, sequence: 7, from: Police)),
            ("from-the-future", true, Answer(uid, sequence: 1, from: Police, stamp: "20990101T000000Z")),
        ];
        for (var at = 0; at < mails.Length; at++) Assert.Equal(MailFate.NotBelieved, await given.Receive(Numbered(mails[at].Mail, at)));

        Assert.Equal(mails.Select(mail => mail.Reason), (await given.Received()).Select(mail => mail.Reason));
        Assert.Equal(mails.Select(mail => mail.NamesMeeting), (await given.Received()).Select(mail => mail is { Meeting: not null, Sender: not null, Answer: SummonsAnswer.Accepted }));
        Assert.Equal((before.Version, SummonsAnswer.None), ((await given.SummonsOf(TestActors.PoliceOfficer)).Version, (await given.SummonsOf(TestActors.PoliceOfficer)).Current));
        Assert.Equal(ReplyState.None, (await given.SeatOf(TestActors.PoliceOfficer)).Reply);

        await given.Cancel();
        Assert.Equal(MailFate.NotBelieved, await given.Receive(Numbered(Answer(uid, sequence: 2, from: Police), 99)));
        Assert.Equal("withdrawn", (await given.Received())[^1].Reason);
    }

    [Theory]
    [InlineData("Auto-Submitted: auto-replied", MailFate.Automatic, "automatic")]
    [InlineData("Precedence: bulk", MailFate.Automatic, "automatic")]
    [InlineData("List-Id: <alla.polisen.example>", MailFate.Automatic, "automatic")]
    public async Task A_program_that_answers_is_passed_over_so_that_no_two_answer_each_other(string head, MailFate fate, string reason)
    {
        await using var given = await SummonedMeeting.Create(Engine.Sqlite);
        await given.Call();
        Assert.Equal(fate, await given.Receive(MailPosting.Answer(await given.UidOf(TestActors.PoliceOfficer), from: Police, head: head)));
        Assert.Equal(MailFate.Automatic, await given.Receive(MailPosting.Answer(await given.UidOf(TestActors.PoliceOfficer), from: "Samsyn@Ekbacken.example", id: "<2@x.example>")));
        Assert.Equal([reason, "own"], (await given.Received()).Select(mail => mail.Reason));
        Assert.Single(await given.Mails(), mail => mail.To.Address == Police);
    }

    [Fact]
    public async Task What_cannot_be_read_has_a_named_reason_and_nothing_of_it_is_kept()
    {
        await using var given = await SummonedMeeting.Create(Engine.Sqlite);
        await given.Call();
        var whole = Encoding.UTF8.GetString(MailPosting.Answer(await given.UidOf(TestActors.PoliceOfficer), from: Police));
        (string Reason, byte[]? Mail)[] mails =
        [
            ("Broken", Encoding.UTF8.GetBytes(whole.Replace("END:VCALENDAR", ""))),
            // Named as a calendar, and a page or a program in truth.
            ("Broken", Encoding.UTF8.GetBytes("From: polis@polisen.example\r\nContent-Type: text/calendar; name=svar.ics\r\n\r\n<html><script>METHOD:REPLY</script></html>")),
            ("Broken", [.. "From: polis@polisen.example\r\nContent-Type: application/ics\r\n\r\n"u8, 0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0]),
            ("no-calendar", "From: polis@polisen.example\r\n\r\nJag kommer."u8.ToArray()),
            // A forwarded answer stands in a mail within the mail: somebody else sent that.
            ("no-calendar", Encoding.UTF8.GetBytes("From: polis@polisen.example\r\nContent-Type: message/rfc822\r\n\r\n" + whole)),
            ("outlook-format", "From: polis@polisen.example\r\nContent-Type: application/ms-tnef; name=winmail.dat\r\nContent-Transfer-Encoding: base64\r\n\r\neJ8+Ig=="u8.ToArray()),
            ("methods-differ", Encoding.UTF8.GetBytes(whole.Replace("; method=REPLY", "; method=REQUEST"))),
            ("NotAnAnswer", Encoding.UTF8.GetBytes(whole.Replace("METHOD:REPLY", "METHOD:REQUEST").Replace("; method=REPLY", "; method=REQUEST"))),
            ("Delegated", Encoding.UTF8.GetBytes(whole.Replace("=ACCEPTED", "=DELEGATED"))),
            ("NotAMail", "not a mail"u8.ToArray()),
            ("TooLarge", null),
        ];
        for (var at = 0; at < mails.Length; at++) Assert.Equal(MailFate.Unreadable, await given.Receive(mails[at].Mail is { } mail ? Numbered(mail, at) : null));

        Assert.Equal(mails.Select(mail => mail.Reason), (await given.Received()).Select(mail => mail.Reason));
        Assert.All(await given.Received(), mail => Assert.True(mail is { Meeting: null, Sender: null, Answer: null }));
        Assert.Equal(SummonsAnswer.None, (await given.SummonsOf(TestActors.PoliceOfficer)).Current);
    }

    [Fact]
    public async Task An_answer_to_the_edition_before_no_longer_holds_when_the_meeting_is_moved()
    {
        await using var given = await SummonedMeeting.Create(Engine.Sqlite);
        await given.Call();
        var uid = await given.UidOf(TestActors.PoliceOfficer);
        await given.Receive(MailPosting.Answer(uid, from: Police));
        await given.Move(new(new(2018, 5, 15), new(9, 0)));

        var summons = await given.SummonsOf(TestActors.PoliceOfficer);
        Assert.Equal((SummonsAnswer.None, SummonsAnswer.Accepted, 0), (summons.Current, summons.Answer, summons.AnsweredTo!.Value));
        Assert.Equal(MailFate.Recorded, await given.Receive(MailPosting.Answer(uid, sequence: 1, from: Police, status: "DECLINED", id: "<ny@x.example>")));
        Assert.Equal(SummonsAnswer.Declined, (await given.SummonsOf(TestActors.PoliceOfficer)).Current);
    }

    [Fact]
    public async Task A_maildir_is_emptied_of_answers_mail_by_mail_and_read_again_changes_nothing()
    {
        var folder = Directory.CreateTempSubdirectory("samsyn-maildir-").FullName;
        foreach (var part in (string[])["new", "cur", "tmp"]) Directory.CreateDirectory(Path.Combine(folder, part));
        try
        {
            await using var given = await SummonedMeeting.Create(Engine.Sqlite, Settings(new ReplySource.Maildir(folder)));
            await given.Call();
            var answer = MailPosting.Answer(await given.UidOf(TestActors.PoliceOfficer), from: Police);
            await File.WriteAllBytesAsync(Path.Combine(folder, "new", "1.a.host"), answer);
            await File.WriteAllBytesAsync(Path.Combine(folder, "new", "2.b.host"), "nonsense"u8.ToArray());
            // As when the machine stopped after it was stored and before it was marked.
            await File.WriteAllBytesAsync(Path.Combine(folder, "cur", "3.c.host:2,F"), answer);
            await File.WriteAllBytesAsync(Path.Combine(folder, "cur", "4.d.host:2,S"), answer);
            File.CreateSymbolicLink(Path.Combine(folder, "new", "5.e.host"), "/etc/passwd");

            Assert.Equal(4, await Read(given));
            Assert.Equal(0, await Read(given));

            Assert.Equal(["1.a.host:2,S", "2.b.host:2,S", "3.c.host:2,FS", "4.d.host:2,S", "5.e.host:2,S"], Directory.GetFiles(Path.Combine(folder, "cur")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
            Assert.Equal([(MailFate.Recorded, "answered"), (MailFate.Unreadable, "NotAMail"), (MailFate.Unreadable, "TooLarge")], (await given.Received()).OrderBy(mail => mail.Fate).ThenBy(mail => mail.Reason, StringComparer.Ordinal).Select(mail => (mail.Fate, mail.Reason)));
            Assert.Equal(SummonsAnswer.Accepted, (await given.SummonsOf(TestActors.PoliceOfficer)).Current);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The whole way with real parts: our invitation goes through an SMTP server, its UID is answered, and the answer is read from a Dovecot mailbox.</summary>
    [ImapFact]
    [Trait("Requirement", "MTG-18")]
    public async Task An_invitation_goes_out_over_smtp_and_its_answer_comes_back_over_imap()
    {
        if (RunningSmtp.Absent is not null) return;
        await using var smtp = RunningSmtp.Start();
        await using var imap = RunningImap.Start();
        var source = new ReplySource.Imap(new("localhost", imap.Port, MailWire.Loopback) { LoginFile = imap.LoginFile }, "INBOX");
        await using var given = await SummonedMeeting.Create(Engine.Sqlite, Settings(source) with { Sending = MailPosting.To(smtp.Port) });
        await given.Call();
        Assert.Equal(2, await given.Samsyn.Send(MailPosting.To(smtp.Port)));
        var mail = (await smtp.Taken()).Single(one => one.EnvelopeTo == Police);
        Assert.Empty(mail.Defects);
        var uid = SummonedMeeting.Line(mail.Parts.Single(part => part.Type == "text/calendar").Text.ReplaceLineEndings("\r\n"), "UID")[4..];

        await imap.Deliver(MailPosting.Answer(uid, from: Police, status: "TENTATIVE"));
        await imap.Deliver(MailPosting.Answer(uid, from: "framling@example.com", id: "<2@x.example>"));
        await imap.Deliver([.. "From: polis@polisen.example\r\nMessage-ID: <stor@x.example>\r\n\r\n"u8, .. Enumerable.Repeat((byte)'x', Samsyn.Documents.Mail.MailReader.MostBytes)]);

        Assert.Equal(3, await Read(given));
        Assert.Equal(0, await Read(given));

        Assert.Equal(["S", "S", "S"], await imap.Flags());
        Assert.Equal(SummonsAnswer.Tentative, (await given.SummonsOf(TestActors.PoliceOfficer)).Current);
        Assert.Equal(["TooLarge", "answered", "other-sender"], (await given.Received()).Select(one => one.Reason).Order(StringComparer.Ordinal));
    }

    [ImapFact]
    public async Task A_mailbox_with_another_password_or_folder_fails_the_job_and_loses_nothing()
    {
        await using var imap = RunningImap.Start();
        await imap.Deliver(MailPosting.Answer("x"));
        var server = new MailServer("localhost", imap.Port, MailWire.Loopback) { LoginFile = imap.LoginFile };
        await using var wrongFolder = await SummonedMeeting.Create(Engine.Sqlite, Settings(new ReplySource.Imap(server, "Finns inte")));
        await Assert.ThrowsAsync<IOException>(() => Read(wrongFolder));

        await File.WriteAllTextAsync(imap.LoginFile, "samordnare\nfel\n");
        await using var wrongPassword = await SummonedMeeting.Create(Engine.Sqlite, Settings(new ReplySource.Imap(server, "INBOX")));
        await Assert.ThrowsAsync<IOException>(() => Read(wrongPassword));
        Assert.Equal([""], await imap.Flags());
    }

    static MailSettings Settings(ReplySource source) => new() { Sending = MailPosting.To(1), Source = source, Address = new("https://samsyn.example") };

    static Task<int> Read(SummonedMeeting given) => given.Samsyn.Run((ReadReplies read) => read.Do(default));

    static byte[] Answer(string uid, int sequence = 1, string from = Police, string? attendee = null, string stamp = "20180316T081500Z") => MailPosting.Answer(uid, sequence, from, attendee, stamp: stamp);

    /// <summary>Each its own Message-ID.</summary>
    static byte[] Numbered(byte[] mail, int number)
    {
        var text = Encoding.Latin1.GetString(mail);
        return Encoding.Latin1.GetBytes(text.Contains("<svar-1@", StringComparison.Ordinal) ? text.Replace("<svar-1@", $"<svar-{number + 2}@") : text);
    }
}
