using Microsoft.EntityFrameworkCore;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Compliance;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Agreements;

/// <summary>One agreement held against what its overarching agreement and the act say that it shall state, on a date.</summary>
public sealed record CompliancePage
{
    public required AgreementLink Agreement { get; init; }
    public required AgreementLink? Parent { get; init; }
    public required DateOnly On { get; init; }
    public required ComplianceRuleSet RuleSet { get; init; }
    public required IReadOnlyList<ComplianceItem> Items { get; init; }
    /// <summary>A numbered overarching agreement held against its own clauses, not against one above it.</summary>
    public bool IsOverarching { get; init; }

    public int Count(ComplianceResult result) => Items.Count(item => item.Result == result);
}

/// <summary>Checks local agreements (AGR-56…68), and a numbered overarching agreement against its own clauses (AGR-39…55).</summary>
public sealed class ReadCompliance(SamsynDb db, Clock clock)
{
    /// <summary>Null when there is no such agreement for the actor, or it is an overarching one without numbered clauses.</summary>
    public async Task<CompliancePage?> Run(Actor actor, AgreementId id, DateOnly? on, CancellationToken cancellation) =>
        (await Pages(actor, agreement => agreement.Id == id, on ?? clock.Today, cancellation)).SingleOrDefault()
        ?? await Overarching(actor, id, on ?? clock.Today, cancellation);

    /// <summary>Every local agreement, by number.</summary>
    public Task<IReadOnlyList<CompliancePage>> All(Actor actor, DateOnly? on, CancellationToken cancellation) =>
        Pages(actor, agreement => true, on ?? clock.Today, cancellation);

    async Task<IReadOnlyList<CompliancePage>> Pages(Actor actor, System.Linq.Expressions.Expression<Func<Agreement, bool>> which, DateOnly on, CancellationToken cancellation)
    {
        if (!actor.Sees(nameof(Evidence))) return [];
        var visible = db.Agreements.AsNoTracking().VisibleTo(actor).Whole();
        var local = await visible.Where(agreement => agreement.Level == AgreementLevel.Local).Where(which).OrderBy(agreement => agreement.Number).ToListAsync(cancellation);
        var parents = await visible.Where(agreement => agreement.Level == AgreementLevel.Overarching).ToListAsync(cancellation);
        var pages = new List<CompliancePage>();
        foreach (var agreement in local)
        {
            var key = agreement.Id.Value.ToString();
            var baseline = await db.Evidence.Where(evidence => evidence.AgreementId == key && evidence.Kind == EvidenceKinds.BaselineRecorded && evidence.Date <= on)
                .Select(evidence => (DateOnly?)evidence.Date).MinAsync(cancellation);
            pages.Add(PageOf(agreement, parents.Find(parent => parent.Id == agreement.Parent), baseline, on));
        }
        return pages;
    }

    async Task<CompliancePage?> Overarching(Actor actor, AgreementId id, DateOnly on, CancellationToken cancellation)
    {
        var agreement = await db.Agreements.AsNoTracking().VisibleTo(actor).Whole().SingleOrDefaultAsync(agreement => agreement.Id == id && agreement.Level == AgreementLevel.Overarching, cancellation);
        if (agreement is null) return null;
        var subject = new ComplianceSubject { Local = FactsOf(agreement, on), Document = agreement.Title, Lines = agreement.Text.Lines };
        // What stands above a local agreement decides its rule set; here the agreement is asked which one it gives.
        var gives = ComplianceCheck.RuleSetOf(new() { Local = new(), Document = "", Parent = subject.Local });
        return gives != ComplianceRuleSet.Numbered2015 ? null : new()
        {
            Agreement = AgreementLink.To(agreement), Parent = null, On = on, RuleSet = gives, Items = ComplianceCheck.RunOverarching(subject), IsOverarching = true,
        };
    }

    static CompliancePage PageOf(Agreement agreement, Agreement? parent, DateOnly? baseline, DateOnly on)
    {
        var subject = new ComplianceSubject
        {
            Local = FactsOf(agreement, on),
            Document = agreement.Title,
            Parent = parent is null ? null : FactsOf(parent, on),
            Lines = agreement.Text.Lines,
            BaselineRecordedOn = baseline,
        };
        return new()
        {
            Agreement = AgreementLink.To(agreement),
            Parent = parent is null ? null : AgreementLink.To(parent),
            On = on,
            RuleSet = ComplianceCheck.RuleSetOf(subject),
            Items = ComplianceCheck.Run(subject),
        };
    }

    /// <summary>What applied on the date; for a draft, or outside the term, the agreement as it was put on record: it too can be checked.</summary>
    static AgreementFacts FactsOf(Agreement agreement, DateOnly on) =>
        (agreement.InForceOn(on) ?? (agreement.InForceFrom is { } from ? agreement.InForceOn(from) : null))?.Facts
        ?? Domain.Agreements.Annexes.FactSlices.Join(agreement.Annexes.Select(annex => annex.Versions[0].Facts));
}
