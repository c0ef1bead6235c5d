using Samsyn.Domain.Organisations;

namespace Samsyn.App.Organisations;

/// <summary>Every query of organisations begins here: what an actor may not see is not there.</summary>
static class OrganisationAccess
{
    /// <summary>Who the parties are, and who holds which position, is known to everyone in the collaboration.</summary>
    public static IQueryable<Organisation> VisibleTo(this IQueryable<Organisation> organisations, Actor actor)
    {
        var may = actor.May(Permission.ReadAgreements);
        return organisations.Where(_ => may);
    }
}
