using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Samsyn.App.Jobs;
using Samsyn.App.Operations;
using Samsyn.App.Storage;

namespace Samsyn.App.Mail;

/// <summary>
/// The job that reads the mailbox. A mail is marked as read after what became of it is stored; when the two come apart it is read again and known by its Message-ID. One
/// that cannot be handled holds up none of the others.
/// </summary>
sealed class ReadReplies(IServiceScopeFactory scopes, MailSettings settings, SamsynDb db, Clock clock) : IJob
{
    public const string Name = "replies";
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    const int AtMost = 200;
    static readonly TimeSpan Kept = TimeSpan.FromDays(400);

    public async Task<int> Do(CancellationToken cancellation)
    {
        if (settings.Source is not { } source) return 0;
        var oldest = clock.Now - Kept;
        await db.ReceivedMails.Where(mail => mail.At < oldest).ExecuteDeleteAsync(cancellation);

        await using IMailbox box = source switch
        {
            ReplySource.Imap imap => await ImapBox.Open(imap.Server, imap.Folder, cancellation),
            ReplySource.Maildir maildir => new MaildirBox(maildir.Path),
            _ => throw new InvalidOperationException(source.ToString()),
        };
        var done = 0;
        List<Exception> failures = [];
        foreach (var mail in await box.Unread(AtMost, cancellation))
        {
            try
            {
                await Receive(box, mail, cancellation);
                done++;
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                throw;
            }
#pragma warning disable CA1031 // One mail that we stumble on stays unread; the others are read all the same.
            catch (Exception failure)
            {
                failures.Add(failure);
            }
#pragma warning restore CA1031
        }
        // The job's row tells what kind of failure it was.
        return failures.Count == 0 ? done : throw failures[0];
    }

    async Task Receive(IMailbox box, string mail, CancellationToken cancellation)
    {
        var bytes = await box.Read(mail, cancellation);
        await using (var scope = scopes.ForSystem())
            if (await scope.ServiceProvider.GetRequiredService<ReceiveMail>().Run(bytes, mail, cancellation) is { } fate) Measures.Count(fate);
        await box.MarkRead(mail, cancellation);
    }
}
