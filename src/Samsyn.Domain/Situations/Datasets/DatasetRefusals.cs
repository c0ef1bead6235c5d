using Samsyn.Domain.Kernel;

namespace Samsyn.Domain.Situations.Datasets;

public sealed record DatasetNameMissing : Refusal { public override string Field => "name"; }
public sealed record DatasetSourceMissing : Refusal { public override string Field => "source"; }
public sealed record DatasetPeriodReversed(DateOnly From, DateOnly To) : Refusal { public override string Field => "to"; }
public sealed record TypeQualityTwice(string Type) : Refusal { public override string Field => "typeQualities"; }
public sealed record DatasetRetired(string Name, DateOnly On) : Refusal;
/// <summary>Somebody else put another import in force while this one was read.</summary>
public sealed record DatasetImportedMeanwhile(string Name) : Refusal;
public sealed record DatasetSharedAlready(string Name, DateOnly On) : Refusal;
public sealed record DatasetNotShared(string Name) : Refusal;
