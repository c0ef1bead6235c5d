using Samsyn.Domain.Organisations;
using Samsyn.Domain.Readiness;

namespace Samsyn.App.Readiness;

/// <summary>Every query of readiness begins here. The level is for all who follow how an agreement is kept; why it was raised is for those who work in the parties.</summary>
static class ReadinessAccess
{
    const string Kind = "Readiness", Level = nameof(Level), Reason = nameof(Reason);

    public static IQueryable<ReadinessChange> VisibleTo(this IQueryable<ReadinessChange> changes, Actor actor)
    {
        var may = actor.Sees(Kind, Level);
        return changes.Where(_ => may);
    }

    public static bool SeesReadiness(this Actor actor) => actor.Sees(Kind, Level);

    public static bool SeesReasons(this Actor actor) => actor.Sees(Kind, Reason);
}
