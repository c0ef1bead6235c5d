using Samsyn.Domain.Notices;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Notices;

/// <summary>Every query of notices and disputes begins here. They are sent between the parties, so whoever may read the agreement may read them.</summary>
static class NoticeAccess
{
    public static IQueryable<Notice> VisibleTo(this IQueryable<Notice> notices, Actor actor)
    {
        var may = actor.May(Permission.ReadAgreements);
        return notices.Where(_ => may);
    }

    public static IQueryable<Dispute> VisibleTo(this IQueryable<Dispute> disputes, Actor actor)
    {
        var may = actor.May(Permission.ReadAgreements);
        return disputes.Where(_ => may);
    }
}
