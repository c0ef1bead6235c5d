using Samsyn.App.Places;
using Samsyn.Domain.Places;

namespace Samsyn.Web.Places;

/// <summary>What a place is drawn on: the districts, and the other places within the same one.</summary>
static class DrawGround
{
    public static MapFigureModel Of(PlaceRegister register, Place place, DateOnly today)
    {
        var others = register.All.Where(one => one.Id != place.Id && one.Outline is not null && one.ExistsOn(today)).ToList();
        var ground = others.Where(one => one.Kind == PlaceKind.District).ToList();
        // Without districts the areas above them are ground enough.
        if (ground.Count == 0) ground = [.. others.Where(one => one.Kind is PlaceKind.DistrictArea or PlaceKind.Municipality)];
        var beside = others.Where(one => one.Kind == PlaceKind.DelimitedPlace && one.Within is { } within && within == place.Within).ToList();
        // An outline of several parts or with holes is not typed as corners: it is shown as it is.
        var own = place.Outline is { } outline && outline.Polygons is not [{ Holes.Count: 0 }] ? place : null;
        var sight = place.Outline ?? register.Find(place.Within)?.Outline;
        List<Domain.Places.Outlines.Outline> seen = sight is not null ? [sight] : [.. ground.Select(one => one.Outline!)];
        return new()
        {
            Id = "rita", Title = place.Name, Description = place.Name,
            Shapes = [.. ground.Select(one => MapShape.Of(one.Outline!, "map-ground", one.Name)), .. beside.Select(one => MapShape.Of(one.Outline!, "map-part", one.Name)), .. own is null ? Array.Empty<MapShape>() : [MapShape.Of(own.Outline!, "map-own", own.Name)]],
            Labels = [.. ground.Concat(beside).Select(one => (one.Name, At: one.Outline!.Middle())).Select(one => new MapLabel(one.At.X, one.At.Y, one.Name))],
            View = seen.Count == 0 ? null : (seen.Min(one => one.West), seen.Min(one => one.South), seen.Max(one => one.East), seen.Max(one => one.North)),
        };
    }
}
