using Microsoft.EntityFrameworkCore;
using Samsyn.App.Acts;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Agreements.Proposals;

public sealed record ProposeAsAnnexCommand
{
    public required ProposalId Proposal { get; init; }
    public required int Version { get; init; }
    public required AgreementId Agreement { get; init; }
    public required int Annex { get; init; }
    /// <summary>Why the annex is revised (AGR-69).</summary>
    public required string Reason { get; init; }
}

/// <summary>Proposes an imported document, a booklet of action plans say, as the next version of an annex. It counts once it is decided (AGR-33).</summary>
public sealed class ProposeAsAnnex(SamsynDb db, Clock clock, NewId ids, ActLog acts)
{
    public async Task<Outcome> Run(Actor actor, ProposeAsAnnexCommand command, CancellationToken cancellation)
    {
        var proposal = await db.Proposals.VisibleTo(actor).SingleOrDefaultAsync(proposal => proposal.Id == command.Proposal, cancellation);
        var agreement = await db.Agreements.VisibleTo(actor).Whole().SingleOrDefaultAsync(agreement => agreement.Id == command.Agreement, cancellation);
        if (proposal is null || agreement is null) return new NotFound();
        if (await acts.Demand(actor, Permission.ProposeAnnexVersion, nameof(ProposeAsAnnex), proposal.Id, cancellation) is { IsDone: false } lacking) return lacking;
        if (proposal.Version != command.Version) return new Stale(command.Version, proposal.Version);

        var used = proposal.UseAsAnnexOf(agreement.Id, clock.Today);
        if (!used.IsDone) return used;
        var proposed = agreement.ProposeAnnexVersion(command.Annex, new(ids.Next()),
            new() { Lines = proposal.Lines, Facts = proposal.Facts, Author = actor.Person, Reason = command.Reason }, clock.Today);
        if (!proposed.IsDone) return Outcome.Refused(proposed.Refusals);

        acts.Note(actor, nameof(ProposeAsAnnex), proposal.Id);
        acts.Note(actor, nameof(ProposeAsAnnex), agreement.Id);
        return await db.Commit(cancellation);
    }
}
