using Microsoft.EntityFrameworkCore;
using Samsyn.App.Acts;
using Samsyn.App.Agreements;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Notices;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Notices;

public sealed record RecordNoticeCommand(AgreementId Agreement, SentNotice Sent);

/// <summary>Puts a formal notice on record as it was sent (NOT-19). It cannot be changed afterwards; what was wrong is corrected by a new one.</summary>
public sealed class RecordNotice(SamsynDb db, Clock clock, NewId ids, ActLog acts)
{
    public async Task<Outcome<NoticeId>> Run(Actor actor, RecordNoticeCommand command, CancellationToken cancellation)
    {
        var agreements = db.Agreements.AsNoTracking().VisibleTo(actor).Whole();
        var agreement = await agreements.SingleOrDefaultAsync(agreement => agreement.Id == command.Agreement, cancellation);
        if (agreement is null) return new NotFound();
        if (await acts.Demand(actor, Permission.RecordMilestone, nameof(RecordNotice), cancellation) is { IsDone: false } lacking) return Outcome<NoticeId>.Refused(lacking.Refusals);

        var above = agreement.Parent is { } parent ? await agreements.SingleOrDefaultAsync(other => other.Id == parent, cancellation) : null;
        var corrected = command.Sent.Corrects is { } earlier
            ? await db.Notices.AsNoTracking().VisibleTo(actor).SingleOrDefaultAsync(notice => notice.Id == earlier, cancellation) : null;
        var recorded = Notice.Record(new(ids.Next()), agreement, above, command.Sent, corrected, actor.Person, clock.Now);
        if (!recorded.IsDone) return Outcome<NoticeId>.Refused(recorded.Refusals);

        db.Notices.Add(recorded.Value);
        acts.Note(actor, nameof(RecordNotice), recorded.Value.Id);
        return (await db.Commit(cancellation)).Then(recorded.Value.Id);
    }
}
