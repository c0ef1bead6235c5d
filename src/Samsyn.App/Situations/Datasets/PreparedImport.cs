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
public sealed record PreparedSegment(string Numbers, long NumbersLength, string Rest, long RestLength, int Rows, int FirstMinute, int LastMinute)
{
    /// <summary>It is the dataset's already, and stays as it is.</summary>
    public bool IsShared { get; init; }
}

/// <summary>A file that has been read, and is not the dataset's until it is kept. <paramref name="Base"/> is the number of the dataset's imports when it was read.</summary>
public sealed record PreparedImport(ImportedFile File, ImportRule Rule, int Base, FilePlaceKind Place, IReadOnlyList<PreparedSegment> Segments, DateTimeOffset At)
{
    internal IEnumerable<string> Names => Segments.Where(segment => !segment.IsShared).SelectMany(segment => (string[])[segment.Numbers, segment.Rest]);
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
        var before = dataset.InForceFrom > 0 ? await store.Rows(dataset, cancellation) : [];
        var (comparison, depot) = ((EventComparison?)null, await segments.Depot(cancellation));
        var reading = new EventFileImport(segments, place.Value.Place, depot, dataset.Id, rejects, command.PartLength, before.Count == 0 ? null : async plan => comparison = EventComparison.Of(plan, await Columns(dataset, before, place.Value.Place, depot, cancellation), rule));
        var read = await reading.Read(bytes, command.Profile, progress, cancellation);
        if (!read.IsDone) return Outcome<PreparedImport>.Refused(read.Refusals);
        var names = read.Value.Parts.SelectMany(part => part.Segment is { } put ? (string[])[put.Numbers, put.Rest] : []).ToList();
        var weaving = new SegmentWeaving(segments, store, place.Value.Place, depot, dataset);
        try
        {
            if (Wrong(command, read.Value, rejects) is { } wrong)
            {
                await reading.Discard(names);
                return Outcome<PreparedImport>.Refused([wrong]);
            }
            List<PreparedSegment> put = [.. read.Value.Parts.Where(part => part.Segment is not null).Select(part => new PreparedSegment(part.Segment!.Numbers, part.Segment.NumbersLength, part.Segment.Rest, part.Segment.RestLength, part.Rows, part.Segment.First, part.Segment.Last))];
            var prepared = new PreparedImport(FileOf(command, read.Value, bytes.Length, rejects), rule, dataset.Imports, place.Value.Place.Kind, put, clock.Now);
            if (comparison is null) return prepared;
            List<RowSketches> now = [.. read.Value.Parts.Select(part => part.Sketches).OfType<RowSketches>()];
            var there = await Sketches(dataset, before, comparison, place.Value.Place, depot, cancellation);
            if (rule == ImportRule.Replace) return prepared with { File = prepared.File with { Changes = EventDifference.Between(comparison, there, now, dataset.Imports) } };
            var merged = EventMerge.Of(comparison, rule, there, now, dataset.Imports);
            if (!comparison.IsPicking) return prepared with { File = prepared.File with { Changes = merged.Changes } };
            var woven = await weaving.Weave([.. before.Select((one, at) => new Strand(Shared(one), merged.BeforeGone[at])), .. put.Select((one, at) => new Strand(one, merged.NowGone[at]))], cancellation);
            await reading.Discard(woven.Unneeded);
            return prepared with { File = prepared.File with { Changes = merged.Changes, Whole = woven.Whole }, Segments = woven.Segments };
        }
        catch
        {
            await reading.Discard(names.Concat(weaving.Put));
            throw;
        }
    }

    static PreparedSegment Shared(DatasetSegment one) => new(one.Numbers, one.NumbersLength, one.Rest, one.RestLength, one.Rows, one.FirstMinute, one.LastMinute) { IsShared = true };

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

    /// <summary>The columns of each import in force. All segments of an import have the same, unless it is woven of several.</summary>
    async Task<IReadOnlyList<IReadOnlyList<SegmentColumn>>> Columns(Dataset dataset, List<DatasetSegment> before, IFilePlace place, string depot, CancellationToken cancellation)
    {
        List<IReadOnlyList<SegmentColumn>> columns = [];
        var woven = await db.DataImports.AsNoTracking().Where(one => one.Dataset == dataset.Id && one.Whole != null).Select(one => one.Id).ToListAsync(cancellation);
        foreach (var first in before.GroupBy(segment => segment.Import).SelectMany(import => import.Take(woven.Contains(import.Key) ? int.MaxValue : 1)))
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
