using Amazon.Runtime;

namespace Samsyn.App.Files;

/// <summary>Something tried to call another host than the one that is named.</summary>
public sealed class OneHostException(string host) : HttpRequestException($"host-not-allowed {host}");

/// <summary>Calls to one host alone, directly and without following redirects, whatever the library above would like.</summary>
sealed class OneHost(Uri host) : DelegatingHandler(new SocketsHttpHandler
{
    AllowAutoRedirect = false, UseCookies = false, UseProxy = false, ConnectTimeout = TimeSpan.FromSeconds(5), PooledConnectionLifetime = TimeSpan.FromMinutes(2),
})
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        request.RequestUri is { } asked && Uri.Compare(asked, host, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0
            ? base.SendAsync(request, cancellationToken)
            : throw new OneHostException(request.RequestUri?.Host ?? "");

    public sealed class Clients(Uri host) : HttpClientFactory
    {
        public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(new OneHost(host)) { Timeout = Timeout.InfiniteTimeSpan };
    }
}
