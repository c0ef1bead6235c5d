using Samsyn.App.Files;
using Samsyn.App.Situations.Events;
using Samsyn.App.Situations.Indicators;
using Samsyn.Documents.Situations.Tables;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations.Datasets;

namespace Samsyn.App.Situations.Datasets;

/// <summary><paramref name="Rule"/> null: the dataset's own. <paramref name="RejectsTo"/> is where wrong rows are written, should there be any.</summary>
public sealed record ImportEventsCommand(DatasetId Dataset, string Path, ImportProfile Profile, string RejectsTo, Language Language, ImportRule? Rule = null)
{
    /// <summary>What the file was called, when it is read from elsewhere; and its checksum, where it was counted.</summary>
    public string? File { get; init; }
    public string? Checksum { get; init; }
    /// <summary>The saved profile that it is, where it is one.</summary>
    public UsedProfile? Used { get; init; }
    /// <summary>Says what would change and leaves everything as it is.</summary>
    public bool OnlyCompare { get; init; }

    /// <summary>What is read instead of the file at the path, when it is open already.</summary>
    internal TableBytes? Open { get; init; }
    /// <summary>Where wrong rows are written instead of the path.</summary>
    internal Stream? Rejects { get; init; }
    internal long PartLength { get; init; } = EventFileImport.UsualPart;
}

/// <summary>No row could be read; <paramref name="First"/> says why the first could not.</summary>
public sealed record NothingImported(string File, long Rejected, string First) : Refusal;

/// <summary>All that the file says is there already.</summary>
public sealed record NothingNew(string File, long Rows) : Refusal;

/// <summary>More rows are wrong than right: the profile does not fit the file.</summary>
public sealed record MostRowsRejected(string File, long Rejected, long Rows, string Column, string Reason, long FirstLine) : Refusal;

/// <summary>A column holds something else from one line on.</summary>
/// <param name="Column">Its heading.</param>
/// <param name="FromLine">The first line that does not fit.</param>
/// <param name="Rows">How many do not.</param>
/// <param name="Reason">What they are not.</param>
public sealed record ColumnChange(string Column, long FromLine, long Rows, RejectReason Reason);

/// <summary>What came of an import. <paramref name="Kept"/> is null when it was only compared; <paramref name="RejectsIn"/> when every row was right.</summary>
public sealed record ImportedEvents(ImportedFile File, DataImport? Kept, IReadOnlyList<RejectedGroup> Rejected, string? RejectsIn, IReadOnlyList<ColumnChange> Changes)
{
    /// <summary>Of what was kept.</summary>
    public DataImport Import => Kept ?? throw new InvalidOperationException("It was only compared.");
}

/// <summary>
/// Reads a file of events into a dataset. The events are safe in their place before the row that makes them the dataset's; broken off anywhere, the dataset is as it was.
/// </summary>
public sealed class ImportEvents(DatasetChange change, EventImporting importing)
{
    public async Task<Outcome<ImportedEvents>> Run(Actor actor, ImportEventsCommand command, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        var found = await change.Find(actor, command.Dataset, nameof(ImportEvents), cancellation);
        if (!found.IsDone) return Outcome<ImportedEvents>.Refused(found.Refusals);
        if (found.Value.RetiredOn is { } retired) return new DatasetRetired(found.Value.Name, retired);
        if (found.Value.Kind != DatasetKind.Events) return new DatasetOfOtherKind(found.Value.Name, found.Value.Kind);
        try
        {
            using var rejects = new RejectFile(command.RejectsTo, command.Language, command.Rejects);
            var read = await importing.Read(found.Value, command, rejects, progress, cancellation);
            if (!read.IsDone) return Outcome<ImportedEvents>.Refused(read.Refusals);
            var groups = rejects.Groups;
            var changes = Changes(groups, read.Value.File.LastLine);
            if (command.OnlyCompare)
            {
                await importing.Discard(read.Value);
                return new ImportedEvents(read.Value.File, null, groups, rejects.Written, changes);
            }
            var kept = await importing.Keep(actor, found.Value, read.Value, nameof(ImportEvents), cancellation);
            if (kept.IsDone) return new ImportedEvents(read.Value.File, kept.Value, groups, rejects.Written, changes);
            await importing.Discard(read.Value);
            return Outcome<ImportedEvents>.Refused(kept.Refusals);
        }
        catch (FilePlaceException failure)
        {
            return failure.Refusal;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new FileUnreadable(command.Path, failure.Message);
        }
    }

    /// <summary>A column whose wrong rows begin late, and are nearly all rows from there on.</summary>
    static List<ColumnChange> Changes(IReadOnlyList<RejectedGroup> groups, long lastLine) =>
    [
        .. from wrong in groups
           where wrong is { Column.Length: > 0, Rows: >= 10 } && wrong.Rows >= 0.9 * (wrong.LastLine - wrong.FirstLine + 1) && wrong.LastLine > lastLine - Math.Max(1, lastLine / 100)
           select new ColumnChange(wrong.Column, wrong.FirstLine, wrong.Rows, wrong.Reason),
    ];
}
