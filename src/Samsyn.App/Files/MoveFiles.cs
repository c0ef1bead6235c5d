using Microsoft.EntityFrameworkCore;
using Samsyn.App.Jobs;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Kernel;

namespace Samsyn.App.Files;

/// <summary><paramref name="To"/> as SAMSYN_FILES would have it.</summary>
public sealed record MoveFilesCommand(string To, IProgress<WorkDone> Progress);

/// <summary><paramref name="Damaged"/>: proposals whose original could not be read as it came; they stay where they are.</summary>
public sealed record MovedFiles(int Moved, int There, IReadOnlyList<Guid> Damaged);

/// <summary>
/// Moves every original to another kind of place, or seals those of the same place with the master key of today. One at a time: put, then the row, then the
/// old bytes are removed. Broken off anywhere it is run again.
/// </summary>
public sealed class MoveFiles(SamsynDb db, StorageOptions options, FilePlaces places, Depot depot, StoredFiles files, DatabaseTime time)
{
    public async Task<Outcome<MovedFiles>> Run(MoveFilesCommand command, CancellationToken cancellation)
    {
        var (from, to) = (places.Setting, FilePlaceSetting.Parse(command.To, options));
        if (!from.IsDone) return Outcome<MovedFiles>.Refused(from.Refusals);
        if (!to.IsDone) return Outcome<MovedFiles>.Refused(to.Refusals);
        if (to.Value.Kind == from.Value.Kind && to.Value != from.Value) return new FilesMoveWithinKind(from.Value.ToString()!, to.Value.ToString()!);
        var seen = await time.Now(cancellation) - Nodes.SilentAfter;
        if (await db.Nodes.Where(node => node.SeenAt > seen).Select(node => node.Name).FirstOrDefaultAsync(cancellation) is { } serving) return new FilesMoveWhileServing(serving);
        try
        {
            return await All(places.Open(to.Value), command.Progress, cancellation);
        }
        catch (FilePlaceException failure)
        {
            return failure.Refusal;
        }
    }

    async Task<MovedFiles> All(IFilePlace? to, IProgress<WorkDone> progress, CancellationToken cancellation)
    {
        var proposals = await db.Proposals.AsNoTracking().OrderBy(proposal => proposal.Id).Select(proposal => new { proposal.Id, proposal.Sha256 }).ToListAsync(cancellation);
        var (moved, done, damaged) = (0, 0, new List<Guid>());
        foreach (var proposal in proposals)
        {
            try
            {
                if (await One(proposal.Id, proposal.Sha256, to, cancellation)) moved++;
            }
            catch (FilePlaceException altered) when (altered.IsAltered)
            {
                damaged.Add(proposal.Id.Value);
            }
            db.ChangeTracker.Clear();
            progress.Report(new("move", ++done, proposals.Count));
        }
        if (to is not null) await EmptyRows(cancellation);
        return new(moved, proposals.Count - moved - damaged.Count, damaged);
    }

    /// <summary>False when it is there already.</summary>
    async Task<bool> One(ProposalId proposal, string sha256, IFilePlace? to, CancellationToken cancellation)
    {
        var placed = await db.PlacedFiles.SingleOrDefaultAsync(file => file.Proposal == proposal, cancellation);
        if (placed is null ? to is null : placed.Kind == to?.Kind && placed.SealedBy == places.Keys.Current.ToString()) return false;

        var (place, name) = (placed is null ? null : placed.Kind == to?.Kind ? to : places.Of(placed), placed?.Name);
        if ((place is null ? await files.Read(proposal, sha256, cancellation) : await depot.Read(place, placed!, cancellation)) is not { } bytes) return false;
        if (to is null)
        {
            await files.KeepRow(sha256, bytes, isOutside: false, cancellation);
            db.PlacedFiles.Remove(placed!);
        }
        else
        {
            var anew = await depot.Put(to, proposal, bytes, cancellation);
            if (placed is null) db.PlacedFiles.Add(anew);
            else (placed.Kind, placed.Name, placed.SealedBy, placed.StoredAt) = (anew.Kind, anew.Name, anew.SealedBy, anew.StoredAt);
        }
        await db.SaveChangesAsync(cancellation);
        if (place is not null) await depot.Remove(place, name!, cancellation);
        return true;
    }

    /// <summary>Bytes in the database that no proposal needs any more.</summary>
    Task<int> EmptyRows(CancellationToken cancellation) => db.Files
        .Where(file => file.Bytes.Length >= file.Length && db.Proposals.Any(proposal => proposal.Sha256 == file.Sha256)
            && !db.ItemPapers.Any(paper => paper.Sha256 == file.Sha256)
            && !db.Proposals.Any(proposal => proposal.Sha256 == file.Sha256 && !db.PlacedFiles.Any(placed => placed.Proposal == proposal.Id)))
        .ExecuteUpdateAsync(set => set.SetProperty(file => file.Bytes, Array.Empty<byte>()), cancellation);
}
