using Microsoft.EntityFrameworkCore;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Agreements;

/// <summary>Every query of agreements begins here: what an actor may not see is not there.</summary>
static class AgreementAccess
{
    /// <summary>An agreement is a public document within the collaboration: everyone with a position may read it.</summary>
    public static IQueryable<Agreement> VisibleTo(this IQueryable<Agreement> agreements, Actor actor)
    {
        var may = actor.May(Permission.ReadAgreements);
        return agreements.Where(_ => may);
    }

    /// <summary>With annexes and their versions, in the order of their numbers.</summary>
    public static IQueryable<Agreement> Whole(this IQueryable<Agreement> agreements) => agreements
        .Include(agreement => agreement.Annexes.OrderBy(annex => annex.Number))
        .ThenInclude(annex => annex.Versions.OrderBy(version => version.Number))
        .AsSplitQuery();
}
