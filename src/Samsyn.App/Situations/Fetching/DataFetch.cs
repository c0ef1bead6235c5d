using Samsyn.App.Outbox;
using Samsyn.App.Secrets;
using Samsyn.App.Situations.Uploads;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations.Datasets;

namespace Samsyn.App.Situations.Fetching;

/// <summary>Where a dataset's file is fetched from, and how it went last.</summary>
sealed class DataFetch
{
    public required DatasetId Dataset { get; init; }
    public required string Address { get; set; }
    /// <summary>Otherwise only when somebody asks.</summary>
    public bool IsDaily { get; set; }
    /// <summary>What it does with what is there; null: as the last import did.</summary>
    public ImportRule? Rule { get; set; }
    /// <summary>What is fetched daily is added without a yes, where its rows have names.</summary>
    public bool IsUnasked { get; set; }
    /// <summary>On whose behalf it is fetched daily, with the rights that person has then.</summary>
    public required PersonId SetBy { get; set; }
    public required DateTimeOffset SetAt { get; set; }
    public DateTimeOffset? TriedAt { get; set; }
    /// <summary>Why it was not fetched, in words; null when it was.</summary>
    public string? Problem { get; set; }
}

/// <summary>Hosts that data may be fetched from (<c>SAMSYN_DATA_HOSTS</c>: <c>api.kolada.se, polisen.se</c>). None when unset.</summary>
public sealed record FetchSettings(IReadOnlyList<string> Hosts)
{
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(2);
    public long MostBytes { get; init; } = 256L << 20;
    /// <summary>A file of certificates in PEM that alone are trusted (<c>SAMSYN_DATA_CA</c>); null trusts those of the machine.</summary>
    public string? Authority { get; init; }

    public static FetchSettings From(string? hosts, string? authority = null) => new((hosts ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)) { Authority = string.IsNullOrWhiteSpace(authority) ? null : authority };

    internal bool Allows(Uri address) => Hosts.Allow(address);
}

public sealed record FetchAddressWrong(string Address) : Refusal { public override string Field => "address"; }
/// <summary>Nobody who runs the system has said that the host may be called.</summary>
public sealed record FetchHostNotAllowed(string Host, string Allowed) : Refusal { public override string Field => "address"; }
public sealed record FetchRedirected(string Host, string To) : Refusal { public override string Field => "address"; }
public sealed record FetchTooLarge(string Host, long Megabytes) : Refusal { public override string Field => "address"; }
/// <summary>A page for people, or nothing.</summary>
public sealed record FetchWrongContent(string Host, string Kind) : Refusal { public override string Field => "address"; }
public sealed record FetchTooSlow(string Host, int Seconds) : Refusal { public override string Field => "address"; }
public sealed record FetchAnswered(string Host, int Status) : Refusal { public override string Field => "address"; }
public sealed record FetchNotReached(string Host) : Refusal { public override string Field => "address"; }
/// <summary>Its certificate does not prove that it is the host.</summary>
public sealed record FetchNotTrusted(string Host, CertificateFault Fault) : Refusal { public override string Field => "address"; }
/// <summary>It speaks no encryption that we do.</summary>
public sealed record FetchNotEncrypted(string Host) : Refusal { public override string Field => "address"; }
/// <summary>The file that names whom to trust cannot be read, or names nobody.</summary>
public sealed record FetchAuthorityUnreadable(string File) : Refusal;
/// <summary>Something that nobody foresaw.</summary>
public sealed record FetchBroken(string Kind) : Refusal;
/// <summary>The dataset has no address.</summary>
public sealed record FetchNowhere(string Dataset) : Refusal;
/// <summary>The answer is the file that was read in last.</summary>
public sealed record FetchNothingNew(string File, int Import) : Refusal;

/// <summary>Calls for data: to named hosts alone, encrypted, without following redirects, no larger than said and within a time.</summary>
public sealed class DataFetcher(FetchSettings settings) : IDisposable
{
    // Made when something is fetched: a file of authorities that cannot be read is told then, and stops nothing else.
    readonly Lazy<HttpClient> _http = new(() => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false, UseCookies = false, UseProxy = false, AutomaticDecompression = System.Net.DecompressionMethods.All, PooledConnectionLifetime = TimeSpan.FromMinutes(2), SslOptions = TlsClient.OptionsOf(settings.Authority),
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    }, LazyThreadSafetyMode.PublicationOnly);

    internal Outcome<FetchAddress> Check(string address)
    {
        if (!Uri.TryCreate(address.Trim(), UriKind.Absolute, out var read) || read.Scheme is not ("https" or "http") || read.UserInfo.Length > 0) return new FetchAddressWrong(address.Trim());
        return settings.Allows(read) ? new FetchAddress(read) : new FetchHostNotAllowed(read.Scheme == Uri.UriSchemeHttps ? AllowedHosts.NameOf(read) : read.GetLeftPart(UriPartial.Authority), settings.Hosts.Count == 0 ? "–" : string.Join(", ", settings.Hosts));
    }

    internal async Task<Outcome<FetchedFile>> Get(Uri address, Stream into, CancellationToken cancellation)
    {
        var host = AllowedHosts.NameOf(address);
        HttpClient http;
        try
        {
            http = _http.Value;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return new FetchAuthorityUnreadable(settings.Authority!);
        }
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(settings.Timeout);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.UserAgent.Add(new("Samsyn", null));
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            if ((int)answer.StatusCode is >= 300 and < 400) return new FetchRedirected(host, answer.Headers.Location is { } to ? new Uri(address, to).Host : "–");
            if (!answer.IsSuccessStatusCode) return new FetchAnswered(host, (int)answer.StatusCode);
            var kind = answer.Content.Headers.ContentType?.MediaType ?? "";
            if (kind.Contains("html", StringComparison.OrdinalIgnoreCase)) return new FetchWrongContent(host, kind);
            if (answer.Content.Headers.ContentLength > settings.MostBytes) return new FetchTooLarge(host, settings.MostBytes >> 20);
            await using var content = await answer.Content.ReadAsStreamAsync(limit.Token);
            var (buffer, length) = (new byte[1 << 16], 0L);
            while (await content.ReadAsync(buffer, limit.Token) is > 0 and var read)
            {
                // Whatever the answer said of its length.
                if ((length += read) > settings.MostBytes) return new FetchTooLarge(host, settings.MostBytes >> 20);
                await into.WriteAsync(buffer.AsMemory(0, read), limit.Token);
            }
            return length == 0 ? new FetchWrongContent(host, kind.Length > 0 ? kind : "–") : new FetchedFile(NameOf(address, kind));
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new FetchTooSlow(host, (int)settings.Timeout.TotalSeconds);
        }
        catch (HttpRequestException failure) when (failure.HttpRequestError == HttpRequestError.SecureConnectionError)
        {
            return TlsClient.FaultOf(failure) is { } fault ? new FetchNotTrusted(host, fault) : new FetchNotEncrypted(host);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            return new FetchNotReached(host);
        }
    }

    static string NameOf(Uri address, string kind)
    {
        var last = address.Segments.Length > 0 ? Uri.UnescapeDataString(address.Segments[^1]).Trim('/') : "";
        var ending = kind.Contains("json", StringComparison.OrdinalIgnoreCase) ? ".json" : kind.Contains("csv", StringComparison.OrdinalIgnoreCase) ? ".csv" : "";
        return $"{address.Host}-{(last.Length > 0 ? last : "data")}{(last.Contains('.') ? "" : ending)}";
    }

    public void Dispose()
    {
        if (_http.IsValueCreated) _http.Value.Dispose();
    }
}

sealed record FetchAddress(Uri Address);

sealed record FetchedFile(string Name);
