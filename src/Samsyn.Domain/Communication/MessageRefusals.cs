using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Kernel;

namespace Samsyn.Domain.Communication;

public sealed record MessageTextMissing : Refusal { public override string Field => "text"; }
public sealed record MessageTextTooLong(int Length, int Most) : Refusal
{
    public string At { get; init; } = "text";
    public override string Field => At;
}

public sealed record TargetGroupMissing : Refusal { public override string Field => "groups"; }
public sealed record ChannelMissing : Refusal { public override string Field => "channels"; }
/// <summary>A party writes for itself or for both, never in the other's name alone.</summary>
public sealed record SenderNotOwn : Refusal { public override string Field => "senders"; }
/// <summary>The agreement names no such party that signs.</summary>
public sealed record SenderNotInAgreement(PartySide Side, string Agreement) : Refusal { public override string Field => "senders"; }
public sealed record PlanOfMessageUnknown : Refusal { public override string Field => "plan"; }

/// <summary>What has been published stays as it was.</summary>
public sealed record MessagePublished(DateOnly On) : Refusal;
public sealed record MessageNotPublished : Refusal;
/// <summary>It is taken up before anything is done with it.</summary>
public sealed record MessageIsPutAway(DateOnly On) : Refusal;
public sealed record MessageNotPutAway : Refusal;
public sealed record PutAwayReasonMissing : Refusal { public override string Field => "why"; }
/// <summary>The other party cannot agree to, or know of, what it has not been shown.</summary>
public sealed record MessageNotShared : Refusal;
public sealed record MessageShared(DateOnly On) : Refusal;

/// <summary>A message rests on facts (COM-18).</summary>
public sealed record FactBasisMissing : Refusal;
/// <summary>Whoever approves has seen something that the message rests on.</summary>
public sealed record FactBasisNotSeen : Refusal;
public sealed record FactBasisTwice : Refusal { public override string Field => "basis"; }
public sealed record FactBasisUnknown : Refusal { public override string Field => "basis"; }

public sealed record NotASender(PartySide Side) : Refusal;
public sealed record MessageApproved(PartySide Side) : Refusal;
/// <summary>What goes out in both names, both have approved (COM-19).</summary>
public sealed record ApprovalLacking(PartySide Side) : Refusal;
/// <summary>What one party says alone, the other knows of first (COM-08, COM-19).</summary>
public sealed record OtherPartyUnaware(PartySide Side) : Refusal;
public sealed record BothPartiesSend : Refusal;
public sealed record KnowerMissing : Refusal { public override string Field => "who"; }
public sealed record KnownAhead(DateOnly On, DateOnly Today) : Refusal { public override string Field => "on"; }
public sealed record PublishedAhead(DateOnly On, DateOnly Today) : Refusal { public override string Field => "on"; }
public sealed record PublishedBeforeAgreed(DateOnly On, DateOnly Agreed) : Refusal { public override string Field => "on"; }
public sealed record MessageResultMissing : Refusal { public override string Field => "result"; }
