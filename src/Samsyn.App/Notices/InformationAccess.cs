using Samsyn.Domain.Notices;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Notices;

/// <summary>Every query of what the parties told each other begins here. Partners read it nowhere: to them goes what was approved for distribution (INF-09).</summary>
static class InformationAccess
{
    public static IQueryable<InformationNote> VisibleTo(this IQueryable<InformationNote> notes, Actor actor)
    {
        var may = actor.Sees(nameof(InformationNote));
        return notes.Where(_ => may);
    }
}
