using Samsyn.App.Files;
using Samsyn.Documents.Situations.Tables;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Situations.Datasets;

namespace Samsyn.App.Situations.Events;

/// <summary>How far it has come, in bytes of the file.</summary>
public readonly record struct ImportProgress(long Bytes, long Of, long Rows);

/// <summary>What a file was read as. Its segments are in the place, and nobody's yet.</summary>
sealed record ReadFile(IReadOnlyList<ImportedPart> Parts, ReadingPlan Plan, EventComparison? Comparison, long Rows, long Events, long Rejected, IReadOnlyList<NotedRows> Notes);

/// <summary>
/// Reads a file into segments, a part at a time on each processor. A part's beginning is guessed; when the part before turns out to end elsewhere it is read again.
/// </summary>
sealed class EventFileImport(SegmentPlace segments, IFilePlace place, string depot, DatasetId dataset, RejectFile rejects, long partLength, Func<ReadingPlan, Task<EventComparison?>>? against = null)
{
    /// <summary>What a part takes in memory is a few times as much.</summary>
    internal const long UsualPart = 32L << 20;

    long PartLength => partLength;

    public async Task<Outcome<ReadFile>> Read(TableBytes bytes, ImportProfile profile, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        var format = TableFormat.Of(bytes, profile);
        if (!format.IsDone) return Outcome<ReadFile>.Refused(format.Refusals);
        var plan = ReadingPlan.Of(profile, format.Value);
        if (!plan.IsDone) return Outcome<ReadFile>.Refused(plan.Refusals);

        var comparison = against is null ? null : await against(plan.Value);
        var read = new Reading(this, bytes, plan.Value, comparison, progress);
        try
        {
            await read.All(cancellation);
        }
        catch
        {
            await Discard(read.Put);
            throw;
        }
        return read.Finished();
    }

    /// <summary>What was put and will not be used. What cannot be removed now is swept later.</summary>
    public async Task Discard(IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            try
            {
                await SegmentPlace.Remove(place, depot, name, CancellationToken.None);
            }
            catch (FilePlaceException)
            {
                return;
            }
        }
    }

    sealed class Reading(EventFileImport import, TableBytes bytes, ReadingPlan plan, EventComparison? comparison, IProgress<ImportProgress>? progress) : IProgress<long>
    {
        readonly List<ImportedPart> _parts = [];
        readonly System.Collections.Concurrent.ConcurrentBag<string> _put = [];
        readonly System.Collections.Concurrent.ConcurrentBag<PartReading> _idle = [];
        long _rows, _done, _rejected;

        public IEnumerable<string> Put => _put;

        public void Report(long value) => Interlocked.Add(ref _rows, value);

        public async Task All(CancellationToken cancellation)
        {
            var start = plan.Format.DataStart;
            var parts = (int)Math.Max(1, (bytes.Length - start + import.PartLength - 1) / import.PartLength);
            var (expected, line, ahead) = (start, (long)plan.Format.FirstLine, new Queue<Task<ImportedPart>>());
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            try
            {
                for (var (part, begun) = (0, 0); part < parts; part++)
                {
                    for (; begun < parts && begun <= part + Environment.ProcessorCount; begun++)
                    {
                        var (from, to, isFirst) = (start + begun * import.PartLength, Math.Min(bytes.Length, start + (begun + 1) * import.PartLength), begun == 0);
                        ahead.Enqueue(Task.Run(() => One(from, to, isFirst, stop.Token), stop.Token));
                    }
                    var end = Math.Min(bytes.Length, start + (part + 1) * import.PartLength);
                    var read = await ahead.Dequeue();
                    if (read.Begin != expected && !(read.Rows == 0 && read.Rejected.Count == 0 && expected >= end))
                    {
                        if (read.Segment is { } wrong) await import.Discard([wrong.Numbers, wrong.Rest]);
                        Report(-read.Rows - read.Rejected.Count);
                        read = await One(expected, Math.Max(expected, end), isRowStart: true, stop.Token);
                    }
                    read.FirstLine = line;
                    line += read.Lines;
                    _rejected += read.Rejected.Count;
                    expected = Math.Max(expected, read.End);
                    import.Rejects(read);
                    _parts.Add(read);
                    _done = end;
                    progress?.Report(new(_done, bytes.Length, Interlocked.Read(ref _rows)));
                }
            }
            catch
            {
                await stop.CancelAsync();
                await Task.WhenAll(ahead).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
                throw;
            }
        }

        public ReadFile Finished()
        {
            var notes = Enum.GetValues<EventNote>()
                .Select(note => new NotedRows(note, _parts.Sum(part => part.Noted[(int)note]), _parts.Where(part => part.Noted[(int)note] > 0).Select(part => part.FirstLine + part.NotedFirst[(int)note]).FirstOrDefault()))
                .Where(noted => noted.Rows > 0).ToList();
            if (DuplicateSearch.Of(_parts) is { Rows: > 0 } twice) notes.Add(new(EventNote.Duplicate, twice.Rows, twice.FirstLine));
            // What the search needed is as large as what the comparison needs.
            foreach (var part in _parts) (part.Hashes, part.LineOf) = ([], []);
            return new(_parts, plan, comparison, _parts.Sum(part => (long)part.Rows), _parts.Sum(part => part.Events), _rejected, notes);
        }

        async Task<ImportedPart> One(long from, long to, bool isRowStart, CancellationToken cancellation)
        {
            if (!_idle.TryTake(out var reading)) reading = new(plan, Math.Min(bytes.Length, import.PartLength));
            var part = reading.Read(bytes, from, to, isRowStart, this, cancellation);
            var imported = new ImportedPart
            {
                Begin = part.Begin, End = part.End, Lines = part.Lines, Rows = part.Rows, Events = EventsOf(part), Hashes = part.Hashes.Span.ToArray(), LineOf = part.LineOf.Span.ToArray(),
                Rejected = part.Rejected, Noted = [.. part.Noted], NotedFirst = [.. part.NotedFirst], Years = Calendar.Years(part.Occurred.Span, part.Counts is { } counts ? counts.Span : default),
                Sketches = part.Rows == 0 ? null : comparison?.Of(part), Segment = part.Rows == 0 ? null : await Store(reading, part, cancellation),
            };
            _idle.Add(reading);
            return imported;
        }

        static long EventsOf(EventPart part)
        {
            if (part.Counts is null) return part.Rows;
            var events = 0L;
            foreach (var count in part.Counts.Span) events += count;
            return events;
        }

        async Task<StoredSegment> Store(PartReading reading, EventPart part, CancellationToken cancellation)
        {
            var numbers = reading.Numbers();
            var numbersLength = numbers.Length;
            var numbersName = await import.Put(numbers, cancellation);
            _put.Add(numbersName);
            var rest = reading.Rest();
            var restName = await import.Put(rest, cancellation);
            _put.Add(restName);
            var (first, last) = Calendar.Ends(part.Occurred.Span);
            return new(numbersName, numbersLength, restName, rest.Length, first, last);
        }
    }

    Task<string> Put(ReadOnlyMemory<byte> bytes, CancellationToken cancellation) => segments.Put(place, depot, dataset, bytes, cancellation);

    void Rejects(ImportedPart part) => rejects.Write(part.Rejected, part.FirstLine);
}
