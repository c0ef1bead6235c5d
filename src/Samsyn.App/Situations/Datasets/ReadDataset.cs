using Microsoft.EntityFrameworkCore;
using Samsyn.App.Situations.Uploads;
using Samsyn.App.Storage;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations.Datasets;

namespace Samsyn.App.Situations.Datasets;

/// <summary>An upload that is not over.</summary>
public sealed record OpenUpload(DataUploadId Id, string File, UploadState State, DateTimeOffset At);

/// <summary>A dataset's card. <paramref name="MayChange"/>: the reader acts for whose it is.</summary>
public sealed record DatasetPage(Dataset Dataset, IReadOnlyList<DataImport> Imports, IReadOnlyDictionary<Guid, string> Names, bool MayChange, IReadOnlyList<OpenUpload> Open)
{
    public IReadOnlyList<Refusal> Refusals { get; init; } = [];
    /// <summary>What a table of values shows; null for events.</summary>
    public Blocks.Indicators.ValuePreview? Values { get; init; }
}

public sealed class ReadDataset(SamsynDb db)
{
    public async Task<DatasetPage?> Run(Actor actor, DatasetId id, CancellationToken cancellation)
    {
        var dataset = await db.Datasets.AsNoTracking().VisibleTo(actor).SingleOrDefaultAsync(one => one.Id == id, cancellation);
        if (dataset is null) return null;
        var imports = await db.DataImports.AsNoTracking().Where(one => one.Dataset == id).OrderByDescending(one => one.Number).ToListAsync(cancellation);
        var people = imports.Select(one => one.ImportedBy).Append(dataset.CreatedBy).Distinct().ToList();
        var names = await db.Persons.AsNoTracking().Where(person => people.Contains(person.Id)).ToDictionaryAsync(person => person.Id.Value, person => person.Name, cancellation);
        var mayChange = actor.MayFor(dataset.Side, Permission.ManageDatasets);
        var open = mayChange ? await db.DataUploads.AsNoTracking().Where(one => one.Dataset == id && (one.State == UploadState.Uploaded || one.State == UploadState.Queued || one.State == UploadState.Compared || one.State == UploadState.Reading)).OrderByDescending(one => one.UploadedAt).Take(20).ToListAsync(cancellation) : [];
        return new(dataset, imports, names, mayChange, [.. open.Select(one => new OpenUpload(one.Id, one.File, one.State, one.UploadedAt))]);
    }
}
