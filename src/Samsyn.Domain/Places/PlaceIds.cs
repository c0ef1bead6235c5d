using Samsyn.Domain.Kernel;

namespace Samsyn.Domain.Places;

public readonly record struct PlaceId(Guid Value) : IEntityId<PlaceId>
{
    public static PlaceId From(Guid value) => new(value);
}
