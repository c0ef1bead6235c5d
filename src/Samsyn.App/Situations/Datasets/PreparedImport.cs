using Microsoft.EntityFrameworkCore;
using Samsyn.App.Acts;
using Samsyn.App.Files;
using Samsyn.App.Situations.Events;
using Samsyn.App.Storage;
using Samsyn.Documents.Situations.Tables;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations.Datasets;

namespace Samsyn.App.Situations.Datasets;

/// <summary>A segment that was put and is nobody's yet.</summary>
public sealed record PreparedSegment(string Numbers, long NumbersLength, string Rest, long RestLength, int Rows, int FirstMinute, int LastMinute);

/// <summary>A file that has been read, and is not the dataset's until it is kept. <paramref name="Base"/> is the number of the dataset's imports when it was read.</summary>
public sealed record PreparedImport(ImportedFile File, ImportRule Rule, int Base, FilePlaceKind Place, IReadOnlyList<PreparedSegment> Segments, DateTimeOffset At)
{
    internal IEnumerable<string> Names => Segments.SelectMany(segment => (string[])[segment.Numbers, segment.Rest]);
}

/// <summary>Reads files of events in two steps: into segments that nobody sees, held against what is there, and from there into the dataset.</summary>
public sealed class EventImporting(SamsynDb db, Clock clock, NewId ids, ActLog acts, SegmentPlace segments, EventStore store)
{
    const int MostTold = 50;

    internal async Task<Outcome<PreparedImport>> Read(Dataset dataset, ImportEventsCommand command, RejectFile rejects, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        var place = segments.Find();
        if (!place.IsDone) return Outcome<PreparedImport>.Refused(place.Refusals);
        using var bytes = command.Open ?? TableBytes.Open(command.Path);
        var rule = command.Rule ?? dataset.Rule;
        var before = rule == ImportRule.Replace && dataset.InForceFrom > 0 ? await store.Rows(dataset, cancellation) : [];
        var (comparison, depot) = ((EventComparison?)null, await segments.Depot(cancellation));
        var reading = new EventFileImport(segments, place.Value.Place, depot, dataset.Id, rejects, command.PartLength, before.Count == 0 ? null : async plan => comparison = EventComparison.Of(plan, await Columns(dataset, before, place.Value.Place, depot, cancellation)));
        var read = await reading.Read(bytes, command.Profile, progress, cancellation);
        if (!read.IsDone) return Outcome<PreparedImport>.Refused(read.Refusals);
        var names = read.Value.Parts.SelectMany(part => part.Segment is { } put ? (string[])[put.Numbers, put.Rest] : []).ToList();
        try
        {
            if (Wrong(command, read.Value, rejects) is { } wrong)
            {
                await reading.Discard(names);
                return Outcome<PreparedImport>.Refused([wrong]);
            }
            var changes = comparison is null ? null : EventDifference.Between(comparison, await Sketches(dataset, before, comparison, place.Value.Place, depot, cancellation), [.. read.Value.Parts.Select(part => part.Sketches).OfType<RowSketches>()], dataset.Imports);
            return new PreparedImport(FileOf(command, read.Value, bytes.Length, rejects) with { Changes = changes }, rule, dataset.Imports, place.Value.Place.Kind,
                [.. read.Value.Parts.Where(part => part.Segment is not null).Select(part => new PreparedSegment(part.Segment!.Numbers, part.Segment.NumbersLength, part.Segment.Rest, part.Segment.RestLength, part.Rows, part.Segment.First, part.Segment.Last))], clock.Now);
        }
        catch
        {
            await reading.Discard(names);
            throw;
        }
    }

    /// <summary>Makes it the dataset's. The act is noted as that of whoever says so.</summary>
    internal async Task<Outcome<DataImport>> Keep(Actor actor, Dataset dataset, PreparedImport prepared, string act, CancellationToken cancellation, Action<DataImport>? recorded = null)
    {
        if (dataset.Imports != prepared.Base) return new DatasetImportedMeanwhile(dataset.Name);
        var before = await db.DataImports.AsNoTracking().Where(one => one.Dataset == dataset.Id).OrderByDescending(one => one.Number).FirstOrDefaultAsync(cancellation);
        var import = DataImport.Record(new(ids.Next()), dataset, prepared.Rule, prepared.File, before, actor.Person, clock.Now);
        if (dataset.Take(import) is { IsDone: false } refused) return Outcome<DataImport>.Refused(refused.Refusals);
        recorded?.Invoke(import);
        db.DataImports.Add(import);
        foreach (var (put, number) in prepared.Segments.Select((one, number) => (one, number)))
            db.DatasetSegments.Add(new()
            {
                Id = ids.Next(), Dataset = dataset.Id, Import = import.Id, Number = number, Kind = prepared.Place, Numbers = put.Numbers, NumbersLength = put.NumbersLength, Rest = put.Rest,
                RestLength = put.RestLength, Rows = put.Rows, FirstMinute = put.FirstMinute, LastMinute = put.LastMinute, StoredAt = clock.Now,
            });
        acts.Note(actor, act, dataset.Id);
        return (await db.Commit(cancellation)).Then(import);
    }

    internal async Task Discard(PreparedImport prepared)
    {
        if (segments.Find() is not { IsDone: true, Value.Place: var place } || await segments.KnownDepot(CancellationToken.None) is not { } depot) return;
        try
        {
            foreach (var name in prepared.Names) await SegmentPlace.Remove(place, depot, name, CancellationToken.None);
        }
        catch (FilePlaceException)
        {
            // What cannot be removed now is swept later.
        }
    }

    static Refusal? Wrong(ImportEventsCommand command, ReadFile read, RejectFile rejects)
    {
        var (file, groups) = (command.File ?? Path.GetFileName(command.Path), rejects.Groups);
        if (groups.Count > 0 && read.Rejected > read.Rows) return new MostRowsRejected(file, read.Rejected, read.Rows, groups[0].Column, Texts.Of(groups[0].Reason, command.Language), groups[0].FirstLine);
        return read.Rows == 0 ? new NothingImported(file, read.Rejected, groups.Count == 0 ? "–" : Texts.Of(groups[0].Reason, command.Language)) : null;
    }

    static ImportedFile FileOf(ImportEventsCommand command, ReadFile read, long length, RejectFile rejects)
    {
        var stored = read.Parts.Select(part => part.Segment).OfType<StoredSegment>().ToList();
        return new()
        {
            File = FileNames.Harmless(command.File ?? Path.GetFileName(command.Path)), Length = length, Profile = command.Profile.Name, Used = command.Used, Rows = read.Rows, Events = read.Events, Rejected = read.Rejected, LastLine = read.Parts[^1].FirstLine + read.Parts[^1].Lines - 1, Checksum = command.Checksum,
            First = Calendar.DateOf(Calendar.DayOf(stored.Min(one => one.First))), Last = Calendar.DateOf(Calendar.DayOf(stored.Max(one => one.Last))),
            Years = [.. read.Parts.SelectMany(part => part.Years).GroupBy(year => year.Key, year => year.Value).Select(year => new YearCount(year.Key, year.Sum()))],
            Notes = [.. read.Notes.Select(note => new ImportNote(note.Note.ToString(), note.Rows, note.FirstLine))],
            Rejects = [.. rejects.Groups.Take(MostTold).Select(group => new ImportReject(group.Column, group.Reason.ToString(), group.Rows, group.FirstLine, group.LastLine))],
        };
    }

    /// <summary>The columns of each import in force; all segments of an import have the same.</summary>
    async Task<IReadOnlyList<IReadOnlyList<SegmentColumn>>> Columns(Dataset dataset, List<DatasetSegment> before, IFilePlace place, string depot, CancellationToken cancellation)
    {
        List<IReadOnlyList<SegmentColumn>> columns = [];
        foreach (var first in before.GroupBy(segment => segment.Import).Select(import => import.First()))
        {
            var (numbers, rest) = await Fetch(dataset, first, place, depot, cancellation);
            columns.Add([.. numbers.Columns, .. rest.Columns]);
        }
        return columns;
    }

    /// <summary>One segment a processor at a time: what stays of each is a few bytes a row.</summary>
    async Task<IReadOnlyList<RowSketches>> Sketches(Dataset dataset, List<DatasetSegment> before, EventComparison comparison, IFilePlace place, string depot, CancellationToken cancellation)
    {
        var sketches = new RowSketches[before.Count];
        await Parallel.ForAsync(0, before.Count, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellation }, async (number, stop) =>
        {
            var (numbers, rest) = await Fetch(dataset, before[number], place, depot, stop);
            sketches[number] = comparison.Of(numbers, rest);
        });
        return sketches;
    }

    async Task<(Segment Asked, Segment Shown)> Fetch(Dataset dataset, DatasetSegment row, IFilePlace place, string depot, CancellationToken cancellation) =>
        (await store.Fetch(place, depot, dataset, row.Numbers, row.NumbersLength, cancellation), await store.Fetch(place, depot, dataset, row.Rest, row.RestLength, cancellation));
}
