using Samsyn.App;
using Samsyn.App.Situations.Profiles;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations.Datasets;
using Samsyn.Web.Shell;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Situations.Datasets;

/// <summary><c>/data/profiler</c>: the import profiles that a party has saved, and those that are ready-made.</summary>
static class ProfileEndpoints
{
    public const string Base = DatasetLinks.Register + "/profiler";

    public static void MapProfileEndpoints(this IEndpointRouteBuilder app)
    {
        app.MapGet(Base, async (HttpContext http, ListProfiles list, CancellationToken cancel) => http.Page<ProfilesView>(await list.Run(http.View().Actor!, withRetired: false, cancel))).Requires(Permission.ReadDatasets);
        app.MapPost(Base + "/{id:guid}/avsluta", async (HttpContext http, Guid id, RetireProfile retire, CancellationToken cancel) =>
        {
            var outcome = await retire.Run(http.View().Actor!, new(id), cancel);
            // Somebody else was first: then it is as it was meant.
            return outcome.IsDone || outcome.Refusals.OfType<ProfileRetired>().Any() ? http.Done(Base) : outcome.Refusals.OfType<NotFound>().Any() ? http.NotFound() : http.Forbidden();
        }).Requires(Permission.ManageDatasets);
    }
}
