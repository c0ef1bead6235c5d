namespace Samsyn.Domain.Agreements;

/// <summary>Where an agreement stands on a date (AGR-21). AwaitingSignatures is the step between the board's approval and the last signature.</summary>
public enum AgreementState
{
    Draft, ApprovedBySteeringGroup, AwaitingBoard, AwaitingSignatures, SignedNotYetInForce, InForce, ConsultationOpen, Extended,
    UnderRenegotiation, TerminatedEarly, Expired, Superseded,
}

public sealed partial class Agreement
{
    /// <summary>The last day of the term with every signed extension; null until further notice.</summary>
    public DateOnly? TermLastDay => _extensions.Count > 0 ? _extensions[^1].To : Term.To;

    /// <summary>How long it is valid, early endings included: what a local agreement's extension leans on (AGR-16).</summary>
    public Validity Validity
    {
        get
        {
            var ends = new[] { TermLastDay, Ending(MilestoneKind.Terminated)?.On, Ending(MilestoneKind.Superseded)?.On.AddDays(-1) };
            return new(ends.Min());
        }
    }

    /// <summary>The state on any date, past or future, as far as what is recorded now tells.</summary>
    public AgreementState StateOn(DateOnly date)
    {
        if (Ending(MilestoneKind.Superseded) is { } superseded && date >= superseded.On) return AgreementState.Superseded;
        if (Ending(MilestoneKind.Terminated) is { } terminated && date > terminated.On) return AgreementState.TerminatedEarly;
        if (InForceFrom is not { } from || (SignedOn is { } signed && date < signed)) return StateBeforeSignature(date);
        if (TermLastDay is { } last && date > last) return AgreementState.Expired;
        if (date < from) return AgreementState.SignedNotYetInForce;
        if (RenegotiationOpenOn(date)) return AgreementState.UnderRenegotiation;
        if (ConsultationOpenOn(date)) return AgreementState.ConsultationOpen;
        return _extensions.Exists(e => e.SignedOn <= date) ? AgreementState.Extended : AgreementState.InForce;
    }

    public bool IsInForceOn(DateOnly date) =>
        StateOn(date) is AgreementState.InForce or AgreementState.ConsultationOpen or AgreementState.Extended or AgreementState.UnderRenegotiation;

    AgreementState StateBeforeSignature(DateOnly date)
    {
        var last = _milestones.LastOrDefault(m => m.On <= date && m.Kind is MilestoneKind.SteeringApproved or MilestoneKind.SubmittedToBoard
            or MilestoneKind.BoardApproved or MilestoneKind.BoardReferredBack or MilestoneKind.BoardRejected);
        return last?.Kind switch
        {
            MilestoneKind.SteeringApproved => AgreementState.ApprovedBySteeringGroup,
            MilestoneKind.SubmittedToBoard => AgreementState.AwaitingBoard,
            MilestoneKind.BoardApproved => AgreementState.AwaitingSignatures,
            _ => AgreementState.Draft,
        };
    }

    /// <summary>From notice to the written end; the obligations remain all the while (NOT-13).</summary>
    bool RenegotiationOpenOn(DateOnly date) =>
        _milestones.LastOrDefault(m => m.On <= date && m.Kind is MilestoneKind.RenegotiationOpened or MilestoneKind.RenegotiationClosed)?.Kind
            == MilestoneKind.RenegotiationOpened;

    /// <summary>Consultation has been held for a coming last day, and no extension beyond that day is signed yet.</summary>
    bool ConsultationOpenOn(DateOnly date) =>
        _consultations.Exists(c => c.HeldOn <= date && date <= c.ForLastDay && !_extensions.Exists(e => e.From > c.ForLastDay && e.SignedOn <= date));

    Milestone? Ending(MilestoneKind kind) => _milestones.Find(m => m.Kind == kind);
}
