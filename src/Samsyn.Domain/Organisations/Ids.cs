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

public readonly record struct AccountId(Guid Value) : IEntityId<AccountId>
{
    public static AccountId From(Guid value) => new(value);
}

public readonly record struct PasskeyId(Guid Value) : IEntityId<PasskeyId>
{
    public static PasskeyId From(Guid value) => new(value);
}

public readonly record struct InvitationId(Guid Value) : IEntityId<InvitationId>
{
    public static InvitationId From(Guid value) => new(value);
}

public readonly record struct SessionId(Guid Value) : IEntityId<SessionId>
{
    public static SessionId From(Guid value) => new(value);
}

public readonly record struct ExternalIdentityId(Guid Value) : IEntityId<ExternalIdentityId>
{
    public static ExternalIdentityId From(Guid value) => new(value);
}
