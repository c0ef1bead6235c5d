using Samsyn.App.Organisations;
using Samsyn.Domain.Agreements.Proposals;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Agreements.Proposals;

/// <summary>Every query of proposals begins here.</summary>
static class ProposalAccess
{
    /// <summary>
    /// What a document was understood to say is working material of the side that imported it, until that side releases or adopts it. The
    /// right follows the position: whoever leaves one leaves what was imported in it.
    /// </summary>
    public static IQueryable<ImportProposal> VisibleTo(this IQueryable<ImportProposal> proposals, Actor actor) => proposals.VisibleToSidesOf(actor);
}
