using System.Globalization;
using Samsyn.App.Places.Maps;
using Samsyn.App.Places.Tiles;
using Samsyn.Domain.Places;
using Samsyn.Web.Shell;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Places;

/// <summary>A question to the map as its address carries it.</summary>
static class MapLinks
{
    public const string Page = "/lagesbild/karta", Shapes = Page + "/ytor", Tiles = "/kartor";

    public static string Precision(Guid dataset) => $"{Page}/{dataset}/noggrannhet";

    public static MapQuestion Read(IQueryCollection query) => new()
    {
        Dataset = Guid.TryParse(query["data"], out var dataset) ? new(dataset) : null, Layer = Named.OrNull<MapLayer>(query["lager"]) ?? MapLayer.Areas, From = TypedDate.Read(query["fran"]), To = TypedDate.Read(query["till"]),
        Types = [.. query["typ"].OfType<string>().Where(type => type.Length > 0)], Level = Named.OrNull<PlaceKind>(query["niva"]), Within = Guid.TryParse(query["inom"], out var within) ? new(within) : null,
        PerInhabitant = query["per"] == "ja", Smoothed = query["jamna"] == "ja",
        Square = int.TryParse(query["ruta"], NumberStyles.None, CultureInfo.InvariantCulture, out var side) && side is >= 50 and <= 50_000 ? side : 250,
        HotZ = double.TryParse(((string?)query["z"])?.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var z) && z is >= 1 and <= 6 ? z : 1.96,
    };

    /// <summary>Address of the tiles of what is shown, with its filter.</summary>
    public static string TilesOf(MapQuestion question) =>
        $"{Tiles}/{question.Dataset!.Value.Value}/{{z}}/{{x}}/{{y}}.mvt" + QueryString.Create(
        [
            new("vy", (question.Layer == MapLayer.Hexagons ? TileView.Hexagons : TileView.Points).ToString()), new("fran", Dates.Iso(question.From!.Value)), new("till", Dates.Iso(question.To!.Value)),
            .. question.Types.Select(type => new KeyValuePair<string, string?>("typ", type)),
        ]);
}
