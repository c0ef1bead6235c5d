using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Notices;

namespace Samsyn.App.Duties;

/// <summary>A notice on record proves by itself that it was sent, and in which way: nobody should have to note the same thing twice.</summary>
static class NoticeEvidence
{
    /// <summary>
    /// About the clause on how notices are sent, and about the one that the notice leans on. <paramref name="agreement"/> is the one whose duties
    /// ask: that of the notice, or the overarching one whose clauses hold where the local text is silent.
    /// </summary>
    public static IEnumerable<Evidence> Of(Notice notice, AgreementId agreement)
    {
        yield return Make(notice, agreement, notice.Channel == NoticeChannel.RegisteredLetter ? ObligationKind.NoticeByLetter : ObligationKind.NoticeByEmail, EvidenceKinds.NoticeSent);
        if (About(notice.Kind) is { } about) yield return Make(notice, agreement, about.Clause, about.Kind);
    }

    static (ObligationKind Clause, EvidenceKinds Kind)? About(NoticeKind kind) => kind switch
    {
        NoticeKind.RectificationDemand => (ObligationKind.Rectification, EvidenceKinds.NoticeSent),
        NoticeKind.Renegotiation => (ObligationKind.Renegotiation, EvidenceKinds.NoticeSent),
        NoticeKind.Information => (ObligationKind.InformOtherParty, EvidenceKinds.InformationSent),
        _ => null,
    };

    static Evidence Make(Notice notice, AgreementId agreement, ObligationKind clause, EvidenceKinds kind) => new()
    {
        Id = $"notice:{notice.Id.Value}:{clause}", AgreementId = agreement.Value.ToString(), Kind = kind, Subject = DutySubject.Obligation(clause), Date = notice.SentOn,
        Reference = $"{notice.SenderName} → {notice.RecipientName}",
    };
}
