using Microsoft.AspNetCore.Mvc;
using Samsyn.App.Meetings;
using Samsyn.Documents.Extraction;
using Samsyn.Domain.Meetings;
using Samsyn.Domain.Organisations;
using Samsyn.Web.Shell;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Meetings;

/// <summary>Files at the items of an agenda. They are only ever handed out as downloads.</summary>
static class ItemPaperEndpoints
{
    const string Attach = MeetingEndpoints.One + "/dagordning/{item:guid}/handling", One = MeetingEndpoints.One + "/handlingar/{paper:guid}", Field = "fil";

    /// <summary>A file at its largest and the form around it; a larger body is refused by its announced length.</summary>
    const long LargestUpload = 27L << 20;

    public static void MapItemPaperEndpoints(this IEndpointRouteBuilder app)
    {
        app.MapGet(Attach, async (HttpContext http, Guid id, Guid item, ReadMeeting meetings, CancellationToken cancel) =>
            await meetings.Run(http.View().Actor!, new(id), cancel) is { } page && AgendaEndpoints.Find(page, item) is { } found ? http.Page<ActFormView>(Form(page, found, http.View())) : http.NotFound()).Requires(Permission.PlanMeetings);

        app.MapPost(Attach, async (HttpContext http, Guid id, Guid item, ReadMeeting meetings, AttachPaper attach, CancellationToken cancel) =>
        {
            var view = http.View();
            if (await meetings.Run(view.Actor!, new(id), cancel) is not { } page || AgendaEndpoints.Find(page, item) is not { } found) return http.NotFound();
            var form = Form(page, found, view);
            if ((await http.Request.ReadFormAsync(cancel)).Files.GetFile(Field) is not { } file) return http.Refused<ActFormView>(form.Refused([new PaperMissing()], view));
            return await ActAnswers.Answer(http, form, found.Item.Title, async () =>
            {
                await using var content = file.OpenReadStream();
                return await attach.Run(view.Actor!, new(found.Item.Id, file.FileName, content), cancel);
            }, () => $"{MeetingLinks.Of(page.Meeting.Id)}#punkt-{found.Item.Id.Value}");
        }).Requires(Permission.PlanMeetings).WithMetadata(new RequestSizeLimitAttribute(LargestUpload));

        app.MapGet(One, async (HttpContext http, Guid id, Guid paper, ReadPaper papers, CancellationToken cancel) =>
            await papers.Run(http.View().Actor!, new(id), paper, cancel) is { } found ? Results.File(found.Bytes, found.ContentType, found.Name) : http.NotFound()).Requires(Permission.TakePartInMeetings);

        app.MapPost(One + "/ta-bort", async (HttpContext http, Guid id, Guid paper, ReadMeeting meetings, RemovePaper remove, CancellationToken cancel) =>
            await MeetingEndpoints.Answer(http, new(id), meetings, () => remove.Run(http.View().Actor!, new(new(id), paper), cancel), MeetingLinks.Of(new MeetingId(id)) + "#dagordning")).Requires(Permission.PlanMeetings);
    }

    static ActForm Form(MeetingPage page, PageItem item, ViewContext view) => MeetingForms.Of(page, view, "paper", $"/dagordning/{item.Item.Id.Value}/handling") with
    {
        Kind = item.Item.Title,
        Version = item.Item.Version,
        Fields = [new(ActFieldKind.File, Field, view["meetings.paper.field"]) { Required = true, Hint = view["meetings.paper.hint", new ExtractionLimits().MaxBytes >> 20] }],
    };
}
