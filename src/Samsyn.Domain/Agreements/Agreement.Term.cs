using Samsyn.Domain.Kernel;
using Samsyn.Domain.Time;

namespace Samsyn.Domain.Agreements;

public sealed partial class Agreement
{
    /// <summary>The latest date for consultation before the present last day; null when there is no last day or the text demands no consultation.</summary>
    public DateOnly? LatestConsultation => TermLastDay is { } last ? Term.LatestConsultation(last) : null;

    /// <summary>
    /// When the text's own revision falls due: from the start of validity; from the board's decision only when nothing else is known (NOT-18).
    /// The day itself is in time.
    /// </summary>
    public DateOnly? RevisionDue => Term.RevisionYears is { } years ? RevisionDueAfter(years) : null;

    /// <summary>When the priority areas of an overarching agreement shall have been revised (AGR-20).</summary>
    public DateOnly? PriorityAreasRevisionDue =>
        Level == AgreementLevel.Overarching && RevisionStart is { } start && TimeLimits.On(start, TimeLimitKind.PriorityAreaRevision) is { } limit
            ? RevisionDueAfter(limit.Amount) : null;

    DateOnly? RevisionStart => Term.From ?? SignedOn ?? BoardApproval?.On ?? InForceFrom;

    DateOnly? RevisionDueAfter(int years) => RevisionStart is { } start ? DayCounting.YearsAfter(start, years) : null;

    /// <summary>A consultation that has taken place (not one asked for). A late one is refused: a signed amendment or a new agreement remains (AGR-22).</summary>
    public Outcome RecordConsultation(DateOnly heldOn, DateOnly today, string? note = null)
    {
        if (TermLastDay is not { } last) return new NoLastDay(Number);
        List<Refusal> found = [];
        if (heldOn > today) found.Add(new DateInFuture(heldOn, today));
        if (LatestConsultation is { } latest && heldOn > latest) found.Add(new ConsultationTooLate(heldOn, latest, last));
        else if (!IsInForceOn(heldOn) && StateOn(heldOn) != AgreementState.SignedNotYetInForce) found.Add(new NotInForceThen(Number, heldOn));
        if (_consultations.Find(c => c.ForLastDay == last) is { } held) found.Add(new ConsultationAlreadyRecorded(held.HeldOn, last));
        return Record(found, () => _consultations.Add(new() { HeldOn = heldOn, ForLastDay = last, Note = note }));
    }

    /// <summary>
    /// Extends by the text's own step. <paramref name="parent"/> is the overarching agreement's validity, null when none is bound.
    /// Nothing renews by itself: the parties' dated signatures are the extension (AGR-14–17, AGR-22).
    /// </summary>
    public Outcome Extend(Validity? parent, IReadOnlyList<Signature> signatures, DateOnly today)
    {
        if (TermLastDay is not { } last) return new NoLastDay(Number);
        if (Term.ExtendedFrom(last) is not { } newLast) return new ExtensionNotProvided(Number);
        List<Refusal> found = [];
        if (Validity.LastDay is { } ends && ends < last) found.Add(new AgreementEnded(Number, ends));
        if (!IsSignedByAll) found.Add(new NotSignedByAll(Number, Unsigned(_signatures)));
        if (LatestConsultation is { } latest && !_consultations.Exists(c => c.ForLastDay == last)) found.Add(new ConsultationMissing(latest, last));
        if (Level == AgreementLevel.Local)
        {
            if (parent is not { } above) found.Add(new ParentNotBound(Number));
            else if (!above.CoversThrough(newLast)) found.Add(new ParentEndsTooEarly(above.LastDay!.Value, newLast));
        }
        if (Unsigned(signatures) is { Count: > 0 } missing) found.Add(new ExtensionNotSignedByAll(missing));
        var signedOn = signatures.Max(s => s.On) ?? today;
        if (signedOn > today) found.Add(new DateInFuture(signedOn, today));
        if (signedOn > last) found.Add(new ExtensionSignedAfterExpiry(signedOn, last));
        return Record(found, () => _extensions.Add(new() { From = last.AddDays(1), To = newLast, SignedOn = signedOn, Signatures = [.. signatures] }));
    }

    /// <summary>A revision may begin at any time, with its reason (AGR-69).</summary>
    public Outcome StartRevision(DateOnly on, string reason, DateOnly today)
    {
        List<Refusal> found = [];
        if (string.IsNullOrWhiteSpace(reason)) found.Add(new ReasonMissing());
        if (on > today) found.Add(new DateInFuture(on, today));
        return Record(found, MilestoneKind.RevisionStarted, on, reason.Trim());
    }

    public Outcome OpenRenegotiation(DateOnly knownOn, DateOnly notifiedOn, string reason, DateOnly today)
    {
        List<Refusal> found = [];
        if (string.IsNullOrWhiteSpace(reason)) found.Add(new ReasonMissing());
        if (notifiedOn > today) found.Add(new DateInFuture(notifiedOn, today));
        if (notifiedOn < knownOn) found.Add(new NotifiedBeforeKnown(notifiedOn, knownOn));
        if (!IsInForceOn(notifiedOn)) found.Add(new NotInForceThen(Number, notifiedOn));
        else if (RenegotiationOpenOn(today)) found.Add(new RenegotiationAlreadyOpen(_milestones.Last(m => m.Kind == MilestoneKind.RenegotiationOpened).On));
        return Record(found, () => _milestones.Add(new() { Kind = MilestoneKind.RenegotiationOpened, On = notifiedOn, KnownOn = knownOn, Reference = reason.Trim() }));
    }

    /// <summary>Agreed in writing, or withdrawn; the reference says which.</summary>
    public Outcome CloseRenegotiation(DateOnly on, string reference, DateOnly today)
    {
        List<Refusal> found = [];
        if (string.IsNullOrWhiteSpace(reference)) found.Add(new ReasonMissing());
        if (on > today) found.Add(new DateInFuture(on, today));
        if (!RenegotiationOpenOn(on)) found.Add(new RenegotiationNotOpen(Number));
        return Record(found, MilestoneKind.RenegotiationClosed, on, reference.Trim());
    }

    /// <summary>Ends early, <paramref name="lastDay"/> included. By one party only with the right to leave; <paramref name="demand"/> is null when all agree.</summary>
    public Outcome Terminate(DateOnly lastDay, RectificationDemand? demand, string reference)
    {
        List<Refusal> found = [];
        if (string.IsNullOrWhiteSpace(reference)) found.Add(new ReasonMissing());
        if (Ending(MilestoneKind.Terminated) is { } earlier) found.Add(new AgreementEnded(Number, earlier.On));
        if (TermLastDay is { } last && lastDay > last) found.Add(new EndsAfterTerm(lastDay, last));
        else if (!IsInForceOn(lastDay)) found.Add(new NotInForceThen(Number, lastDay));
        if (demand is not null && !(EarlyExit.RightFrom(demand) <= lastDay)) found.Add(new NoExitRightYet(lastDay, EarlyExit.RightFrom(demand)));
        return Record(found, MilestoneKind.Terminated, lastDay, reference.Trim());
    }

    /// <summary>Another agreement takes its place from a date.</summary>
    public Outcome SupersedeBy(AgreementId other, DateOnly from)
    {
        if (other == Id) return new SupersedesItself(Number);
        if (Ending(MilestoneKind.Superseded) is { } earlier) return new AlreadySuperseded(Number, earlier.On);
        return Record([], () => _milestones.Add(new() { Kind = MilestoneKind.Superseded, On = from, By = other }));
    }
}
