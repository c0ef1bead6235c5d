using Microsoft.EntityFrameworkCore;
using Samsyn.App.Agreements;
using Samsyn.App.Forums;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Meetings;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Live;

/// <summary>Whether somebody may know that a thing changed: only if it is theirs to see.</summary>
public sealed class MayHearOf(SamsynDb db, Clock clock)
{
    public async Task<bool> Run(Actor actor, ChangeNotice notice, CancellationToken cancellation)
    {
        switch (notice.Kind)
        {
            case ChangeNotice.Agreement:
                var id = new AgreementId(notice.Id);
                return await db.Agreements.AsNoTracking().IgnoreAutoIncludes().VisibleTo(actor).AnyAsync(agreement => agreement.Id == id, cancellation);
            case ChangeNotice.Meeting:
                var meeting = new MeetingId(notice.Id);
                return await db.Meetings.AsNoTracking().VisibleTo(db, actor, clock.Today).AnyAsync(one => one.Id == meeting, cancellation);
            case ChangeNotice.Outbox:
                return actor.May(Permission.OperateSystem);
            default:
                return false;
        }
    }
}
