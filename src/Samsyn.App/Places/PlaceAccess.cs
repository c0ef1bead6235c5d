using Samsyn.Domain.Organisations;
using Samsyn.Domain.Places;

namespace Samsyn.App.Places;

/// <summary>Every query of places begins here: they are both parties'.</summary>
static class PlaceAccess
{
    public static IQueryable<Place> VisibleTo(this IQueryable<Place> places, Actor actor)
    {
        var may = actor.Sees(nameof(Place));
        return places.Where(_ => may);
    }
}
