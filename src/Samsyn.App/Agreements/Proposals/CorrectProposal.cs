using Microsoft.EntityFrameworkCore;
using Samsyn.App.Acts;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Agreements.Proposals;

/// <summary>The path is the fact's place in the contract's JSON (<c>/term/to</c>); a null value removes the fact.</summary>
public sealed record FactCorrection(string Path, string? Value);

public sealed record CorrectProposalCommand
{
    public required ProposalId Proposal { get; init; }
    public required int Version { get; init; }
    public IReadOnlyList<FactCorrection> Corrections { get; init; } = [];
    public DocumentKind? Kind { get; init; }
    /// <summary>Findings seen and accepted, by their place in the list from 0.</summary>
    public IReadOnlyList<int> Acknowledged { get; init; } = [];
}

/// <summary>Changes what a document was understood to say. Either every correction is made or none.</summary>
public sealed class CorrectProposal(SamsynDb db, Clock clock, ActLog acts)
{
    public async Task<Outcome> Run(Actor actor, CorrectProposalCommand command, CancellationToken cancellation)
    {
        var proposal = await db.Proposals.VisibleTo(actor).SingleOrDefaultAsync(proposal => proposal.Id == command.Proposal, cancellation);
        if (proposal is null) return new NotFound();
        if (await acts.Demand(actor, Permission.CorrectProposal, nameof(CorrectProposal), proposal.Id, cancellation) is { IsDone: false } lacking) return lacking;
        if (proposal.Version != command.Version) return new Stale(command.Version, proposal.Version);

        var at = clock.Now;
        List<Outcome> made = [.. command.Corrections.Select(correction => proposal.Correct(correction.Path, correction.Value, actor.Person, at))];
        if (command.Kind is { } kind) made.Add(proposal.CorrectKind(kind, actor.Person, at));
        made.AddRange(command.Acknowledged.Select(finding => proposal.Acknowledge(finding, actor.Person, at)));
        if (Outcome.From([.. made.SelectMany(one => one.Refusals)]) is { IsDone: false } refused) return refused;

        acts.Note(actor, nameof(CorrectProposal), proposal.Id);
        return await db.Commit(cancellation);
    }
}
