using Samsyn.Domain.Kernel;

namespace Samsyn.Domain.Organisations;

public sealed record OrganisationNameMissing : Refusal
{
    public override string Field => "name";
}

public sealed record OrganisationEndsBeforeItBegins(DateOnly From, DateOnly To) : Refusal
{
    public override string Field => "to";
}

public sealed record OrganisationSucceedsItself(string Name) : Refusal;
public sealed record SuccessorDoesNotExistThen(string Name, DateOnly On) : Refusal;
public sealed record OrganisationAlreadySucceeded(string Name, DateOnly On) : Refusal;
public sealed record OrganisationEndedBefore(string Name, DateOnly To) : Refusal;
public sealed record OrganisationBeginsLater(string Name, DateOnly From) : Refusal;
public sealed record PositionTitleMissing : Refusal
{
    public override string Field => "localTitle";
}

public sealed record AppointmentEndsBeforeItBegins(DateOnly From, DateOnly To) : Refusal
{
    public override string Field => "to";
}

public sealed record PermissionLacking(Permission Permission) : Refusal;

public sealed record DeputyshipOver(DateOnly On) : Refusal
{
    public override string Field => "to";
}

public sealed record DeputyHoldsThePosition : Refusal
{
    public override string Field => "person";
}

public sealed record DeputyOfTheOtherParty : Refusal
{
    public override string Field => "person";
}

/// <summary>Nobody gives away rights that are not theirs to give: the position may more than whoever appoints.</summary>
public sealed record DeputyshipBeyondOwnRights : Refusal;

public sealed record AppointmentBeyondOwnRights : Refusal;

public sealed record AlreadyHoldsThePosition(string Name) : Refusal
{
    public override string Field => "person";
}
