using Samsyn.Domain.Kernel;

namespace Samsyn.Domain.Organisations;

public readonly record struct OrganisationId(Guid Value) : IEntityId<OrganisationId>
{
    public static OrganisationId From(Guid value) => new(value);
}

public readonly record struct PersonId(Guid Value) : IEntityId<PersonId>
{
    public static PersonId From(Guid value) => new(value);
}

public readonly record struct PositionId(Guid Value) : IEntityId<PositionId>
{
    public static PositionId From(Guid value) => new(value);
}
