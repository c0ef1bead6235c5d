using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Samsyn.App;
using Samsyn.App.Meetings.Papers;
using Samsyn.Documents.Writing.Docx;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Web.Shell;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Meetings.Papers;

/// <summary><c>/dokumentmall</c>: the municipality's own Word template, put in, changed and taken away.</summary>
static class TemplateEndpoints
{
    public static void MapTemplateEndpoints(this IEndpointRouteBuilder app)
    {
        app.MapGet(PaperLinks.Template, async (HttpContext http, ReadPaperTemplate read) =>
            http.Page<TemplateView>(new TemplateModel(await read.Run(http.View().Actor!, http.RequestAborted), []))).Requires(Permission.ManageOrganisations);

        app.MapPost(PaperLinks.Template, async (HttpContext http, UploadPaperTemplate upload, ReadPaperTemplate read) =>
        {
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            if (form.Files.GetFile("mall") is not { } file) return await Refused(http, read, [new TemplateMissing()]);
            await using var content = file.OpenReadStream();
            var outcome = await upload.Run(http.View().Actor!, new(file.FileName, content, Version(form)), http.RequestAborted);
            return outcome.IsDone ? http.Done(PaperLinks.Template) : await Refused(http, read, outcome.Refusals);
        }).Requires(Permission.ManageOrganisations).WithMetadata(new RequestSizeLimitAttribute(DocxTemplate.MaxBytes + (1 << 20)));

        app.MapGet(PaperLinks.Template + "/fil", async (HttpContext http, FetchPaperTemplate fetch) =>
        {
            if (await fetch.Run(http.View().Actor!, http.RequestAborted) is not var (name, bytes)) return http.NotFound();
            http.Response.Headers.CacheControl = "no-store";
            return Results.File(bytes, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", name);
        }).Requires(Permission.ManageOrganisations);

        app.MapPost(PaperLinks.Template + "/ta-bort", async (HttpContext http, RemovePaperTemplate remove, ReadPaperTemplate read) =>
        {
            var outcome = await remove.Run(http.View().Actor!, new(Version(await http.Request.ReadFormAsync(http.RequestAborted))), http.RequestAborted);
            return outcome.IsDone ? http.Done(PaperLinks.Template) : await Refused(http, read, outcome.Refusals);
        }).Requires(Permission.ManageOrganisations);
    }

    static int Version(IFormCollection form) => int.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0;

    static async Task<IResult> Refused(HttpContext http, ReadPaperTemplate read, IReadOnlyList<Refusal> refusals)
    {
        if (refusals.OfType<NotFound>().Any()) return http.NotFound();
        var errors = refusals.Select(refusal => new FieldError("mall", Texts.Of(refusal, http.View().Language))).ToList();
        return http.Page<TemplateView>(new TemplateModel(await read.Run(http.View().Actor!, http.RequestAborted), errors),
            refusals.OfType<Stale>().Any() ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity);
    }
}

public sealed record TemplateModel(TemplateOnRecord? Template, IReadOnlyList<FieldError> Errors);
