using Samsyn.App.Mail;
using Samsyn.App.Meetings;
using Samsyn.Domain.Meetings;

namespace Samsyn.App.Tests.Mail;

public sealed class MailSettingsTests
{
    const string From = "Samsyn <samsyn@kommun.example.se>";

    [Theory]
    [InlineData("smtps://mejl.example.se", 465, MailWire.Tls)]
    [InlineData("smtp://mejl.example.se", 587, MailWire.StartTls)]
    [InlineData("smtp://mejl.example.se:2525", 2525, MailWire.StartTls)]
    [InlineData("smtp://localhost:25", 25, MailWire.Loopback)]
    [InlineData("smtps://localhost", 465, MailWire.Tls)]
    public void In_the_clear_goes_only_to_the_machine_itself(string written, int port, MailWire wire)
    {
        var read = Read(("SAMSYN_SMTP", written), ("SAMSYN_MAIL_FROM", From));
        Assert.Empty(read.Faults);
        Assert.Equal((port, wire, "samsyn@kommun.example.se", "Samsyn"), (read.Sending!.Server.Port, read.Sending.Server.Wire, read.Sending.From.Address, read.Sending.From.Name));
    }

    [Theory]
    [InlineData("mejl.example.se")]
    [InlineData("http://mejl.example.se")]
    [InlineData("smtp://")]
    [InlineData("smtps://namn:hemligt@mejl.example.se")]
    public void What_is_no_address_of_a_server_is_a_fault_that_tells_no_password(string written)
    {
        var read = Read(("SAMSYN_SMTP", written), ("SAMSYN_MAIL_FROM", From));
        var fault = Assert.IsType<MailSettingNotUnderstood>(Assert.Single(read.Faults));
        Assert.Null(read.Sending);
        Assert.DoesNotContain("hemligt", Samsyn.App.Texts.Of(fault, Language.Swedish), StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_needs_a_sender_and_a_login_that_nobody_else_can_read()
    {
        Assert.IsType<MailWithoutSender>(Assert.Single(Read(("SAMSYN_SMTP", "smtps://a.example")).Faults));
        Assert.IsType<MailSettingNotUnderstood>(Assert.Single(Read(("SAMSYN_SMTP", "smtps://a.example"), ("SAMSYN_MAIL_FROM", "ingen")).Faults));
        Assert.IsType<MailAuthorityUnusable>(Assert.Single(Read(("SAMSYN_SMTP", "smtps://a.example"), ("SAMSYN_MAIL_FROM", From), ("SAMSYN_MAIL_CA", "/finns/inte")).Faults));
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, "namn\nhemligt\n");
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.OtherRead);
            Assert.IsType<MailLoginUnusable>(Assert.Single(Read(("SAMSYN_SMTP", "smtps://a.example"), ("SAMSYN_MAIL_FROM", From), ("SAMSYN_SMTP_LOGIN", file)).Faults));
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            Assert.Empty(Read(("SAMSYN_SMTP", "smtps://a.example"), ("SAMSYN_MAIL_FROM", From), ("SAMSYN_SMTP_LOGIN", file)).Faults);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void Answers_are_read_from_a_folder_of_a_mailbox_or_a_maildir()
    {
        var imap = Assert.IsType<ReplySource.Imap>(Read(("SAMSYN_REPLIES", "imaps://mejl.example.se/Svar")).Source);
        Assert.Equal(("mejl.example.se", 993, MailWire.Tls, "Svar"), (imap.Server.Host, imap.Server.Port, imap.Server.Wire, imap.Folder));
        Assert.Equal(("INBOX", MailWire.StartTls), Read(("SAMSYN_REPLIES", "imap://mejl.example.se")).Source is ReplySource.Imap other ? (other.Folder, other.Server.Wire) : default);
        Assert.Equal(new ReplySource.Maildir("/var/mail/samsyn"), Read(("SAMSYN_REPLIES", "maildir:/var/mail/samsyn")).Source);
        Assert.IsType<MailSettingNotUnderstood>(Assert.Single(Read(("SAMSYN_REPLIES", "maildir:relativ")).Faults));
        Assert.Equivalent(new MailSettings(), Read(("SAMSYN_SMTP", "")));
    }

    /// <summary>Those that can name a meeting are shown on its page.</summary>
    [Fact]
    public void Every_reason_for_not_believing_an_answer_has_words()
    {
        foreach (var reason in (string[])[MailReason.WrongToken, MailReason.OtherSender, MailReason.OtherAttendee, MailReason.Outdated, MailReason.NeverSent, MailReason.Withdrawn, MailReason.FromTheFuture])
            foreach (var language in Enum.GetValues<Language>()) Assert.NotEmpty(Samsyn.App.Texts.Get(language, $"meetings.mail.doubt.{reason}"));
    }

    [Theory]
    [InlineData("0192000000007000800000000000000a-abc123@ekbacken.example", true)]
    [InlineData("0192000000007000800000000000000A-ABC123@other.example", true)]
    [InlineData("0192000000007000800000000000000a-@ekbacken.example", false)]
    [InlineData("0192000000007000800000000000000a@ekbacken.example", false)]
    [InlineData("abc", false)]
    [InlineData("", false)]
    public void The_uid_is_known_whatever_a_server_does_to_its_capitals_and_domain(string uid, bool isOurs) =>
        Assert.Equal(isOurs ? (new MeetingId(new("01920000-0000-7000-8000-00000000000a")), "abc123") : null, SummonsUid.Parse(uid));

    static MailSettings Read(params (string Name, string Value)[] variables) => MailSettings.Read(name => Array.Find(variables, one => one.Name == name).Value);
}
