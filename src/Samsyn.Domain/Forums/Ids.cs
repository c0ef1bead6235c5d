using Samsyn.Domain.Kernel;

namespace Samsyn.Domain.Forums;

public readonly record struct BodyId(Guid Value) : IEntityId<BodyId>
{
    public static BodyId From(Guid value) => new(value);
}

public readonly record struct SeatId(Guid Value) : IEntityId<SeatId>
{
    public static SeatId From(Guid value) => new(value);
}
