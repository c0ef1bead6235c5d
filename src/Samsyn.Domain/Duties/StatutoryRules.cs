using Samsyn.Domain.Duties.Deriving;
using Samsyn.Domain.Time;

namespace Samsyn.Domain.Duties;

public enum StatutoryDuty { Picture, ActionPlan, PictureUpdate, ActionPlanFollowUp, WrittenAgreements, Council, Coordination, ReportToCouncil }

/// <summary>
/// A duty of the municipality by law, as data: which section, from when, and how it is timed. Without <c>Years</c> the act sets no
/// period; <c>NotRequiredBefore</c> is the first day on which the thing must exist, when the act gives one.
/// </summary>
public sealed record StatutoryRule(StatutoryDuty Duty, string Act, string Section, DateOnly ValidFrom, int? Years, DateOnly? NotRequiredBefore, EvidenceKinds Done);

/// <summary>Lag (2023:196) om kommuners ansvar för brottsförebyggande arbete. A change of the act is a new row.</summary>
public static class StatutoryRules
{
    const string Act2023 = "Lag (2023:196) om kommuners ansvar för brottsförebyggande arbete";
    static readonly DateOnly InForce = new(2023, 7, 1);
    static readonly DateOnly PlansRequired = new(2024, 7, 1);

    public static IReadOnlyList<StatutoryRule> All { get; } =
    [
        new(StatutoryDuty.Picture, Act2023, "4 §", InForce, null, null, EvidenceKinds.AnnexVersionDecided | EvidenceKinds.DecisionTaken),
        new(StatutoryDuty.ActionPlan, Act2023, "5 §", InForce, null, PlansRequired, EvidenceKinds.AnnexVersionDecided | EvidenceKinds.DecisionTaken),
        new(StatutoryDuty.PictureUpdate, Act2023, "6 §", InForce, 2, null, EvidenceKinds.AnnexVersionDecided | EvidenceKinds.DecisionTaken),
        new(StatutoryDuty.ActionPlanFollowUp, Act2023, "6 §", InForce, 2, PlansRequired, EvidenceKinds.ReportDelivered | EvidenceKinds.FollowUpDone | EvidenceKinds.DecisionTaken),
        new(StatutoryDuty.WrittenAgreements, Act2023, "8–9 §§", InForce, null, null, EvidenceKinds.AgreementRevised),
        new(StatutoryDuty.Council, Act2023, "10 §", InForce, null, null, EvidenceKinds.MeetingHeld),
        new(StatutoryDuty.Coordination, Act2023, "11–12 §§", InForce, null, null, EvidenceKinds.InformationSent | EvidenceKinds.ExistenceConfirmed),
        new(StatutoryDuty.ReportToCouncil, Act2023, "13 §", InForce, null, null, EvidenceKinds.ReportDelivered),
    ];

    internal static Dictionary<string, (string Sv, string En)> Words { get; } = new(StringComparer.Ordinal)
    {
        ["law.Picture"] = ("Kommunens lägesbild över brottsligheten", "The municipality's picture of crime"),
        ["law.Picture.rule"] = ("kartläggning av brottsligheten med omfattning och konsekvenser, andra uppgifter och en analys", "a mapping of crime with extent and consequences, other information and an analysis"),
        ["law.ActionPlan"] = ("Kommunens beslut om åtgärdsplan", "The municipality's decision on an action plan"),
        ["law.ActionPlan.rule"] = ("åtgärdsplan som grundas på lägesbilden; krävs från och med {0}", "an action plan based on the picture; required from {0}"),
        ["law.PictureUpdate"] = ("Uppdatera kommunens lägesbild", "Update the municipality's picture of crime"),
        ["law.PictureUpdate.rule"] = ("minst vartannat år, räknat från {0}", "at least every second year, counted from {0}"),
        ["law.ActionPlanFollowUp"] = ("Följ upp kommunens åtgärdsplan", "Follow up the municipality's action plan"),
        ["law.ActionPlanFollowUp.rule"] = ("minst vartannat år, räknat från {0}", "at least every second year, counted from {0}"),
        ["law.WrittenAgreements"] = ("Verka för skriftliga överenskommelser om samverkan", "Work for written agreements on collaboration"),
        ["law.WrittenAgreements.rule"] = ("skriftliga, med åtminstone syften och områden för samverkan", "in writing, with at least purposes and areas of collaboration"),
        ["law.Council"] = ("Strategiskt råd som leds av kommunen", "A strategic council led by the municipality"),
        ["law.Council.rule"] = ("kommunen ska verka för att ett råd finns, där andra aktörer företräds på ledande nivå", "the municipality works for a council where others are represented by leading posts"),
        ["law.Coordination"] = ("Samordningsfunktion som kontaktpunkt", "A coordinating function as contact point"),
        ["law.Coordination.rule"] = ("samordnar arbetet, är kontaktpunkt och sprider information till invånarna", "coordinates the work, is contact point and informs the inhabitants"),
        ["law.ReportToCouncil"] = ("Rapportera till kommunfullmäktige", "Report to the municipal council"),
        ["law.ReportToCouncil.rule"] = ("kommunstyrelsen eller den nämnd som leder arbetet rapporterar löpande", "the executive board, or the board that leads the work, reports continuously"),
    };

    internal static void Add(DemandContext context, DateOnly lastDay)
    {
        foreach (var rule in All.Where(r => r.ValidFrom <= lastDay))
        {
            var start = Start(rule, context.Settings);
            var key = $"law:{rule.Act}:{rule.Duty}";
            context.Make(key, new Phrase("law." + rule.Duty), new Phrase($"law.{rule.Duty}.rule", Phrase.Date(start)), "LAG-2023:196", new DutyClause(rule.Act, rule.Section, 0),
                new EvidenceNeed(rule.Done, DutySubject.Statute(rule.Duty.ToString())), TimingOf(rule, start),
                rule.Years is null && rule.NotRequiredBefore is null ? DutyStrength.Reminder : DutyStrength.Breach, DutyParty.City, lateness: Lateness.Closes,
                within: new Period(rule.ValidFrom, DateOnly.MaxValue));
        }
    }

    static DateOnly Start(StatutoryRule rule, DutySettings settings) => rule.Duty switch
    {
        StatutoryDuty.PictureUpdate => settings.FirstPictureDecided,
        StatutoryDuty.ActionPlanFollowUp => settings.FirstActionPlanDecided,
        _ => null,
    } ?? rule.NotRequiredBefore ?? rule.ValidFrom;

    static Timing TimingOf(StatutoryRule rule, DateOnly start) => rule switch
    {
        { Years: { } years } => new EveryYears(years, start),
        { NotRequiredBefore: { } required } => new Once(new Period(rule.ValidFrom, required)),
        _ => new Standing(new Phrase("why.statute")),
    };
}
