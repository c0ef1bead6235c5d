using Microsoft.EntityFrameworkCore;
using Samsyn.App.Situations.Datasets;
using Samsyn.App.Situations.Events;
using Samsyn.App.Storage;
using Samsyn.Documents.Situations.Indicators;
using Samsyn.Documents.Situations.Sheets;
using Samsyn.Documents.Situations.Tables;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations.Datasets;
using Samsyn.Domain.Situations.Indicators;

namespace Samsyn.App.Situations.Uploads;

/// <summary>A file on its way in, as it is shown.</summary>
public sealed record UploadView
{
    public required DataUploadId Id { get; init; }
    public required Dataset Dataset { get; init; }
    public required string File { get; init; }
    public required long Length { get; init; }
    public required DateTimeOffset UploadedAt { get; init; }
    public required UploadState State { get; init; }
    public required bool IsCancelled { get; init; }
    public required long DoneBytes { get; init; }
    public required long DoneRows { get; init; }
    /// <summary>Of what is read, which is another size than the file when that was a workbook.</summary>
    public required long OfBytes { get; init; }
    public required IReadOnlyList<string> Problems { get; init; }
    public required bool HasRejects { get; init; }
    public DataImport? Import { get; init; }
    /// <summary>The import of the very same file, where there was one.</summary>
    public DataImport? Earlier { get; init; }
}

/// <summary>What the beginning of a file would become with a profile, before anything is read in.</summary>
public sealed record UploadPreview
{
    public required IReadOnlyList<string> Heading { get; init; }
    public required IReadOnlyList<IReadOnlyList<string>> Rows { get; init; }
    public required bool IsUtf8 { get; init; }
    public ImportProfile? Events { get; init; }
    public IndicatorProfile? Indicators { get; init; }
    /// <summary>Which column has which role, where values are read.</summary>
    public IndicatorLayout? Layout { get; init; }
    public IReadOnlyList<IndicatorValue> Values { get; init; } = [];
    public required long Taken { get; init; }
    public required IReadOnlyList<RejectedRow> Rejected { get; init; }
    public IReadOnlyList<NotedRows> Notes { get; init; } = [];
    /// <summary>What is wrong with the profile as a whole.</summary>
    public IReadOnlyList<Refusal> Faults { get; init; } = [];
}

/// <summary>Uploads and their previews, for whoever may change the dataset: until it is read in a file is nobody else's.</summary>
public sealed class ReadUpload(SamsynDb db, UploadPieces pieces)
{
    const int LookedAt = 1 << 20, RowsShown = 12, MostShown = 200;

    public async Task<UploadView?> Run(Actor actor, DatasetId dataset, DataUploadId id, CancellationToken cancellation)
    {
        if (await Find(actor, dataset, id, cancellation) is not var (found, upload)) return null;
        var imports = await db.DataImports.AsNoTracking().Where(one => one.Dataset == dataset && (one.Checksum == upload.Checksum || one.Id == upload.Import)).OrderByDescending(one => one.Number).ToListAsync(cancellation);
        return new()
        {
            Id = upload.Id, Dataset = found, File = upload.File, Length = upload.Length, UploadedAt = upload.UploadedAt, State = upload.State, IsCancelled = upload.IsCancelled, DoneBytes = upload.DoneBytes, DoneRows = upload.DoneRows,
            OfBytes = upload.Pieces.Sum(piece => piece.Length), Problems = upload.Problems, HasRejects = upload.Rejects.Count > 0, Import = imports.FirstOrDefault(one => one.Id == upload.Import), Earlier = imports.FirstOrDefault(one => one.Id != upload.Import),
        };
    }

    /// <summary>The beginning of the file read by the given profile, or by one that is guessed: that of the dataset's last upload when it fits, otherwise from the file.</summary>
    public async Task<Outcome<UploadPreview>> Preview(Actor actor, DatasetId dataset, DataUploadId id, ImportProfile? events, IndicatorProfile? indicators, CancellationToken cancellation)
    {
        if (await Find(actor, dataset, id, cancellation) is not var (found, upload)) return new NotFound();
        var got = await pieces.Beginning(dataset, upload.Pieces, cancellation);
        if (!got.IsDone) return Outcome<UploadPreview>.Refused(got.Refusals);
        var beginning = Whole(got.Value.Bytes, isAll: upload.Pieces.Count == 1);
        var last = await db.DataUploads.AsNoTracking().Where(one => one.Dataset == dataset && one.State == UploadState.Done && one.Profile != null).OrderByDescending(one => one.UploadedAt).Select(one => one.Profile).FirstOrDefaultAsync(cancellation);
        return found.Kind == DatasetKind.Indicators ? Indicators(beginning, indicators, last) : Events(beginning, upload.File, events, last);
    }

    /// <summary>The file of wrong rows; null when there is none any more.</summary>
    public async Task<bool> Rejects(Actor actor, DatasetId dataset, DataUploadId id, Stream into, CancellationToken cancellation) =>
        await Find(actor, dataset, id, cancellation) is var (_, upload) && upload.Rejects.Count > 0 && (await pieces.Fetch(dataset, upload.Rejects, into, cancellation)).IsDone;

    async Task<(Dataset Dataset, DataUpload Upload)?> Find(Actor actor, DatasetId dataset, DataUploadId id, CancellationToken cancellation)
    {
        var found = await db.Datasets.AsNoTracking().VisibleTo(actor).SingleOrDefaultAsync(one => one.Id == dataset, cancellation);
        if (found is null || !actor.MayFor(found.Side, Permission.ManageDatasets)) return null;
        return await db.DataUploads.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id && one.Dataset == dataset, cancellation) is { } upload ? (found, upload) : null;
    }

    /// <summary>Ends with a whole row.</summary>
    static byte[] Whole(byte[] bytes, bool isAll)
    {
        if (isAll && bytes.Length <= LookedAt) return bytes;
        var some = bytes.AsSpan(0, Math.Min(bytes.Length, LookedAt));
        return some.LastIndexOf((byte)'\n') is > 0 and var end ? some[..(end + 1)].ToArray() : some.ToArray();
    }

    static Outcome<UploadPreview> Events(byte[] beginning, string file, ImportProfile? chosen, string? last)
    {
        using var bytes = TableBytes.Of(beginning);
        var guessed = ProfileGuess.Of(bytes, Path.GetFileNameWithoutExtension(file));
        if (!guessed.IsDone) return Outcome<UploadPreview>.Refused(guessed.Refusals);
        if (chosen is null && last is not null && ImportProfileJson.Read(System.Text.Encoding.UTF8.GetBytes(last)) is { IsDone: true, Value: var earlier } && ReadingPlan.Of(earlier, guessed.Value.Format).IsDone) chosen = earlier;
        var profile = chosen ?? guessed.Value.Profile;
        var preview = new UploadPreview { Heading = guessed.Value.Format.Heading, Rows = [.. guessed.Value.Rows.Take(RowsShown)], IsUtf8 = guessed.Value.Format.IsUtf8, Events = profile, Taken = 0, Rejected = [] };
        var format = TableFormat.Of(bytes, profile);
        if (!format.IsDone) return preview with { Faults = format.Refusals };
        var plan = ReadingPlan.Of(profile, format.Value);
        if (!plan.IsDone) return preview with { Faults = plan.Refusals };
        var part = new PartReading(plan.Value, beginning.Length).Read(bytes, format.Value.DataStart, beginning.Length, isRowStart: true, new Unheard(), CancellationToken.None);
        return preview with
        {
            IsUtf8 = format.Value.IsUtf8, Taken = part.Rows, Rejected = [.. part.Rejected.OrderBy(row => row.Line).Take(MostShown).Select(row => row with { Line = row.Line + format.Value.FirstLine })],
            Notes = [.. Enum.GetValues<EventNote>().Where(note => part.Noted[(int)note] > 0).Select(note => new NotedRows(note, part.Noted[(int)note], format.Value.FirstLine + part.NotedFirst[(int)note]))],
        };
    }

    static Outcome<UploadPreview> Indicators(byte[] beginning, IndicatorProfile? chosen, string? last)
    {
        using var bytes = TableBytes.Of(beginning);
        var table = DelimitedRows.Read(bytes);
        if (!table.IsDone) return Outcome<UploadPreview>.Refused(table.Refusals);
        var rows = table.Value.Rows;
        if (chosen is null && last is not null && IndicatorProfileJson.Read(System.Text.Encoding.UTF8.GetBytes(last)) is { IsDone: true, Value: var earlier } && IndicatorReader.Read(rows, earlier, mostRows: 50) is { IsDone: true, Value.Values.Count: > 0 }) chosen = earlier;
        var profile = chosen ?? ReadyProfiles.Guess(rows) ?? ReadyProfiles.General;
        var preview = new UploadPreview
        {
            Heading = IndicatorLayout.Find(rows, profile)?.Heading.Cells ?? rows[0].Cells, Rows = [.. rows.Take(RowsShown).Select(row => row.Cells)], IsUtf8 = System.Text.Unicode.Utf8.IsValid(beginning), Indicators = profile,
            Layout = IndicatorLayout.Find(rows, profile), Taken = 0, Rejected = [],
        };
        var read = IndicatorReader.Read(rows, profile);
        return !read.IsDone ? preview with { Faults = read.Refusals }
            : preview with { Layout = read.Value.Layout, Taken = read.Value.Values.Count, Values = [.. read.Value.Values.Take(RowsShown)], Rejected = [.. read.Value.Rejected.Take(MostShown)] };
    }

    sealed class Unheard : IProgress<long>
    {
        public void Report(long value) { }
    }
}
