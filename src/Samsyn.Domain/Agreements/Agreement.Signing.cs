using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;

namespace Samsyn.Domain.Agreements;

public sealed partial class Agreement
{
    public bool IsSignedByAll => SigningParties.All(HasSigned);

    /// <summary>From the first signature the text can no longer be changed (AGR-38).</summary>
    public bool IsFrozen => _signatures.Count > 0;

    /// <summary>As many identical originals as there are signing parties (AGR-35).</summary>
    public int Originals => SigningParties.Count();

    /// <summary>The date of signature: the last party's (AGR-37). Null while someone has not signed, or when no date is known.</summary>
    public DateOnly? SignedOn => IsSignedByAll ? _signatures.Max(s => s.On) : null;

    /// <summary>
    /// In force from the later of the term's start and the last signature (AGR-37). An undated document without a start is known to apply
    /// from the day it was put on record. Null while someone has not signed.
    /// </summary>
    public DateOnly? InForceFrom => !IsSignedByAll ? null : Later(Term.From, SignedOn) ?? RecordedOn;

    public Outcome ReplaceText(IReadOnlyList<string> lines)
    {
        if (IsFrozen) return new TextFrozen(Number, Text.Sha256);
        if (lines.All(string.IsNullOrWhiteSpace)) return new TextEmpty();
        Text = AgreementText.Of(lines);
        Version++;
        return Outcome.Done;
    }

    public Outcome Sign(Signature signature, DateOnly today)
    {
        var party = SigningParties.FirstOrDefault(p => p.Organisation == signature.Party);
        if (party is null) return new NotASigningParty(Number);
        List<Refusal> found = [];
        if (_signatures.Find(s => s.Party == signature.Party) is { } earlier) found.Add(new AlreadySigned(party.Name, earlier.On));
        if (signature.On is not { } on) found.Add(new SignatureDateMissing(party.Name));
        else
        {
            if (on > today) found.Add(new DateInFuture(on, today));
            if (NeedsBoard && BoardApproval is { } board && on < board.On) found.Add(new SignedBeforeBoard(on, board.On));
        }
        if (LackingStandpoints is { Count: > 0 } lacking) found.Add(new StandpointsMissing(lacking));
        if (NeedsBoard && BoardApproval is null) found.Add(new BoardDecisionMissing(Number));
        return Record(found, () => _signatures.Add(signature));
    }

    public Outcome ApproveBySteeringGroup(DateOnly on, string? reference, DateOnly today)
    {
        List<Refusal> found = [];
        if (on > today) found.Add(new DateInFuture(on, today));
        if (IsSignedByAll) found.Add(new AlreadyFullySigned(Number));
        return Record(found, MilestoneKind.SteeringApproved, on, reference);
    }

    /// <summary>The memorial is attested and sent to the board: only after the steering group's approval (BRD-07).</summary>
    public Outcome SubmitToBoard(DateOnly on, string? reference, DateOnly today)
    {
        List<Refusal> found = [];
        if (on > today) found.Add(new DateInFuture(on, today));
        if (SteeringApproval is not { } approval) found.Add(new SteeringApprovalMissing(Number));
        else if (on < approval.On) found.Add(new BeforeSteeringApproval(on, approval.On));
        return Record(found, MilestoneKind.SubmittedToBoard, on, reference);
    }

    public Outcome RecordBoardDecision(BoardOutcome outcome, DateOnly on, string? reference, DateOnly today)
    {
        List<Refusal> found = [];
        if (on > today) found.Add(new DateInFuture(on, today));
        if (Submission is not { } submission) found.Add(new NotSubmittedToBoard(Number));
        else if (on < submission.On) found.Add(new BeforeSubmission(on, submission.On));
        return Record(found, outcome switch
        {
            BoardOutcome.Approved => MilestoneKind.BoardApproved,
            BoardOutcome.ReferredBack => MilestoneKind.BoardReferredBack,
            _ => MilestoneKind.BoardRejected,
        }, on, reference);
    }

    // A matter that the board sends back or rejects begins again: what stood before that no longer counts.
    IEnumerable<Milestone> Round => _milestones.Skip(1 + _milestones.FindLastIndex(m => m.Kind is MilestoneKind.BoardReferredBack or MilestoneKind.BoardRejected));
    Milestone? SteeringApproval => Round.LastOrDefault(m => m.Kind == MilestoneKind.SteeringApproved);
    Milestone? Submission => Round.LastOrDefault(m => m.Kind == MilestoneKind.SubmittedToBoard);
    Milestone? BoardApproval => Round.LastOrDefault(m => m.Kind == MilestoneKind.BoardApproved);

    bool HasSigned(AgreementParty party) => _signatures.Exists(s => s.Party == party.Organisation);

    IReadOnlyList<string> Unsigned(IEnumerable<Signature> signatures) =>
        [.. SigningParties.Where(p => !signatures.Any(s => s.Party == p.Organisation && s.On is not null)).Select(p => p.Name)];

    static DateOnly? Later(DateOnly? a, DateOnly? b) => a is null ? b : b is null || a >= b ? a : b;

    Outcome Record(List<Refusal> found, MilestoneKind kind, DateOnly on, string? reference) =>
        Record(found, () => _milestones.Add(new() { Kind = kind, On = on, Reference = reference }));

    Outcome Record(List<Refusal> found, Action change)
    {
        if (found.Count > 0) return Outcome.Refused(found);
        change();
        Version++;
        return Outcome.Done;
    }
}
