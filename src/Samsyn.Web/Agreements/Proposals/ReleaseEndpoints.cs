using Samsyn.App.Agreements.Proposals;
using Samsyn.Domain.Organisations;
using Samsyn.Web.Shell;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Agreements.Proposals;

/// <summary><c>/las-in/{id}/slapp</c>: lets the other party see one's own draft, after saying what that means.</summary>
static class ReleaseEndpoints
{
    const string Address = "/las-in/{id:guid}/slapp";

    public static void MapReleaseEndpoints(this IEndpointRouteBuilder app)
    {
        app.MapGet(Address, async (HttpContext http, Guid id, ReadProposalPage read) =>
            await read.Run(http.View().Actor!, new(id), http.RequestAborted) is { MayRelease: true } page ? http.Page<ReleaseView>(page) : http.NotFound()).Requires(Permission.ReleaseProposal);

        app.MapPost(Address, async (HttpContext http, Guid id, ReleaseProposal release, ReadProposalPage read) =>
        {
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            var outcome = await release.Run(http.View().Actor!, new(new(id), ReviewEndpoints.VersionIn(form)), http.RequestAborted);
            return await ReviewEndpoints.Answer(http, id, outcome, read, "slappt", null, [new(http.View()["import.release"], "")]);
        }).Requires(Permission.ReleaseProposal);
    }
}
