using Samsyn.App;
using Samsyn.App.Situations.Pictures;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations.Pictures;
using Samsyn.Web.Shell;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Situations.Pictures;

/// <summary>The register of sources of an edition (SIT-16).</summary>
static class SourceEndpoints
{
    const string All = PictureEndpoints.One + "/kallor", One = All + "/{source:guid}";

    public static void MapSourceEndpoints(this IEndpointRouteBuilder app)
    {
        app.MapGet(All, async (HttpContext http, Guid id, ReadPicture pictures, CancellationToken cancel) =>
            await pictures.Run(http.View().Actor!, new(id), cancel) is { } page ? http.Page<PictureSourcesView>(page) : http.NotFound()).Requires(Permission.ReadPicture);

        app.MapGet(All + "/ny", async (HttpContext http, Guid id, ReadPicture pictures, CancellationToken cancel) =>
            await pictures.Run(http.View().Actor!, new(id), cancel) is { IsOpen: true } page ? http.Page<ActFormView>(PictureForms.Source(page.On, null, http.View())) : http.NotFound()).Requires(Permission.WritePicture);

        app.MapPost(All + "/ny", async (HttpContext http, Guid id, ReadPicture pictures, ListSource list, CancellationToken cancel) =>
            await Answer(http, id, null, pictures, (_, _, words) => list.Run(http.View().Actor!, new(new(id), words), cancel))).Requires(Permission.WritePicture);

        app.MapGet(One, async (HttpContext http, Guid id, Guid source, ReadPicture pictures, CancellationToken cancel) =>
            await pictures.Run(http.View().Actor!, new(id), cancel) is { IsOpen: true } page && Find(page, source) is { } found ? http.Page<ActFormView>(PictureForms.Source(page.On, found, http.View())) : http.NotFound()).Requires(Permission.WritePicture);

        app.MapPost(One, async (HttpContext http, Guid id, Guid source, ReadPicture pictures, DescribeSource describe, CancellationToken cancel) =>
            await Answer(http, id, source, pictures, (found, version, words) => describe.Run(http.View().Actor!, new(found!.Id, version, words), cancel))).Requires(Permission.WritePicture);

        app.MapPost(One + "/ta-bort", async (HttpContext http, Guid id, Guid source, ReadPicture pictures, RemoveSource remove, CancellationToken cancel) =>
        {
            var view = http.View();
            if (await pictures.Run(view.Actor!, new(id), cancel) is not { } page || Find(page, source) is not { } found) return http.NotFound();
            ActInput input = new(ActAnswers.Typed(await http.Request.ReadFormAsync(cancel)));
            var outcome = await remove.Run(view.Actor!, new(found.Id, input.Version), cancel);
            return outcome.IsDone ? http.Done(PictureLinks.Sources(page.Picture.Id))
                : outcome.Refusals.OfType<PermissionLacking>().Any() ? http.Forbidden() : http.Refused<PictureSourcesView>(page with { Refusals = outcome.Refusals });
        }).Requires(Permission.WritePicture);
    }

    static async Task<IResult> Answer(HttpContext http, Guid id, Guid? source, ReadPicture pictures, Func<PictureSource?, int, SourceWords, Task<Outcome>> act)
    {
        var view = http.View();
        if (await pictures.Run(view.Actor!, new(id), http.RequestAborted) is not { } page) return http.NotFound();
        var found = source is { } wanted ? Find(page, wanted) : null;
        if (source is not null && found is null) return http.NotFound();
        var typed = ActAnswers.Typed(await http.Request.ReadFormAsync(http.RequestAborted));
        ActInput input = new(typed);
        var form = PictureForms.Source(page.On, found, view) with { Typed = typed };
        if (PictureForms.SourceOf(input) is not { } words) return http.Refused<ActFormView>(form with { Errors = [new("year", view["picture.source.yearWrong"])] });
        return await ActAnswers.Answer(http, form, page.Picture.Title, () => act(found, input.Version, words), () => PictureLinks.Sources(page.Picture.Id));
    }

    static PictureSource? Find(PicturePage page, Guid source) => page.On.Sources.FirstOrDefault(one => one.Id.Value == source);
}
