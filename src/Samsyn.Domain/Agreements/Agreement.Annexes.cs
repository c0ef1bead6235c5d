using Samsyn.Domain.Agreements.Annexes;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Kernel;

namespace Samsyn.Domain.Agreements;

public sealed partial class Agreement
{
    public AmendmentPath PathOf(Annex annex) => AmendmentPaths.For(annex.Kind, Contacts);

    /// <summary>What applied on a date, every annex in its latest decided version; null when the agreement was not in force (AGR-25, AGR-33).</summary>
    public AppliedAgreement? InForceOn(DateOnly date)
    {
        if (!IsInForceOn(date)) return null;
        List<AppliedAnnex> applied = [];
        foreach (var annex in _annexes.OrderBy(a => a.Number))
            if (annex.DecidedBy(date) is { } version)
                applied.Add(new(annex.Id, annex.Number, annex.Title, annex.Kind, version));
        return new(Id, date, applied, FactSlices.Join(applied.Select(a => a.Version.Facts)));
    }

    /// <summary>Begins a revision of one annex. It is a proposal until its path is walked (AGR-29, AGR-33, AGR-69).</summary>
    public Outcome<AnnexVersion> ProposeAnnexVersion(int annexNumber, AnnexVersionId id, AnnexDraft draft, DateOnly on)
    {
        if (_annexes.Find(a => a.Number == annexNumber) is not { } annex) return new AnnexUnknown(annexNumber);
        List<Refusal> found = [];
        if (string.IsNullOrWhiteSpace(draft.Reason)) found.Add(new ReasonMissing());
        if (draft.Lines.All(string.IsNullOrWhiteSpace)) found.Add(new TextEmpty());
        if (annex.Open is { } open) found.Add(new AnnexProposalOpen(annex.Number, annex.Title, open.ProposedOn));
        if (Validity.LastDay is { } last && on > last) found.Add(new AgreementEnded(Number, last));
        if (found.Count > 0) return Outcome<AnnexVersion>.Refused(found);
        var facts = annex.Kind == AnnexKind.Agreement
            ? FactSlices.Cut(draft.Facts, [.. _annexes.Select(a => (a.Number, a.Kind, (int?)null, (int?)null))])[annex.Number]
            : FactSlices.Carried(annex.Kind, draft.Facts);
        var version = AnnexVersion.Propose(id, annex.Versions.Count + 1, draft, facts, on);
        annex.Add(version);
        Version++;
        return version;
    }

    public Outcome WithdrawAnnexVersion(int annexNumber) =>
        Proposed(annexNumber, null, out _, out var version) is { } refusal ? refusal : Record([], version!.Withdraw);

    /// <summary>The steering group's written decision on situation picture or action plans: text, body and deciders, or it has no validity (AGR-30, MTG-01, MTG-02).</summary>
    public Outcome DecideAnnexVersion(int annexNumber, DecisionReference decision, DateOnly today)
    {
        if (Proposed(annexNumber, AmendmentPath.SteeringGroupDecision, out var annex, out var version) is { } refusal) return refusal;
        List<Refusal> found = [];
        if (string.IsNullOrWhiteSpace(decision.Text)) found.Add(new DecisionTextMissing());
        if (string.IsNullOrWhiteSpace(decision.Body)) found.Add(new DecisionBodyMissing());
        else if (decision.BodyKind != BodyKind.Steering) found.Add(new NotTheSteeringGroup(decision.Body));
        if (!decision.Deciders.Any(d => !string.IsNullOrWhiteSpace(d))) found.Add(new DecidersMissing());
        found.AddRange(DateRefusals(annex!, version!, decision.On, today));
        return Record(found, () => version!.Decide(AmendmentPath.SteeringGroupDecision, decision.On, decision));
    }

    /// <summary>One party signs a change; with the last one it is decided on that party's date or the latest before it (AGR-31).</summary>
    public Outcome SignAnnexVersion(int annexNumber, Signature signature, DateOnly today)
    {
        if (Proposed(annexNumber, AmendmentPath.SignatureOfAllParties, out var annex, out var version) is { } refusal) return refusal;
        if (SigningParties.FirstOrDefault(p => p.Organisation == signature.Party) is not { } party) return new NotASigningParty(Number);
        List<Refusal> found = [];
        if (version!.Signatures.FirstOrDefault(s => s.Party == signature.Party) is { } earlier) found.Add(new AlreadySigned(party.Name, earlier.On));
        if (signature.On is not { } on) found.Add(new SignatureDateMissing(party.Name));
        else found.AddRange(DateRefusals(annex!, version, on, today));
        return Record(found, () =>
        {
            version.Sign(signature);
            if (Unsigned(version.Signatures).Count == 0)
                version.Decide(AmendmentPath.SignatureOfAllParties, version.Signatures.Max(s => s.On)!.Value, decision: null);
        });
    }

    /// <summary>A written notice to the other parties changes the contact persons from its date, unless the agreement is kept in strict mode.</summary>
    public Outcome NotifyAnnexVersion(int annexNumber, DateOnly noticedOn, DateOnly today)
    {
        if (Proposed(annexNumber, AmendmentPath.WrittenNotice, out var annex, out var version) is { } refusal) return refusal;
        return Record([.. DateRefusals(annex!, version!, noticedOn, today)], () => version!.Decide(AmendmentPath.WrittenNotice, noticedOn, decision: null));
    }

    Refusal? Proposed(int annexNumber, AmendmentPath? path, out Annex? annex, out AnnexVersion? version)
    {
        version = null;
        annex = _annexes.Find(a => a.Number == annexNumber);
        if (annex is null) return new AnnexUnknown(annexNumber);
        version = annex.Open;
        if (version is null) return new AnnexNotProposed(annex.Number, annex.Title);
        return path is { } walked && walked != PathOf(annex) ? new WrongPath(annex.Number, annex.Title, PathOf(annex)) : null;
    }

    static IEnumerable<Refusal> DateRefusals(Annex annex, AnnexVersion version, DateOnly on, DateOnly today)
    {
        if (on > today) yield return new DateInFuture(on, today);
        if (on < version.ProposedOn) yield return new DecidedBeforeProposed(on, version.ProposedOn);
        if (annex.Versions.Max(v => v.DecidedOn) is { } earlier && on < earlier) yield return new DecidedBeforeEarlierVersion(on, earlier);
    }
}
