using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.Protocols;
using Samsyn.App.Outbox;

namespace Samsyn.App.Organisations.OpenIdConnect;

/// <summary>A provider that cannot be reached, or whose answer is not one we go by. The word says why, for the log.</summary>
public sealed class ProviderFaultException : Exception
{
    public ProviderFaultException() { }
    public ProviderFaultException(string message) : base(message) { }
    public ProviderFaultException(string message, Exception innerException) : base(message, innerException) { }
}

/// <summary>Our calls to identity providers: to the hosts named for each alone, without following redirects, small and within a time.</summary>
public sealed class ProviderCalls : IDisposable
{
    const int LargestAnswer = 256 << 10;

    readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false, PooledConnectionLifetime = TimeSpan.FromMinutes(2) })
    {
        Timeout = Timeout.InfiniteTimeSpan,
        MaxResponseContentBufferSize = LargestAnswer,
    };

    internal IDocumentRetriever Documents(ProviderSettings settings) => new Fetching(this, settings);

    /// <summary>Exchanges the code for the identity token. The access token that comes with it is not used and not kept.</summary>
    internal async Task<string> Redeem(ProviderSettings settings, Uri endpoint, IDictionary<string, string> form, DateTimeOffset at, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint);
        if (settings.Credential.SharedSecret is { } secret)
            request.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Uri.EscapeDataString(settings.ClientId)}:{Uri.EscapeDataString(secret)}")));
        else
        {
            form["client_assertion_type"] = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
            form["client_assertion"] = settings.Credential.Assertion(settings.ClientId, settings.IssuerText, at);
        }
        form["client_id"] = settings.ClientId;
        request.Content = new FormUrlEncodedContent(form);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        var answer = await Send(settings, request, cancellation);
        try
        {
            using var read = JsonDocument.Parse(answer);
            return read.RootElement.GetProperty("id_token").GetString() ?? throw new ProviderFaultException("no-token");
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new ProviderFaultException("no-token", failure);
        }
    }

    async Task<string> Send(ProviderSettings settings, HttpRequestMessage request, CancellationToken cancellation)
    {
        if (!settings.Hosts.Allow(request.RequestUri!)) throw new ProviderFaultException("host-not-allowed");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(settings.Timeout);
        try
        {
            using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseContentRead, limit.Token);
            return answer.IsSuccessStatusCode ? await answer.Content.ReadAsStringAsync(limit.Token) : throw new ProviderFaultException($"http-{(int)answer.StatusCode}");
        }
        catch (OperationCanceledException late) when (!cancellation.IsCancellationRequested)
        {
            throw new ProviderFaultException("timeout", late);
        }
        catch (HttpRequestException failure)
        {
            throw new ProviderFaultException("connection", failure);
        }
    }

    public void Dispose() => _http.Dispose();

    sealed class Fetching(ProviderCalls calls, ProviderSettings settings) : IDocumentRetriever
    {
        public async Task<string> GetDocumentAsync(string address, CancellationToken cancel)
        {
            if (!Uri.TryCreate(address, UriKind.Absolute, out var from)) throw new ProviderFaultException("address");
            using var request = new HttpRequestMessage(HttpMethod.Get, from);
            return await calls.Send(settings, request, cancel);
        }
    }
}
