using Samsyn.App.Forums;
using Samsyn.Domain.Organisations;
using Samsyn.Web.ActionPlans;
using Samsyn.Web.Shell;

namespace Samsyn.Web.Forums;

static class ForumEndpoints
{
    public static void MapForumEndpoints(this IEndpointRouteBuilder app) =>
        app.MapGet("/forum", async (HttpContext http, ReadForumPage forums, CancellationToken cancel) =>
        {
            var asked = PlanAddress.Date(http.Request.Query["datum"]);
            return http.Page<ForumsView>(new ForumsModel(asked, await forums.Run(http.View().Actor!, asked, cancel)));
        }).Requires(Permission.ReadAgreements);
}

public sealed record ForumsModel(DateOnly? Asked, ForumPage Page);
