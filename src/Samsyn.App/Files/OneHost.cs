using Amazon.Runtime;

namespace Samsyn.App.Files;

/// <summary>Something tried to call another host than the one that is named.</summary>
public sealed class OneHostException(string? host) : HttpRequestException($"host-not-allowed {host}");

/// <summary>Calls to one host alone, directly and without following redirects, whatever the library above would like.</summary>
sealed class OneHost(Uri host) : DelegatingHandler(new SocketsHttpHandler
{
    AllowAutoRedirect = false, UseCookies = false, UseProxy = false, ConnectTimeout = TimeSpan.FromSeconds(5), PooledConnectionLifetime = TimeSpan.FromMinutes(2),
})
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!IsAllowed(request.RequestUri)) throw new OneHostException(request.RequestUri?.Host);
        var answer = await base.SendAsync(request, cancellationToken);
        // The library would follow it by itself.
        return answer.Headers.Location is { } elsewhere ? throw new OneHostException(elsewhere.IsAbsoluteUri ? elsewhere.Host : host.Host) : answer;
    }

    bool IsAllowed(Uri? asked) => asked is not null && Uri.Compare(asked, host, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0;

    public sealed class Clients(Uri host) : HttpClientFactory
    {
        public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(new OneHost(host)) { Timeout = Timeout.InfiniteTimeSpan };
    }
}
