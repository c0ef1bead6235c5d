using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Organisations;

/// <summary>The one rule for everything that a side owns until it is shared; each such object's own …Access begins here.</summary>
static class SideAccess
{
    /// <summary>Shared ones as the matrix lets the actor see them; private ones only of a side for which the actor has the right.</summary>
    public static IQueryable<T> VisibleToSidesOf<T>(this IQueryable<T> objects, Actor actor) where T : class, IOwnedBySide
    {
        var shared = actor.Sees(typeof(T).Name, Ownership.Shared);
        var sides = actor.SidesWith(AccessMatrix.Current.RuleOf(typeof(T).Name, Ownership.Private).SeenWith);
        var (city, police) = (sides.Contains(PartySide.City), sides.Contains(PartySide.Police));
        return objects.Where(one => one.SharedOn != null ? shared : (city && one.Side == PartySide.City) || (police && one.Side == PartySide.Police));
    }
}
