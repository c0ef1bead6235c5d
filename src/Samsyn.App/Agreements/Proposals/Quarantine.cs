using Microsoft.EntityFrameworkCore;
using Samsyn.App.Acts;
using Samsyn.App.Files;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Agreements.Proposals;

/// <summary>A file that waits for the virus scanner, as its owner sees it.</summary>
public sealed record WaitingFile(QuarantinedFileId Id, string Name, DateTimeOffset At, DateTimeOffset TriedAt, string Reason, long Length);

static class QuarantineAccess
{
    /// <summary>Nobody knows yet what is in the file, so only who brought it sees it.</summary>
    public static IQueryable<QuarantinedFile> VisibleTo(this IQueryable<QuarantinedFile> files, Actor actor) => files.Where(file => file.BroughtBy == actor.Person);
}

public sealed class ReadQuarantine(SamsynDb db)
{
    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<WaitingFile>> Run(Actor actor, CancellationToken cancellation) => await db.Quarantine.VisibleTo(actor)
        .OrderByDescending(file => file.At)
        .Select(file => new WaitingFile(file.Id, file.Name, file.At, file.TriedAt, file.Reason, file.Bytes.Length))
        .ToListAsync(cancellation);
}

/// <summary>Asks the scanner again; a clean file is read in as if it had just been brought, an infected one is removed.</summary>
public sealed class RetryQuarantined(SamsynDb db, Clock clock, Clamd scanner, ImportDocument import, ActLog acts)
{
    public async Task<Outcome<ProposalId>> Run(Actor actor, QuarantinedFileId id, CancellationToken cancellation)
    {
        if (await acts.Demand(actor, Permission.ImportAgreement, nameof(RetryQuarantined), cancellation) is { IsDone: false } lacking) return Outcome<ProposalId>.Refused(lacking.Refusals);
        if (await db.Quarantine.VisibleTo(actor).SingleOrDefaultAsync(file => file.Id == id, cancellation) is not { } waiting) return new NotFound();

        switch (await scanner.Scan(waiting.Bytes, cancellation))
        {
            case Scanned.Infected infected:
                db.Quarantine.Remove(waiting);
                return (await db.Commit(cancellation)) is { IsDone: false } unsaved ? Outcome<ProposalId>.Refused(unsaved.Refusals) : new FileInfected(waiting.Name, infected.Signature);
            case Scanned.NotScanned silent:
                (waiting.Reason, waiting.TriedAt) = (silent.Reason, clock.Now);
                return (await db.Commit(cancellation)) is { IsDone: false } unnoted ? Outcome<ProposalId>.Refused(unnoted.Refusals) : new FileInQuarantine(waiting.Name, id, silent.Reason);
        }

        db.Quarantine.Remove(waiting);
        Outcome<ProposalId> read;
        try
        {
            read = await import.Read(actor, waiting.Name, waiting.Bytes, cancellation);
        }
        catch (FilePlaceException)
        {
            db.ChangeTracker.Clear();
            return new FileNotStored(waiting.Name);
        }
        // Clean but not a document we can read, or read in before: then there is nothing to wait for either.
        if (!read.IsDone)
        {
            db.ChangeTracker.Clear();
            await db.Quarantine.Where(file => file.Id == id).ExecuteDeleteAsync(cancellation);
        }
        return read;
    }
}

/// <summary>Takes a file out of quarantine unread.</summary>
public sealed class RemoveQuarantined(SamsynDb db, ActLog acts)
{
    public async Task<Outcome> Run(Actor actor, QuarantinedFileId id, CancellationToken cancellation)
    {
        if (await db.Quarantine.VisibleTo(actor).SingleOrDefaultAsync(file => file.Id == id, cancellation) is not { } waiting) return new NotFound();
        db.Quarantine.Remove(waiting);
        acts.Note(actor, nameof(RemoveQuarantined), id);
        return await db.Commit(cancellation);
    }
}
