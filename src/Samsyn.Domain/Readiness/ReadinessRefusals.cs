using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Kernel;

namespace Samsyn.Domain.Readiness;

public sealed record SameReadiness(ReadinessLevel Level) : Refusal { public override string Field => "level"; }
public sealed record ReadinessAlreadyNormal : Refusal { public override string Field => "level"; }
public sealed record ReadinessFromTooFarAhead(DateOnly Latest) : Refusal { public override string Field => "on"; }
public sealed record ReadinessBeforeLastChange(DateTimeOffset Last) : Refusal { public override string Field => "on"; }
public sealed record ReadinessOutsideAgreement(DateOnly From, DateOnly? To) : Refusal { public override string Field => "on"; }
public sealed record ReadinessReasonMissing : Refusal { public override string Field => "reason"; }
public sealed record ReadinessDeciderMissing : Refusal { public override string Field => "decider"; }
/// <summary>The plan of a forum says that others decide on this level (MTG-14).</summary>
public sealed record ReadinessDeciderNotNamed(string Forum, IReadOnlyList<string> Named) : Refusal { public override string Field => "overrideReason"; }
public sealed record ReadinessReviewMissing : Refusal { public override string Field => "review"; }
public sealed record ReadinessReviewBeforeStart(DateOnly On) : Refusal { public override string Field => "review"; }
public sealed record ReadinessReturnBeforeStart(DateOnly On) : Refusal { public override string Field => "return"; }
public sealed record ReadinessForumUnknown : Refusal { public override string Field => "forum"; }
public sealed record ReadinessLineUnknown(int Number) : Refusal;
/// <summary>Corrected, the history would not hold together: two lines out of order, or one that changes nothing.</summary>
public sealed record ReadinessCorrectionBreaksOrder(DateOnly Neighbour) : Refusal { public override string Field => "on"; }
