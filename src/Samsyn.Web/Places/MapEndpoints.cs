using System.Globalization;
using Samsyn.App;
using Samsyn.App.Places;
using Samsyn.App.Places.Maps;
using Samsyn.App.Places.Tiles;
using Samsyn.App.Situations;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations;
using Samsyn.Domain.Situations.Datasets;
using Samsyn.Web.Shell;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Places;

/// <summary>The page of the map, its shapes and tiles, and how finely others see points.</summary>
static class MapEndpoints
{
    public static void MapMapEndpoints(this IEndpointRouteBuilder app)
    {
        app.MapGet(MapLinks.Page, async (HttpContext http, ReadMap maps, CancellationToken cancel) =>
        {
            if (await maps.Run(http.View().Actor!, MapLinks.Read(http.Request.Query), cancel) is not { } page) return http.NotFound();
            SecurityHeaders.DrawsMaps(http);
            return http.Page<MapView>(page);
        }).Requires(Permission.ReadDatasets);

        app.MapGet(MapLinks.Shapes, async (HttpContext http, ReadMap maps, CancellationToken cancel) =>
            await maps.Run(http.View().Actor!, MapLinks.Read(http.Request.Query), cancel) is { } page
                ? Results.Bytes(page.Answer is null ? MapShapes.None : MapShapes.Of(WithoutEvents(page, MapFigures.Of(page, http.View()))), "application/geo+json") : http.NotFound()).Requires(Permission.ReadDatasets);

        app.MapGet(MapLinks.Tiles + "/{id:guid}/{z:int}/{x:int}/{y:int}.mvt", Tile).Requires(Permission.ReadDatasets);

        app.MapGet(MapLinks.Page + "/{id:guid}/noggrannhet", async (HttpContext http, Guid id, OpenSeenEvents events, CancellationToken cancel) =>
            await events.Run(http.View().Actor!, new(id), cancel) is { IsDone: true, Value: var seen } ? http.Page<ActFormView>(Form(seen, http.View())) : http.NotFound()).Requires(Permission.ManageDatasets);
        app.MapPost(MapLinks.Page + "/{id:guid}/noggrannhet", async (HttpContext http, Guid id, OpenSeenEvents events, AgreePrecision agree, CancellationToken cancel) =>
        {
            var view = http.View();
            if (await events.Run(view.Actor!, new(id), cancel) is not { IsDone: true, Value: var seen }) return http.NotFound();
            var typed = ActAnswers.Typed(await http.Request.ReadFormAsync(cancel));
            ActInput input = new(typed);
            return await ActAnswers.Answer(http, Form(seen, view) with { Typed = typed }, seen.Dataset.Name, async () => CommandOf(new(id), input) is { IsDone: true, Value: var command } ? await agree.Run(view.Actor!, command, cancel) : CommandOf(new(id), input),
                () => $"{MapLinks.Page}?data={id}");
        }).Requires(Permission.ManageDatasets);
    }

    /// <summary>Events come in tiles; the shapes are then only the ground.</summary>
    static MapFigureModel WithoutEvents(MapPage page, MapFigureModel figure) =>
        page.Question.Layer is MapLayer.Points or MapLayer.Hexagons ? figure with { Shapes = [.. figure.Shapes.Where(shape => shape.Class == "map-ground")] } : figure;

    static async Task<IResult> Tile(HttpContext http, Guid id, int z, int x, int y, string? vy, string? fran, string? till, ReadTile tiles, CancellationToken cancel)
    {
        var types = http.Request.Query["typ"].OfType<string>().Where(type => type.Length > 0).ToHashSet(StringComparer.Ordinal);
        TileQuestion question = new(new(id), z, x, y, Named.OrNull<TileView>(vy) ?? TileView.Points) { From = TypedDate.Read(fran), To = TypedDate.Read(till), Types = types.Count == 0 ? null : types };
        var outcome = await tiles.Run(http.View().Actor!, question, http.Request.Headers.IfNoneMatch, cancel);
        if (!outcome.IsDone) return outcome.Refusals.OfType<NotFound>().Any() ? http.NotFound() : Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        SecurityHeaders.MayBeKept(http);
        http.Response.Headers.ETag = outcome.Value.Tag;
        return outcome.Value.Bytes is { } bytes ? Results.Bytes(bytes, "application/vnd.mapbox-vector-tile") : Results.StatusCode(StatusCodes.Status304NotModified);
    }

    static ActForm Form(SeenEvents seen, ViewContext view)
    {
        string N(int number) => number.ToString(CultureInfo.InvariantCulture);
        return new()
        {
            Title = view["map.precision.title"], Verb = view["map.precision.verb"], Lead = view["map.precision.lead"], Kind = seen.Dataset.Name, Action = MapLinks.Precision(seen.Dataset.Id.Value),
            Back = new(view["map.back"], $"{MapLinks.Page}?data={seen.Dataset.Id.Value}"), Above = [new(view["ui.nav.picture"], Situations.Pictures.PictureLinks.Register), new(view["map.title"], MapLinks.Page)], Version = seen.Precision.Version,
            Fields =
            [
                new(ActFieldKind.Text, "otherParty", view["map.precision.otherParty"]) { Required = true, Value = N(seen.Precision.OtherPartyMetres) },
                new(ActFieldKind.Text, "outside", view["map.precision.outside"]) { Required = true, Value = N(seen.Precision.OutsideMetres) },
                new(ActFieldKind.Text, "fewest", view["map.precision.fewest"]) { Required = true, Value = N(seen.Precision.Fewest) },
                new(ActFieldKind.Text, "agreedIn", view["map.precision.agreedIn"]) { Required = true, Value = seen.Precision.AgreedIn, Hint = view["map.precision.agreedInHint"] },
            ],
        };
    }

    static Outcome<AgreePrecisionCommand> CommandOf(DatasetId id, ActInput input)
    {
        List<Refusal> found = [];
        int Read(string name)
        {
            if (int.TryParse(input.Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return number;
            found.Add(new NumberUnreadable(name));
            return 0;
        }
        AgreePrecisionCommand command = new(id, input.Version, Read("otherParty"), Read("outside"), Read("fewest"), input.Text("agreedIn"));
        return found.Count > 0 ? Outcome<AgreePrecisionCommand>.Refused(found) : command;
    }
}
