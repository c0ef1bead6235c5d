using Samsyn.App.Agreements;
using Samsyn.Domain.ActionPlans;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.ActionPlans;

public sealed record PlanOnCard(PlanFact Plan, string Slug, RecordedText Text, IReadOnlyList<PlanRow> Rows)
{
    /// <summary>The rows of the plan's list of measures (PLN-18).</summary>
    public IReadOnlyList<ActionFact> Measures => ActivityLists.RowsOf(Plan.Title, Text.Actions);
}

/// <summary>All plan cards of one agreement, to read through or print, one a page.</summary>
public sealed record PlanCards(RecordedAgreement Agreement, DateOnly On, IReadOnlyList<PlanOnCard> Cards);

public sealed class ReadPlanCards(ReadRecordedAgreements agreements, Clock clock)
{
    /// <summary>Null when the actor sees no such agreement, or it has no cards.</summary>
    public async Task<PlanCards?> Run(Actor actor, AgreementId id, DateOnly? asked, CancellationToken cancellation)
    {
        var on = asked ?? clock.Today;
        if ((await agreements.Run(actor, cancellation)).FirstOrDefault(agreement => agreement.Id == id) is not { } agreement) return null;
        var cards = ReadPlanRegister.PlansOf(agreement, on).Where(one => one.Plan is not null)
            .Select(one => new PlanOnCard(one.Plan!, one.Slug, one.Text, PlanRows.Of(one.Plan!, one.Text))).ToList();
        return cards.Count == 0 ? null : new(agreement, on, cards);
    }
}
