using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations.Causes;

namespace Samsyn.App.Situations.Causes;

/// <summary>Every query of problems and focus areas begins here: they are both parties' from the beginning.</summary>
static class CauseAccess
{
    public static IQueryable<Problem> VisibleTo(this IQueryable<Problem> problems, Actor actor)
    {
        var may = actor.Sees(nameof(Problem));
        return problems.Where(_ => may);
    }

    public static IQueryable<FocusPlan> VisibleTo(this IQueryable<FocusPlan> plans, Actor actor)
    {
        var may = actor.Sees(nameof(FocusPlan));
        return plans.Where(_ => may);
    }
}
