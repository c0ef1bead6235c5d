using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Duties;

namespace Samsyn.App.Duties;

/// <summary>What the agreement's own record proves: nobody should have to note the same thing twice.</summary>
static class AgreementEvidence
{
    public static IEnumerable<Evidence> Of(Agreement agreement)
    {
        foreach (var consultation in agreement.Consultations)
            yield return Make(agreement, EvidenceKinds.ConsultationHeld, DutySubject.Agreement, consultation.HeldOn, consultation.Note, Attendance.Both);
        foreach (var extension in agreement.Extensions)
            yield return Make(agreement, EvidenceKinds.ExtensionSigned, DutySubject.Agreement, extension.SignedOn, null, Attendance.Both);
        foreach (var annex in agreement.Annexes)
            foreach (var version in annex.Versions)
            {
                if (version.DecidedOn is not { } on || version.State != Domain.Agreements.Annexes.AnnexVersionState.Decided) continue;
                var (kind, subject) = annex.Kind == AnnexKind.Agreement
                    ? (EvidenceKinds.AgreementRevised, DutySubject.Agreement)
                    : (EvidenceKinds.AnnexVersionDecided, DutySubject.Annex(annex.Kind));
                yield return Make(agreement, kind, subject, on, version.Decision?.Paragraph, Attendance.Both);
            }
        if (agreement.Milestones.FirstOrDefault(milestone => milestone.Kind == MilestoneKind.Superseded) is { } superseded)
            yield return Make(agreement, EvidenceKinds.AgreementRevised, DutySubject.Agreement, superseded.On, superseded.Reference, Attendance.Both);
    }

    static Evidence Make(Agreement agreement, EvidenceKinds kind, DutySubject subject, DateOnly on, string? reference, Attendance attended) => new()
    {
        Id = $"{kind}:{subject}:{on:yyyy-MM-dd}", AgreementId = agreement.Id.Value.ToString(), Kind = kind, Subject = subject, Date = on,
        Reference = reference, Attended = attended,
    };
}
