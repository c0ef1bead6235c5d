using Microsoft.EntityFrameworkCore;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Annexes;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Agreements;

/// <summary>What a central agreement puts first, what its plan says of each area, and how the local agreements below it take it up.</summary>
public sealed record PrioritiesPage
{
    public required AgreementLink Agreement { get; init; }
    public required DateOnly On { get; init; }
    /// <summary>What applied on the date, in the order of the text.</summary>
    public required IReadOnlyList<PriorityOnPage> Areas { get; init; }
    /// <summary>Areas of earlier or later versions of the list.</summary>
    public required IReadOnlyList<PrioritySpan> Others { get; init; }
    /// <summary>The local agreements in force on the date.</summary>
    public required IReadOnlyList<AgreementLink> Locals { get; init; }
    /// <summary>The annex with the central plan, when there is one.</summary>
    public required int? PlanAnnex { get; init; }

    public bool AreToBeWeighed => Areas.Count > 0 && Areas.All(area => area.Fact.MustBeWeighed);
}

/// <summary>One area: its id is its place in the order of first appearance, so that it keeps it from version to version (CEN-08).</summary>
public sealed record PriorityOnPage(PrioritySpan Span, PriorityAreaFact Fact, IReadOnlyList<CentralField>? Plan, IReadOnlyList<LocalMirror> Locals)
{
    public int Covered => Locals.Count(local => local.Mirror.Kind is MirrorKind.Area or MirrorKind.Plan);
}

/// <summary>The versions of the list that hold an area: from the first of them until the day before the one that dropped it.</summary>
public sealed record PrioritySpan(int Id, string Name, DateOnly From, DateOnly? To);

public sealed record LocalMirror(AgreementLink Agreement, PriorityMirror Mirror);

/// <summary>Reads a <see cref="PrioritiesPage"/>; null when there is no such overarching agreement for the actor.</summary>
public sealed class ReadPriorities(SamsynDb db, Clock clock)
{
    /// <summary><paramref name="on"/> is the date asked about; today when null.</summary>
    public async Task<PrioritiesPage?> Run(Actor actor, AgreementId id, DateOnly? on, CancellationToken cancellation)
    {
        var visible = db.Agreements.AsNoTracking().VisibleTo(actor);
        var central = await visible.WholeFor(actor).SingleOrDefaultAsync(agreement => agreement.Id == id && agreement.Level == AgreementLevel.Overarching, cancellation);
        if (central is null) return null;
        var date = on ?? clock.Today;
        var locals = (await visible.WholeFor(actor).Where(agreement => agreement.Parent == id).OrderBy(agreement => agreement.Number).ToListAsync(cancellation))
            .Where(agreement => agreement.IsInForceOn(date)).ToList();
        var facts = FactsOf(central, date);
        var spans = Spans(central);
        List<PriorityOnPage> areas = [.. facts.PriorityAreas.DistinctBy(area => KeyOf(area)).Select(area => new PriorityOnPage(
            spans.FirstOrDefault(span => KeyOf(span.Name) == KeyOf(area)) ?? new(0, area.Title, date, null), area, CentralPlan.Of(area, facts),
            [.. locals.Select(local => new LocalMirror(AgreementLink.To(local), PriorityMirror.Of(area, FactsOf(local, date), local.CurrentStandpoints)))]))];
        return new()
        {
            Agreement = AgreementLink.To(central),
            On = date,
            Areas = areas,
            Others = [.. spans.Where(span => areas.TrueForAll(area => area.Span != span))],
            Locals = [.. locals.Select(AgreementLink.To)],
            PlanAnnex = central.Annexes.FirstOrDefault(annex => annex.Kind == AnnexKind.ActionPlans)?.Number,
        };
    }

    /// <summary>Every area that any version has held, numbered in order of first appearance.</summary>
    static List<PrioritySpan> Spans(Agreement central)
    {
        if (central.InForceFrom is not { } from) return [];
        List<DateOnly> dates = [.. central.Annexes.SelectMany(annex => annex.Versions).Select(version => version.DecidedOn).OfType<DateOnly>().Where(day => day > from).Append(from).Distinct().Order()];
        List<PrioritySpan> spans = [];
        foreach (var date in dates)
        {
            var held = FactsOf(central, date).PriorityAreas.DistinctBy(area => KeyOf(area)).ToList();
            for (var at = 0; at < spans.Count; at++)
                if (spans[at].To is null && !held.Exists(area => KeyOf(area) == KeyOf(spans[at].Name))) spans[at] = spans[at] with { To = date.AddDays(-1) };
            foreach (var area in held.Where(area => !spans.Exists(span => span.To is null && KeyOf(span.Name) == KeyOf(area))))
            {
                var earlier = spans.Find(span => KeyOf(span.Name) == KeyOf(area));
                spans.Add(new(earlier?.Id ?? spans.Select(span => span.Id).DefaultIfEmpty().Max() + 1, area.Title, date, null));
            }
        }
        return spans;
    }

    static AgreementFacts FactsOf(Agreement agreement, DateOnly on) =>
        FactSlices.Join(agreement.Annexes.OrderBy(annex => annex.Number).Select(annex => annex.DecidedBy(on)).OfType<AnnexVersion>().Select(version => version.Facts));

    static string KeyOf(PriorityAreaFact area) => KeyOf(area.Title);

    static string KeyOf(string name) => name.Trim().TrimEnd('.', '*').ToUpperInvariant();
}
