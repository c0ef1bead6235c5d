using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Samsyn.App.Jobs;
using Samsyn.App.Live;
using Samsyn.Domain.Organisations;
using Samsyn.Web.Organisations;
using Samsyn.Web.Shell;

namespace Samsyn.Web.Operations;

/// <summary>
/// Tells open pages that something they show has changed: kind and id, nothing else, and only what the reader may see at that moment.
/// A stream lasts a few minutes; the browser then comes back with the number it had heard last, to this node or another. It ends, and says so,
/// when the session behind it has ended.
/// </summary>
static class LiveEndpoints
{
    const string Ended = "slut";
    static readonly TimeSpan Longest = TimeSpan.FromMinutes(5), Pulse = TimeSpan.FromSeconds(10);

    public static void MapLiveEndpoints(this IEndpointRouteBuilder app) =>
        app.MapGet("/handelser", (HttpContext http, ChangeHub hub, SignedInActor signedIn, MayHearOf may, ThisNode node, IHostApplicationLifetime life, string? sedan) =>
        {
            if (node.IsDraining || life.ApplicationStopping.IsCancellationRequested) return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
            http.Response.Headers["X-Accel-Buffering"] = "no";
            var since = ChangeMark.Parse(http.Request.Headers["Last-Event-ID"].ToString()) ?? ChangeMark.Parse(sedan);
            return TypedResults.ServerSentEvents(Stream(http, hub, signedIn, may, since, life.ApplicationStopping, http.RequestAborted));
        }).Requires(Permission.ReadAgreements).WithMetadata(new AskedByThePageItself());

    static async IAsyncEnumerable<SseItem<string>> Stream(HttpContext http, ChangeHub hub, SignedInActor signedIn, MayHearOf may, ChangeMark? since, CancellationToken stopping,
        [EnumeratorCancellation] CancellationToken aborted)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stopping, aborted);
        ending.CancelAfter(Longest);
        using var listening = hub.Listen(since);
        // The reader's own mark until something newer has really been sent.
        yield return new("", "borjan") { EventId = (since ?? hub.Now).ToString() };
        while (!ending.IsCancellationRequested)
        {
            // Before the wait: what comes while it ends has a later number, and is not passed over by whoever comes back with this one.
            var mark = hub.Now;
            var isTold = await Waited(listening, ending.Token);
            if (ending.IsCancellationRequested) yield break;
            if (!isTold)
            {
                if (await signedIn.Read(http) is null)
                {
                    yield return new("", Ended);
                    yield break;
                }
                yield return new("", "puls") { EventId = mark.ToString() };
            }
            while (listening.Heard.TryRead(out var heard))
            {
                // Asked anew each time: the session, or a position, may have ended while the page was open.
                if (await signedIn.Read(http) is not { } actor)
                {
                    yield return new("", Ended);
                    yield break;
                }
                if (heard.Notice is not { } notice) yield return new("", "lucka") { EventId = heard.Mark.ToString() };
                else if (await may.Run(actor, notice, CancellationToken.None)) yield return new(notice.ToString(), "andrat") { EventId = heard.Mark.ToString() };
            }
        }
    }

    /// <summary>False when nothing came for a while.</summary>
    static async Task<bool> Waited(Listening listening, CancellationToken ending)
    {
        try
        {
            return await listening.Heard.WaitToReadAsync(ending).AsTask().WaitAsync(Pulse, ending);
        }
        catch (Exception ended) when (ended is TimeoutException or OperationCanceledException)
        {
            return false;
        }
    }
}
