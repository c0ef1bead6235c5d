using Samsyn.Domain.Kernel;

namespace Samsyn.App.Situations.Blocks.Indicators;

public sealed record ValuesNone(string Dataset) : Refusal { public override string Field => "data"; }
/// <summary>A share of a survey stands without the number of answers: nothing can be said of its uncertainty.</summary>
public sealed record ValuesWithoutAnswers(string Indicator) : Refusal { public override string Field => "indikatorer"; }
public sealed record ValuesWithoutCommonPeriod(IReadOnlyList<string> Areas) : Refusal { public override string Field => "omraden"; }
public sealed record ValuesOfOneArea(string Area) : Refusal { public override string Field => "omraden"; }
public sealed record ValuesOfOnePeriod(string Period) : Refusal { public override string Field => "perioder"; }
public sealed record ValuesOfSeveralUnits(IReadOnlyList<string> Units) : Refusal { public override string Field => "indikatorer"; }
/// <summary>Several are there, none of them all together, and one has to be chosen.</summary>
public sealed record ValuesNotSingle(string At, IReadOnlyList<string> Names) : Refusal { public override string Field => At; }
public sealed record ValuesNotThere(string Dataset) : Refusal { public override string Field => "indikatorer"; }
public sealed record ValuesWithoutParts(string Indicator) : Refusal { public override string Field => "indikatorer"; }
/// <summary>Shares that add up to more or less than a whole are no parts of it.</summary>
public sealed record ValuesNotWhole(string Row, double Sum) : Refusal { public override string Field => "kategorier"; }
public sealed record ValuesMissingIn(string Row) : Refusal { public override string Field => "kategorier"; }
public sealed record ValuesNotCounts(string Indicator) : Refusal { public override string Field => "indikatorer"; }
public sealed record ValuesWithoutSexes(string Indicator) : Refusal { public override string Field => "indikatorer"; }
public sealed record ValuesWithoutAges(string Indicator) : Refusal { public override string Field => "grupper"; }
public sealed record ValuesAgesOverlap(string First, string Second) : Refusal { public override string Field => "grupper"; }
/// <summary>Felt safety and avoidance are not put into one drawing (SIT-28).</summary>
public sealed record ValuesAspectsApart(string First, string Second) : Refusal { public override string Field => "indikatorer"; }
public sealed record ValuesNothingToCompare : Refusal { public override string Field => "referens"; }
