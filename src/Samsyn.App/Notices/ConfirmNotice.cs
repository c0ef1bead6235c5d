using Microsoft.EntityFrameworkCore;
using Samsyn.App.Acts;
using Samsyn.App.Storage;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Notices;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Notices;

public sealed record ConfirmNoticeCommand(NoticeId Notice, int Version, DateOnly On);

/// <summary>Records the day when the recipient says that a notice arrived (NOT-05).</summary>
public sealed class ConfirmNotice(SamsynDb db, Clock clock, ActLog acts)
{
    public async Task<Outcome> Run(Actor actor, ConfirmNoticeCommand command, CancellationToken cancellation)
    {
        var notice = await db.Notices.VisibleTo(actor).SingleOrDefaultAsync(notice => notice.Id == command.Notice, cancellation);
        if (notice is null) return new NotFound();
        if (await acts.Demand(actor, Permission.RecordMilestone, nameof(ConfirmNotice), cancellation) is { IsDone: false } lacking) return lacking;
        if (notice.Version != command.Version) return new Stale(command.Version, notice.Version);

        var confirmed = notice.ConfirmReceipt(command.On, clock.Today);
        if (!confirmed.IsDone) return confirmed;

        acts.Note(actor, nameof(ConfirmNotice), notice.Id);
        return await db.Commit(cancellation);
    }
}
