using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Time;

namespace Samsyn.Domain.Duties.Deriving;

/// <summary>
/// The follow-up plan's four objects and its questionnaire rounds (FUP-01…08). Where the plan asks for a decision too, report and decision are
/// two duties: the coordinators deliver the one in writing, the steering group takes the other (FUP-16).
/// </summary>
static class FollowUpDemands
{
    public const string PictureTopic = "situationPicture";

    public static void Add(DemandContext context)
    {
        var heading = context.AnnexTitle(AnnexKind.FollowUpPlan);
        foreach (var item in context.Facts.FollowUp)
        {
            var clause = context.At(item.Line, heading);
            AddPictureUpdate(context, item, clause);
            if (Seldom(item) is { } seldom) AddSeldom(context, item, seldom, clause);
            else if (PerYear(item) is { } times)
            {
                AddReport(context, item, new Phrase("rule.steeringReport", Phrase.Times(times)), new PerPeriod(CadencePeriod.Year, times, context.Settings.SchoolTerms), clause);
                if (item.Object == FollowUpObject.ActionPlans && AsksAdministrators(item)) AddQuestionnaires(context, times, clause);
            }
            else AddStanding(context, item, clause);
        }
    }

    static int? PerYear(FollowUpFact item)
    {
        var times = item.Cadence.OfType<TimesCadence>().ToList();
        return times.Count == 0 ? null : times.Max(Rounds);
    }

    static int Rounds(TimesCadence times) => times.Count * times.Per switch
    {
        CadencePeriod.HalfYear or CadencePeriod.Term => 2,
        CadencePeriod.Quarter => 4,
        CadencePeriod.Month => 12,
        CadencePeriod.Week => 52,
        _ => 1,
    } / Math.Max(1, times.Interval ?? 1);

    /// <summary>Less often than once a year: "vartannat år".</summary>
    static TimesCadence? Seldom(FollowUpFact item) => PerYear(item) is 0 ? item.Cadence.OfType<TimesCadence>().First() : null;

    static void AddSeldom(DemandContext context, FollowUpFact item, TimesCadence times, DutyClause clause) =>
        AddReport(context, item, Rhythm.RuleOf(times), context.Counted(times), clause);

    static bool AsksAdministrators(FollowUpFact item)
    {
        var text = $"{item.Method} {item.Responsible}";
        return text.Contains("frågemall", StringComparison.OrdinalIgnoreCase) || text.Contains("frågor", StringComparison.OrdinalIgnoreCase)
            || text.Contains("enkät", StringComparison.OrdinalIgnoreCase) || text.Contains("administratör", StringComparison.OrdinalIgnoreCase);
    }

    static void AddReport(DemandContext context, FollowUpFact item, Phrase rule, Timing timing, DutyClause clause, DutyStrength strength = DutyStrength.Deviation)
    {
        context.Make($"followUp:{item.Object}", new Phrase("title.followUp." + item.Object), rule, Requirement(item.Object), clause,
            new EvidenceNeed(EvidenceKinds.ReportDelivered, DutySubject.FollowUp(item.Object)), timing, strength, body: Body(context, item));
        if (AsksForDecision(item))
            context.Make($"followUpDecision:{item.Object}", new Phrase("title.followUpDecision", "@followUp." + item.Object), rule, "FUP-16", clause,
                new EvidenceNeed(EvidenceKinds.DecisionTaken, DutySubject.FollowUp(item.Object)), timing, strength, body: context.SteeringBody);
    }

    // "för redovisning och beslut i styrgruppen" asks for both; "för redovisning" alone is noted (FUP-04).
    static bool AsksForDecision(FollowUpFact item) => $"{item.Method} {item.Responsible}".Contains("beslut", StringComparison.OrdinalIgnoreCase);

    // The update itself, when the method gives it a period of its own: "minst en gång varje halvår" beside "redovisas två gånger per år" (SIT-04).
    static void AddPictureUpdate(DemandContext context, FollowUpFact item, DutyClause clause)
    {
        if (item.Object != FollowUpObject.SituationPicture || UpdatePeriod(item) is not { } update) return;
        context.Make("pictureUpdate", new Phrase("title.pictureUpdate"),
            new Phrase("rule.times.Minimum", Phrase.Times(update.Count), "@" + update.Per), "SIT-04", clause,
            new EvidenceNeed(EvidenceKinds.AnnexVersionDecided, DutySubject.Annex(AnnexKind.SituationPicture)),
            new PerPeriod(update.Per, update.Count, context.Settings.SchoolTerms), body: Body(context, item), topic: PictureTopic);
    }

    static TimesCadence? UpdatePeriod(FollowUpFact item)
    {
        var method = item.Method ?? "";
        if (!method.Contains("uppdater", StringComparison.OrdinalIgnoreCase)) return null;
        if (item.Cadence.OfType<TimesCadence>().FirstOrDefault(t => t.Per == CadencePeriod.HalfYear) is { } stated) return stated;
        CadencePeriod? period = method switch
        {
            _ when method.Contains("halvår", StringComparison.OrdinalIgnoreCase) => CadencePeriod.HalfYear,
            _ when method.Contains("kvartal", StringComparison.OrdinalIgnoreCase) => CadencePeriod.Quarter,
            _ when method.Contains("termin", StringComparison.OrdinalIgnoreCase) => CadencePeriod.Term,
            _ when method.Contains("per år", StringComparison.OrdinalIgnoreCase) || method.Contains("varje år", StringComparison.OrdinalIgnoreCase) => CadencePeriod.Year,
            _ => null,
        };
        return period is { } per ? new TimesCadence(1, per, CadenceStrength.Minimum) : null;
    }

    static void AddQuestionnaires(DemandContext context, int times, DutyClause clause)
    {
        foreach (var plan in context.Facts.Plans)
        {
            // Where a plan names no administrator, the coordinators answer (FUP-08).
            var administrator = string.IsNullOrWhiteSpace(plan.Fields.Administrator) ? null : plan.Fields.Administrator;
            context.Make($"questionnaire:{DutySubject.Plan(plan.Title).Key}", new Phrase("title.questionnaire", plan.Title),
                new Phrase("rule.rounds", Phrase.Times(times)), "FUP-08", clause,
                new EvidenceNeed(EvidenceKinds.QuestionnaireAnswered, DutySubject.Plan(plan.Title)), new YearRounds(times),
                party: Sides.Of(administrator, context.Facts), body: administrator is null ? "Samordnarna" : DemandContext.Short(administrator, 120),
                lateness: Lateness.Closes, within: PlanTermRules.Runs(plan.Term) is { } runs ? PlanDemands.WholeYears(runs) : null);
        }
    }

    static void AddStanding(DemandContext context, FollowUpFact item, DutyClause clause)
    {
        var why = ForumDemands.WhyStanding(item.Cadence.Count > 0 ? item.Cadence[0] : new UnstatedCadence());
        AddReport(context, item, why, new Standing(why), clause, DutyStrength.Reminder);
    }

    // "Samordnarna för redovisning och beslut i styrgruppen": who, before what for.
    static string? Body(DemandContext context, FollowUpFact item)
    {
        if (string.IsNullOrWhiteSpace(item.Responsible)) return context.SteeringBody;
        var what = item.Responsible.IndexOf(" för ", StringComparison.OrdinalIgnoreCase);
        return DemandContext.Short(what > 0 ? item.Responsible[..what] : item.Responsible, 120);
    }

    /// <summary>Whether a line of running text is the follow-up plan's own row on the picture, whose update is already a demand here.</summary>
    public static bool Carries(AgreementFacts facts, int line) =>
        facts.FollowUp.FirstOrDefault(f => f.Object == FollowUpObject.SituationPicture) is { } picture && UpdatePeriod(picture) is not null
        && line >= picture.Line && facts.FollowUp.All(f => f.Line <= picture.Line || line < f.Line) && line <= picture.Line + 20;

    static string Requirement(FollowUpObject of) => of switch
    {
        FollowUpObject.Organisation => "FUP-01",
        FollowUpObject.SituationPicture => "FUP-02",
        FollowUpObject.ActionPlans => "FUP-03",
        _ => "FUP-04",
    };
}
