using Microsoft.EntityFrameworkCore;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Annexes;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Agreements;

/// <summary>Every query of agreements begins here: what an actor may not see is not there.</summary>
static class AgreementAccess
{
    /// <summary>The states of an agreement that the access matrix tells apart: signed by all, or not yet.</summary>
    public const string Draft = nameof(Draft), Binding = nameof(Binding);

    /// <summary>What all have signed, and what not all have signed, each to those whom the matrix names.</summary>
    public static IQueryable<Agreement> VisibleTo(this IQueryable<Agreement> agreements, Actor actor)
    {
        var (drafts, binding) = (actor.Sees(nameof(Agreement), Draft), actor.Sees(nameof(Agreement), Binding));
        return agreements.Where(agreement => EF.Property<DateOnly?>(agreement, MarksWhatBinds.BindingFrom) != null ? binding : drafts);
    }

    /// <summary>With annexes and their versions, in the order of their numbers.</summary>
    public static IQueryable<Agreement> Whole(this IQueryable<Agreement> agreements) => agreements
        .Include(agreement => agreement.Annexes.OrderBy(annex => annex.Number))
        .ThenInclude(annex => annex.Versions.OrderBy(version => version.Number))
        .AsSplitQuery();

    /// <summary>The same as far as the actor sees it: a proposed text is nobody's but the parties'. For reading only; a change needs the whole.</summary>
    public static IQueryable<Agreement> WholeFor(this IQueryable<Agreement> agreements, Actor actor) =>
        actor.Sees(nameof(AnnexVersion), nameof(AnnexVersionState.Proposed)) ? agreements.Whole() : agreements.AsNoTracking()
            .Include(agreement => agreement.Annexes.OrderBy(annex => annex.Number))
            .ThenInclude(annex => annex.Versions.Where(version => version.State == AnnexVersionState.Decided).OrderBy(version => version.Number))
            .AsSplitQuery();
}
