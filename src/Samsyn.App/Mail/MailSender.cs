using System.Collections.Concurrent;
using System.Text.Json;
using Samsyn.App.Outbox;
using Samsyn.Documents.Mail;

namespace Samsyn.App.Mail;

/// <summary>
/// Hands mail to the one server that the operator has named. Message-ID follows from the message's id, so it is the same at every attempt: a server or mailbox that keeps to
/// it shows the mail once. SMTP itself promises no more than “at least once” (docs/operations/mail.md).
/// </summary>
public sealed class MailSender(MailSettings settings) : IOutboxSender, IAsyncDisposable
{
    /// <summary>A mail server that is busy or has the line cut is asked again soon; whoever asks for patience gets it, four days in all (RFC 5321, 4.5.4.1).</summary>
    static readonly RetrySchedule Soon = new(TimeSpan.FromSeconds(5), TimeSpan.FromHours(4), 36, Spread: 0.25);

    readonly SemaphoreSlim _places = new(settings.Sending?.Connections ?? 1);
    readonly ConcurrentBag<SmtpConnection> _open = [];

    public string Kind => MailMessage.Kind;
    public int AtOnce => 64;
    public RetrySchedule Retries => Soon;

    /// <summary>Who was called to what, and the secret that proves an answer, are not for a queue to keep.</summary>
    public bool KeepsWhatWasSent => false;

    public static string MessageIdOf(OutboxMessageId id, string domain) => $"{id.Value:n}@{domain}";

    public async Task<Delivery> Send(OutboxMessageId id, string payload, CancellationToken cancellation)
    {
        if (settings.Sending is not { } sending) return Delivery.Later("no-server");
        if (JsonSerializer.Deserialize<MailMessage>(payload) is not { } mail) return Delivery.Never("unreadable");
        if (!MailPerson.IsSendable(mail.To.Address)) return Delivery.Never("address");
        var bytes = MailWriter.Write(new()
        {
            MessageId = MessageIdOf(id, sending.Domain), At = mail.At, From = sending.From, To = mail.To, Subject = mail.Subject, Text = mail.Text, Calendar = mail.Calendar,
        });
        await _places.WaitAsync(cancellation);
        try
        {
            return await Send(sending, mail.To.Address, bytes, cancellation);
        }
        finally
        {
            _places.Release();
        }
    }

    /// <summary>A connection that was left open may be gone; the message then goes over the next one, a new one at last.</summary>
    async Task<Delivery> Send(MailSending sending, string to, byte[] bytes, CancellationToken cancellation)
    {
        while (true)
        {
            var isLeftOpen = _open.TryTake(out var connection);
            if (connection is null)
            {
                (connection, var failure) = await SmtpConnection.Open(sending.Server, cancellation);
                if (connection is null) return failure;
            }
            var delivery = await connection.Send(sending.From.Address, to, bytes, cancellation);
            if (connection.IsUsable) _open.Add(connection);
            else await connection.DisposeAsync();
            if (!(isLeftOpen && connection.BrokeBeforeData)) return delivery;
        }
    }

    public async ValueTask Rest()
    {
        while (_open.TryTake(out var connection)) await connection.Quit();
    }

    public async ValueTask DisposeAsync()
    {
        await Rest();
        _places.Dispose();
    }
}
