using Samsyn.App.Files;
using Samsyn.App.Jobs;
using Samsyn.App.Storage;
using Samsyn.Web.Shell;

namespace Samsyn.Web.Operations;

/// <summary>For whoever starts, stops and distributes requests: is it alive, and may it be given requests. Says no more than that.</summary>
static class HealthEndpoints
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public static void MapHealthEndpoints(this IEndpointRouteBuilder app)
    {
        app.MapGet("/halsa/lever", () => Results.Text("ok")).Open().WithMetadata(new AskedInTheClear());
        app.MapGet("/halsa/redo", async (Database database, PostgresListener listener, ThisNode node, CheckFilePlace files, CancellationToken cancel) =>
            await Missing(database, listener, node, files, cancel) is { } missing
                ? Results.Text(missing, statusCode: StatusCodes.Status503ServiceUnavailable)
                : Results.Text("ok")).Open().WithMetadata(new AskedInTheClear());
    }

    static async Task<string?> Missing(Database database, PostgresListener listener, ThisNode node, CheckFilePlace files, CancellationToken cancellation)
    {
        if (node.IsDraining) return "draining";
        if (!listener.IsConnected) return listener.IsBehindPool ? "pool" : "listener";
        var asked = "database";
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Patience);
        try
        {
            if ((await database.Fits(limit.Token)).Refusals is [var misfit, ..]) return misfit is DatabaseUnreachable ? "database" : "migrations";
            asked = "files";
            return (await files.Look(hasTables: true, limit.Token)).IsDone ? null : asked;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return asked;
        }
    }
}
