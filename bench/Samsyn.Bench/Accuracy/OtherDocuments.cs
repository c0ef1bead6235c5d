using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Time;

namespace Samsyn.Bench.Accuracy;

/// <summary>What S1–S4 state: a plan booklet, an area plan, a board memorial and an open-ended overarching agreement.</summary>
static class OtherDocuments
{
    public static IEnumerable<Expectation> All() => [.. PlanBooklet(), .. AreaPlan(), .. BoardMemorial(), .. Overarching()];

    static Func<string, string, Func<AgreementFacts, string?>, Expectation> For(string document) =>
        (field, expected, actual) => new Expectation(document, field, expected, reading => actual(reading.Facts));

    static IEnumerable<Expectation> PlanBooklet()
    {
        var of = For("S1");
        (string Start, string Cadence, string Convener, string Administrator)[] plans =
        [
            ("BRÅ", "1/Quarter", "Stadsdelsdirektören", "BRÅ-samordnare"),
            ("Grannsamverkan", "1/Year + WhenNeeded", "Chefen för Södra Järva", "Södra Järva"),
            ("Grannstöd", "Daily + WhenNeeded", "Ordförande i grannstöd", "BRÅ-samordnare"),
            ("Krissamverkan", "Spring+Autumn 2/Year", "Stadsdelsdirektören", "säkerhetsstrateg"),
            ("Orossamtal", "ByAgreement", "från fall till fall", "Polisen och/eller Stadsdelen"),
            ("Samtidigt Först", "1/Quarter", "utvecklingsstrateg", "utvecklingsstrateg"),
            ("Sociala insatsgrupper – unga", "OnInitiative", "Stadsdelsdirektören", "projektsamordnare"),
            ("Sociala insatsgrupper", "ByAgreement", "Stadsdelsdirektören", "Stadsdelen"),
            ("Utsättningsmöte", "FR,SA Tensta 20:30 + FR,SA Rinkeby 19:30", "Chefen för Södra Järva", "BRÅ-samordnare"),
            ("Checklista", "TH", "Chefen för Södra Järva", "Södra Järva"),
        ];
        yield return new("S1", "documentKind", "ActionPlans", reading => reading.DocumentKind.ToString());
        yield return of("plans", "10", facts => $"{facts.Plans.Count}");
        foreach (var (index, plan) in plans.Index())
        {
            yield return of("plans.title", plan.Start, facts => facts.Plans[index].Title.StartsWith(plan.Start, StringComparison.OrdinalIgnoreCase) ? plan.Start : facts.Plans[index].Title);
            yield return of("plans.cadence", plan.Cadence, facts => Spell.Of(facts.Plans[index].Readiness[0].Cadence));
            yield return of("plans.readiness", "3", facts => $"{facts.Plans[index].Readiness.Count}");
            yield return of("plans.term", "UntilFurtherNotice", facts => Spell.Of(facts.Plans[index].Term));
            yield return of("plans.convener", plan.Convener, facts => Holds(facts.Plans[index].Fields.Convener, plan.Convener));
            yield return of("plans.administrator", plan.Administrator, facts => Holds(facts.Plans[index].Fields.Administrator, plan.Administrator));
            yield return of("plans.complete", "True", facts => $"{facts.Plans[index].Complete}");
        }
        yield return of("plans.definition", "5", facts => $"{facts.Plans.Count(plan => !string.IsNullOrEmpty(plan.Fields.Definition))}");
        yield return of("plans.cadence", "by decision: Styrgruppen", facts => Spell.Of(facts.Plans[3].Readiness[1].Cadence));
        yield return of("plans.cadence", "2 deciders", facts => $"{facts.Plans[3].Readiness[2].Cadence.OfType<ByDecisionCadence>().First().By.Count} deciders");
        yield return of("plans.cadence", "Daily Daily", facts => string.Join(' ', facts.Plans[9].Readiness.Skip(1).Select(row => Spell.Of(row.Cadence))));
        yield return new("S1", "findings", "html-remnant 1", reading => $"html-remnant {reading.Findings.Count(finding => finding.Code == "html-remnant")}");
    }

    static IEnumerable<Expectation> AreaPlan()
    {
        var of = For("S2");
        (string Title, int Activities)[] areas =
        [
            ("Riktat arbete", 2), ("Unga i risk", 1), ("Avhopparverksamhet", 1), ("Arbete mot våldsbejakande", 1), ("Särskilt utsatta", 2), ("Otillåten påverkan", 1), ("Skolan som brottsplats", 0),
        ];
        (int Area, int Index, string Term, string Points, string Convener, string Police)[] activities =
        [
            (0, 0, "UntilFurtherNotice", "T1 T2 VB", "Förvaltningen", "Kommunpolis"), (0, 1, "by 2020-09", "T2", "Stadsdelsförvaltningen", "Kommunpolis"),
            (1, 0, "2020", "T1 T2 VB", "Förvaltningen", "Kommunpolis"), (2, 0, "2020", "T1 T2 VB", "Förvaltningen", "Kommunpolis"),
            (3, 0, "by T1", "T1 T2 VB", "Säkerhetsstrateg", "Kommunpolis"), (4, 0, "by 2020-06", "T2 VB", "Säkerhetsstrateg", "Kommunpolis"),
            (4, 1, "by 2020-06", "T2 VB", "Förvaltningen", "Av polisen utsedd"), (5, 0, "by 2020-06", "T2 VB", "Säkerhetsstrateg", "Kommunpolis"),
        ];
        yield return new("S2", "documentKind", "ActionPlans", reading => reading.DocumentKind.ToString());
        yield return of("priorityAreas", "10", facts => $"{facts.PriorityAreas.Count}");
        yield return of("priorityAreas", "9 10 11 12 13 14 15 16 17 18", facts => Spell.Lines(facts.PriorityAreas.Select(area => area.Line)));
        yield return of("areas", "7", facts => $"{facts.Areas.Count}");
        yield return of("areas", "8 activities", facts => $"{facts.Areas.Sum(area => area.Activities.Count)} activities");
        foreach (var (index, area) in areas.Index())
        {
            yield return of("areas.title", area.Title, facts => Holds(facts.Areas[index].Title, area.Title));
            yield return of("areas.activities", $"{area.Activities}", facts => $"{facts.Areas[index].Activities.Count}");
            yield return of("areas.goal", "goal", facts => string.IsNullOrWhiteSpace(facts.Areas[index].Goal) ? null : "goal");
            yield return of("areas.situation", "situation", facts => string.IsNullOrWhiteSpace(facts.Areas[index].Situation) ? null : "situation");
        }
        foreach (var expected in activities)
        {
            ActivityFact At(AgreementFacts facts) => facts.Areas[expected.Area].Activities[expected.Index];
            yield return of("activities.term", expected.Term, facts => Spell.Of(At(facts).Term));
            yield return of("activities.followUpPoints", expected.Points, facts => string.Join(' ', At(facts).FollowUpPoints));
            yield return of("activities.convener", expected.Convener, facts => Holds(At(facts).Convener, expected.Convener));
            yield return of("activities.policeContact", expected.Police, facts => Holds(At(facts).PoliceContact, expected.Police));
            yield return of("activities.workingGroup", "group", facts => string.IsNullOrWhiteSpace(At(facts).WorkingGroup) ? null : "group");
            yield return of("activities.districtContact", "contact", facts => string.IsNullOrWhiteSpace(At(facts).DistrictContact) ? null : "contact");
        }
        yield return of("activities.cadence", "1/Month", facts => Spell.Of(facts.Areas[0].Activities[0].Cadence));
        yield return of("activities.cadence", "1/Month", facts => Spell.Of(facts.Areas[3].Activities[0].Cadence));
        yield return of("areas.refersTo", "Unga i risk", facts => Holds(facts.Areas[6].RefersTo, "Unga i risk"));
        yield return of("areas.goal", "two lines joined", facts => Holds(facts.Areas[3].Goal, "motverkas") is "motverkas" && Holds(facts.Areas[3].Goal, "Demokratin") is "Demokratin" ? "two lines joined" : facts.Areas[3].Goal);
        foreach (var (from, to) in new[] { (274, 142), (60, 31), (62, 51), (32, 60) })
            yield return of("statistics", $"{from} → {to}", facts => facts.Statistics.Any(row => row.From == from && row.To == to) ? $"{from} → {to}" : null);
        yield return of("statistics", "Hässelby torg", facts => Holds(facts.Statistics.First(row => row.From == 274).Place, "Hässelby torg"));
        yield return of("statistics", "2018 2019", facts => $"{facts.Statistics.First(row => row.From == 274).FromPeriod![..4]} {facts.Statistics.First(row => row.From == 274).ToPeriod![..4]}");
        yield return of("bodies", "Joint", facts => facts.Bodies.First(body => body.Kind == BodyKind.Council).Chair.Rule.ToString());
        yield return of("bodies", "2 leaders", facts => $"{facts.Bodies.First(body => body.Kind == BodyKind.Council).Chair.Functions.Count} leaders");
    }

    static IEnumerable<Expectation> BoardMemorial()
    {
        var of = For("S3");
        yield return new("S3", "documentKind", "BoardMemorial", reading => reading.DocumentKind.ToString());
        yield return of("priorityAreas", "5", facts => $"{facts.PriorityAreas.Count}");
        foreach (var (index, title) in new[] { "Unga i riskzon", "Kriminella miljöer", "Otrygga brottsutsatta", "Systemhotande", "Våld i nära" }.Index())
            yield return of("priorityAreas", title, facts => Holds(facts.PriorityAreas[index].Title, title));
        yield return of("annexes", "1 2 3", facts => string.Join(' ', facts.Annexes.Select(annex => annex.Number)));
        yield return of("annexes", "CommunicationPlan", facts => facts.Annexes[2].Kind.ToString());
        yield return of("signatories", "Stadsdelsdirektör Avdelningschef", facts => string.Join(' ', facts.Signatories.Take(2).Select(signatory => signatory.Title.Split(' ', ',')[0])));
        yield return of("parties", "District LocalPolice", facts => string.Join(' ', facts.Parties.Select(party => party.Role)));
        yield return of("title", "Revidering", facts => Holds(facts.Title, "Revidering"));
    }

    static IEnumerable<Expectation> Overarching()
    {
        var of = For("S4");
        yield return new("S4", "documentKind", "OverarchingAgreement", reading => reading.DocumentKind.ToString());
        yield return of("parties", "Municipality PoliceRegion", facts => string.Join(' ', facts.Parties.Select(party => party.Role)));
        yield return of("term", "until further notice", facts => facts.Term is { UntilFurtherNotice: true, To: null } ? "until further notice" : null);
        yield return of("term", "revision 2", facts => $"revision {facts.Term!.RevisionYears}");
        yield return of("bodies", "5", facts => $"{facts.Bodies.Count}");
        yield return of("bodies", "4/Year min", facts => Spell.Of(facts.Bodies.First(body => body.Kind == BodyKind.Steering).Cadence));
        yield return of("bodies", "9 seats", facts => $"{facts.Bodies.First(body => body.Kind == BodyKind.Steering).Members.Count} seats");
        yield return of("bodies", "2/Year min + WhenNeeded", facts => Spell.Of(facts.Bodies.Where(body => body.Kind == BodyKind.Steering).ElementAt(1).Cadence));
        yield return of("bodies", "3 leaders", facts => $"{facts.Bodies.First(body => body.Kind == BodyKind.Preparation).Chair.Functions.Count} leaders");
        yield return of("priorityAreas", "6", facts => $"{facts.PriorityAreas.Count}");
        yield return of("priorityAreas", "Unga i risk", facts => Holds(facts.PriorityAreas[0].Title, "Unga i risk"));
        yield return of("priorityAreas", "avgränsade platser", facts => Holds(facts.PriorityAreas[5].Title, "avgränsade platser"));
        yield return of("obligations", "revise every second year", facts => facts.Obligations.Any(duty => duty.Kind == ObligationKind.ReviseAgreement) ? "revise every second year" : null);
        yield return of("obligations", "follow up areas yearly", facts => facts.Obligations.Any(duty => duty.Kind == ObligationKind.FollowUpPriorityAreas) ? "follow up areas yearly" : null);
        yield return of("obligations", "revise areas every fourth year", facts => facts.Obligations.Any(duty => duty.Kind == ObligationKind.RevisePriorityAreas) ? "revise areas every fourth year" : null);
        yield return of("obligations", "programme plan each year", facts => facts.Obligations.Any(duty => duty.Kind == ObligationKind.FollowUpProgrammePlan) ? "programme plan each year" : null);
    }

    static string? Holds(string? value, string word) => value?.Contains(word, StringComparison.OrdinalIgnoreCase) == true ? word : value;
}
