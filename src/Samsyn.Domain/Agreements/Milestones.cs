namespace Samsyn.Domain.Agreements;

public enum MilestoneKind
{
    RevisionStarted, SteeringApproved, SubmittedToBoard, BoardApproved, BoardReferredBack, BoardRejected,
    RenegotiationOpened, RenegotiationClosed, Terminated, Superseded,
}

public enum BoardOutcome { Approved, ReferredBack, Rejected }

/// <summary>Something that happened to an agreement on a date. A termination's date is the last day in force; a supersession's the first day of the new agreement.</summary>
public sealed record Milestone
{
    public required MilestoneKind Kind { get; init; }
    public required DateOnly On { get; init; }
    /// <summary>Minutes, letter or reason in words.</summary>
    public string? Reference { get; init; }
    /// <summary>When the circumstance behind a renegotiation became known; the gap to <see cref="On"/> is shown (NOT-13).</summary>
    public DateOnly? KnownOn { get; init; }
    /// <summary>The agreement that took over.</summary>
    public AgreementId? By { get; init; }

    public int? DaysFromKnown => KnownOn is { } known ? On.DayNumber - known.DayNumber : null;
}

/// <summary>A consultation that has taken place, for the last day that was then in view.</summary>
public sealed record Consultation
{
    public required DateOnly HeldOn { get; init; }
    public required DateOnly ForLastDay { get; init; }
    public string? Note { get; init; }
}

/// <summary>A written extension signed by every party (AGR-22).</summary>
public sealed record Extension
{
    public required DateOnly From { get; init; }
    public required DateOnly To { get; init; }
    /// <summary>The last party's signature.</summary>
    public required DateOnly SignedOn { get; init; }
    public IReadOnlyList<Signature> Signatures { get; init; } = [];
}

/// <summary>A written demand for rectification (anmodan) and what followed.</summary>
public sealed record RectificationDemand
{
    public required DateOnly ReceivedOn { get; init; }
    public required bool MaterialBreachAlleged { get; init; }
    public required bool InWriting { get; init; }
    public DateOnly? RectifiedOn { get; init; }
    /// <summary>Days allowed by the agreement; null takes the limit of the 2015 agreement.</summary>
    public int? Days { get; init; }
}
