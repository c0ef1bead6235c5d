using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Samsyn.App.Storage;
using Samsyn.Web.Operations;

namespace Samsyn.Web.Tests.Operations;

/// <summary>What leaves the application for those who run it: measurements and log lines, never what somebody searched for or a secret address.</summary>
public sealed class TelemetryTests : IDisposable
{
    const string Canary = "kanariefågel7381";

    readonly string _folder = Directory.CreateTempSubdirectory("samsyn-telemetry-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    [Trait("Asvs", "v5.0.0-16.2.5")]
    public async Task A_collector_gets_the_route_of_a_request_but_not_its_address()
    {
        ConcurrentQueue<byte[]> received = new();
        await using var collector = WebApplication.CreateSlimBuilder().Build();
        collector.Urls.Add("http://127.0.0.1:0");
        collector.MapPost("/v1/{signal}", async (HttpContext http) =>
        {
            using MemoryStream body = new();
            await http.Request.Body.CopyToAsync(body);
            received.Enqueue(body.ToArray());
            return Results.Ok();
        });
        await collector.StartAsync();
        var address = collector.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

        await using (var site = await Site(web =>
        {
            web.UseSetting("OTEL_EXPORTER_OTLP_ENDPOINT", address);
            web.UseSetting("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf");
        }))
            await Ask(site);

        var sent = string.Concat(received.Select(Encoding.Latin1.GetString));
        Assert.Contains("/sok", sent, StringComparison.Ordinal);
        Assert.Contains("http.server.request.duration", sent, StringComparison.Ordinal);
        Assert.DoesNotContain("kanarie", sent, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("hemlig-kalender", sent, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    [Trait("Asvs", "v5.0.0-16.2.5")]
    public async Task The_machine_readable_log_has_one_line_a_request_with_the_route_only()
    {
        Lines lines = new();
        await using (var site = await Site(web =>
        {
            web.UseSetting("SAMSYN_LOG", "json");
            web.ConfigureLogging(logging => logging.AddProvider(lines).AddFilter<Lines>(typeof(RequestLog).FullName, LogLevel.Information));
        }))
            await Ask(site);

        Assert.Contains(lines.All, line => line.Contains("GET /sok 303", StringComparison.Ordinal));
        Assert.DoesNotContain(lines.All, line => line.Contains("kanarie", StringComparison.OrdinalIgnoreCase) || line.Contains("hemlig-kalender", StringComparison.Ordinal));
    }

    static async Task Ask(WebApplicationFactory<Program> site)
    {
        using var client = site.CreateClient(new() { AllowAutoRedirect = false });
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        using var search = await client.GetAsync($"/sok?q={Uri.EscapeDataString(Canary)}");
        Assert.Equal(HttpStatusCode.SeeOther, search.StatusCode);
        using var feed = await client.GetAsync("/kalender/hemlig-kalender.ics");
        Assert.True(feed.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone, feed.StatusCode.ToString());
    }

    async Task<WebApplicationFactory<Program>> Site(Action<IWebHostBuilder> configure)
    {
        var site = new WebApplicationFactory<Program>().WithWebHostBuilder(web =>
        {
            web.UseSetting("SAMSYN_DATA", _folder);
            web.UseSetting("SAMSYN_ADDRESS", "http://localhost");
            configure(web);
        });
        await using var scope = site.Services.CreateAsyncScope();
        Assert.True((await scope.ServiceProvider.GetRequiredService<Database>().Open(default)).IsDone);
        return site;
    }

    sealed class Lines : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> All { get; } = new();
        public ILogger CreateLogger(string categoryName) => this;
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
        public bool IsEnabled(LogLevel logLevel) => true;
        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            All.Enqueue(formatter(state, exception) + exception);
        public void Dispose() { }
    }
}
