using Samsyn.App.Places;
using Samsyn.Domain.Places;
using Samsyn.Domain.Places.Coordinates;
using Samsyn.Domain.Places.Outlines;
using Samsyn.Web.Shell;

namespace Samsyn.Web.Places;

/// <summary>Places as RFC 7946 has them: longitude and latitude, outer rings against the sun and holes with it.</summary>
static class PlaceGeoJson
{
    public const string ContentType = "application/geo+json";

    /// <summary>About a decimetre.</summary>
    const int Decimals = 6;

    public static GeoJsonCollection Of(IEnumerable<Place> places, PlaceRegister register, DateOnly today) => new("FeatureCollection", [.. places.Select(place => Of(place, register, today))]);

    public static GeoJsonFeature Of(Place place, PlaceRegister register, DateOnly today) => new("Feature", place.Id.Value, Of(place.Outline),
        new(place.Name, place.Kind, place.Code, place.Within?.Value, register.Find(place.Within)?.Name, place.From, place.To, place.ClassOn(today)?.Class));

    /// <summary>Always several polygons, also of one: a layer of a map program has one kind of geometry.</summary>
    public static GeoJsonGeometry? Of(Outline? outline) => outline is null ? null : new("MultiPolygon",
        [.. outline.Polygons.Select(polygon => (IReadOnlyList<IReadOnlyList<double[]>>)[Ring(polygon.Outer, againstSun: true), .. polygon.Holes.Select(hole => Ring(hole, againstSun: false))])]);

    static IReadOnlyList<double[]> Ring(IReadOnlyList<Position> corners, bool againstSun)
    {
        var turned = Outline.Twice(corners) > 0 == againstSun ? corners : [.. corners.Reverse()];
        return [.. turned.Append(turned[0]).Select(corner => CoordinateSystem.Sweref99Tm.ToGeographic(corner)).Select(degrees => new[] { Math.Round(degrees.X, Decimals), Math.Round(degrees.Y, Decimals) })];
    }
}

sealed record GeoJsonCollection(string Type, IReadOnlyList<GeoJsonFeature> Features);

sealed record GeoJsonFeature(string Type, Guid Id, GeoJsonGeometry? Geometry, GeoJsonPlace Properties);

sealed record GeoJsonGeometry(string Type, IReadOnlyList<IReadOnlyList<IReadOnlyList<double[]>>> Coordinates);

/// <summary>Flat, as map programs want the columns of a layer.</summary>
sealed record GeoJsonPlace(string Name, PlaceKind Kind, string? Code, Guid? Within, string? WithinName, DateOnly? From, DateOnly? To, string? Class);
