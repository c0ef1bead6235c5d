using Samsyn.App.ActionPlans;
using Samsyn.App.Agreements;
using Samsyn.App.Duties;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Annexes;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Time;

namespace Samsyn.App.Search;

/// <summary>What of an agreement can be found. Only decided versions: a proposal is nobody's text yet.</summary>
static class SearchEntries
{
    public static IReadOnlyList<SearchEntry> Of(Agreement agreement)
    {
        List<SearchEntry> entries =
        [
            new(SearchKind.Agreement, agreement.Title)
            {
                Text = string.Join(" · ", [agreement.Number, .. agreement.Parties.Select(party => party.Name), .. agreement.DiaryNumbers.Select(diary => diary.Number)]),
            },
        ];
        var applied = agreement.Annexes.OrderBy(annex => annex.Number)
            .Select(annex => (Annex: annex, Version: annex.DecidedBy(DateOnly.MaxValue))).Where(one => one.Version is not null).ToList();
        foreach (var (annex, version) in applied) AddFacts(entries, version!.Facts, version.DecidedOn is null ? null : annex.Number);
        if (agreement.InForceFrom is not null)
        {
            AddPlans(entries, new(agreement));
            AddDuties(entries, agreement);
        }
        AddLines(entries, agreement, [.. applied.Select(one => (one.Annex, one.Version!))]);
        return entries;
    }

    static void AddFacts(List<SearchEntry> entries, AgreementFacts facts, int? annex)
    {
        entries.AddRange(facts.Bodies.Select(body => new SearchEntry(SearchKind.Forum, body.Name)
        {
            Text = string.Join(", ", [.. body.Aliases, .. body.Members, .. body.Chair.Functions]), Line = At(body.Line), Annex = annex, Slug = PlanSlugs.Of(body.Name),
        }));
        entries.AddRange(facts.Clauses.Select(clause => new SearchEntry(SearchKind.Clause, clause.Number is { } number ? $"{number} {clause.Title}" : clause.Title) { Line = At(clause.Line), Annex = annex }));
        entries.AddRange(facts.Sources.Select(source => new SearchEntry(SearchKind.Source, source.Year is { } year ? $"{source.Name} {year}" : source.Name) { Line = At(source.Line), Annex = annex }));
    }

    static void AddPlans(List<SearchEntry> entries, RecordedAgreement recorded)
    {
        foreach (var (text, slug, plan, area) in ReadPlanRegister.PlansOf(recorded, DateOnly.MaxValue))
        {
            int? annex = text.CameWithAgreement ? null : text.Annex;
            if (plan is not null)
                entries.Add(new(SearchKind.Plan, plan.Title)
                {
                    Text = string.Join(" · ", PlanRows.Of(plan, text).Select(row => row.Value).Prepend(plan.Remark).Where(value => !string.IsNullOrWhiteSpace(value))),
                    Line = At(plan.Line), Annex = annex, Slug = slug,
                });
            if (area is null) continue;
            entries.Add(new(SearchKind.Plan, area.Title) { Text = Joined(area.Goal, area.Situation, area.ExpectedResults, area.SteeringAssignments), Line = At(area.Line), Annex = annex, Slug = slug });
            entries.AddRange(area.Activities.Select((activity, i) => new SearchEntry(SearchKind.Plan, activity.Title)
            {
                Text = Joined(activity.WorkingGroup, activity.Convener, activity.DistrictContact, activity.PoliceContact, activity.Others, activity.FollowUp),
                Line = At(activity.Line), Annex = annex, Slug = $"{slug}#aktivitet-{i + 1}",
            }));
        }
    }

    /// <summary>A title once, however many windows it has.</summary>
    static void AddDuties(List<SearchEntry> entries, Agreement agreement)
    {
        // What the act demands of the municipality is listed with the agreement that has none above it.
        if (SourceMaking.Of(agreement, parent: null, DutySettings.Default with { Statutory = agreement.Parent is null }, []) is not { } source) return;
        var last = source.To ?? source.From.AddYears(2);
        var demands = DutyDerivation.Derive(source, new Period(source.From, last < source.From ? source.From : last)).Select(duty => duty.Demand).DistinctBy(demand => demand.Title);
        entries.AddRange(demands.Select(demand => new SearchEntry(SearchKind.Duty, demand.Title.Say(Language.Swedish))
        {
            English = demand.Title.Say(Language.English), Text = Joined(demand.Body, demand.Rule.Say(Language.Swedish), demand.Rule.Say(Language.English)),
        }));
    }

    static void AddLines(List<SearchEntry> entries, Agreement agreement, IReadOnlyList<(Annex Annex, AnnexVersion Version)> applied)
    {
        // The words of an annex that a later version has replaced no longer say anything.
        var replaced = applied.Where(one => one.Version.DecidedOn is not null).Select(one => one.Annex.Number).ToHashSet();
        var spans = agreement.Annexes.SelectMany(annex => annex.Versions.Where(version => version.DecidedOn is null)).SelectMany(version => version.Facts.Annexes)
            .Where(fact => replaced.Contains(fact.Number) && fact is { TextFrom: not null, TextTo: not null }).ToList();
        var named = entries.Where(entry => entry.Line is not null).Select(entry => (entry.Annex, entry.Line)).ToHashSet();
        AddLines(entries, agreement.Text.Lines, annex: null, line => !named.Contains((null, line)) && !spans.Exists(span => span.TextFrom <= line && line <= span.TextTo));
        foreach (var (annex, version) in applied.Where(one => one.Version.DecidedOn is not null))
            AddLines(entries, version.Text.Lines, annex.Number, line => !named.Contains((annex.Number, line)));
    }

    static void AddLines(List<SearchEntry> entries, IReadOnlyList<string> lines, int? annex, Func<int, bool> wanted)
    {
        for (var line = 1; line <= lines.Count; line++)
            if (lines[line - 1].Trim() is { Length: > 1 } text && wanted(line))
                entries.Add(new(SearchKind.Line, "") { Text = text.Replace("\t", " – ", StringComparison.Ordinal), Line = line, Annex = annex });
    }

    static int? At(int line) => line > 0 ? line : null;

    static string? Joined(params IEnumerable<string?> parts) => string.Join(" · ", parts.Where(part => !string.IsNullOrWhiteSpace(part))) is { Length: > 0 } text ? text : null;
}
