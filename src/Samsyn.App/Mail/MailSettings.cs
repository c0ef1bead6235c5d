using System.Net.Mail;
using Samsyn.App.Secrets;
using Samsyn.Documents.Mail;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Meetings;

namespace Samsyn.App.Mail;

/// <summary>Where mail is handed in and whom it comes from.</summary>
public sealed record MailSending(MailServer Server, MailPerson From)
{
    /// <summary>Connections that are open side by side.</summary>
    public int Connections { get; init; } = 4;

    /// <summary>Right part of Message-ID and of the UID of invitations: the sender's own domain.</summary>
    internal string Domain => From.Address[(From.Address.IndexOf('@', StringComparison.Ordinal) + 1)..];
}

/// <summary>Where answers are read: a folder of a mailbox on an IMAP server, or a Maildir.</summary>
public abstract record ReplySource
{
    /// <summary>A folder on an IMAP server.</summary>
    public sealed record Imap(MailServer Server, string Folder) : ReplySource;

    /// <summary>A folder with <c>new</c>, <c>cur</c> and <c>tmp</c> in it, into which a mail server delivers.</summary>
    public sealed record Maildir(string Path) : ReplySource;
}

/// <summary>
/// What the operator has settled of mail: <c>SAMSYN_SMTP</c>, <c>SAMSYN_SMTP_LOGIN</c>, <c>SAMSYN_MAIL_FROM</c>, <c>SAMSYN_MAIL_CA</c>, <c>SAMSYN_REPLIES</c> and
/// <c>SAMSYN_REPLIES_LOGIN</c>. Without a server nothing is sent, without a place for answers none is read.
/// </summary>
public sealed record MailSettings
{
    const string Smtp = "SAMSYN_SMTP", SmtpLogin = "SAMSYN_SMTP_LOGIN", From = "SAMSYN_MAIL_FROM", Authority = "SAMSYN_MAIL_CA", Replies = "SAMSYN_REPLIES", RepliesLogin = "SAMSYN_REPLIES_LOGIN", Own = "SAMSYN_ADDRESS";
    const string MaildirPrefix = "maildir:", UsualFolder = "INBOX";
    const int SubmissionPort = 587, SubmissionTlsPort = 465, ImapPort = 143, ImapTlsPort = 993;

    /// <summary>Null when no server is named, or when what is written cannot be used.</summary>
    public MailSending? Sending { get; init; }

    /// <summary>Null when no place is named, or when what is written cannot be used.</summary>
    public ReplySource? Source { get; init; }

    /// <summary>Where this installation is reached (<c>SAMSYN_ADDRESS</c>), for links in mail; null when that is unset.</summary>
    public Uri? Address { get; init; }

    /// <summary>Why what is written cannot be used.</summary>
    public IReadOnlyList<Refusal> Faults { get; init; } = [];

    internal string? LinkTo(Meeting meeting) => Address is null ? null : new Uri(Address, $"/moten/{meeting.Id.Value}").ToString();

    public static MailSettings FromEnvironment() => Read(Environment.GetEnvironmentVariable);

    public static MailSettings Read(Func<string, string?> variable)
    {
        List<Refusal> faults = [];
        var authority = Set(Authority);
        if (authority is not null && !File.Exists(authority)) faults.Add(new MailAuthorityUnusable(authority));
        var sending = ReadSending();
        var source = ReadSource();
        return new() { Sending = sending, Source = source, Faults = faults, Address = Uri.TryCreate(Set(Own), UriKind.Absolute, out var address) ? address : null };

        MailSending? ReadSending()
        {
            if (Set(Smtp) is not { } written) return null;
            if (Server(Smtp, written, MailServer.Parse(written, "smtp", SubmissionPort, SubmissionTlsPort), Set(SmtpLogin)) is not { } server) return null;
            if (Set(From) is not { } from) faults.Add(new MailWithoutSender(server.ToString()));
            else if (MailAddress.TryCreate(from, out var sender) && MailPerson.IsSendable(sender.Address)) return new(server, new(sender.DisplayName, sender.Address));
            else faults.Add(new MailSettingNotUnderstood(From, from));
            return null;
        }

        ReplySource? ReadSource()
        {
            if (Set(Replies) is not { } written) return null;
            if (written.StartsWith(MaildirPrefix, StringComparison.Ordinal) && Path.IsPathFullyQualified(written[MaildirPrefix.Length..])) return new ReplySource.Maildir(written[MaildirPrefix.Length..]);
            if (Server(Replies, written, MailServer.Parse(written, "imap", ImapPort, ImapTlsPort), Set(RepliesLogin)) is not { } server) return null;
            var folder = Uri.UnescapeDataString(new Uri(written).AbsolutePath.Trim('/'));
            return new ReplySource.Imap(server, folder.Length > 0 ? folder : UsualFolder);
        }

        MailServer? Server(string setting, string written, MailServer? server, string? login)
        {
            if (server is null) faults.Add(new MailSettingNotUnderstood(setting, written.Contains('@', StringComparison.Ordinal) ? "…" : written));
            else if (login is not null && Unusable(login) is { } reason) faults.Add(new MailLoginUnusable(login, reason));
            else return server with { LoginFile = login, AuthorityFile = authority };
            return null;
        }

        string? Set(string name) => variable(name) is { Length: > 0 } value ? value : null;
    }

    static string? Unusable(string login)
    {
        try
        {
            OwnersFile.TwoLines(login);
            return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return failure.Message;
        }
    }
}
