using Samsyn.App;
using Samsyn.App.Agreements.Proposals;
using Samsyn.Domain.Organisations;
using Samsyn.Web.Shell;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Agreements.Proposals;

/// <summary><c>/las-in/karantan</c>: files that wait for the virus scanner. There is no way to fetch one.</summary>
static class QuarantineEndpoints
{
    public const string Address = "/las-in/karantan";

    public static void MapQuarantineEndpoints(this IEndpointRouteBuilder app)
    {
        app.MapGet(Address, async (HttpContext http, ReadQuarantine read) =>
            http.Page<QuarantineView>(new QuarantineModel(await read.Run(http.View().Actor!, http.RequestAborted), []))).Requires(Permission.ImportAgreement);

        app.MapPost(Address + "/{id:guid}/prova", async (HttpContext http, Guid id, RetryQuarantined retry, ReadQuarantine read) =>
        {
            var outcome = await retry.Run(http.View().Actor!, new(id), http.RequestAborted);
            if (outcome.IsDone) return http.Done($"/las-in/{outcome.Value.Value}");
            if (outcome.Refusals.OfType<NotFound>().Any()) return http.NotFound();
            return http.Refused<QuarantineView>(new QuarantineModel(await read.Run(http.View().Actor!, http.RequestAborted),
                [.. outcome.Refusals.Select(refusal => new FieldError(null, Texts.Of(refusal, http.View().Language)))]));
        }).Requires(Permission.ImportAgreement);

        app.MapPost(Address + "/{id:guid}/ta-bort", async (HttpContext http, Guid id, RemoveQuarantined remove) =>
            (await remove.Run(http.View().Actor!, new(id), http.RequestAborted)).IsDone ? http.Done(Address) : http.NotFound()).Requires(Permission.ImportAgreement);
    }
}

public sealed record QuarantineModel(IReadOnlyList<WaitingFile> Files, IReadOnlyList<FieldError> Errors);
