using System.Globalization;
using Microsoft.Net.Http.Headers;
using Samsyn.App;
using Samsyn.App.Agreements.Proposals;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Web.Shell;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Agreements.Proposals;

/// <summary><c>/las-in/{id}</c>: review, take back, mark as seen, discard, fetch the original.</summary>
static class ReviewEndpoints
{
    public static void MapReviewEndpoints(this IEndpointRouteBuilder app)
    {
        var review = app.MapGroup("/las-in/{id:guid}").Requires(Permission.CorrectProposal);

        review.MapGet("", async (HttpContext http, Guid id, ReadProposalPage read, string? klart, string? andra) =>
            andra is not null ? await FactEndpoints.Form(http, id, andra, read)
            : await read.Run(http.View().Actor!, new(id), http.RequestAborted) is { } page
                ? http.Page<ReviewView>(Review.Of(page, http.View(), klart is "andrat" or "angrat" or "sett" or "slappt" ? http.View()["import.done." + klart] : null))
                : http.NotFound());

        review.MapGet("/original", async (HttpContext http, Guid id, ReadOriginal read) =>
        {
            if (await read.Run(http.View().Actor!, new(id), http.RequestAborted) is not { } original) return http.NotFound();
            // Given a name, the framework would write it to the log, and the name of a private draft may say what it is about.
            var name = new ContentDispositionHeaderValue("attachment");
            name.SetHttpFileName(original.Name);
            http.Response.Headers.ContentDisposition = name.ToString();
            return Results.Bytes(original.Bytes, TypeOf(original.Format));
        });

        review.MapPost("/angra", async (HttpContext http, Guid id, UndoCorrection undo, ReadProposalPage read) =>
        {
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            var path = form["uppgift"].ToString();
            int? removed = int.TryParse(form["borttagen"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
            var outcome = await undo.Run(http.View().Actor!, new(new(id), VersionIn(form), path.Length > 0 ? path : null, removed), http.RequestAborted);
            return await Answer(http, id, outcome, read, "angrat", path.Length > 0 ? ReviewFacts.IdOf(path) : null, [new(http.View()["import.undo"], path)]);
        });

        review.MapPost("/sett", async (HttpContext http, Guid id, CorrectProposal correct, ReadProposalPage read) =>
        {
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            var page = await read.Run(http.View().Actor!, new(id), http.RequestAborted);
            if (page is null) return http.NotFound();
            var code = form["alla"].ToString();
            IReadOnlyList<int> seen = code.Length > 0
                ? [.. page.Findings.Index().Where(each => each.Item.Code == code).Select(each => each.Index)]
                : int.TryParse(form["fynd"], NumberStyles.None, CultureInfo.InvariantCulture, out var one) ? [one] : [];
            var outcome = await correct.Run(http.View().Actor!, new() { Proposal = new(id), Version = VersionIn(form), Acknowledged = seen }, http.RequestAborted);
            return await Answer(http, id, outcome, read, "sett", "fynd", [new(http.View()["import.g.findings"], http.View()["import.seen"])]);
        });

        review.MapGet("/kasta", async (HttpContext http, Guid id, ReadProposalPage read) =>
            await read.Run(http.View().Actor!, new(id), http.RequestAborted) is { MayCorrect: true } page ? http.Page<DiscardView>(page) : http.NotFound());

        review.MapPost("/kasta", async (HttpContext http, Guid id, DiscardProposal discard, ReadProposalPage read) =>
        {
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            var outcome = await discard.Run(http.View().Actor!, new(new(id), VersionIn(form)), http.RequestAborted);
            return outcome.IsDone ? http.Done("/las-in") : await Answer(http, id, outcome, read, "", null, [new(http.View()["import.discard"], "")]);
        });
    }

    public static int VersionIn(IFormCollection form) => int.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0;

    /// <summary>303 back to the fact, 404, 403, 409 with what was asked for, or 422 with the review and the refusals on top.</summary>
    public static async Task<IResult> Answer(HttpContext http, Guid id, Outcome outcome, ReadProposalPage read, string done, string? anchor, IReadOnlyList<(string Label, string Yours)> asked)
    {
        var address = $"/las-in/{id}";
        if (outcome.IsDone) return http.Done($"{address}?klart={done}{(anchor is null ? "" : "#" + anchor)}");
        if (outcome.Refusals.OfType<PermissionLacking>().Any()) return http.Forbidden();
        var view = http.View();
        if (await read.Run(view.Actor!, new(id), http.RequestAborted) is not { } page) return http.NotFound();
        if (outcome.Refusals.OfType<Stale>().Any())
            return http.Stale(new(page.File, address, null, [.. asked.Select(row => new ConflictRow(row.Label, row.Yours, Texts.Of(page.State, view.Language)))]));
        var model = Review.Of(page, view);
        return http.Refused<ReviewView>(model with { Lacking = [.. FieldError.From(outcome.Refusals, refusal => Texts.Of(refusal, view.Language)).Select(error => error with { Field = null }), .. model.Lacking] });
    }

    static string TypeOf(SourceFormat format) => format switch
    {
        SourceFormat.Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        SourceFormat.Pdf => "application/pdf",
        _ => "text/plain",
    };
}
