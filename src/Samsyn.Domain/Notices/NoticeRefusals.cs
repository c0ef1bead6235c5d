using Samsyn.Domain.Kernel;

namespace Samsyn.Domain.Notices;

public sealed record NotAPartyOfNotice(string Number) : Refusal { public override string Field => "recipient"; }
public sealed record NoticeToSelf(string Party) : Refusal { public override string Field => "recipient"; }
public sealed record ContactPersonMissing : Refusal { public override string Field => "contact"; }
public sealed record NoticeAddressMissing : Refusal { public override string Field => "address"; }
public sealed record NoticeTextMissing : Refusal { public override string Field => "text"; }
public sealed record SentInFuture(DateTimeOffset Sent, DateTimeOffset Now) : Refusal { public override string Field => "on"; }
public sealed record ClaimAmountMissing : Refusal { public override string Field => "amount"; }
public sealed record CostBasisMissing : Refusal { public override string Field => "costBasis"; }
public sealed record CorrectedNoticeUnknown : Refusal { public override string Field => "corrects"; }
public sealed record ReceiptAlreadyConfirmed(DateOnly On) : Refusal { public override string Field => "on"; }
public sealed record ConfirmedBeforeSent(DateOnly On, DateOnly Sent) : Refusal { public override string Field => "on"; }
public sealed record NoticeDateInFuture(DateOnly On, DateOnly Today) : Refusal { public override string Field => "on"; }

public sealed record DisputeMatterMissing : Refusal { public override string Field => "matter"; }
public sealed record DisputeNoteMissing : Refusal { public override string Field => "note"; }
public sealed record DisputeClosed(DateOnly On) : Refusal;
public sealed record DisputeStepNotNext(DisputeStage From, DisputeStage To) : Refusal { public override string Field => "stage"; }
public sealed record DisputeStepBeforeLast(DateOnly On, DateOnly Last) : Refusal { public override string Field => "on"; }
