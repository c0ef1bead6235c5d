using Samsyn.App;
using Samsyn.App.Situations.Fetching;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations.Datasets;
using Samsyn.Web.Shell;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Situations.Datasets;

/// <summary>Where a dataset's file is fetched from, and fetching it now.</summary>
static class FetchEndpoints
{
    const string One = DatasetEndpoints.One + "/hamta";

    public static void MapFetchEndpoints(this IEndpointRouteBuilder app)
    {
        app.MapGet(One, async (HttpContext http, Guid id, ReadFetch read, CancellationToken cancel) =>
            await read.Run(http.View().Actor!, new(id), cancel) is { Dataset.RetiredOn: null } fetch ? http.Page<FetchFormView>(new FetchModel(fetch)) : http.NotFound()).Requires(Permission.ManageDatasets);
        app.MapPost(One, async (HttpContext http, Guid id, ReadFetch read, SetFetch act, CancellationToken cancel) =>
        {
            var view = http.View();
            if (await read.Run(view.Actor!, new(id), cancel) is not { Dataset.RetiredOn: null } fetch) return http.NotFound();
            ActInput input = new(ActAnswers.Typed(await http.Request.ReadFormAsync(cancel)));
            fetch = fetch with { Address = input.Text("address"), IsDaily = input.Ticked("daily", "ja"), Rule = Named.OrNull<ImportRule>(input.Text("rule")), IsUnasked = input.Ticked("unasked", "ja") };
            var outcome = await act.Run(view.Actor!, new(fetch.Dataset.Id, fetch.Address, fetch.IsDaily, fetch.Rule, fetch.IsUnasked), cancel);
            return Answered(http, outcome, fetch, () => DatasetLinks.Fetch(fetch.Dataset.Id));
        }).Requires(Permission.ManageDatasets);
        app.MapPost(One + "/nu", async (HttpContext http, Guid id, ReadFetch read, FetchNow act, CancellationToken cancel) =>
        {
            var view = http.View();
            if (await read.Run(view.Actor!, new(id), cancel) is not { Dataset.RetiredOn: null } fetch) return http.NotFound();
            var outcome = await act.Run(view.Actor!, fetch.Dataset.Id, view.Language, cancel);
            return Answered(http, outcome, fetch, () => DatasetLinks.Mapping(fetch.Dataset.Id, outcome.Value));
        }).Requires(Permission.ManageDatasets);
    }

    static IResult Answered(HttpContext http, Outcome outcome, FetchView fetch, Func<string> done) => outcome.IsDone ? http.Done(done())
        : outcome.Refusals.OfType<NotFound>().Any() ? http.NotFound() : http.Refused<FetchFormView>(new FetchModel(fetch) { Refusals = outcome.Refusals });
}

/// <summary>The page of fetching.</summary>
public sealed record FetchModel(FetchView Fetch)
{
    public IReadOnlyList<Refusal> Refusals { get; init; } = [];
}
