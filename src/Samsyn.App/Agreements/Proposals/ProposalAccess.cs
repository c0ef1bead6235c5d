using Samsyn.Domain.Agreements.Proposals;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Agreements.Proposals;

/// <summary>Every query of proposals begins here.</summary>
static class ProposalAccess
{
    /// <summary>What a document was understood to say is working material: those who import or correct see it, and whoever imported it.</summary>
    public static IQueryable<ImportProposal> VisibleTo(this IQueryable<ImportProposal> proposals, Actor actor)
    {
        var may = actor.May(Permission.ImportAgreement) || actor.May(Permission.CorrectProposal);
        return proposals.Where(proposal => may || proposal.ImportedBy == actor.Person);
    }
}
