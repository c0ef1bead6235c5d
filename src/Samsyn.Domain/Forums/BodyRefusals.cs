using Samsyn.Domain.Kernel;

namespace Samsyn.Domain.Forums;

public sealed record BodyNameMissing : Refusal
{
    public override string Field => "name";
}

public sealed record BodyEndsBeforeItBegins(DateOnly From, DateOnly To) : Refusal
{
    public override string Field => "to";
}

public sealed record BodyWithinItself(string Name) : Refusal
{
    public override string Field => "parent";
}

public sealed record FirstChairMissing : Refusal
{
    public override string Field => "firstChair";
}

public sealed record BodyAlreadyInPlace(string Name) : Refusal;

/// <summary>A body that does not exist on a day holds no meeting on it.</summary>
public sealed record BodyDoesNotExistThen(string Name, DateOnly On) : Refusal
{
    public override string Field => "date";
}

public sealed record SeatFunctionMissing : Refusal
{
    public override string Field => "function";
}

public sealed record AdjunctWithMandate : Refusal
{
    public override string Field => "mandate";
}

public sealed record SeatDeputyOfItself : Refusal
{
    public override string Field => "deputyFor";
}

public sealed record SeatOfTheOtherParty(string Function) : Refusal
{
    public override string Field => "position";
}

public sealed record SeatEndsBeforeItBegins(DateOnly From, DateOnly To) : Refusal
{
    public override string Field => "to";
}

public sealed record GroupTaskMissing : Refusal
{
    public override string Field => "task";
}

public sealed record GroupEndMissing : Refusal
{
    public override string Field => "to";
}

/// <summary>What it would be a part of is itself a part of it, or belongs to another agreement.</summary>
public sealed record BodyParentWrong(string Name) : Refusal
{
    public override string Field => "parent";
}

/// <summary>A body of that subject exists already: one forum is not two.</summary>
public sealed record BodyExistsAlready(string Name) : Refusal
{
    public override string Field => "name";
}

public sealed record BodyHasParts(IReadOnlyList<string> Parts) : Refusal;

/// <summary>Each party names those who sit for it, and nobody else's (ORG-10).</summary>
public sealed record SeatIsTheOtherPartys(string Function) : Refusal
{
    public override string Field => "position";
}

public sealed record SeatElsewhere(string Function) : Refusal
{
    public override string Field => "deputyFor";
}

public sealed record PositionGone : Refusal
{
    public override string Field => "position";
}
