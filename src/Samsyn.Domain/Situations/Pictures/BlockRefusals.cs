using Samsyn.Domain.Kernel;

namespace Samsyn.Domain.Situations.Pictures;

public sealed record BlockUnknown : Refusal;
public sealed record BlockCaptionMissing : Refusal { public override string Field => "caption"; }
/// <summary>What both parties say together rests on what both see.</summary>
public sealed record BlockOfUnsharedDataset(string Dataset) : Refusal { public override string Field => "data"; }
public sealed record BlockMethodUnknown(string Method) : Refusal { public override string Field => "metod"; }
