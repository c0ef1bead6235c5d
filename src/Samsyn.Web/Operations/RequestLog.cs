using System.Diagnostics;

namespace Samsyn.Web.Operations;

/// <summary>One line a request, for machines (SAMSYN_LOG=json): the route's pattern, never the address, for it may hold a search or a secret.</summary>
sealed partial class RequestLog(RequestDelegate next, ILogger<RequestLog> logger)
{
    public async Task InvokeAsync(HttpContext http)
    {
        var begun = Stopwatch.GetTimestamp();
        try
        {
            await next(http);
        }
        finally
        {
            LogRequest(http.Request.Method, (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText, http.Response.StatusCode,
                Math.Round(Stopwatch.GetElapsedTime(begun).TotalMilliseconds, 1), Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier);
        }
    }

    [LoggerMessage(LogLevel.Information, "{Method} {Route} {Status} in {Milliseconds} ms, trace {TraceId}")]
    partial void LogRequest(string method, string? route, int status, double milliseconds, string traceId);
}

static class Logging
{
    /// <summary>Words for people by default; with SAMSYN_LOG=json one JSON object a line, with a line for each request.</summary>
    public static bool IsForMachines(IConfiguration configuration) => configuration["SAMSYN_LOG"] == "json";

    public static void AddLogging(this WebApplicationBuilder builder)
    {
        if (!IsForMachines(builder.Configuration)) return;
        builder.Logging.ClearProviders();
        builder.Logging.AddJsonConsole(json =>
        {
            json.UseUtcTimestamp = true;
            json.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.ffffffZ";
        });
        builder.Logging.AddFilter<Microsoft.Extensions.Logging.Console.ConsoleLoggerProvider>(typeof(RequestLog).FullName, LogLevel.Information);
    }
}
