using Microsoft.EntityFrameworkCore;
using Samsyn.App.Agreements;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Notices;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Notices;

/// <summary>The formal notices and the disputes of one agreement, newest first.</summary>
public sealed record NoticesPage
{
    public required AgreementPage Agreement { get; init; }
    public required IReadOnlyList<Notice> Notices { get; init; }
    public required IReadOnlyList<Dispute> Disputes { get; init; }

    public bool MayRecord => Agreement.May.Contains(Permission.RecordMilestone);

    /// <summary>The later notice that corrects this one.</summary>
    public Notice? CorrectedBy(Notice notice) => Notices.LastOrDefault(later => later.Corrects == notice.Id);
}

/// <summary>Reads a <see cref="NoticesPage"/>; null when there is no such agreement for the actor.</summary>
public sealed class ReadNotices(SamsynDb db, ReadAgreementPage agreements)
{
    public async Task<NoticesPage?> Run(Actor actor, AgreementId id, CancellationToken cancellation)
    {
        if (await agreements.Run(actor, id, null, cancellation) is not { } agreement) return null;
        return new()
        {
            Agreement = agreement,
            Notices = await db.Notices.AsNoTracking().VisibleTo(actor).Where(notice => notice.Agreement == id).OrderByDescending(notice => notice.SentAt)
                .ThenByDescending(notice => notice.RecordedAt).ToListAsync(cancellation),
            Disputes = await db.Disputes.AsNoTracking().VisibleTo(actor).Where(dispute => dispute.Agreement == id).OrderByDescending(dispute => dispute.Id).ToListAsync(cancellation),
        };
    }
}
