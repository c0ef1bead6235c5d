using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Samsyn.App.Outbox;

/// <summary>A call to another system: JSON posted to an address.</summary>
public sealed record Webhook(Uri Address, string Json)
{
    public const string Kind = "webhook";
}

/// <summary>Which hosts may be called at all (<c>SAMSYN_WEBHOOK_HOSTS</c>: <c>arende.example.se, localhost:8080</c>). None when unset.</summary>
public sealed record WebhookSettings(IReadOnlyList<string> Hosts)
{
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    public static WebhookSettings From(string? hosts) => new((hosts ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    internal bool Allows(Uri address) => Hosts.Allow(address);
}

/// <summary>
/// Posts webhooks. <c>Idempotency-Key</c> is the message's id at every attempt, so a receiver that keeps to it acts once even when its answer
/// was lost. Redirects are not followed: they would lead past the list of hosts.
/// </summary>
public sealed class WebhookSender(WebhookSettings settings) : IOutboxSender, IDisposable
{
    readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false, PooledConnectionLifetime = TimeSpan.FromMinutes(2) })
    {
        Timeout = System.Threading.Timeout.InfiniteTimeSpan,
    };

    public string Kind => Webhook.Kind;

    public async Task<Delivery> Send(OutboxMessageId id, string payload, CancellationToken cancellation)
    {
        if (JsonSerializer.Deserialize<Webhook>(payload) is not { Address: { IsAbsoluteUri: true } address } webhook) return Delivery.Never("unreadable");
        if (!settings.Allows(address)) return Delivery.Never("host-not-allowed");

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(settings.Timeout);
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent(webhook.Json, Encoding.UTF8, "application/json") };
        request.Headers.Add("Idempotency-Key", $"\"{id.Value}\"");
        try
        {
            using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            return Read(answer.StatusCode);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Delivery.Later("timeout");
        }
        catch (HttpRequestException failure) when (failure.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionRefused })
        {
            return Delivery.Later("refused");
        }
        catch (HttpRequestException)
        {
            return Delivery.Later("connection");
        }
    }

    static Delivery Read(HttpStatusCode status) => (int)status switch
    {
        >= 200 and < 300 => Delivery.Done,
        // Busy with the same message, too early, too many: the receiver asks for another time.
        408 or 409 or 425 or 429 or >= 500 => Delivery.Later($"http-{(int)status}"),
        _ => Delivery.Never($"http-{(int)status}"),
    };

    public void Dispose() => _http.Dispose();
}
