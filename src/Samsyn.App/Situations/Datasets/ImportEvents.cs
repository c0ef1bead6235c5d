using Microsoft.EntityFrameworkCore;
using Samsyn.App.Acts;
using Samsyn.App.Files;
using Samsyn.App.Situations.Events;
using Samsyn.App.Situations.Indicators;
using Samsyn.App.Storage;
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


    /// <summary>What is read instead of the file at the path, when it is open already.</summary>
    internal TableBytes? Open { get; init; }
    /// <summary>Where wrong rows are written instead of the path.</summary>
    internal Stream? Rejects { get; init; }
    internal long PartLength { get; init; } = EventFileImport.UsualPart;
}

/// <summary>No row could be read; <paramref name="First"/> says why the first could not.</summary>
public sealed record NothingImported(string File, long Rejected, string First) : Refusal;

/// <summary>More rows are wrong than right: the profile does not fit the file.</summary>
public sealed record MostRowsRejected(string File, long Rejected, long Rows, string Column, string Reason, long FirstLine) : Refusal;

/// <summary>A column holds something else from one line on.</summary>
/// <param name="Column">Its heading.</param>
/// <param name="FromLine">The first line that does not fit.</param>
/// <param name="Rows">How many do not.</param>
/// <param name="Reason">What they are not.</param>
public sealed record ColumnChange(string Column, long FromLine, long Rows, RejectReason Reason);

/// <summary>What came of an import. <paramref name="RejectsIn"/> is null when every row was right.</summary>
public sealed record ImportedEvents(DataImport Import, IReadOnlyList<RejectedGroup> Rejected, string? RejectsIn, IReadOnlyList<ColumnChange> Changes);

/// <summary>
/// Reads a file of events into a dataset. The events are safe in their place before the row that makes them the dataset's; broken off anywhere, the dataset is as it was.
/// </summary>
public sealed class ImportEvents(SamsynDb db, Clock clock, NewId ids, ActLog acts, DatasetChange change, SegmentPlace segments)
{
    const int MostTold = 50;

    public async Task<Outcome<ImportedEvents>> Run(Actor actor, ImportEventsCommand command, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        var found = await change.Find(actor, command.Dataset, nameof(ImportEvents), cancellation);
        if (!found.IsDone) return Outcome<ImportedEvents>.Refused(found.Refusals);
        if (found.Value.RetiredOn is { } retired) return new DatasetRetired(found.Value.Name, retired);
        if (found.Value.Kind != DatasetKind.Events) return new DatasetOfOtherKind(found.Value.Name, found.Value.Kind);
        var place = segments.Find();
        if (!place.IsDone) return Outcome<ImportedEvents>.Refused(place.Refusals);
        try
        {
            using var bytes = command.Open ?? TableBytes.Open(command.Path);
            using var rejects = new RejectFile(command.RejectsTo, command.Language, command.Rejects);
            var reading = new EventFileImport(segments, place.Value.Place, await segments.Depot(cancellation), found.Value.Id, rejects, command.PartLength);
            var read = await reading.Read(bytes, command.Profile, progress, cancellation);
            if (!read.IsDone) return Outcome<ImportedEvents>.Refused(read.Refusals);
            var kept = await Keep(actor, command, found.Value, place.Value.Place, read.Value, bytes.Length, rejects, cancellation);
            if (!kept.IsDone) await reading.Discard(read.Value.Parts.SelectMany(part => part.Segment is { } put ? (string[])[put.Numbers, put.Rest] : []));
            return kept;
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

    async Task<Outcome<ImportedEvents>> Keep(Actor actor, ImportEventsCommand command, Dataset dataset, IFilePlace place, ReadFile read, long length, RejectFile rejects, CancellationToken cancellation)
    {
        var (file, groups) = (command.File ?? Path.GetFileName(command.Path), rejects.Groups);
        if (groups.Count > 0 && read.Rejected > read.Rows)
        {
            var most = groups[0];
            return new MostRowsRejected(file, read.Rejected, read.Rows, most.Column, Texts.Of(most.Reason, command.Language), most.FirstLine);
        }
        if (read.Rows == 0) return new NothingImported(file, read.Rejected, groups.Count == 0 ? "–" : Texts.Of(groups[0].Reason, command.Language));

        var stored = read.Parts.Where(part => part.Segment is not null).Select(part => (Part: part, Put: part.Segment!)).ToList();
        var before = await db.DataImports.AsNoTracking().Where(one => one.Dataset == dataset.Id).OrderByDescending(one => one.Number).FirstOrDefaultAsync(cancellation);
        var import = DataImport.Record(new(ids.Next()), dataset, command.Rule ?? dataset.Rule, new()
        {
            File = FileNames.Harmless(file), Length = length, Profile = command.Profile.Name, Rows = read.Rows, Events = read.Events, Rejected = read.Rejected, Checksum = command.Checksum,
            First = Calendar.DateOf(Calendar.DayOf(stored.Min(one => one.Put.First))), Last = Calendar.DateOf(Calendar.DayOf(stored.Max(one => one.Put.Last))),
            Years = [.. read.Parts.SelectMany(part => part.Years).GroupBy(year => year.Key, year => year.Value).Select(year => new YearCount(year.Key, year.Sum()))],
            Notes = [.. read.Notes.Select(note => new ImportNote(note.Note.ToString(), note.Rows, note.FirstLine))],
            Rejects = [.. groups.Take(MostTold).Select(group => new ImportReject(group.Column, group.Reason.ToString(), group.Rows, group.FirstLine, group.LastLine))],
        }, before, actor.Person, clock.Now);
        if (dataset.Take(import) is { IsDone: false } refused) return Outcome<ImportedEvents>.Refused(refused.Refusals);

        db.DataImports.Add(import);
        foreach (var ((part, put), number) in stored.Select((one, number) => (one, number)))
            db.DatasetSegments.Add(new()
            {
                Id = ids.Next(), Dataset = dataset.Id, Import = import.Id, Number = number, Kind = place.Kind, Numbers = put.Numbers, NumbersLength = put.NumbersLength, Rest = put.Rest,
                RestLength = put.RestLength, Rows = part.Rows, FirstMinute = put.First, LastMinute = put.Last, StoredAt = clock.Now,
            });
        acts.Note(actor, nameof(ImportEvents), dataset.Id);
        var lastLine = read.Parts[^1].FirstLine + read.Parts[^1].Lines - 1;
        return (await db.Commit(cancellation)).Then(new ImportedEvents(import, groups, rejects.Written, Changes(groups, lastLine)));
    }

    /// <summary>A column whose wrong rows begin late, and are nearly all rows from there on.</summary>
    static List<ColumnChange> Changes(IReadOnlyList<RejectedGroup> groups, long lastLine) =>
    [
        .. from wrong in groups
           where wrong is { Column.Length: > 0, Rows: >= 10 } && wrong.Rows >= 0.9 * (wrong.LastLine - wrong.FirstLine + 1) && wrong.LastLine > lastLine - Math.Max(1, lastLine / 100)
           select new ColumnChange(wrong.Column, wrong.FirstLine, wrong.Rows, wrong.Reason),
    ];
}
