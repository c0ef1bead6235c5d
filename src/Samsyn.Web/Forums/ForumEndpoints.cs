using Samsyn.App.Forums;
using Samsyn.Domain.Organisations;
using Samsyn.Web.Shell;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Forums;

static class ForumEndpoints
{
    public static void MapForumEndpoints(this IEndpointRouteBuilder app) =>
        app.MapGet("/forum", async (HttpContext http, ReadForumPage forums, CancellationToken cancel) =>
        {
            var asked = TypedDate.Read(http.Request.Query["datum"]);
            return http.Page<ForumsView>(new ForumsModel(asked, await forums.Run(http.View().Actor!, asked, cancel)));
        }).Requires(Permission.ReadAgreements);
}

public sealed record ForumsModel(DateOnly? Asked, ForumPage Page);
