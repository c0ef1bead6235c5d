using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Annexes;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Duties;

namespace Samsyn.App.Examples;

/// <summary>
/// What the example says was done, each about the forum, plan, annex or clause that its subject names. The file tells the whole term; what
/// has not happened yet on the day the example is opened is left out.
/// </summary>
static class ExampleEvidence
{
    public static IEnumerable<Evidence> Of(Agreement agreement, DateOnly today, NewId ids)
    {
        var facts = FactSlices.Join(agreement.Annexes.Select(annex => annex.DecidedBy(DateOnly.MaxValue)).OfType<AnnexVersion>().Select(version => version.Facts));
        foreach (var happened in ExampleFiles.Events().Where(one => one.Date <= today))
        {
            var kind = Enum.Parse<EvidenceKinds>(happened.Kind, ignoreCase: true);
            yield return new()
            {
                Id = ids.Next().ToString(), AgreementId = agreement.Id.Value.ToString(), Kind = kind, Subject = SubjectOf(kind, happened.Subject, agreement, facts), Date = happened.Date,
                Attended = (happened.Police ? Attendance.Police : Attendance.None) | (happened.City ? Attendance.City : Attendance.None), Place = happened.Place, Reference = happened.Reference,
            };
        }
    }

    static DutySubject SubjectOf(EvidenceKinds kind, string name, Agreement agreement, AgreementFacts facts)
    {
        var annex = agreement.Annexes.FirstOrDefault(annex => DutySubject.Body(annex.Title) == DutySubject.Body(name))?.Kind;
        if (kind == EvidenceKinds.AnnexVersionDecided && annex is { } decided) return DutySubject.Annex(decided);
        if (kind is EvidenceKinds.ReportDelivered or EvidenceKinds.DecisionTaken && FollowUpOf(annex, name) is { } followed) return DutySubject.FollowUp(followed);
        if (facts.Plans.Any(plan => DutySubject.Plan(plan.Title) == DutySubject.Plan(name))) return DutySubject.Plan(name);
        if (facts.Bodies.FirstOrDefault(body => Names(body, name)) is { } named) return DutySubject.Body(named.Name);
        return kind == EvidenceKinds.InformationSent ? DutySubject.Obligation(ObligationKind.InformOtherParty) : DutySubject.Action(name);
    }

    static bool Names(BodyFact body, string name) =>
        body.Aliases.Append(body.Name).Any(alias => DutySubject.Body(alias) == DutySubject.Body(name) || DutySubject.Body(alias).Key == DutySubject.Body(name).Key + "en");

    static FollowUpObject? FollowUpOf(AnnexKind? annex, string name) => annex switch
    {
        AnnexKind.SituationPicture => FollowUpObject.SituationPicture,
        AnnexKind.ActionPlans => FollowUpObject.ActionPlans,
        AnnexKind.CommunicationPlan => FollowUpObject.CommunicationPlan,
        _ => name.StartsWith("Samverkansorganisation", StringComparison.OrdinalIgnoreCase) ? FollowUpObject.Organisation : null,
    };
}
