using Samsyn.App.Situations.Pictures;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations.Pictures;
using Samsyn.Web.Shell;

namespace Samsyn.Web.Situations.Pictures;

/// <summary>Pictures for programs.</summary>
static class PictureApiEndpoints
{
    const string All = "/api/pictures";

    public static void MapPictureApiEndpoints(this IEndpointRouteBuilder app)
    {
        app.MapGet(All, async (HttpContext http, ReadPictures pictures, CancellationToken cancel) =>
        {
            var asked = new ApiQuery(http);
            var (agreement, kind, state, (from, to), page) = (asked.Id("agreement"), asked.Word<KindAsked>("kind"), asked.Word<PictureState>("state"), asked.Days("from", "to"), asked.Page());
            if (asked.Refused() is { } refused) return refused;
            var register = await pictures.Run(http.View().Actor!, cancel, isWhole: true);
            var found = register.Matching(new() { Agreement = agreement is { } id ? new(id) : null, Kinds = KindsOf(kind), State = state, From = from, To = to });
            return Results.Json(ApiQuery.Page(found, page, one => PictureJson.Of(one.Agreement, one.Picture)), FactsJson.Options);
        }).Requires(Permission.ReadPicture);

        app.MapGet(All + "/{id:guid}", async (HttpContext http, Guid id, ReadWholePicture pictures, CancellationToken cancel) =>
            await pictures.Run(http.View().Actor!, new(id), cancel) is { } page ? Results.Json(PictureJson.Of(page, http.View()), FactsJson.Options) : http.NotFound()).Requires(Permission.ReadPicture);
    }

    /// <summary>A kind, or all the short ones together.</summary>
    enum KindAsked { Regular, WeeklyUnrest, Evening, Short }

    static IReadOnlyList<PictureKind> KindsOf(KindAsked? asked) => asked switch
    {
        null => [],
        KindAsked.Short => [PictureKind.WeeklyUnrest, PictureKind.Evening],
        { } one => [Named.Of<PictureKind>(one.ToString())],
    };
}
