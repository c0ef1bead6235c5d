using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Samsyn.Documents.Mail;

namespace Samsyn.Documents.Tests.Mail;

public class MailWriterTests
{
    internal static readonly OutgoingMail Invitation = new()
    {
        MessageId = "01920000.1@ekbacken.example", At = new(2018, 3, 15, 11, 0, 0, TimeSpan.Zero), From = new("Samsyn Ekbacken", "samsyn@ekbacken.example"), To = new("Elin Ågren", "elin.agren@polisen.example"),
        Subject = "Kallelse: Styrgruppen för lokal samverkan i Ekbackens stadsdelsområde, tisdag 8 maj 2018 kl. 13.00–15.30", Text = "Du kallas till möte.\n\nPlats: Medborgarkontoret å torget\n.\nFrom here on\n",
        Calendar = new("REQUEST", "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nSUMMARY:Möte\r\nEND:VCALENDAR\r\n"),
    };

    [Fact]
    public void The_head_says_who_to_whom_when_and_that_a_program_wrote_it()
    {
        var lines = Head(Invitation);

        Assert.Contains("Message-ID: <01920000.1@ekbacken.example>", lines);
        Assert.Contains("Date: Thu, 15 Mar 2018 12:00:00 +0100", lines);
        Assert.Contains("From: \"Samsyn Ekbacken\" <samsyn@ekbacken.example>", lines);
        Assert.Contains("To: =?UTF-8?B?RWxpbiDDhWdyZW4=?= <elin.agren@polisen.example>", lines);
        Assert.Contains("Auto-Submitted: auto-generated", lines);
        Assert.Contains("MIME-Version: 1.0", lines);
    }

    [Fact]
    public void Only_short_lines_of_ascii_go_over_the_wire_and_the_same_mail_is_the_same_bytes()
    {
        var bytes = MailWriter.Write(Invitation with { Attachments = [new("protokoll å.pdf", "application/pdf", new byte[5000])] });

        Assert.All(bytes, octet => Assert.True(octet is (byte)'\r' or (byte)'\n' or (byte)'\t' or >= 32 and < 127));
        Assert.All(Encoding.ASCII.GetString(bytes).Split("\r\n"), line => Assert.True(line.Length <= 100 && !line.Contains('\n') && !line.Contains('\r'), line));
        Assert.Equal(MailWriter.Write(Invitation), MailWriter.Write(Invitation));
    }

    [Fact]
    public void The_calendar_is_the_other_form_of_the_text_and_a_file_of_its_own()
    {
        var mail = MailReader.Read(MailWriter.Write(Invitation)).Mail!;

        Assert.Equal(["text/plain", "text/calendar", "application/ics"], mail.Parts.Select(part => part.ContentType));
        Assert.Equal(("REQUEST", "UTF-8"), (mail.Parts[1].Parameters["method"], mail.Parts[1].Parameters["charset"]));
        Assert.All(mail.Parts.Skip(1), part => Assert.Equal(Invitation.Calendar!.Text, Encoding.UTF8.GetString(part.Content)));
        Assert.Equal(Invitation.Text.ReplaceLineEndings("\r\n"), mail.Parts[0].Encoding.GetString(mail.Parts[0].Content));
        Assert.Equal((Invitation.MessageId, Invitation.From.Address, true), (mail.MessageId, mail.From, mail.IsAutomatic));
    }

    [Fact]
    public void No_name_or_subject_can_add_a_header()
    {
        const string hostile = "Möte\r\nBcc: evil@example.com\r\n\r\n<html>";
        var lines = Head(Invitation with { Subject = hostile, To = new(hostile, "a@b.example"), From = new("x\" <evil@example.com>\r\nBcc: e@example.com", "s@b.example") });

        Assert.DoesNotContain(lines, line => line.StartsWith("Bcc", StringComparison.OrdinalIgnoreCase) || line.StartsWith('<'));
        Assert.Equal("s@b.example", MailReader.Read(MailWriter.Write(Invitation with { From = new("x\" <evil@example.com>, \"", "s@b.example") })).Mail!.From);
    }

    [Theory]
    [InlineData("a@b.example", true)]
    [InlineData("elin.agren+moten@polisen.example", true)]
    [InlineData("a@xn--nmnd-gra.example", true)]
    [InlineData("", false)]
    [InlineData("a", false)]
    [InlineData("@b.example", false)]
    [InlineData("a@", false)]
    [InlineData("a@b@c.example", false)]
    [InlineData("a b@c.example", false)]
    [InlineData("a@b.example\r\nRCPT TO:<x@y>", false)]
    [InlineData("a@b.example>", false)]
    [InlineData("åsa@b.example", false)]
    [InlineData("a..b@c.example", false)]
    [InlineData("a@-b.example", false)]
    public void An_address_that_could_be_more_than_an_address_is_never_written(string address, bool isSendable)
    {
        Assert.Equal(isSendable, MailPerson.IsSendable(address));
        if (!isSendable) Assert.Throws<ArgumentException>(() => MailWriter.Write(Invitation with { To = new("", address) }));
    }

    [Fact]
    public void Any_text_comes_back_as_it_was()
    {
        var pieces = Gen.Elements("a", "å", " ", ".", "=", "\n", "\t", "👮", "ord ", "--=_", "From ", "\n.\n", "文");
        Prop.ForAll(pieces.ListOf().Resize(400).Select(parts => string.Concat(parts) + "x").ToArbitrary(), text =>
        {
            var mail = MailReader.Read(MailWriter.Write(Invitation with { Text = text })).Mail!;
            return mail.Parts[0].Encoding.GetString(mail.Parts[0].Content) == text.ReplaceLineEndings("\r\n")
                && Encoding.ASCII.GetString(MailWriter.Write(Invitation with { Text = text })).Split("\r\n").All(line => line.Length <= 76 || line.StartsWith("To", StringComparison.Ordinal));
        }).Check(Config.QuickThrowOnFailure);
    }

    static string[] Head(OutgoingMail mail)
    {
        var text = Encoding.ASCII.GetString(MailWriter.Write(mail));
        return text[..text.IndexOf("\r\n\r\n", StringComparison.Ordinal)].Split("\r\n");
    }
}
