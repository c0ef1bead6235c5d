using Samsyn.App.Places;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Places;
using Samsyn.Domain.Places.Coordinates;
using Samsyn.Web.Shell;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Places;

/// <summary>The register of areas and places, their cards, and what is changed of them.</summary>
static class PlaceEndpoints
{
    const string One = PlaceLinks.Register + "/{id:guid}";

    public static void MapPlaceEndpoints(this IEndpointRouteBuilder app)
    {
        app.MapGet(PlaceLinks.Register, async (HttpContext http, string? q, string? slag, string? klass, ReadPlaces places, CancellationToken cancel) =>
            http.Page<PlaceRegisterView>(new PlaceListModel(await places.Run(http.View().Actor!, cancel), q, Named.OrNull<PlaceKind>(slag), string.IsNullOrEmpty(klass) ? null : klass))).Requires(Permission.ReadPicture);

        app.MapGet(PlaceLinks.Scenes, async (HttpContext http, ReadPlaces places, CancellationToken cancel) =>
            http.Page<SceneListView>(await places.Run(http.View().Actor!, cancel))).Requires(Permission.ReadPicture);

        app.MapGet(One, async (HttpContext http, Guid id, ReadPlacePage pages, CancellationToken cancel) =>
            await pages.Run(http.View().Actor!, new(id), cancel) is { } page ? http.Page<PlaceView>(page) : http.NotFound()).Requires(Permission.ReadPicture);

        app.MapGet(One + "/forflyttning", async (HttpContext http, Guid id, string? data, string? dag, string? manader, string? zon, ReadDisplacement displacement, CancellationToken cancel) =>
            await displacement.Run(http.View().Actor!, new(new(id), Guid.TryParse(data, out var dataset) ? new(dataset) : null, TypedDate.Read(dag), Number(manader, 6), Number(zon, 300)), cancel) is { } page
                ? http.Page<DisplacementView>(page) : http.NotFound()).Requires(Permission.ReadPicture);

        app.MapGet(PlaceLinks.New, async (HttpContext http, ReadPlaces places, CancellationToken cancel) =>
            http.Page<ActFormView>(PlaceForms.Text(await places.Run(http.View().Actor!, cancel), null, http.View()))).Requires(Permission.WritePicture);
        app.MapPost(PlaceLinks.New, async (HttpContext http, ReadPlaces places, CreatePlace create, CancellationToken cancel) =>
        {
            var view = http.View();
            var typed = ActAnswers.Typed(await http.Request.ReadFormAsync(cancel));
            Outcome<PlaceId>? made = null;
            return await ActAnswers.Answer(http, PlaceForms.Text(await places.Run(view.Actor!, cancel), null, view) with { Typed = typed }, view["places.title"],
                async () => made = await create.Run(view.Actor!, new(PlaceForms.TextOf(new(typed)), PlaceForms.BondsOf(new(typed))), cancel), () => PlaceLinks.Of(made!.Value));
        }).Requires(Permission.WritePicture);

        app.MapGet(PlaceLinks.Import, async (HttpContext http, ReadPlaces places, CancellationToken cancel) =>
            http.Page<ActFormView>(PlaceForms.Import(await places.Run(http.View().Actor!, cancel), http.View()))).Requires(Permission.WritePicture);
        app.MapPost(PlaceLinks.Import, Import).Requires(Permission.WritePicture);

        Map(app, "/andra", PlaceForms.Text, (services, actor, at, input, cancel) => services.GetRequiredService<DescribePlace>().Run(actor, new(at, PlaceForms.TextOf(input), PlaceForms.BondsOf(input)), cancel));
        Map<PlaceDrawView>(app, "/rita", (_, place, view) => PlaceForms.Draw(place, view),
            (services, actor, at, input, cancel) => services.GetRequiredService<DrawPlace>().Run(actor, new(at, CoordinateSystem.Find(input.Text("system"))!, input.Text("outline")), cancel), SecurityHeaders.DrawsMaps);
        app.MapGet(One + "/rita/ytor", async (HttpContext http, Guid id, ReadPlaces places, CancellationToken cancel) =>
            await places.Run(http.View().Actor!, cancel) is var register && register.Find(new(id)) is { } place ? Results.Bytes(MapShapes.Of(DrawGround.Of(register, place, http.View().Today)), "application/geo+json") : http.NotFound()).Requires(Permission.WritePicture);
        Map(app, "/eftertrad", PlaceForms.Succeed, (services, actor, at, input, cancel) => services.GetRequiredService<SucceedPlace>().Run(actor, new(at, new(input.Id("successor")), input.Date("on")), cancel));
        Map(app, "/klassa", PlaceForms.Classify, (services, actor, at, input, cancel) => services.GetRequiredService<ClassifyPlace>().Run(actor, new(at, PlaceForms.ClassificationOf(input)), cancel));
        Map(app, "/invanare", (_, place, view) => PlaceForms.Population(place, view), async (services, actor, at, input, cancel) =>
            PlaceForms.PopulationOf(input) is { IsDone: true, Value: var population } ? await services.GetRequiredService<CountInhabitants>().Run(actor, new(at, population), cancel) : PlaceForms.PopulationOf(input));
        Map(app, "/drogscen", (_, place, view) => PlaceForms.Scene(place, view),
            (services, actor, at, input, cancel) => services.GetRequiredService<NoteScene>().Run(actor, new(at, new(input.Date("on"), Named.Of<SceneStatus>(input.Text("status")), input.Text("note"))), cancel));

        app.MapPost(One + "/klassa/ta-bort", async (HttpContext http, Guid id, RemoveClassification remove, ReadPlacePage pages, CancellationToken cancel) =>
        {
            var view = http.View();
            ActInput input = new(ActAnswers.Typed(await http.Request.ReadFormAsync(cancel)));
            if (await pages.Run(view.Actor!, new(id), cancel) is not { } page) return http.NotFound();
            var outcome = await remove.Run(view.Actor!, new(new(new(id), input.Version), input.Id("thing")), cancel);
            return outcome.IsDone ? http.Done(PlaceLinks.Of(new PlaceId(id))) : outcome.Refusals.OfType<PermissionLacking>().Any() ? http.Forbidden() : http.Refused<PlaceView>(page with { Unread = [.. outcome.Refusals.Select(why => (page.Place.Name, why))] });
        }).Requires(Permission.WritePicture);
    }

    static int Number(string? text, int otherwise) => int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    static void Map(IEndpointRouteBuilder app, string path, Func<PlaceRegister, Place, ViewContext, ActForm> form, Func<IServiceProvider, Actor, PlaceAt, ActInput, CancellationToken, Task<Outcome>> act) =>
        Map<ActFormView>(app, path, form, act);

    static void Map<TView>(IEndpointRouteBuilder app, string path, Func<PlaceRegister, Place, ViewContext, ActForm> form, Func<IServiceProvider, Actor, PlaceAt, ActInput, CancellationToken, Task<Outcome>> act, Action<HttpContext>? before = null)
        where TView : Microsoft.AspNetCore.Components.IComponent
    {
        app.MapGet(One + path, async (HttpContext http, Guid id, ReadPlaces places, CancellationToken cancel) =>
        {
            before?.Invoke(http);
            return await places.Run(http.View().Actor!, cancel) is var register && register.Find(new(id)) is { } place ? http.Page<TView>(form(register, place, http.View())) : http.NotFound();
        }).Requires(Permission.WritePicture);
        app.MapPost(One + path, async (HttpContext http, Guid id, ReadPlaces places, CancellationToken cancel) =>
        {
            var view = http.View();
            before?.Invoke(http);
            var register = await places.Run(view.Actor!, cancel);
            if (register.Find(new(id)) is not { } place) return http.NotFound();
            var typed = ActAnswers.Typed(await http.Request.ReadFormAsync(cancel));
            ActInput input = new(typed);
            return await ActAnswers.Answer<TView>(http, form(register, place, view) with { Typed = typed }, place.Name, () => act(http.RequestServices, view.Actor!, new(place.Id, input.Version), input, cancel), () => PlaceLinks.Of(place.Id));
        }).Requires(Permission.WritePicture);
    }

    static async Task<IResult> Import(HttpContext http, ReadPlaces places, ImportPlaces import, CancellationToken cancel)
    {
        var view = http.View();
        var sent = await http.Request.ReadFormAsync(cancel);
        var typed = ActAnswers.Typed(sent);
        var form = PlaceForms.Import(await places.Run(view.Actor!, cancel), view) with { Typed = typed };
        if (sent.Files["file"] is not { Length: > 0 } file) return http.Refused<ActFormView>(form with { Errors = [new("file", view["places.import.fileMissing"])] });
        using MemoryStream json = new();
        await file.CopyToAsync(json, cancel);
        ActInput input = new(typed);
        Outcome<ImportedPlaces>? came = null;
        var answer = await ActAnswers.Answer(http, form, view["places.title"], async () => came = await import.Run(view.Actor!, new(json.ToArray(), Named.Of<PlaceKind>(input.Text("kind")), input.Given("within") is null ? null : new(input.Id("within")),
            CoordinateSystem.Find(input.Text("system")), input.Given("nameProperty"), input.Given("codeProperty")) { From = input.DateIfAny("from") }, cancel), () => PlaceLinks.Register);
        // What was left out is told once, here; with nothing left out the register says it all.
        return came is { IsDone: true, Value: { LeftOut.Count: > 0 } told } ? Told(http, told) : answer;
    }

    static IResult Told(HttpContext http, ImportedPlaces told)
    {
        http.Response.Headers.Location = default;
        return http.Page<PlaceImportedView>(told);
    }
}

public sealed record PlaceListModel(PlaceRegister Register, string? Words, PlaceKind? Kind, string? Class);
