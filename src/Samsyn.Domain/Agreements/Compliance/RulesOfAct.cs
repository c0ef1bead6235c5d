using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Time;

namespace Samsyn.Domain.Agreements.Compliance;

/// <summary>What lag (2023:196) asks of agreements and of the work they regulate. Only for agreements in force after it.</summary>
static class RulesOfAct
{
    public static readonly DateOnly InForce = new(2023, 7, 1);

    public static IReadOnlyList<ComplianceRule> All { get; } =
    [
        new("SFS-2023:196-9.1", "skriftlig överenskommelse mellan aktörerna (8–9 §§)", "a written agreement between the actors (8–9 §§)", Written),
        new("SFS-2023:196-9.2", "syften med samverkan (9 §)", "purposes of the collaboration (9 §)", Purposes),
        new("SFS-2023:196-9.3", "områden för samverkan (9 §)", "areas of the collaboration (9 §)", Areas),
        new("SFS-2023:196-4.1", "lägesbild med kartläggning och analys (4 §)", "a picture with mapping and analysis (4 §)", Picture),
        new("SFS-2023:196-5.1", "åtgärdsplan grundad på lägesbilden (5 §)", "an action plan based on the picture (5 §)", ActionPlan),
        new("SFS-2023:196-6.1", "lägesbilden uppdateras minst vartannat år (6 §)", "the picture is updated at least every second year (6 §)", s => Every(s, FollowUpObject.SituationPicture, ObligationKind.UpdateSituationPicture)),
        new("SFS-2023:196-6.2", "åtgärdsplanen följs upp minst vartannat år (6 §)", "the action plan is followed up at least every second year (6 §)", s => Every(s, FollowUpObject.ActionPlans, ObligationKind.FollowUpProgrammePlan)),
    ];

    /// <summary>An agreement without an end, or one that ends after the act came into force.</summary>
    public static bool AppliesTo(AgreementFacts local) => local.Term?.To is not { } to || to >= InForce;

    static Verdict Written(ComplianceSubject subject) => subject.Local.Parties.Count switch
    {
        0 => Verdict.Missing("Inga parter anges.", "No parties are stated."),
        1 => Verdict.Incomplete("Bara en part anges.", "Only one party is stated.", subject.Local.Parties.Select(p => p.Line)),
        var n => Verdict.Fulfilled($"Skriftlig överenskommelse mellan {n} parter.", $"A written agreement between {n} parties.", subject.Local.Parties.Select(p => p.Line)),
    };

    static Verdict Purposes(ComplianceSubject subject)
    {
        var clause = ClauseText.Titled(subject.Local, "syfte", "mål");
        if (clause is not null) return Verdict.Fulfilled("Syftet anges i en egen punkt.", "The purpose is stated in a clause of its own.", clause.Line);
        if (subject.Local.Communication?.Purpose is not null || subject.Plans.Any(p => !PlanView.Lacks(p.Goal)))
            return Verdict.Incomplete("Syften anges bara i åtgärdsplaner eller kommunikationsplan, inte för överenskommelsen.", "Purposes are stated only in plans, not for the agreement.", subject.Plans.Select(p => p.Line).Take(1));
        return Verdict.Missing("Inget syfte anges.", "No purpose is stated.");
    }

    static Verdict Areas(ComplianceSubject subject)
    {
        var lines = subject.Local.PriorityAreas.Select(a => a.Line).Concat(subject.Plans.Select(p => p.Line)).ToList();
        return lines.Count > 0 ? Verdict.Fulfilled("Områdena för samverkan anges.", "The areas of collaboration are stated.", lines) : Verdict.Missing("Inga områden anges.", "No areas are stated.");
    }

    static Verdict Picture(ComplianceSubject subject)
    {
        var annex = subject.Local.Annexes.FirstOrDefault(a => a.Kind == AnnexKind.SituationPicture);
        var clause = ClauseText.Titled(subject.Local, "lägesbild", "problembild");
        if (annex is null && clause is null && subject.Local.Areas.All(a => a.Situation is null)) return Verdict.Missing("Ingen lägesbild finns.", "There is no situation picture.");
        return subject.Local.Sources.Count > 0 || subject.Local.Statistics.Count > 0
            ? Verdict.Fulfilled("Lägesbild med underlag finns.", "A picture with sources exists.", clause?.Line ?? 0, annex?.Line ?? 0)
            : Verdict.Incomplete("Lägesbild finns, men inga underlag anges.", "A picture exists, but no sources are stated.", [clause?.Line ?? 0, annex?.Line ?? 0]);
    }

    static Verdict ActionPlan(ComplianceSubject subject) => subject.Plans.Count > 0
        ? Verdict.Fulfilled($"{subject.Plans.Count} åtgärdsplaner eller aktiviteter finns.", $"There are {subject.Plans.Count} action plans or activities.", subject.Plans.Select(p => p.Line))
        : Verdict.Missing("Ingen åtgärdsplan finns.", "There is no action plan.");

    static Verdict Every(ComplianceSubject subject, FollowUpObject of, ObligationKind kind)
    {
        var followUp = subject.Local.FollowUp.Where(f => f.Object == of && f.Cadence.Any(c => c is TimesCadence)).Select(f => f.Line)
            .Concat(subject.Local.Obligations.Where(o => o.Kind == kind && o.Cadence.Any(c => c is TimesCadence)).Select(o => o.Line)).ToList();
        if (of == FollowUpObject.ActionPlans) followUp.AddRange(subject.Local.Areas.SelectMany(a => a.Activities).Where(a => a.FollowUpPoints.Count > 0).Select(a => a.Line));
        return followUp.Count > 0
            ? Verdict.Fulfilled("Texten anger minst en gång per år.", "The text states at least once a year.", followUp)
            : Verdict.Missing("Texten anger ingen tid för detta; lagens gräns är vartannat år.", "The text sets no time for this; the act's limit is every second year.");
    }
}
