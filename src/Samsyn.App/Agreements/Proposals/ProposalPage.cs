using Microsoft.EntityFrameworkCore;
using Samsyn.App.Acts;
using Samsyn.App.Files;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Agreements.Proposals;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Agreements.Proposals;

/// <summary>A proposal as the review shows it: the source text beside what was understood.</summary>
public sealed record ProposalPage
{
    public required ProposalId Id { get; init; }
    public required int Version { get; init; }
    public required ProposalState State { get; init; }
    public required string File { get; init; }
    public required SourceFormat Format { get; init; }
    public required string Sha256 { get; init; }
    public required DateTimeOffset ImportedAt { get; init; }
    public required DocumentKind DocumentKind { get; init; }
    public required IReadOnlyList<string> Lines { get; init; }
    public required AgreementFacts Facts { get; init; }
    public required IReadOnlyList<Finding> Findings { get; init; }
    /// <summary>The findings, by place, that someone has seen and accepted.</summary>
    public required IReadOnlySet<int> Acknowledged { get; init; }
    public required IReadOnlyList<Correction> Corrections { get; init; }
    /// <summary>What stands in the way of adopting.</summary>
    public required IReadOnlyList<Refusal> Lacking { get; init; }
    public required IReadOnlyList<AgreementId> AdoptedAs { get; init; }
    public required bool MayCorrect { get; init; }
    public required bool MayAdopt { get; init; }
    /// <summary>Whether the other party sees it, and since when; the side whose it was, or null when it was never anyone's alone.</summary>
    public required PartySide? Side { get; init; }
    public required DateOnly? SharedOn { get; init; }
    public required bool MayRelease { get; init; }
}

public sealed class ReadProposalPage(SamsynDb db, ReadLog reads)
{
    public async Task<ProposalPage?> Run(Actor actor, ProposalId id, CancellationToken cancellation)
    {
        var proposal = await db.Proposals.AsNoTracking().VisibleTo(actor).SingleOrDefaultAsync(proposal => proposal.Id == id, cancellation);
        if (proposal is null) return null;
        await reads.Note(actor, nameof(ReadProposalPage), proposal.Id, cancellation);
        var open = proposal.State == ProposalState.Open;
        return new()
        {
            Id = proposal.Id,
            Version = proposal.Version,
            State = proposal.State,
            File = proposal.File,
            Format = proposal.Format,
            Sha256 = proposal.Sha256,
            ImportedAt = proposal.ImportedAt,
            DocumentKind = proposal.DocumentKind,
            Lines = proposal.Lines,
            Facts = proposal.Facts,
            Findings = proposal.Findings,
            Acknowledged = proposal.Acknowledged.Select(one => one.Finding).ToHashSet(),
            Corrections = proposal.Corrections,
            Lacking = proposal.Lacking,
            AdoptedAs = proposal.AdoptedAs,
            MayCorrect = open && actor.May(Permission.CorrectProposal),
            MayAdopt = open && actor.May(Permission.AdoptAgreement),
            Side = proposal.Side,
            SharedOn = proposal.SharedOn,
            MayRelease = open && proposal.SharedOn is null && proposal.Side is { } side && actor.SidesWith(Permission.ReleaseProposal).Contains(side),
        };
    }
}

/// <summary>One line of the list of proposals.</summary>
public sealed record ProposalRow(ProposalId Id, string File, ProposalState State, DocumentKind Kind, DateTimeOffset ImportedAt);

public sealed class ReadProposals(SamsynDb db)
{
    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<ProposalRow>> Run(Actor actor, CancellationToken cancellation) => await db.Proposals.VisibleTo(actor)
        .OrderByDescending(proposal => proposal.ImportedAt)
        .Select(proposal => new ProposalRow(proposal.Id, proposal.File, proposal.State, proposal.DocumentKind, proposal.ImportedAt))
        .ToListAsync(cancellation);
}

/// <summary>The imported file as it came, with its name.</summary>
public sealed record OriginalFile(string Name, SourceFormat Format, byte[] Bytes);

public sealed class ReadOriginal(SamsynDb db, StoredFiles files, ReadLog reads)
{
    public async Task<OriginalFile?> Run(Actor actor, ProposalId id, CancellationToken cancellation)
    {
        var proposal = await db.Proposals.VisibleTo(actor).Where(proposal => proposal.Id == id)
            .Select(proposal => new { proposal.File, proposal.Format, proposal.Sha256 }).SingleOrDefaultAsync(cancellation);
        if (proposal is null) return null;
        await reads.Note(actor, nameof(ReadOriginal), id, cancellation);
        try
        {
            return await files.Read(id, proposal.Sha256, cancellation) is { } bytes ? new(proposal.File, proposal.Format, bytes) : null;
        }
        catch (FilePlaceException damage) when (damage.IsAltered)
        {
            // Evidence that is no longer what came: both parties must be able to find when it was noticed.
            await reads.Note(actor, nameof(FileAltered), id, cancellation);
            throw;
        }
    }
}
