using Microsoft.EntityFrameworkCore;
using Samsyn.App.Acts;
using Samsyn.App.Files;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Proposals;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Agreements.Proposals;

public sealed record ImportDocumentCommand(string FileName, Stream Content);

/// <summary>The same bytes were imported before; <paramref name="Proposal"/> leads to what became of them.</summary>
public sealed record DocumentAlreadyImported(string File, ProposalId Proposal, DateTimeOffset At, bool Adopted) : Refusal;

/// <summary>
/// Reads a document and keeps it, with what was understood, as a proposal for a person to review. Each further agreement in the same file becomes a proposal
/// of its own. All is stored, or nothing. Yields the first.
/// </summary>
public sealed class ImportDocument(SamsynDb db, Clock clock, NewId ids, StoredFiles files, ActLog acts, Clamd scanner)
{
    public async Task<Outcome<ProposalId>> Run(Actor actor, ImportDocumentCommand command, CancellationToken cancellation)
    {
        if (await acts.Demand(actor, Permission.ImportAgreement, nameof(ImportDocument), cancellation) is { IsDone: false } lacking) return Outcome<ProposalId>.Refused(lacking.Refusals);

        var name = FileNames.Harmless(command.FileName);
        var bytes = await DocumentReading.BytesOf(command.Content, cancellation);
        return await scanner.Scan(bytes, cancellation) switch
        {
            Scanned.Clean => await ReadIn(actor, name, bytes, cancellation),
            Scanned.Infected infected => new FileInfected(name, infected.Signature),
            Scanned.NotScanned silent => await Quarantine(actor, name, bytes, silent.Reason, cancellation),
            _ => throw new InvalidOperationException("The scanner gave no answer."),
        };
    }

    /// <summary>Nothing has looked into the file, and nothing will until the scanner has.</summary>
    async Task<Outcome<ProposalId>> Quarantine(Actor actor, string name, byte[] bytes, string reason, CancellationToken cancellation)
    {
        if (DocumentReading.IsTooLarge(bytes, name) is { } tooLarge) return tooLarge;
        var waiting = new QuarantinedFile { Id = new(ids.Next()), Name = name, BroughtBy = actor.Person, At = clock.Now, Reason = reason, TriedAt = clock.Now, Bytes = bytes };
        db.Quarantine.Add(waiting);
        acts.Note(actor, nameof(Quarantine), waiting.Id);
        return await db.Commit(cancellation) is { IsDone: false } unsaved ? Outcome<ProposalId>.Refused(unsaved.Refusals) : new FileInQuarantine(name, waiting.Id, reason);
    }

    /// <summary>A place for originals that does not take them is nobody's fault here: the words say so, and nothing is stored.</summary>
    async Task<Outcome<ProposalId>> ReadIn(Actor actor, string name, byte[] bytes, CancellationToken cancellation)
    {
        try
        {
            return await Read(actor, name, bytes, cancellation);
        }
        catch (FilePlaceException)
        {
            return new FileNotStored(name);
        }
    }

    /// <summary>A file that the scanner has let through. Where the original cannot be kept it is a <see cref="FilePlaceException"/>.</summary>
    internal async Task<Outcome<ProposalId>> Read(Actor actor, string name, byte[] content, CancellationToken cancellation)
    {
        using var stream = new MemoryStream(content, writable: false);
        var read = await DocumentReading.Read(name, stream, cancellation);
        if (!read.IsDone) return Outcome<ProposalId>.Refused(read.Refusals);
        var (bytes, reading) = read.Value;
        if (await Earlier(actor, reading.Source.Sha256, cancellation) is { } earlier) return earlier;

        var opened = ImportProposal.Open(new(ids.Next()), reading, actor.Person, clock.Now, actor.SideFor(Permission.ImportAgreement));
        if (!opened.IsDone) return Outcome<ProposalId>.Refused(opened.Refusals);

        await Keep(actor, opened.Value, bytes, cancellation);
        foreach (var (text, other) in DocumentReading.Others(reading))
            if (await Earlier(actor, other.Source.Sha256, cancellation) is null
                && ImportProposal.Open(new(ids.Next()), other, actor.Person, clock.Now, actor.SideFor(Permission.ImportAgreement)) is { IsDone: true } further)
                await Keep(actor, further.Value, text, cancellation);
        try
        {
            return (await db.Commit(cancellation)).Then(opened.Value.Id);
        }
        catch (DbUpdateException)
        {
            // The same document came twice at once and the other was first.
            db.ChangeTracker.Clear();
            if (await Earlier(actor, reading.Source.Sha256, cancellation) is { } first) return first;
            throw;
        }
    }

    async Task Keep(Actor actor, ImportProposal proposal, byte[] bytes, CancellationToken cancellation)
    {
        await files.Add(proposal.Id, bytes, cancellation);
        db.Proposals.Add(proposal);
        acts.Note(actor, nameof(ImportDocument), proposal.Id);
    }

    /// <summary>
    /// A discarded proposal does not stand in the way: the document may be tried again. Nor does one that the other party keeps to itself:
    /// a refusal would tell that it has the document.
    /// </summary>
    Task<DocumentAlreadyImported?> Earlier(Actor actor, string sha256, CancellationToken cancellation) => db.Proposals.VisibleTo(actor)
        .Where(proposal => proposal.Sha256 == sha256 && proposal.State != ProposalState.Discarded)
        .Select(proposal => new DocumentAlreadyImported(proposal.File, proposal.Id, proposal.ImportedAt, proposal.State == ProposalState.Adopted))
        .FirstOrDefaultAsync(cancellation);
}
