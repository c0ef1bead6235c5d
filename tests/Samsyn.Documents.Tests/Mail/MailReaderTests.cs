using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Samsyn.Documents.Mail;

namespace Samsyn.Documents.Tests.Mail;

public class MailReaderTests
{
    static IncomingMail Read(string text, Encoding? encoding = null) => MailReader.Read((encoding ?? Encoding.UTF8).GetBytes(text.ReplaceLineEndings("\r\n"))).Mail!;

    /// <summary>Nested as Outlook nests it: an answer beside a picture, in alternatives, the calendar in base64.</summary>
    const string Outlook = """
        Received: from mail.polisen.example by mx.ekbacken.example; Fri, 16 Mar 2018 09:15:02 +0100
        From: "Ågren, Elin (gruppchef)" <Elin.Agren@polisen.example>
        To: Samsyn <samsyn@ekbacken.example>
        Subject: =?iso-8859-1?Q?Accepterat:_m=F6te?=
        Message-ID:
         <AM0PR01MB1234@AM0PR01.eurprd01.example>
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary="_outer_"

        This is a multi-part message.
        --_outer_
        Content-Type: multipart/alternative;
        	boundary=_inner_

        --_inner_
        Content-Type: text/plain; charset="iso-8859-1"
        Content-Transfer-Encoding: quoted-printable

        Jag kommer p=E5 m=F6tet =
        i tid.

        --_inner_
        Content-Type: TEXT/CALENDAR; charset="utf-8"; method=REPLY
        Content-Transfer-Encoding: BASE64

        QkVHSU46VkNBTEVOREFSDQpF
        TkQ6VkNBTEVOREFSDQo=

        --_inner_--

        --_outer_
        Content-Type: image/png; name="logo.png"
        Content-Transfer-Encoding: base64

        iVBORw0KGgo=
        --_outer_--
        epilogue
        """;

    [Fact]
    public void Parts_are_found_however_nested_and_their_encoding_is_taken_off()
    {
        var mail = Read(Outlook);

        Assert.Equal(("AM0PR01MB1234@AM0PR01.eurprd01.example", "elin.agren@polisen.example", false), (mail.MessageId, mail.From, mail.IsAutomatic));
        Assert.Equal(["text/plain", "text/calendar", "image/png"], mail.Parts.Select(part => part.ContentType));
        Assert.Equal("Jag kommer på mötet i tid.\r\n", mail.Parts[0].Encoding.GetString(mail.Parts[0].Content));
        Assert.Equal("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", Encoding.UTF8.GetString(mail.Parts[1].Content));
        Assert.Equal("REPLY", mail.Parts[1].Parameters["method"]);
        Assert.Equal([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], mail.Parts[2].Content);
    }

    /// <summary>As Thunderbird and Apple write it: the calendar alone, in the clear or as windows-1252.</summary>
    [Fact]
    public void A_calendar_that_is_the_whole_mail_is_its_only_part()
    {
        var mail = Read("From: elin@polisen.example\nMessage-Id: <1@x.example>\nContent-Type: text/calendar; method=REPLY; charset=windows-1252\nContent-Transfer-Encoding: 8bit\n\nSUMMARY:M\u00f6te\u0080\n", Encoding.Latin1);

        Assert.Equal("SUMMARY:Möte€\r\n", mail.Parts.Single().Encoding.GetString(mail.Parts.Single().Content));
    }

    [Theory]
    [InlineData("Auto-Submitted: auto-replied", true)]
    [InlineData("Auto-Submitted: auto-generated; owner=x", true)]
    [InlineData("Auto-Submitted: no", false)]
    [InlineData("Precedence: bulk", true)]
    [InlineData("List-Id: <x.example>", true)]
    [InlineData("X-Autoreply: yes", true)]
    [InlineData("Return-Path: <>", true)]
    [InlineData("Return-Path: <elin@polisen.example>", false)]
    public void Mail_that_a_program_wrote_is_known_as_such(string header, bool isAutomatic) => Assert.Equal(isAutomatic, Read($"From: a@b.example\n{header}\n\nx").IsAutomatic);

    [Theory]
    [InlineData("From: a@b.example", "a@b.example")]
    [InlineData("From: \"evil@example.com\" <a@b.example>", "a@b.example")]
    [InlineData("From: (evil@example.com (nested)) a@b.example", "a@b.example")]
    [InlineData("From: \"a\\\" <evil@example.com>\" <a@b.example>", "a@b.example")]
    [InlineData("From: a@b.example, evil@example.com", null)]
    [InlineData("From: a@b.example\nFrom: evil@example.com", null)]
    [InlineData("From: nobody", null)]
    [InlineData("Subject: no sender", null)]
    public void The_sender_is_one_address_or_nobody(string header, string? from) => Assert.Equal(from, Read(header + "\n\nx").From);

    [Fact]
    public void Mail_within_mail_is_not_opened()
    {
        var mail = Read("From: a@b.example\nContent-Type: message/rfc822\n\nFrom: elin@polisen.example\nContent-Type: text/calendar; method=REPLY\n\nBEGIN:VCALENDAR\n");
        Assert.Equal("message/rfc822", mail.Parts.Single().ContentType);
    }

    [Fact]
    public void Too_large_too_deep_and_no_mail_at_all_are_named_faults()
    {
        Assert.Equal(MailFault.TooLarge, MailReader.Read(new byte[MailReader.MostBytes + 1]).Fault);
        Assert.Equal(MailFault.NotAMail, MailReader.Read([]).Fault);
        Assert.Equal(MailFault.NotAMail, MailReader.Read("BEGIN VCALENDAR\r\n"u8).Fault);
        Assert.Equal(MailFault.NotAMail, MailReader.Read(Encoding.ASCII.GetBytes("A: b\r\n" + string.Concat(Enumerable.Repeat(" c\r\n", 2_000_000)))).Fault);
        Assert.Equal(MailFault.NotAMail, MailReader.Read(Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("A: b\r\n", 600)))).Fault);
        var deep = "x";
        for (var depth = 0; depth < 20; depth++) deep = $"Content-Type: multipart/mixed; boundary=b{depth}\r\n\r\n--b{depth}\r\n{deep}\r\n--b{depth}--\r\n";
        Assert.Equal(MailFault.TooManyParts, MailReader.Read(Encoding.ASCII.GetBytes("From: a@b.example\r\n" + deep)).Fault);
        Assert.Equal(MailFault.TooManyParts, MailReader.Read(Encoding.ASCII.GetBytes("Content-Type: multipart/mixed; boundary=b\r\n\r\n" + string.Concat(Enumerable.Repeat("--b\r\n\r\nx\r\n", 300)))).Fault);
    }

    [Fact]
    public void Broken_in_any_way_it_gives_a_mail_or_a_fault_and_never_throws()
    {
        var bytes = Encoding.UTF8.GetBytes(Outlook.ReplaceLineEndings("\r\n"));
        var breaks = Gen.Choose(0, bytes.Length - 1).Zip(Gen.Choose(0, 255)).ListOf().Resize(20);
        Prop.ForAll(breaks.ToArbitrary(), list =>
        {
            var broken = bytes.ToArray();
            foreach (var (at, octet) in list) broken[at] = (byte)octet;
            var reading = MailReader.Read(broken.AsSpan(0, list.Count % 3 == 2 ? bytes.Length * list.Count / 20 : bytes.Length));
            return reading.Mail is null != reading.Fault is null && (reading.Mail?.Parts.All(part => part.Encoding.GetString(part.Content) is not null) ?? true);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }
}
