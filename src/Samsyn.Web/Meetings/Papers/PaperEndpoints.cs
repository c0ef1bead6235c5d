using System.Globalization;
using Samsyn.App;
using Samsyn.App.Meetings.Papers;
using Samsyn.Documents.Writing;
using Samsyn.Domain.Forums;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Meetings;
using Samsyn.Domain.Organisations;
using Samsyn.Web.Shell;

namespace Samsyn.Web.Meetings.Papers;

/// <summary>Papers of meetings and of a body's year, as a page to print and as files. Who sees which is decided by the use cases.</summary>
static class PaperEndpoints
{
    public static void MapPaperEndpoints(this IEndpointRouteBuilder app)
    {
        app.MapGet("/moten/{id:guid}/utskrift", async (HttpContext http, Guid id, ReadMeetingPapers papers) =>
            await papers.Run(http.View().Actor!, new MeetingId(id), http.RequestAborted) is { } found ? http.Page<PaperDeskView>(found) : http.NotFound()).Requires(Permission.TakePartInMeetings);

        app.MapGet("/moten/{id:guid}/utskrift/{file}", async (HttpContext http, Guid id, string file, MakeMeetingPaper make) =>
        {
            if (PaperLinks.OfMeeting(file) is not { } asked) return http.NotFound();
            var made = await make.Run(http.View().Actor!, new MeetingId(id), asked.Paper, asked.Format, http.View().Language, http.RequestAborted);
            return Answer(http, made, format => PaperLinks.Of(id, asked.Paper, format), PaperLinks.Desk(id));
        }).Requires(Permission.TakePartInMeetings);

        app.MapGet("/forum/{id:guid}/{year:int}/{file}", async (HttpContext http, Guid id, int year, string file, MakeYearPaper make) =>
        {
            if (PaperLinks.OfYear(file) is not { } asked) return http.NotFound();
            var made = await make.Run(http.View().Actor!, new BodyId(id), year, asked.Paper, asked.Format, http.View().Language, http.RequestAborted);
            return Answer(http, made, format => PaperLinks.Of(id, year, asked.Paper, format), above: null);
        }).Requires(Permission.TakePartInMeetings);

        app.MapTemplateEndpoints();
    }

    /// <param name="http">The request.</param>
    /// <param name="made">The paper, or why there is none.</param>
    /// <param name="address">Of the same paper in another format.</param>
    /// <param name="above">The page that leads here.</param>
    internal static IResult Answer(HttpContext http, Outcome<PaperFile> made, Func<PaperFormat, string> address, string? above)
    {
        if (!made.IsDone) return made.Refusals[0] is NotFound ? http.NotFound() : Trouble(http, made.Refusals[0], address);
        if (made.Value.Html is not null) return http.Page<PaperPageView>(new PaperPageModel(made.Value, address, above));
        // A paper may be a draft one minute and approved the next.
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return Results.File(made.Value.Bytes, made.Value.ContentType, made.Value.Name);
    }

    /// <summary>503, for it is the machine and not the reader: the other formats are offered.</summary>
    static IResult Trouble(HttpContext http, Refusal refusal, Func<PaperFormat, string> address)
    {
        if (refusal is OfficeBusy or OfficeTookTooLong) http.Response.Headers.RetryAfter = 30.ToString(CultureInfo.InvariantCulture);
        return http.Page<PaperTroubleView>(new PaperTroubleModel(refusal, address), StatusCodes.Status503ServiceUnavailable);
    }
}

public sealed record PaperPageModel(PaperFile File, Func<PaperFormat, string> Address, string? Above);

public sealed record PaperTroubleModel(Refusal Refusal, Func<PaperFormat, string> Address)
{
    public bool MayTryAgain => Refusal is not OfficeMissing;
}
