namespace Samsyn.Domain.Duties;

public enum DeviationKind { MissedMeeting, UnansweredQuestionnaire, OverdueActivity, OutdatedAnnex, MissedFollowUp, MissedDeadline, UnfulfilledItem }

/// <summary>One line of the deviation list that the follow-up starts from.</summary>
public sealed record Deviation(DeviationKind Kind, bool IsBreach, Duty? Duty, string Swedish, string English);

/// <summary>The deviation list of FUP-15: what is overdue among the duties, and what the agreement itself fails to state.</summary>
public static class Deviations
{
    /// <param name="statuses">Of any duties; only overdue ones become deviations.</param>
    /// <param name="unfulfilled">Items of the compliance check that are not fulfilled, as they are to be shown.</param>
    public static IReadOnlyList<Deviation> List(IEnumerable<DutyStatus> statuses, IEnumerable<(string Swedish, string English)> unfulfilled) =>
    [
        .. statuses.Where(s => s.State == DutyState.Overdue && s.Duty.Strength != DutyStrength.Reminder)
            .Select(s => new Deviation(KindOf(s.Duty), s.IsBreach, s.Duty, $"{s.Duty.Title.Swedish}. {s.Reason.Swedish}", $"{s.Duty.Title.English}. {s.Reason.English}"))
            .OrderBy(d => d.Kind).ThenBy(d => d.Duty!.Due).ThenBy(d => d.Swedish, StringComparer.Ordinal),
        .. unfulfilled.Select(u => new Deviation(DeviationKind.UnfulfilledItem, IsBreach: false, Duty: null, u.Swedish, u.English)),
    ];

    static DeviationKind KindOf(Duty duty) => duty.Demand.Needs switch
    {
        { Kinds: var kinds } when kinds.HasFlag(EvidenceKinds.MeetingHeld) => DeviationKind.MissedMeeting,
        { Kinds: EvidenceKinds.QuestionnaireAnswered } => DeviationKind.UnansweredQuestionnaire,
        { Subject.Kind: SubjectKind.Annex } => DeviationKind.OutdatedAnnex,
        { Kinds: var kinds } when (kinds & (EvidenceKinds.ActivityCompleted | EvidenceKinds.PlanReady)) != EvidenceKinds.None => DeviationKind.OverdueActivity,
        { Subject.Kind: SubjectKind.FollowUp or SubjectKind.Activity or SubjectKind.PriorityAreas } => DeviationKind.MissedFollowUp,
        _ => DeviationKind.MissedDeadline,
    };
}
