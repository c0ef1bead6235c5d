using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Samsyn.App;
using Samsyn.App.Jobs;
using Samsyn.App.Mail;
using Samsyn.App.Outbox;
using Samsyn.App.Storage;
using Samsyn.Documents.Calendars;

namespace Samsyn.Tests.Kit;

/// <summary>Many invitations in the outbox of a database of its own, sent by the job as the product runs it.</summary>
public sealed class MailVolume(StorageOptions storage, int smtpPort) : IAsyncDisposable
{
    readonly ServiceProvider _services = new ServiceCollection()
        .AddSingleton(new MailSettings { Sending = new(new("localhost", smtpPort, MailWire.Loopback), new("Samsyn", "samsyn@ekbacken.example")) }).AddSamsyn(storage).BuildServiceProvider();

    public async Task Post(int invitations)
    {
        await using var scope = _services.ForSystem();
        if (!(await scope.ServiceProvider.GetRequiredService<Database>().Open(default)).IsDone) throw new InvalidOperationException("The database did not open.");
        var (db, queue, now) = (scope.ServiceProvider.GetRequiredService<SamsynDb>(), scope.ServiceProvider.GetRequiredService<OutboxQueue>(), Clock.System.Now);
        for (var number = 0; number < invitations; number++)
        {
            var address = $"ledamot{number}@ekbacken.example";
            var calendar = MeetingCalendar.Request(new() { Uid = $"m{number}@ekbacken.example", Sequence = 0, Date = new(2018, 5, 8), Starts = new(13, 0), Title = "Styrgruppen", Place = "Medborgarkontoret" },
                new("Samsyn", "samsyn@ekbacken.example"), [new(new($"Ledamot {number}", address), true)], now);
            queue.Post(MailMessage.Kind, new MailMessage { To = new($"Ledamot {number}", address), Subject = "Kallelse: Styrgruppen, tisdag 8 maj 2018 kl. 13.00–14.30", Text = "Du kallas till möte: Styrgruppen.\n\nPlats: Medborgarkontoret\n", At = now, Calendar = new("REQUEST", calendar) });
        }
        await db.SaveChangesAsync();
    }

    /// <summary>Until nothing waits.</summary>
    public async Task Send(CancellationToken cancellation)
    {
        var worker = _services.GetRequiredService<JobWorker>();
        await worker.Know(cancellation);
        while (await Waiting() > 0)
        {
            await worker.Begin(cancellation);
            await Task.Delay(500, cancellation);
        }
        await worker.Finish();
    }

    async Task<int> Waiting()
    {
        await using var scope = _services.ForSystem();
        return await scope.ServiceProvider.GetRequiredService<SamsynDb>().Outbox.CountAsync(message => message.DoneAt == null);
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
