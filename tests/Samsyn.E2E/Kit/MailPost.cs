using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Samsyn.Tests.Kit;

namespace Samsyn.E2E.Kit;

/// <summary>A real mail server for what goes out, and a Maildir for what comes back.</summary>
sealed partial class MailPost : IAsyncDisposable
{
    public const string Sender = "samsyn@stadsdelen.example";

    readonly RunningSmtp _server = RunningSmtp.Start();
    readonly string _folder = Directory.CreateTempSubdirectory("samsyn-maildir-").FullName;
    int _answers;

    public MailPost()
    {
        foreach (var part in new[] { "new", "cur", "tmp" }) Directory.CreateDirectory(Path.Combine(_folder, part));
    }

    public IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["SAMSYN_SMTP"] = string.Create(CultureInfo.InvariantCulture, $"smtp://localhost:{_server.Port}"), ["SAMSYN_MAIL_FROM"] = $"Samsyn <{Sender}>", ["SAMSYN_REPLIES"] = "maildir:" + _folder,
    };

    /// <summary>The mail to one address, when it has come.</summary>
    public async Task<TakenMail> MailTo(string address)
    {
        for (var attempt = 0; attempt < 300; attempt++)
        {
            if ((await _server.Taken()).FirstOrDefault(mail => mail.EnvelopeTo == address) is { } mail) return mail;
            await Task.Delay(200);
        }
        throw new TimeoutException($"No mail came to {address} within a minute.");
    }

    /// <summary>Answers as a calendar program does: to the organiser, with the UID of the invitation, in the name of whoever was invited.</summary>
    public async Task Answer(TakenMail invitation, string status, DateTime at)
    {
        var calendar = Unfolded().Replace(invitation.Parts.First(part => part.Method == "REQUEST").Text, "");
        var uid = Uid().Match(calendar).Groups["uid"].Value.Trim();
        var file = FormattableString.Invariant($"{++_answers}.answer.example");
        await File.WriteAllTextAsync(Path.Combine(_folder, "tmp", file), $"""
            From: <{invitation.EnvelopeTo}>
            To: {Sender}
            Subject: Accepterat
            Message-ID: <{file}@polisen.example>
            MIME-Version: 1.0
            Content-Type: text/calendar; charset=UTF-8; method=REPLY

            BEGIN:VCALENDAR
            VERSION:2.0
            METHOD:REPLY
            BEGIN:VEVENT
            UID:{uid}
            SEQUENCE:0
            DTSTAMP:{at.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}
            ATTENDEE;PARTSTAT={status}:mailto:{invitation.EnvelopeTo}
            END:VEVENT
            END:VCALENDAR

            """.ReplaceLineEndings("\r\n"), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        File.Move(Path.Combine(_folder, "tmp", file), Path.Combine(_folder, "new", file));
    }

    [GeneratedRegex("\r?\n[ \t]", RegexOptions.None, 1000)]
    private static partial Regex Unfolded();

    [GeneratedRegex("^UID:(?<uid>.+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Uid();

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
