using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Agreements.Proposals;

/// <summary>Which difference to take back: the fact at a path, or a removed fact by its place among the removed.</summary>
public sealed record UndoCorrectionCommand(ProposalId Proposal, int Version, string? Path, int? Removed);

/// <summary>Nothing differs there from what was read.</summary>
public sealed record NothingToUndo : Refusal;

/// <summary>Sets a fact back to what was read. It is a correction of its own: the history keeps both.</summary>
public sealed class UndoCorrection(ReadProposalPage read, CorrectProposal correct)
{
    public async Task<Outcome> Run(Actor actor, UndoCorrectionCommand command, CancellationToken cancellation)
    {
        if (await read.Run(actor, command.Proposal, cancellation) is not { } page) return new NotFound();
        var marks = CorrectionMarks.Of(page.Corrections);
        if (command.Path == CorrectionMarks.Kind && marks.Marks.TryGetValue(CorrectionMarks.Kind, out var kind))
            return await correct.Run(actor, new() { Proposal = command.Proposal, Version = command.Version, Kind = Enum.Parse<DocumentKind>(kind.Before!) }, cancellation);

        var undo = command.Path is { } path ? marks.Undo(path) : marks.Restore(command.Removed ?? -1, page.Facts);
        return undo is null
            ? new NothingToUndo()
            : await correct.Run(actor, new() { Proposal = command.Proposal, Version = command.Version, Corrections = [undo] }, cancellation);
    }
}
