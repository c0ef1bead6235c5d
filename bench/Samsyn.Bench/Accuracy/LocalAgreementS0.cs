using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Time;

namespace Samsyn.Bench.Accuracy;

/// <summary>What S0 states: the local agreement with its seven annexes (catalogue, appendix B and tables 5.2, 5.3, 9).</summary>
static class LocalAgreementS0
{
    const string Document = "S0";

    static readonly string[] PlanStarts =
    [
        "MYS", "Sociala insatsgrupper, barn", "Sociala insatsgrupper - unga vuxna", "Orossamtal", "Trygghet i fastigheter", "Checklista", "Utsättningsmöte",
        "Radikalisering", "MBU", "Trafikgrupp", "Bosättningar", "Trygghetsvandringar",
    ];

    static readonly string[] NormalCadence =
    [
        "2/Term ca + 3/Term ca", "ByAgreement", "OnInitiative", "ByAgreement", "6/Year", "TH", "FR,SA Husby 18:30 104 + FR,SA Rinkeby 19:00 104",
        "AccordingToPlan", "10 Spring 2017", "4/Year", "NotApplicable", "3/Year min",
    ];

    static readonly int[] ReadinessRows = [1, 3, 3, 3, 3, 3, 3, 1, 1, 1, 1, 1];

    static readonly string[] Terms =
    [
        "TermMissing", "TermMissing", "UntilFurtherNotice", "UntilFurtherNotice", "TermMissing", "UntilFurtherNotice", "UntilFurtherNotice", "UntilFurtherNotice",
        "Spring 2017", "UntilFurtherNotice", "UntilFurtherNotice", "UntilFurtherNotice",
    ];

    /// <summary>A word that the convener and the administrator must hold; empty: the field has no value.</summary>
    static readonly (string Convener, string Administrator)[] Responsible =
    [
        ("VO-chef", "Enhetschef preventionsenheten"), ("Samordnaren för sociala insatsgrupper", "ungdomsenheten"), ("Stadsdelsförvaltningen", "Stadsdelsförvaltningen"),
        ("mottagningsgrupp", "Stadsdelsförvaltningen"), ("Stadsdelsdirektör", "säkerhetsstrateg"), ("Lokalpolisområde", "Lokalpolisområde"),
        ("säkerhetsstrateg", "säkerhetsstrateg"), ("VO-chef", "Stadsdelsförvaltningen"), ("Fältassistent", "Fältassistent"), ("Lokalpolisområde", "Lokalpolisområde"),
        ("Ej aktuellt", ""), ("Stadsdelsförvaltningen", "Fastighetsägare"),
    ];

    static readonly (string Field, Func<PlanFields, string?> Value, int WithLabel, int WithValue)[] FieldCounts =
    [
        ("definition", fields => fields.Definition, 9, 9), ("goal", fields => fields.Goal, 12, 12), ("problem", fields => fields.Problem, 12, 12),
        ("challenges", fields => fields.Challenges, 12, 11), ("message", fields => fields.Message, 12, 10), ("term", fields => fields.Term, 9, 9),
        ("currentState", fields => fields.CurrentState, 1, 1), ("convener", fields => fields.Convener, 12, 12), ("administrator", fields => fields.Administrator, 12, 11),
        ("policeFunctions", fields => fields.PoliceFunctions, 12, 12), ("policeCommitment", fields => fields.PoliceCommitment, 12, 12),
        ("districtFunctions", fields => fields.DistrictFunctions, 12, 9), ("districtCommitment", fields => fields.DistrictCommitment, 12, 12),
        ("otherParticipants", fields => fields.OtherParticipants, 12, 11), ("financing", fields => fields.Financing, 12, 12),
    ];

    static readonly string[] NumberedClauses =
    [
        "PARTER OCH AVTALET'S OMFATTNING", "AVTALSTID", "SYFTE OCH MÅL MED VERKSAMHETEN", "UNDERAVTAL", "SAMVERKANSORGANISATION", "KARTLÄGGNING AV LOKAL PROBLEMBILD",
        "ÅTGÄRDSPLANER", "KOMMUNIKATION", "UPPFÖLJNING", "FINANSIERING/EKONOMI", "ÄNDRINGAR OCH TILLÄGG", "INFORMATION", "MEDDELANDEN", "OMFÖRHANDLING",
        "FÖRTIDA UTTRÄDE", "TVIST",
    ];

    public static IEnumerable<Expectation> All() => [.. Agreement(), .. Parent(), .. Bodies(), .. Plans(), .. Rest()];

    static Expectation Of(string field, string expected, Func<AgreementFacts, string?> actual) => new(Document, field, expected, reading => actual(reading.Facts));

    static IEnumerable<Expectation> Agreement() =>
    [
        new(Document, "documentKind", "LocalAgreement", reading => reading.DocumentKind.ToString()),
        Of("parties", "212000-0142 202100-0076", facts => string.Join(' ', facts.Parties.Select(party => party.OrganisationNumber))),
        Of("parties", "District LocalPolice", facts => string.Join(' ', facts.Parties.Select(party => party.Role))),
        Of("parties", "104 108", facts => Spell.Lines(facts.Parties.Select(party => party.Line))),
        Of("parties", "Rinkeby-Kista stadsdelsförvaltning", facts => facts.Parties[0].Name),
        Of("diaryNumbers", "Police A182.072/2016", facts => Diary(facts, PartySide.Police)),
        Of("diaryNumbers", "City 1.2.5.-615-2016", facts => Diary(facts, PartySide.City)),
        Of("term", "2017-01-01 2018-12-31", facts => $"{Spell.Date(facts.Term!.From)} {Spell.Date(facts.Term.To)}"),
        Of("term", "extension 2, consultation 6", facts => $"extension {facts.Term!.ExtensionYears}, consultation {facts.Term.ConsultationMonthsBefore}"),
        Of("term", "line 128", facts => $"line {facts.Term!.Line}"),
        Of("annexes", "1 2 3 4 5 6 7", facts => string.Join(' ', facts.Annexes.Select(annex => annex.Number))),
        Of("annexes", "Agreement Contacts SituationPicture ActionPlans FollowUpPlan CommunicationPlan ParentAgreement", facts => string.Join(' ', facts.Annexes.Select(annex => annex.Kind))),
        Of("signatories", "Stadsdelsdirektör Lokalpolisområdeschef", facts => string.Join(' ', facts.Signatories.Take(2).Select(signatory => signatory.Title.Split(' ')[0]))),
        Of("clauses", "10", facts => $"{facts.Clauses.Count(clause => clause.Number is null && clause.Line is > 96 and < 200)}"),
        .. NumberedClauses.Select((title, index) => Of("clauses", title, facts => facts.Clauses.First(clause => clause.Number == $"{index + 1}" && clause.Line > 900).Title)),
        Of("clauses", "1023 is in 13", facts => facts.Clauses.First(clause => clause.Number == "13").Line == 1021 ? "1023 is in 13" : $"13 at {facts.Clauses.First(clause => clause.Number == "13").Line}"),
    ];

    static string Diary(AgreementFacts facts, PartySide side) => $"{side} {facts.DiaryNumbers.First(number => number.Party == side).Number}";

    static IEnumerable<Expectation> Parent() =>
    [
        Of("parent", "483-AA 204 646-2015", facts => facts.Parent!.DiaryNumbers.FirstOrDefault(number => number.Replace(" ", "", StringComparison.Ordinal) == "483-AA204646-2015") is null ? null : "483-AA 204 646-2015"),
        Of("parent", "320-845/2015", facts => facts.Parent!.DiaryNumbers.FirstOrDefault(number => number == "320-845/2015")),
        Of("parent", "2015-05-19 2019-05-19", facts => $"{Spell.Date(facts.Parent!.From)} {Spell.Date(facts.Parent.To)}"),
        Of("parent", "extension 4, consultation 6", facts => $"extension {facts.Parent!.Facts!.Term!.ExtensionYears}, consultation {facts.Parent.Facts.Term.ConsultationMonthsBefore}"),
        Of("parent", "Municipality PoliceRegion", facts => string.Join(' ', facts.Parent!.Facts!.Parties.Select(party => party.Role))),
        Of("parent", "Finansborgarråd Regionpolischef", facts => string.Join(' ', facts.Parent!.Facts!.Signatories.Select(signatory => signatory.Title.Split(' ', ',')[0]))),
        Of("parent", "2015-05-19", facts => Spell.Date(facts.Parent!.Facts!.Signatories[0].Date)),
        Of("obligations", "rectification 14 days", facts => $"rectification {facts.Parent!.Facts!.Obligations.First(duty => duty.Kind == ObligationKind.Rectification).Days} days"),
        Of("obligations", "letter 3 days", facts => $"letter {facts.Parent!.Facts!.Obligations.First(duty => duty.Kind == ObligationKind.NoticeByLetter).Days} days"),
        Of("obligations", "e-mail same day", facts => facts.Parent!.Facts!.Obligations.Any(duty => duty.Kind == ObligationKind.NoticeByEmail) ? "e-mail same day" : null),
        Of("obligations", "1/Year min", facts => Spell.Of(facts.Obligations.First(duty => duty.Kind == ObligationKind.UpdateSituationPicture).Cadence)),
        Of("obligations", "information", facts => facts.Obligations.Any(duty => duty.Kind == ObligationKind.InformOtherParty) ? "information" : null),
    ];

    static IEnumerable<Expectation> Bodies() =>
    [
        Of("bodies", "Alternating", facts => facts.Bodies.First(body => body.Kind == BodyKind.Steering).Chair.Rule.ToString()),
        Of("bodies", "2 chairs", facts => $"{facts.Bodies.First(body => body.Kind == BodyKind.Steering).Chair.Functions.Count} chairs"),
        Of("bodies", "1/HalfYear min", facts => Spell.Of(facts.Bodies.First(body => body.Kind == BodyKind.Steering).Cadence)),
        Of("bodies", "4 seats", facts => $"{facts.Bodies.First(body => body.Kind == BodyKind.Steering).Members.Count} seats"),
        Of("sources", "9", facts => $"{facts.Sources.Count}"),
        Of("sources", "2014 2014 2012 – – – 2016 2015 2016", facts => string.Join(' ', facts.Sources.Select(source => source.Year?.ToString() ?? "–"))),
        Of("sources", "169 170 171 172 173 174 175 176 177", facts => Spell.Lines(facts.Sources.Select(source => source.Line))),
    ];

    static IEnumerable<Expectation> Plans()
    {
        yield return Of("plans", "12", facts => $"{facts.Plans.Count}");
        foreach (var (index, start) in PlanStarts.Index())
        {
            yield return Of("plans.title", start, facts => Fold(facts.Plans[index].Title)[..start.Length]);
            yield return Of("plans.term", Terms[index], facts => Spell.Of(facts.Plans[index].Term));
            yield return Of("plans.readiness", $"{ReadinessRows[index]}", facts => $"{facts.Plans[index].Readiness.Count}");
            yield return Of("plans.cadence", NormalCadence[index], facts => Spell.Of(facts.Plans[index].Readiness[0].Cadence));
            yield return Of("plans.convener", Responsible[index].Convener, facts => Holds(facts.Plans[index].Fields.Convener, Responsible[index].Convener));
            yield return Of("plans.administrator", Responsible[index].Administrator, facts => Holds(facts.Plans[index].Fields.Administrator, Responsible[index].Administrator));
        }
        foreach (var (field, value, withLabel, withValue) in FieldCounts)
            yield return Of($"plans.{field}", $"{withLabel} labels, {withValue} values",
                facts => $"{facts.Plans.Count(plan => value(plan.Fields) is not null)} labels, {facts.Plans.Count(plan => !string.IsNullOrEmpty(value(plan.Fields)))} values");
        foreach (var raised in new[] { 1, 2, 3, 4 })
            yield return Of("plans.cadence", "NotApplicable NotApplicable", facts => string.Join(' ', facts.Plans[raised].Readiness.Skip(1).Select(row => Spell.Of(row.Cadence))));
        yield return Of("plans.cadence", "Daily Daily", facts => string.Join(' ', facts.Plans[5].Readiness.Skip(1).Select(row => Spell.Of(row.Cadence))));
        yield return Of("plans.cadence", "by decision: kommunpolis, säkerhetsstrateg", facts => Spell.Of(facts.Plans[6].Readiness[1].Cadence));
        yield return Of("plans.groups", "Styrgruppen, Områdesgrupp Akalla, Områdesgrupp Husby, Områdesgrupp Kista, Områdesgrupp Rinkeby, Grupp för unga 16-25 år",
            facts => string.Join(", ", facts.Plans[0].Groups.Select(group => group.Name)));
        yield return Of("plans.groups", "2/Term ca, 3/Term ca ×5", facts => string.Join(", ", facts.Plans[0].Groups.GroupBy(group => Spell.Of(group.Cadence)).Select(same => same.Key + (same.Count() > 1 ? $" ×{same.Count()}" : ""))));
        yield return Of("plans.groups", "VO-chef", facts => Holds(facts.Plans[0].Groups[0].Convener, "VO-chef"));
        yield return Of("plans.groups", "Enhetschef", facts => Holds(facts.Plans[0].Groups[1].Convener, "Enhetschef"));
        yield return Of("plans.labels", "3 variants", facts => $"{facts.Plans.Count(plan => plan.Labels.ContainsKey("convener"))} variants");
        yield return Of("plans.otherParticipants", "tjänstemän", facts => facts.Plans[0].Fields.OtherParticipants!.Split(' ')[^1]);
        yield return Of("plans.complete", "8", facts => $"{facts.Plans.Count(plan => plan.Complete)}");
        yield return new(Document, "findings", "html-remnant 2", reading => $"html-remnant {reading.Findings.Count(finding => finding.Code == "html-remnant")}");
        yield return new(Document, "findings", "contradiction", reading => reading.Findings.FirstOrDefault(finding => finding.Code == "contradiction")?.Code);
    }

    static string Fold(string text) => text.Replace('–', '-');

    static string? Holds(string? value, string word) => word.Length == 0 ? value : value?.Contains(word, StringComparison.OrdinalIgnoreCase) == true ? word : value;

    static IEnumerable<Expectation> Rest() =>
    [
        Of("followUp", "Organisation SituationPicture ActionPlans CommunicationPlan", facts => string.Join(' ', facts.FollowUp.Select(row => row.Object))),
        Of("followUp", "1 2 2 2", facts => string.Join(' ', facts.FollowUp.Select(row => row.Cadence.OfType<TimesCadence>().First(times => times.Per == CadencePeriod.Year).Count))),
        Of("followUp", "WhenNeeded", facts => facts.FollowUp[1].Cadence.OfType<WhenNeededCadence>().Any() ? "WhenNeeded" : null),
        Of("communication", "4 strategy", facts => $"{facts.Communication!.Strategy.Count} strategy"),
        Of("communication", "4 goals", facts => $"{facts.Communication!.Goals.Count} goals"),
        Of("communication", "6 target groups", facts => $"{facts.Communication!.TargetGroups.Count} target groups"),
        Of("communication", "5 channels", facts => $"{facts.Communication!.Channels.Count} channels"),
        Of("communication", "SWOT 2 2 2 1", facts => $"SWOT {facts.Communication!.Swot!.Strengths.Count} {facts.Communication.Swot.Weaknesses.Count} {facts.Communication.Swot.Opportunities.Count} {facts.Communication.Swot.Threats.Count}"),
        Of("communication", "background, purpose, message", facts => facts.Communication is { Background.Length: > 100, Purpose.Length: > 50, MainMessage.Length: > 50 } ? "background, purpose, message" : null),
    ];
}
