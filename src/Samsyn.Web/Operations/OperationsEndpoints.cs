using Samsyn.App;
using Samsyn.App.Jobs;
using Samsyn.App.Outbox;
using Samsyn.Domain.Organisations;
using Samsyn.Web.Shell;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Operations;

static class OperationsEndpoints
{
    const string Address = "/drift";

    public static void MapOperationsEndpoints(this IEndpointRouteBuilder app)
    {
        app.MapGet(Address, async (HttpContext http, ReadOperations operations, CancellationToken cancel) =>
            http.Page<OperationsView>(new OperationsModel(await operations.Run(cancel), []))).Requires(Permission.OperateSystem);

        app.MapPost(Address + "/utkorg/{message:guid}/igen", async (HttpContext http, Guid message, RetryMessage retry, ReadOperations operations, CancellationToken cancel) =>
        {
            var view = http.View();
            var tried = await retry.Run(view.Actor!, new(message), cancel);
            return tried.IsDone
                ? http.Done(Address + "#utkorg")
                : http.Refused<OperationsView>(new OperationsModel(await operations.Run(cancel), FieldError.From(tried.Refusals, refusal => Texts.Of(refusal, view.Language))));
        }).Requires(Permission.OperateSystem);
    }
}

public sealed record OperationsModel(OperationsPage Page, IReadOnlyList<FieldError> Errors);
