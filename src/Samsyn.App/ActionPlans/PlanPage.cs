using Samsyn.App.Agreements;
using Samsyn.App.Duties;
using Samsyn.App.Search;
using Samsyn.Domain.ActionPlans;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.ActionPlans;

/// <summary>A plan or an area with everything that stands beside it.</summary>
public sealed record PlanPage
{
    public required RecordedAgreement Agreement { get; init; }
    public required DateOnly On { get; init; }
    public required RecordedText Text { get; init; }
    public required string Slug { get; init; }
    public PlanFact? Plan { get; init; }
    public AreaFact? Area { get; init; }
    public string Title => Plan?.Title ?? Area!.Title;

    /// <summary>The card's rows; empty for an area.</summary>
    public required IReadOnlyList<PlanRow> Rows { get; init; }
    /// <summary>The six demanded items; null for an area that refers to another.</summary>
    public required IReadOnlyList<PlanItemVerdict>? Items { get; init; }
    public required IReadOnlyList<DutyRow> Duties { get; init; }
    /// <summary>Every decided version of the annex, the first first.</summary>
    public required IReadOnlyList<RecordedText> Versions { get; init; }
    /// <summary>The annex that holds the communication plan, which a message may refer to (PLN-13).</summary>
    public required int? CommunicationAnnex { get; init; }
    public required PlanLink? RefersTo { get; init; }
    public required PlanLink? Before { get; init; }
    public required PlanLink? After { get; init; }
    /// <summary>Plans of other agreements: those of the same type first.</summary>
    public required IReadOnlyList<PlanLink> Comparable { get; init; }
    public PlanComparison? Comparison { get; init; }

    /// <summary>The rows of the list of measures that belongs to the plan, the area or one of its activities (PLN-18).</summary>
    public IReadOnlyList<ActionFact> MeasuresOf(string title) => ActivityLists.RowsOf(title, Text.Actions);
}

public sealed record PlanLink(RecordedAgreement Agreement, string Title, string Slug)
{
    public bool SameType { get; init; }
    public string Key => $"{Agreement.Id.Value}/{Slug}";
}

public sealed class ReadPlanPage(ReadRecordedAgreements agreements, ReadDutyList duties, Clock clock)
{
    /// <summary><paramref name="against"/> is the other plan's <see cref="PlanLink.Key"/>. Null when the actor sees no such plan.</summary>
    public async Task<PlanPage?> Run(Actor actor, AgreementId id, string slug, DateOnly? asked, string? against, CancellationToken cancellation)
    {
        var on = asked ?? clock.Today;
        var recorded = await agreements.Run(actor, cancellation);
        if (recorded.FirstOrDefault(agreement => agreement.Id == id) is not { } own) return null;
        var plans = ReadPlanRegister.PlansOf(own, on).ToList();
        var place = plans.FindIndex(one => one.Slug == slug);
        if (place < 0) return null;

        var (text, _, plan, area) = plans[place];
        var title = plan?.Title ?? area!.Title;
        var shown = own.NearestTo(on);
        var list = await duties.Run(actor, new() { AsOf = on, From = new(shown.Year, 1, 1), To = shown.AddYears(1), Agreement = id, Plan = title }, cancellation);
        var comparable = plan is null ? [] : Comparable(recorded, own, title, on);
        return new()
        {
            Agreement = own,
            On = on,
            Text = text,
            Slug = slug,
            Plan = plan,
            Area = area,
            Rows = plan is null ? [] : PlanRows.Of(plan, text),
            Items = plan is null ? PlanCompleteness.Of(area!) : PlanCompleteness.Of(plan),
            Duties = list.Rows,
            Versions = own.VersionsOf(text.Annex),
            CommunicationAnnex = own.On(shown).FirstOrDefault(annex => annex.Kind == AnnexKind.CommunicationPlan)?.Annex,
            RefersTo = area?.RefersTo is { } other && plans.Find(one => string.Equals(one.Area?.Title, other, StringComparison.OrdinalIgnoreCase)) is { Slug: not null } target
                ? new(own, target.Area!.Title, target.Slug) : null,
            Before = place == 0 ? null : LinkOf(plans[place - 1]),
            After = place + 1 == plans.Count ? null : LinkOf(plans[place + 1]),
            Comparable = comparable,
            Comparison = plan is null ? null : Compared(plan, text, comparable.FirstOrDefault(link => link.Key == against), on),
        };

        PlanLink LinkOf((RecordedText Text, string Slug, PlanFact? Plan, AreaFact? Area) one) => new(own, one.Plan?.Title ?? one.Area!.Title, one.Slug);
    }

    static IReadOnlyList<PlanLink> Comparable(IReadOnlyList<RecordedAgreement> recorded, RecordedAgreement own, string title, DateOnly on) =>
        [.. recorded.Where(agreement => agreement != own)
            .SelectMany(agreement => ReadPlanRegister.PlansOf(agreement, on).Where(one => one.Plan is not null)
                .Select(one => new PlanLink(agreement, one.Plan!.Title, one.Slug) { SameType = ForumType.IsSame(one.Plan.Title, title) }))
            .OrderByDescending(link => link.SameType).ThenBy(link => link.Agreement.Number, StringComparer.Ordinal)];

    static PlanComparison? Compared(PlanFact plan, RecordedText text, PlanLink? with, DateOnly on)
    {
        if (with is null) return null;
        var (otherText, _, other, _) = ReadPlanRegister.PlansOf(with.Agreement, on).First(one => one.Slug == with.Slug);
        return PlanComparison.Of(PlanRows.Of(plan, text), with, PlanRows.Of(other!, otherText));
    }
}

/// <summary>Whether two districts' plans are of the same forum type: their titles share a telling word in any of its forms.</summary>
static class ForumType
{
    const int ShortestAbbreviation = 3, ShortestWord = 5;
    static readonly HashSet<string> Untelling = [.. SearchKey.WordsOf("grupp samverkan samverkansgrupp åtgärd plan råd möte arbete lokal")];

    public static bool IsSame(string one, string two)
    {
        var first = Telling(one);
        var second = Telling(two);
        return first.SetEquals(second) || first.Overlaps(second);
    }

    static HashSet<string> Telling(string title)
    {
        var abbreviations = title.Split([' ', ',', '(', ')', '/', '-', '–'], StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word.Length >= ShortestAbbreviation && word.All(c => char.IsUpper(c) || char.IsDigit(c))).Select(word => word.ToLowerInvariant()).ToHashSet(StringComparer.Ordinal);
        return [.. SearchKey.WordsOf(title).Where(word => !Untelling.Contains(word) && (word.Length >= ShortestWord || abbreviations.Contains(word)))];
    }
}
