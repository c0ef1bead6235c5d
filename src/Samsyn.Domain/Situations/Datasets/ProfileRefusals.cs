using Samsyn.Domain.Kernel;

namespace Samsyn.Domain.Situations.Datasets;

public sealed record ProfileWithoutTime(string Profile) : Refusal { public override string Field => "columns"; }
public sealed record ProfileRoleTwice(string Profile, ColumnRole Role) : Refusal { public override string Field => "columns"; }
public sealed record ProfileColumnUnnamed(string Profile, ColumnRole Role) : Refusal { public override string Field => "columns"; }
public sealed record ProfileHalfPosition(string Profile) : Refusal { public override string Field => "columns"; }
public sealed record ProfileCoordinateSystem(string Profile, string Given, string Known) : Refusal { public override string Field => "coordinateSystem"; }
/// <summary>Quotes and line ends have a meaning of their own, and other than ASCII there is none in use.</summary>
public sealed record ProfileDelimiter(string Profile) : Refusal { public override string Field => "delimiter"; }
public sealed record ProfileNameMissing : Refusal { public override string Field => "profileName"; }
public sealed record ProfileNameTaken(string Name) : Refusal { public override string Field => "profileName"; }
public sealed record ProfileRetired(string Name, DateOnly On) : Refusal;
/// <summary>What would be the next version says what the last one said.</summary>
public sealed record ProfileUnchanged(string Name, int Number) : Refusal;
