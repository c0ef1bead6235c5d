using Samsyn.App;
using Samsyn.App.Meetings.Papers;
using Samsyn.App.Situations.Blocks;
using Samsyn.App.Situations.Pictures;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations.Pictures;
using Samsyn.Web.Meetings.Papers;
using Samsyn.Web.Shell;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Situations.Pictures;

/// <summary>Editions of the situation picture: the list, the document, the check list, the comparison and the road to the steering group.</summary>
static class PictureEndpoints
{
    public const string One = PictureLinks.Register + "/{id:guid}";

    public static void MapPictureEndpoints(this IEndpointRouteBuilder app)
    {
        app.MapGet(PictureLinks.Register, async (HttpContext http, ReadPictures pictures, CancellationToken cancel) =>
            http.Page<PictureRegisterView>(await pictures.Run(http.View().Actor!, cancel, isWhole: http.Request.Query["korta"] == "alla"))).Requires(Permission.ReadPicture);
        app.MapGet(One, async (HttpContext http, Guid id, ReadPicture pictures, ReadBlocks blocks, CancellationToken cancel) =>
            await pictures.Run(http.View().Actor!, new(id), cancel) is { } page
                ? http.Page<PictureView>(page with { Blocks = await blocks.Run(http.View().Actor!, page.On.Sections.SelectMany(section => section.Blocks), cancel) }) : http.NotFound()).Requires(Permission.ReadPicture);
        MapPage<PictureCheckView>(app, "/granskning", Permission.ReadPicture);
        app.MapGet(One + "/jamfor", async (HttpContext http, Guid id, ComparePictures compare, CancellationToken cancel) =>
            await compare.Run(http.View().Actor!, new(id), cancel) is { } found ? http.Page<PictureCompareView>(found) : http.NotFound()).Requires(Permission.ReadPicture);
        app.MapGet(One + "/utskrift/{file}", async (HttpContext http, Guid id, string file, MakePicturePaper make, CancellationToken cancel) =>
        {
            if (FormatOf(file) is not { } format) return http.NotFound();
            return PaperEndpoints.Answer(http, await make.Run(http.View().Actor!, new(id), format, http.View().Language, cancel), other => PictureLinks.Paper(new(id), other), above: null);
        }).Requires(Permission.ReadPicture);
        MapBeginning(app);
        MapRoad(app);
    }

    static void MapBeginning(IEndpointRouteBuilder app)
    {
        app.MapGet(PictureLinks.Register + "/ny/{id:guid}", async (HttpContext http, Guid id, ReadTemplate templates, CancellationToken cancel) =>
            await templates.Run(http.View().Actor!, new(id), cancel) is { } found ? http.Page<ActFormView>(PictureForms.Begin(found.Agreement, KindOf(http), http.View())) : http.NotFound()).Requires(Permission.LeadPicture);

        app.MapPost(PictureLinks.Register + "/ny/{id:guid}", async (HttpContext http, Guid id, ReadTemplate templates, BeginPicture begin, CancellationToken cancel) =>
        {
            var view = http.View();
            if (await templates.Run(view.Actor!, new(id), cancel) is not { } found) return http.NotFound();
            var typed = ActAnswers.Typed(await http.Request.ReadFormAsync(cancel));
            PictureId? begun = null;
            return await ActAnswers.Answer(http, PictureForms.Begin(found.Agreement, KindOf(http), view) with { Typed = typed }, found.Agreement.Title, async () =>
            {
                var outcome = await begin.Run(view.Actor!, new(found.Agreement.Id, PictureForms.FrameOf(new(typed)), KindOf(http)), cancel);
                if (outcome.IsDone) begun = outcome.Value;
                return outcome;
            }, () => PictureLinks.Of(begun!.Value));
        }).Requires(Permission.LeadPicture);

        app.MapGet(PictureLinks.Register + "/mall/{id:guid}", async (HttpContext http, Guid id, ReadTemplate templates, CancellationToken cancel) =>
            await templates.Run(http.View().Actor!, new(id), cancel) is { } found ? http.Page<ActFormView>(PictureForms.Template(found, http.View())) : http.NotFound()).Requires(Permission.LeadPicture);

        app.MapPost(PictureLinks.Register + "/mall/{id:guid}", async (HttpContext http, Guid id, ReadTemplate templates, KeepTemplate keep, CancellationToken cancel) =>
        {
            var view = http.View();
            if (await templates.Run(view.Actor!, new(id), cancel) is not { } found) return http.NotFound();
            var typed = ActAnswers.Typed(await http.Request.ReadFormAsync(cancel));
            ActInput input = new(typed);
            return await ActAnswers.Answer(http, PictureForms.Template(found, view) with { Typed = typed }, found.Agreement.Title,
                () => keep.Run(view.Actor!, new(found.Agreement.Id, input.Version, PictureForms.TemplateOf(found, input)), cancel), () => PictureLinks.Register);
        }).Requires(Permission.LeadPicture);

        MapForm(app, "/ram", Permission.LeadPicture, page => page.IsOpen, PictureForms.Reframe, (http, page, input) =>
            http.RequestServices.GetRequiredService<ReframePicture>().Run(http.View().Actor!, new(new(page.Picture.Id, input.Version), PictureForms.FrameOf(input)), http.RequestAborted), page => PictureLinks.Of(page.Picture.Id));
        MapForm(app, "/avsnitt/nytt", Permission.LeadPicture, page => page.IsOpen, (page, view) => PictureForms.Section(page, null, view), (http, page, input) =>
            http.RequestServices.GetRequiredService<AddSection>().Run(http.View().Actor!, new(page.Picture.Id, PictureForms.PlanOf(input, null)), http.RequestAborted), page => PictureLinks.Of(page.Picture.Id));
    }

    static PictureKind KindOf(HttpContext http) => Named.OrNull<PictureKind>(http.Request.Query["slag"].ToString()) ?? PictureKind.Regular;

    static void MapRoad(IEndpointRouteBuilder app)
    {
        app.MapPost(One + "/lagg-fram", async (HttpContext http, Guid id, ReadPicture pictures, PutForwardPicture act, CancellationToken cancel) =>
            await Act(http, id, pictures, version => act.Run(http.View().Actor!, new(new(new(id), version)), cancel))).Requires(Permission.LeadPicture);
        app.MapPost(One + "/faststall", async (HttpContext http, Guid id, ReadPicture pictures, SettlePicture act, CancellationToken cancel) =>
            await Act(http, id, pictures, version => act.Run(http.View().Actor!, new(new(new(id), version)), cancel))).Requires(Permission.LeadPicture);
        app.MapPost(One + "/ta-tillbaka", async (HttpContext http, Guid id, ReadPicture pictures, TakeBackPicture act, CancellationToken cancel) =>
            await Act(http, id, pictures, version => act.Run(http.View().Actor!, new(new(new(id), version)), cancel))).Requires(Permission.LeadPicture);
    }

    static async Task<IResult> Act(HttpContext http, Guid id, ReadPicture pictures, Func<int, Task<Outcome>> act)
    {
        var view = http.View();
        ActInput input = new(ActAnswers.Typed(await http.Request.ReadFormAsync(http.RequestAborted)));
        var outcome = await act(input.Version);
        if (outcome.IsDone) return http.Done(PictureLinks.Of(new PictureId(id)));
        if (await pictures.Run(view.Actor!, new(id), http.RequestAborted) is not { } page || outcome.Refusals.OfType<NotFound>().Any()) return http.NotFound();
        if (outcome.Refusals.OfType<PermissionLacking>().Any()) return http.Forbidden();
        if (outcome.Refusals.OfType<Stale>().Any()) return http.Stale(new(page.Picture.Title, PictureLinks.Of(page.Picture.Id), null, []));
        return http.Refused<PictureCheckView>(page with { Refusals = outcome.Refusals });
    }

    static void MapPage<TView>(IEndpointRouteBuilder app, string path, Permission permission) where TView : Microsoft.AspNetCore.Components.IComponent =>
        app.MapGet(One + path, async (HttpContext http, Guid id, ReadPicture pictures, CancellationToken cancel) =>
            await pictures.Run(http.View().Actor!, new(id), cancel) is { } page ? http.Page<TView>(page) : http.NotFound()).Requires(permission);

    /// <summary>A form of the edition, and what becomes of it.</summary>
    internal static void MapForm(IEndpointRouteBuilder app, string path, Permission permission, Func<PicturePage, bool> isThere, Func<PicturePage, ViewContext, ActForm> form, Func<HttpContext, PicturePage, ActInput, Task<Outcome>> act, Func<PicturePage, string> done)
    {
        app.MapGet(One + path, async (HttpContext http, Guid id, ReadPicture pictures, CancellationToken cancel) =>
            await pictures.Run(http.View().Actor!, new(id), cancel) is { } page && isThere(page) ? http.Page<ActFormView>(form(page, http.View())) : http.NotFound()).Requires(permission);
        app.MapPost(One + path, async (HttpContext http, Guid id, ReadPicture pictures, CancellationToken cancel) =>
        {
            if (await pictures.Run(http.View().Actor!, new(id), cancel) is not { } page) return http.NotFound();
            var typed = ActAnswers.Typed(await http.Request.ReadFormAsync(cancel));
            return await ActAnswers.Answer(http, form(page, http.View()) with { Typed = typed }, page.Picture.Title, () => act(http, page, new(typed)), () => done(page));
        }).Requires(permission);
    }

    static PaperFormat? FormatOf(string file) => file switch { "lagesbild" => PaperFormat.Page, "lagesbild.docx" => PaperFormat.Docx, "lagesbild.pdf" => PaperFormat.Pdf, _ => null };
}
