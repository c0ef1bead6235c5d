using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Time;

namespace Samsyn.Domain.Agreements.Compliance;

/// <summary>What a sub-agreement shall state under the numbered agreement of 2015, clause by clause.</summary>
static class Rules2015
{
    public static IReadOnlyList<ComplianceRule> All { get; } =
    [
        new("AGR-56.1", "avtalstid om två år", "a term of two years", Term),
        new("AGR-56.2", "undertecknat av funktion med mandat eller delegation", "signed by a function with mandate or delegation", Signatories),
        new("AGR-57.1", "hur samverkan är organiserad", "how the collaboration is organised", Organisation),
        new("AGR-57.2", "resurs för samordningsfunktionen och funktionens uppdrag", "resource for the coordination function and its task", Coordination),
        new("AGR-57.3", "ordförandeskap i samverkansforum", "chairmanship in the forums", Chairs),
        new("AGR-57.4", "funktioner som deltar i samverkansforum", "functions that take part in the forums", Members),
        new("AGR-57.5", "samverkansforums mötesfrekvens", "meeting frequency of the forums", Frequency),
        new("AGR-58.1", "hur den lokala problembilden har kartlagts", "how the local picture was mapped", Mapping),
        new("AGR-58.2", "underlag för kartläggningen", "sources of the mapping", Sources),
        new("AGR-58.3", "prioriterade samverkansområden", "priority areas", PriorityAreas),
        new("AGR-59.1", "åtgärdsplanernas mål och syfte", "goal and purpose of the action plans", s => PlanVerdicts.Each(s, "mål och syfte", "goal and purpose", p => PlanView.Lacks(p.Goal))),
        new("AGR-59.2", "åtgärdsplanernas inbördes prioritet (vid behov)", "mutual priority of the action plans (if needed)", s => PlanVerdicts.Each(s, "utmaningar/prioritering", "challenges/priority", p => PlanView.Lacks(p.Priority))),
        new("AGR-59.3", "ansvarig för varje åtgärdsplan", "who is responsible for each action plan", s => PlanVerdicts.Each(s, "ansvarig/sammankallande", "a responsible convener", p => PlanView.Lacks(p.Responsible))),
        new("AGR-59.4", "åtgärdsplanernas tid för genomförande", "time of implementation of the action plans", s => PlanVerdicts.Each(s, "löptid", "a term", p => !p.HasTerm)),
        new("AGR-59.5", "respektive parts åtaganden", "each party's commitments", s => PlanVerdicts.Each(s, "åtagande för båda parter", "a commitment of each party", p => PlanView.Lacks(p.PoliceCommitment) || PlanView.Lacks(p.CityCommitment))),
        new("AGR-59.6", "åtgärdsplanernas finansiering", "financing of the action plans", s => PlanVerdicts.Each(s, "finansiering", "financing", p => PlanView.Lacks(p.Financing))),
        new("AGR-60.1", "kommunikationsplan som bilaga", "communication plan as an annex", CommunicationPlan),
        new("AGR-60.2", "budskap i varje åtgärdsplan", "a message in each action plan", s => PlanVerdicts.Each(s, "kommunikation/budskap", "a message", p => PlanView.Lacks(p.Message))),
        new("AGR-61.1", "uppföljningsplan som bilaga", "follow-up plan as an annex", FollowUpPlan),
        new("AGR-61.2", "uppföljning av samverkansorganisationen", "follow-up of the organisation", s => FollowUpOf(s, FollowUpObject.Organisation)),
        new("AGR-61.3", "uppföljning av underlaget för kartläggningen", "follow-up of the basis of the mapping", s => FollowUpOf(s, FollowUpObject.SituationPicture)),
        new("AGR-61.4", "uppföljning av åtgärdsplanerna", "follow-up of the action plans", s => FollowUpOf(s, FollowUpObject.ActionPlans)),
        new("AGR-61.5", "uppföljning av kommunikationsplanen", "follow-up of the communication plan", s => FollowUpOf(s, FollowUpObject.CommunicationPlan)),
        new("AGR-62.1", "resurser som avsätts", "resources set aside", s => PlanVerdicts.Each(s, "avsatt funktion hos båda parter", "a function set aside by each party", p => PlanView.Lacks(p.PoliceResource) || PlanView.Lacks(p.CityResource))),
    ];

    static Verdict Term(ComplianceSubject subject)
    {
        if (subject.Local.Term is not { } term || term is { From: null, To: null, UntilFurtherNotice: false })
            return Verdict.Missing("Ingen avtalstid anges.", "No term is stated.");
        if (term.From is { } from && term.To is { } to && to == from.AddYears(2).AddDays(-1))
            return Verdict.Fulfilled($"Avtalstiden är två år: {from:yyyy-MM-dd}–{to:yyyy-MM-dd}.", $"The term is two years: {from:yyyy-MM-dd}–{to:yyyy-MM-dd}.", term.Line);
        return Verdict.Incomplete("Avtalstiden är inte två år.", "The term is not two years.", [term.Line]);
    }

    static Verdict Signatories(ComplianceSubject subject)
    {
        var titled = subject.Local.Signatories.Where(s => !string.IsNullOrWhiteSpace(s.Title)).ToList();
        var parties = Math.Max(2, subject.Local.Parties.Count);
        if (titled.Count == 0) return Verdict.Missing("Ingen undertecknare med befattning anges.", "No signatory with a title is stated.");
        return titled.Count >= parties
            ? Verdict.Fulfilled($"{titled.Count} undertecknare med befattning anges; delegationen framgår inte av texten.", $"{titled.Count} signatories with titles are stated; the delegation does not follow from the text.", titled.Select(s => s.Line))
            : Verdict.Incomplete($"{titled.Count} undertecknare med befattning för {parties} parter.", $"{titled.Count} signatories with titles for {parties} parties.", titled.Select(s => s.Line));
    }

    static Verdict Organisation(ComplianceSubject subject)
    {
        var bodies = subject.Local.Bodies;
        var lines = bodies.Select(b => b.Line).ToList();
        var operative = subject.Plans.Any(p => p.HasForum) || bodies.Any(b => b.Kind is not BodyKind.Steering);
        if (bodies.Count == 0 && !operative) return Verdict.Missing("Varken strategiskt eller operativt forum anges.", "Neither a strategic nor an operative forum is stated.");
        if (bodies.All(b => b.Kind != BodyKind.Steering)) return Verdict.Incomplete("Inget strategiskt forum (styrgrupp) anges.", "No strategic forum (steering group) is stated.", lines);
        return operative
            ? Verdict.Fulfilled("Styrgrupp och operativa forum anges.", "A steering group and operative forums are stated.", lines)
            : Verdict.Incomplete("Inget operativt forum anges.", "No operative forum is stated.", lines);
    }

    static Verdict Coordination(ComplianceSubject subject)
    {
        var clause = subject.Local.Clauses.FirstOrDefault(c => c.Title.Contains("samordn", StringComparison.OrdinalIgnoreCase));
        if (clause is null && subject.Local.Annexes.All(a => a.Kind != AnnexKind.Contacts))
            return Verdict.Missing("Ingen samordningsfunktion anges.", "No coordination function is stated.");
        if (clause is not null && ClauseText.Lines(subject, clause).Any(ClauseText.NamesAmount))
            return Verdict.Fulfilled("Samordningsfunktionens uppdrag och resurs anges.", "The coordination function's task and resource are stated.", clause.Line);
        return Verdict.Incomplete("Samordnare anges, men resursen bara i allmänna ord (”tillräcklig tid”) och inte i mängd.",
            "Coordinators are stated, but the resource only in general words (“enough time”), not as an amount.", clause is null ? null : [clause.Line]);
    }

    static Verdict Chairs(ComplianceSubject subject)
    {
        var bodies = subject.Local.Bodies.Where(b => b.Kind is BodyKind.Steering or BodyKind.Preparation).ToList();
        var unchaired = bodies.FindAll(b => b.Chair.Rule == ChairRule.Unstated && b.Chair.Functions.Count == 0).ConvertAll(b => b.Name);
        unchaired.AddRange(subject.Plans.Where(p => p.HasForum && PlanView.Lacks(p.Responsible)).Select(p => p.Title));
        if (bodies.Count == 0 && subject.Plans.All(p => PlanView.Lacks(p.Responsible))) return Verdict.Missing("Inget ordförandeskap anges.", "No chairmanship is stated.");
        var lines = bodies.Select(b => b.Line);
        return unchaired.Count == 0
            ? Verdict.Fulfilled("Ordförande eller sammankallande anges för varje forum.", "A chair or convener is stated for every forum.", lines)
            : Verdict.Incomplete($"Ordförande eller sammankallande saknas för: {string.Join("; ", unchaired)}.", $"No chair or convener for: {string.Join("; ", unchaired)}.", lines, unchaired);
    }

    static Verdict Members(ComplianceSubject subject)
    {
        var bodies = subject.Local.Bodies.Where(b => b.Kind == BodyKind.Steering).ToList();
        var lacking = bodies.FindAll(b => b.Members.Count == 0).ConvertAll(b => b.Name);
        lacking.AddRange(subject.Plans.Where(p => p.HasForum && PlanView.Lacks(p.PoliceResource) && PlanView.Lacks(p.CityResource)).Select(p => p.Title));
        if (bodies.Count == 0 && subject.Plans.Count == 0) return Verdict.Missing("Inga deltagande funktioner anges.", "No functions that take part are stated.");
        var lines = bodies.Select(b => b.Line);
        return lacking.Count == 0
            ? Verdict.Fulfilled("Funktioner anges för varje forum.", "Functions are stated for every forum.", lines)
            : Verdict.Incomplete($"Funktioner saknas för: {string.Join("; ", lacking)}.", $"No functions for: {string.Join("; ", lacking)}.", lines, lacking);
    }

    static Verdict Frequency(ComplianceSubject subject)
    {
        var bodies = subject.Local.Bodies.Where(b => b.Kind == BodyKind.Steering).ToList();
        var lacking = bodies.FindAll(b => b.Cadence.All(c => c is UnstatedCadence)).ConvertAll(b => b.Name);
        lacking.AddRange(subject.Plans.Where(p => p.HasForum && !p.StatesFrequency).Select(p => p.Title));
        if (bodies.Count == 0 && subject.Plans.All(p => !p.StatesFrequency)) return Verdict.Missing("Ingen mötesfrekvens anges.", "No meeting frequency is stated.");
        var lines = bodies.Select(b => b.Line);
        return lacking.Count == 0
            ? Verdict.Fulfilled("Mötesfrekvens anges för varje forum.", "A meeting frequency is stated for every forum.", lines)
            : Verdict.Incomplete($"Mötesfrekvens saknas för: {string.Join("; ", lacking)}.", $"No meeting frequency for: {string.Join("; ", lacking)}.", lines, lacking);
    }

    static Verdict Mapping(ComplianceSubject subject)
    {
        var annex = subject.Local.Annexes.FirstOrDefault(a => a.Kind == AnnexKind.SituationPicture);
        var clause = ClauseText.Titled(subject.Local, "lägesbild", "problembild", "kartlägg");
        if (annex is null && clause is null) return Verdict.Missing("Varken lägesbild eller beskrivning av kartläggningen finns.", "Neither a situation picture nor a description of the mapping.");
        return Verdict.Fulfilled("Kartläggningen beskrivs eller bifogas som lägesbild.", "The mapping is described or attached as the situation picture.", clause?.Line ?? 0, annex?.Line ?? 0);
    }

    static Verdict Sources(ComplianceSubject subject) => subject.Local.Sources.Count switch
    {
        0 => Verdict.Missing("Inga underlag räknas upp.", "No sources are listed."),
        var n => Verdict.Fulfilled($"{n} underlag räknas upp.", $"{n} sources are listed.", subject.Local.Sources.Select(s => s.Line)),
    };

    internal static Verdict PriorityAreas(ComplianceSubject subject)
    {
        var areas = subject.Local.PriorityAreas;
        var titles = subject.Plans.Select(p => p.Title).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (areas.Count == 0 && subject.Local.Areas.Count == 0 && titles.Count == 0) return Verdict.Missing("Inga prioriterade samverkansområden anges.", "No priority areas are stated.");
        if (areas.Any(a => !titles.Contains(a.Title)) || subject.Local.Areas.Count > 0)
            return Verdict.Fulfilled("De prioriterade samverkansområdena räknas upp.", "The priority areas are listed.", areas.Select(a => a.Line).Concat(subject.Local.Areas.Select(a => a.Line)));
        return Verdict.Incomplete("Ingen uttrycklig lista över prioriterade samverkansområden finns utöver åtgärdsplanerna.", "There is no explicit list of priority areas other than the action plans.",
            subject.Plans.Select(p => p.Line).Take(1));
    }

    static Verdict CommunicationPlan(ComplianceSubject subject)
    {
        var annex = subject.Local.Annexes.FirstOrDefault(a => a.Kind == AnnexKind.CommunicationPlan);
        return (annex, subject.Local.Communication) switch
        {
            (null, null) => Verdict.Missing("Ingen kommunikationsplan finns.", "There is no communication plan."),
            (not null, null) => Verdict.Incomplete("Kommunikationsplanen nämns som bilaga men följer inte med dokumentet.", "The communication plan is named as an annex but does not come with the document.", [annex.Line]),
            (null, { } plan) => Verdict.Incomplete("En kommunikationsplan finns men räknas inte upp som bilaga.", "There is a communication plan, but it is not listed as an annex.", [plan.Line]),
            ({ } listed, { } plan) => Verdict.Fulfilled("Kommunikationsplanen är bilaga.", "The communication plan is an annex.", listed.Line, plan.Line),
        };
    }

    static Verdict FollowUpPlan(ComplianceSubject subject)
    {
        var annex = subject.Local.Annexes.FirstOrDefault(a => a.Kind == AnnexKind.FollowUpPlan);
        var lines = subject.Local.FollowUp.Select(f => f.Line);
        return (annex, subject.Local.FollowUp.Count) switch
        {
            (null, 0) => Verdict.Missing("Ingen uppföljningsplan finns.", "There is no follow-up plan."),
            (not null, 0) => Verdict.Incomplete("Uppföljningsplanen nämns som bilaga men följer inte med dokumentet.", "The follow-up plan is named as an annex but does not come with the document.", [annex.Line]),
            (null, _) => Verdict.Incomplete("En uppföljningsplan finns men räknas inte upp som bilaga.", "There is a follow-up plan, but it is not listed as an annex.", lines),
            _ => Verdict.Fulfilled("Uppföljningsplanen är bilaga.", "The follow-up plan is an annex.", lines.Prepend(annex.Line)),
        };
    }

    static Verdict FollowUpOf(ComplianceSubject subject, FollowUpObject of)
    {
        if (subject.Local.FollowUp.FirstOrDefault(f => f.Object == of) is not { } item)
            return Verdict.Missing("Uppföljningsplanen tar inte upp detta.", "The follow-up plan does not cover this.");
        List<(bool Lacks, string Sv, string En)> parts =
        [
            (PlanView.Lacks(item.Method), "metod", "method"),
            (PlanView.Lacks(item.Responsible), "ansvarig", "who is responsible"),
            (item.Cadence.All(c => c is UnstatedCadence), "frekvens", "frequency"),
        ];
        var lacking = parts.FindAll(p => p.Lacks);
        return lacking.Count == 0
            ? Verdict.Fulfilled("Metod, ansvarig och frekvens anges.", "Method, responsible and frequency are stated.", item.Line)
            : Verdict.Incomplete($"Saknas: {string.Join(", ", lacking.Select(l => l.Sv))}.", $"Lacking: {string.Join(", ", lacking.Select(l => l.En))}.", [item.Line]);
    }
}

static class ClauseText
{
    static readonly string[] Units = ["procent", "%", "heltid", "halvtid", "deltid", "timmar", "timme", "tim", "årsarbetskraft", "tjänst"];

    public static ClauseFact? Titled(AgreementFacts facts, params IEnumerable<string> words) =>
        facts.Clauses.FirstOrDefault(c => words.Any(w => c.Title.Contains(w, StringComparison.OrdinalIgnoreCase)));

    /// <summary>The lines from a clause's heading to the next heading.</summary>
    public static IEnumerable<string> Lines(ComplianceSubject subject, ClauseFact clause)
    {
        var next = subject.Local.Clauses.Where(c => c.Line > clause.Line).Select(c => c.Line).DefaultIfEmpty(subject.Lines.Count + 1).Min();
        return subject.Lines.Skip(clause.Line).Take(Math.Max(0, Math.Min(next - clause.Line - 1, 40)));
    }

    /// <summary>A share or number of hours: "50 procent", "halvtid".</summary>
    public static bool NamesAmount(string line)
    {
        var words = line.Replace("%", " % ", StringComparison.Ordinal).ToLowerInvariant().Split([' ', ',', '.', '(', ')', '\t'], StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < words.Length; i++)
            if (words[i] is "heltid" or "halvtid" || (Units.Contains(words[i], StringComparer.Ordinal) && i > 0 && words[i - 1].Any(char.IsAsciiDigit))) return true;
        return false;
    }
}
