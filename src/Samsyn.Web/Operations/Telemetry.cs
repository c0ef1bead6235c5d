using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Samsyn.App.Operations;
using Samsyn.App.Storage;

namespace Samsyn.Web.Operations;

/// <summary>
/// Traces and metrics over OTLP to whoever OTEL_EXPORTER_OTLP_ENDPOINT names; without it nothing is collected. The web server, the runtime and the
/// database driver measure themselves, and Samsyn counts its acts and jobs: statements go without their values, addresses only as route patterns.
/// </summary>
sealed class Telemetry(IConfiguration configuration) : IHostedService, IDisposable
{
    static readonly string[] Sources = ["Microsoft.AspNetCore", .. DatabaseTelemetry.Names];
    static readonly string[] Meters = ["Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime", Measures.Meter, .. DatabaseTelemetry.Names];

    TracerProvider? _traces;
    MeterProvider? _metrics;

    public static bool IsAskedFor(IConfiguration configuration) => configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is { Length: > 0 };

    public Task StartAsync(CancellationToken cancellationToken)
    {
        // The node says who it is by OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES, which the resource reads itself.
        var node = ResourceBuilder.CreateDefault().AddService("samsyn", serviceVersion: typeof(Telemetry).Assembly.GetName().Version?.ToString());
        _traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(node).AddSource(Sources).AddProcessor(new WithoutAddresses())
            .AddOtlpExporter(to => Address(to, "traces")).Build();
        _metrics = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(node).AddMeter(Meters).AddOtlpExporter(to => Address(to, "metrics")).Build();
        return Task.CompletedTask;
    }

    /// <summary>HTTP unless OTEL_EXPORTER_OTLP_PROTOCOL says grpc; headers and limits as OpenTelemetry's own variables say.</summary>
    void Address(OtlpExporterOptions exporter, string signal)
    {
        var isGrpc = configuration["OTEL_EXPORTER_OTLP_PROTOCOL"] == "grpc";
        exporter.Protocol = isGrpc ? OtlpExportProtocol.Grpc : OtlpExportProtocol.HttpProtobuf;
        exporter.Endpoint = new(configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]!.TrimEnd('/') + (isGrpc ? "" : $"/v1/{signal}"));
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _traces?.ForceFlush();
        _metrics?.ForceFlush();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _traces?.Dispose();
        _metrics?.Dispose();
    }

    /// <summary>An address may hold a search for a person or the secret of a calendar link; only the pattern of the route leaves the house.</summary>
    sealed class WithoutAddresses : BaseProcessor<Activity>
    {
        static readonly string[] Telling = ["url.path", "url.query", "url.full", "http.target", "http.url", "user_agent.original", "client.address", "http.client_ip"];

        public override void OnEnd(Activity data)
        {
            foreach (var tag in Telling) data.SetTag(tag, null);
        }
    }
}
