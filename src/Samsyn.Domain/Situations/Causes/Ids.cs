using Samsyn.Domain.Kernel;

namespace Samsyn.Domain.Situations.Causes;

public readonly record struct ProblemId(Guid Value) : IEntityId<ProblemId>
{
    public static ProblemId From(Guid value) => new(value);
}

public readonly record struct FocusPlanId(Guid Value) : IEntityId<FocusPlanId>
{
    public static FocusPlanId From(Guid value) => new(value);
}
