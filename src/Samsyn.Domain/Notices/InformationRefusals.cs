using Samsyn.Domain.Kernel;

namespace Samsyn.Domain.Notices;

public sealed record NotAPartyOfInformation(string Number) : Refusal { public override string Field => "recipient"; }
public sealed record InformationToSelf(string Party) : Refusal { public override string Field => "recipient"; }
/// <summary>Those who take part without signing are reached through what was approved for distribution (INF-09).</summary>
public sealed record PartnerThroughDistribution(string Party) : Refusal { public override string Field => "recipient"; }
public sealed record InformationMissing : Refusal { public override string Field => "what"; }
public sealed record InformationReasonMissing : Refusal { public override string Field => "why"; }
/// <summary>Under the overarching agreement information goes to the other party's contact person (INF-03).</summary>
public sealed record InformationContactMissing(string Party) : Refusal { public override string Field => "contact"; }
public sealed record KnownInFuture(DateTimeOffset Known, DateTimeOffset Now) : Refusal { public override string Field => "knownOn"; }
public sealed record InformationSentInFuture(DateTimeOffset Sent, DateTimeOffset Now) : Refusal { public override string Field => "sentOn"; }
public sealed record SentBeforeKnown(DateTimeOffset Sent, DateTimeOffset Known) : Refusal { public override string Field => "sentOn"; }
/// <summary>A personal identity number is never needed to tell what happened; <paramref name="At"/> shows where it stands without repeating it.</summary>
public sealed record IdentityNumberInText(string Where, string At) : Refusal { public override string Field => Where; }
/// <summary>May be a function's own: the sender looks and says so.</summary>
public sealed record ContactDetailsInText(string Where, string Found) : Refusal { public override string Field => Where; }
public sealed record AlreadyAcknowledged(DateTimeOffset At) : Refusal;
public sealed record InformationResultNoteMissing : Refusal { public override string Field => "note"; }
public sealed record InformationResultInFuture(DateOnly On, DateOnly Today) : Refusal { public override string Field => "on"; }
public sealed record InformationResultBeforeSent(DateOnly On, DateOnly Sent) : Refusal { public override string Field => "on"; }
