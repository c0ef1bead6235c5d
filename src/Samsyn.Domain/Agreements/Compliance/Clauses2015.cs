using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.Domain.Agreements.Compliance;

/// <summary>
/// What the numbered overarching agreement lays down, clause by clause (AGR-39…55): whether its text still says so, and where. The local agreements
/// below it are held against the same clauses by <see cref="Rules2015"/>.
/// </summary>
static class Clauses2015
{
    /// <summary>Something a clause shall say: its name, and the words of which the clause must have one.</summary>
    sealed record Point(string Swedish, string English, params string[] Words);

    public static IReadOnlyList<ComplianceRule> All { get; } =
    [
        Clause("AGR-39", "§ 1 parter och omfattning", "§ 1 parties and scope", ["part", "omfattning"],
            new("samverkan inom gällande lag", "collaboration within the law", "lagstiftning", "gällande lag"), new("var parts eget ansvar", "each party's own responsibility", "ansvarsområde", "eget ansvar"), new("att avtalet gäller inom kommunen", "that it applies within the municipality", "kommun")),
        new("AGR-40", "§ 2 avtalstid, förlängning och samråd", "§ 2 term, extension and consultation", Term),
        Clause("AGR-41", "§ 3 syfte", "§ 3 purpose", ["syfte"],
            new("den lokala problembilden", "the local picture", "problembild", "lägesbild"), new("samordnade resurser", "coordinated resources", "resurs"), new("konkreta åtaganden", "concrete commitments", "åtagande", "konkretiser"), new("minskad brottslighet och ökad trygghet", "less crime and more safety", "trygghet")),
        Clause("AGR-42", "§ 4 underavtal", "§ 4 sub-agreements", ["underavtal"],
            new("två år", "two years", "två år", "två (2) år", "2 år"), new("mandat eller delegation", "mandate or delegation", "mandat", "delegation"), new("stadsdelsnämnderna", "the district boards", "stadsdelsnämnd"), new("kommunstyrelsen för staden som helhet", "the executive board for the city as a whole", "kommunstyrelse")),
        Clause("AGR-43", "§ 5 organisation", "§ 5 organisation", ["organisation"],
            new("strategiska frågor", "strategic matters", "strategisk"), new("operativa frågor", "operative matters", "operativ"), new("gemensamt ägande", "joint ownership", "gemensamt"), new("mandat", "mandate", "mandat"), new("samordning med tillräcklig resurs", "coordination with sufficient resource", "samordning")),
        Clause("AGR-44", "§ 6 kartläggning av problembilden", "§ 6 mapping of the picture", ["kartläggning", "problembild"],
            new("statistik", "statistics", "statisti"), new("trygghetsundersökningar", "safety surveys", "trygghetsundersökning", "trygghetsmätning"), new("medborgarperspektiv", "the citizens' perspective", "medborgar"), new("personalens perspektiv", "the staff's perspective", "personal", "medarbetar"),
            new("båda parters verksamhetsplaner", "both parties' operational plans", "verksamhetsplan"), new("nationella mål och strategier", "national goals and strategies", "nationella mål")),
        Clause("AGR-45", "§ 6 ställningstagande till tre kategorier", "§ 6 a standpoint on three categories", ["kartläggning", "problembild"],
            new("ungdomar", "youth", "ungdom"), new("brottsoffer", "crime victims", "brottsoffer"), new("organiserad brottslighet", "organised crime", "organiserad brottslighet")),
        Clause("AGR-46", "§ 7 åtgärdsplaner", "§ 7 action plans", ["åtgärdsplan"],
            new("mål och syfte", "goal and purpose", "mål och syfte"), new("inbördes prioritet", "mutual priority", "prioritet"), new("ansvarig", "who is responsible", "ansvarig"), new("tid för genomförande", "time of implementation", "tid för genomförande"), new("parternas åtaganden", "each party's commitments", "åtagande"), new("finansiering", "financing", "finansiering")),
        Clause("AGR-47", "§ 8 kommunikation", "§ 8 communication", ["kommunikation"],
            new("en gemensam kommunikationsplan", "a joint communication plan", "kommunikationsplan"), new("att den som ansvarar för en åtgärdsplan ansvarar för dess kommunikation", "that whoever is responsible for a plan is responsible for its communication", "ansvarig för genomförande", "ansvarig för åtgärdsplan")),
        Clause("AGR-48", "§ 9 uppföljning", "§ 9 follow-up", ["uppföljning"],
            new("organisationen", "the organisation", "organisation"), new("kartläggningens underlag", "the basis of the mapping", "underlag"), new("åtgärdsplanerna", "the action plans", "åtgärdsplan"), new("kommunikationsplanen", "the communication plan", "kommunikationsplan"),
            new("metod", "method", "metod"), new("ansvarig", "who is responsible", "ansvarig"), new("frekvens", "frequency", "frekvens")),
        Clause("AGR-49", "§ 10 finansiering", "§ 10 financing", ["finansiering", "ekonomi"],
            new("att var part bär sina lönekostnader", "that each party bears its wages", "lönekostnad"), new("att avtalet inte binder resurser", "that it binds no resources", "inga specifika resurser")),
        Obligation("AGR-50", "§ 11 ändringar och tillägg", "§ 11 amendments", ObligationKind.WrittenAmendment),
        Obligation("AGR-51", "§ 12 information", "§ 12 information", ObligationKind.InformOtherParty),
        Obligation("AGR-52", "§ 13 meddelanden", "§ 13 notices", ObligationKind.NoticeByLetter, ObligationKind.NoticeByEmail),
        Obligation("AGR-53", "§ 14 omförhandling", "§ 14 renegotiation", ObligationKind.Renegotiation),
        Obligation("AGR-54", "§ 15 förtida utträde", "§ 15 early exit", ObligationKind.Rectification),
        Clause("AGR-55", "§ 16 tvist", "§ 16 disputes", ["tvist"],
            new("lösning i samförstånd", "amicable resolution", "sämja", "samförstånd", "förhandling"), new("allmän domstol", "general court", "allmän domstol"), new("svensk rätt", "Swedish law", "svensk rätt", "svensk lag")),
    ];

    static Verdict Term(ComplianceSubject subject)
    {
        var term = subject.Local.Term;
        if (term?.From is not { } from || term.To is not { } to) return Verdict.Missing("Ingen avtalstid med första och sista dag anges.", "No term with a first and a last day is stated.");
        return term is { ExtensionYears: { } years, ConsultationMonthsBefore: { } months }
            ? Verdict.Fulfilled($"{from:yyyy-MM-dd}–{to:yyyy-MM-dd}, förlängs {years} år i taget efter samråd {months} månader före.", $"{from:yyyy-MM-dd}–{to:yyyy-MM-dd}, extended by {years} years at a time after consultation {months} months before.", term.Line)
            : Verdict.Incomplete("Förlängning eller samråd före den saknas.", "The extension or the consultation before it is missing.", [term.Line]);
    }

    static ComplianceRule Obligation(string item, string swedish, string english, params ObligationKind[] kinds) => new(item, swedish, english, subject =>
    {
        var found = subject.Local.Obligations.Where(o => kinds.Contains(o.Kind)).ToList();
        var lacking = kinds.Except(found.Select(o => o.Kind)).Count();
        return found.Count == 0 ? Verdict.Missing("Texten anger inte detta.", "The text does not state this.")
            : lacking > 0 ? Verdict.Incomplete("Texten anger bara en del av detta.", "The text states only a part of this.", found.Select(o => o.Line))
            : Verdict.Fulfilled("Texten anger detta som en skyldighet.", "The text states this as a duty.", found.Select(o => o.Line));
    });

    static ComplianceRule Clause(string item, string swedish, string english, string[] titles, params Point[] points) => new(item, swedish, english, subject =>
    {
        // Several clauses can share a word in their titles; the one that says most of it is meant.
        var best = subject.Local.Clauses.Where(c => titles.Any(t => c.Title.Contains(t, StringComparison.OrdinalIgnoreCase)))
            .Select(clause => (clause, lacking: Lacking(subject, clause, points))).OrderBy(found => found.lacking.Count).FirstOrDefault();
        if (best.clause is not { } clause) return Verdict.Missing("Ingen sådan punkt finns.", "There is no such clause.");
        if (best.lacking.Count == 0) return Verdict.Fulfilled("Punkten finns och säger detta.", "The clause exists and says this.", clause.Line);
        return Verdict.Incomplete($"Punkten nämner inte: {string.Join("; ", best.lacking.Select(p => p.Swedish))}.", $"The clause does not mention: {string.Join("; ", best.lacking.Select(p => p.English))}.", [clause.Line]);
    });

    static List<Point> Lacking(ComplianceSubject subject, ClauseFact clause, Point[] points)
    {
        var text = string.Join(' ', ClauseText.Lines(subject, clause));
        return [.. points.Where(p => !p.Words.Any(w => text.Contains(w, StringComparison.OrdinalIgnoreCase)))];
    }
}
