namespace Samsyn.Domain.Agreements.Compliance;

/// <summary>What a local agreement shall state under the later, open-ended overarching agreement.</summary>
static class RulesLater
{
    public static IReadOnlyList<ComplianceRule> All { get; } =
    [
        new("AGR-64.1", "gemensam mall för lokal överenskommelse", "the common template for local agreements", Template),
        new("AGR-65.1", "inriktning och fokusområden", "direction and focus areas", Rules2015.PriorityAreas),
        new("AGR-65.2", "mål grundade på orsaksanalys", "goals based on cause analysis", Goals),
        new("AGR-65.3", "målen följs upp", "the goals are followed up", FollowUp),
        new("PLN-09.1", "åtgärderna och hur de genomförs", "the measures and how they are carried out", s => PlanVerdicts.Each(s, "åtgärder", "measures", p => !p.HasMeasures)),
        new("PLN-09.2", "vem som ansvarar för åtgärderna", "who is responsible for the measures", s => PlanVerdicts.Each(s, "ansvarig", "a responsible person", p => PlanView.Lacks(p.Responsible))),
        new("PLN-09.3", "tidplan", "the timetable", s => PlanVerdicts.Each(s, "tidplan", "a timetable", p => !p.HasTerm)),
        new("AGR-66.1", "åtaganden i verksamhetsplan och budget", "commitments in the operational plan and budget", Planned),
        new("AGR-67.1", "aktuella mätningar av otrygghet och brottslighet vid undertecknandet", "current measurements of insecurity and crime at signing", Baseline),
        new("AGR-68.1", "de övergripande prioriterade samverkansområdena avspeglas", "the overarching priority areas are mirrored", Mirrored),
    ];

    static Verdict Template(ComplianceSubject subject) => subject.UsesCommonTemplate switch
    {
        true => Verdict.Fulfilled("Den gemensamma mallen har använts.", "The common template was used."),
        false => Verdict.Missing("Den gemensamma mallen har inte använts.", "The common template was not used."),
        null => Verdict.Incomplete("Ingen har angett om den gemensamma mallen har använts.", "Nobody has said whether the common template was used."),
    };

    static Verdict Goals(ComplianceSubject subject)
    {
        var goals = PlanVerdicts.Each(subject, "mål", "goals", p => PlanView.Lacks(p.Goal));
        if (goals.Result != ComplianceResult.Fulfilled) return goals;
        var analysis = ClauseText.Titled(subject.Local, "orsak", "lägesbild", "problembild");
        return analysis is not null || subject.Plans.All(p => !PlanView.Lacks(p.Priority))
            ? goals
            : goals with { Result = ComplianceResult.Incomplete, Swedish = "Mål anges, men ingen lägesbild eller orsaksanalys som de grundas på.", English = "Goals are stated, but no picture or cause analysis that they rest on." };
    }

    static Verdict FollowUp(ComplianceSubject subject)
    {
        var lines = subject.Local.FollowUp.Select(f => f.Line)
            .Concat(subject.Local.Areas.SelectMany(a => a.Activities).Where(a => a.FollowUp is not null || a.FollowUpPoints.Count > 0).Select(a => a.Line)).ToList();
        return lines.Count > 0
            ? Verdict.Fulfilled("Uppföljning anges.", "Follow-up is stated.", lines)
            : Verdict.Missing("Ingen uppföljning av målen anges.", "No follow-up of the goals is stated.");
    }

    static Verdict Planned(ComplianceSubject subject)
    {
        if (subject.Plans.Count == 0) return Verdict.Missing("Inga åtaganden finns i dokumentet.", "The document has no commitments.");
        var unmarked = subject.Plans.Where(p => !subject.PlannedCommitments.Contains(p.Title, StringComparer.OrdinalIgnoreCase)).ToList();
        if (unmarked.Count == 0) return Verdict.Fulfilled("Alla åtaganden är markerade som upptagna i verksamhetsplanen.", "All commitments are marked as taken into the operational plan.");
        var titles = unmarked.Select(p => p.Title).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return Verdict.Incomplete($"Inte markerade som upptagna i verksamhetsplanen: {string.Join("; ", titles)}.", $"Not marked as taken into the operational plan: {string.Join("; ", titles)}.",
            unmarked.Select(p => p.Line), titles);
    }

    static Verdict Baseline(ComplianceSubject subject)
    {
        if (subject.BaselineRecordedOn is { } date) return Verdict.Fulfilled($"Utgångsläget sparades {date:yyyy-MM-dd}.", $"The baseline was stored on {date:yyyy-MM-dd}.");
        return subject.Local.Statistics.Count > 0
            ? Verdict.Incomplete("Texten innehåller mätvärden, men inget utgångsläge är sparat.", "The text holds measurements, but no baseline is stored.", subject.Local.Statistics.Select(s => s.Line))
            : Verdict.Missing("Inga mätningar och inget utgångsläge finns.", "There are no measurements and no baseline.");
    }

    static Verdict Mirrored(ComplianceSubject subject)
    {
        var above = subject.Parent?.PriorityAreas.Select(a => a.Title).Distinct(StringComparer.OrdinalIgnoreCase).ToList() ?? [];
        if (above.Count == 0) return Verdict.Incomplete("Den övergripande överenskommelsens prioriterade områden är inte inlästa.", "The overarching agreement's priority areas have not been read.");
        var local = subject.Local.PriorityAreas.Select(a => a.Title).Concat(subject.Plans.Select(p => p.Title)).Concat(subject.Local.Areas.Select(a => a.Title)).ToList();
        var lacking = above.FindAll(a => !subject.AreasLeftOut.ContainsKey(a) && !local.Exists(l => AreaNames.Alike(a, l)));
        return lacking.Count == 0
            ? Verdict.Fulfilled("Varje övergripande område avspeglas lokalt eller är bortvalt med skäl.", "Every overarching area is mirrored locally or left out with a reason.", subject.Local.PriorityAreas.Select(a => a.Line))
            : Verdict.Incomplete($"Varken avspeglade eller bortvalda med skäl: {string.Join("; ", lacking)}.", $"Neither mirrored nor left out with a reason: {string.Join("; ", lacking)}.", lacking: lacking);
    }
}

/// <summary>The same area stands in different wording on the two levels.</summary>
static class AreaNames
{
    static readonly string[] Empty = ["och", "för", "mot", "med", "i", "på", "av", "som", "samt", "till", "en", "ett", "den", "det", "de", "eller"];

    public static bool Alike(string one, string other)
    {
        var (a, b) = (Stems(one), Stems(other));
        if (a.Count == 0 || b.Count == 0) return false;
        var shared = a.Count(s => b.Exists(t => Same(s, t)));
        return shared * 2 >= Math.Min(a.Count, b.Count) && shared > 0;
    }

    static List<string> Stems(string text) =>
        [.. text.ToLowerInvariant().Split([' ', ',', '.', '/', '-', '–', '(', ')'], StringSplitOptions.RemoveEmptyEntries).Where(w => w.Length > 2 && !Empty.Contains(w, StringComparer.Ordinal))];

    // Swedish endings differ: "brottslighet" and "brottsligheten", "äldre" and "äldre".
    static bool Same(string a, string b)
    {
        var length = Math.Min(a.Length, b.Length);
        if (length < 5) return a == b;
        return a.AsSpan(0, Math.Max(5, length - 3)).SequenceEqual(b.AsSpan(0, Math.Max(5, length - 3)));
    }
}
