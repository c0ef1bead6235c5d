using Microsoft.EntityFrameworkCore;
using Samsyn.App.Places;
using Samsyn.App.Situations.Blocks;
using Samsyn.App.Situations.Datasets;
using Samsyn.App.Storage;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations;
using Samsyn.Domain.Situations.Datasets;

namespace Samsyn.App.Situations.Scans;

/// <summary>A search as it is shown. <paramref name="Answer"/> is null until it is done.</summary>
public sealed record ScanView(ScanId Id, Dataset Dataset, ScanQuestion Question, string StartedByName, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, ScanState State, bool IsCancelled, int Made, int Edition, IReadOnlyList<string> Problems, BlockAnswer? Answer, bool MayWrite);

/// <summary>The searches and the datasets that new ones can be made of.</summary>
public sealed record ScanRegister(IReadOnlyList<ScanView> Scans, IReadOnlyList<Dataset> Datasets, bool MayWrite);

/// <summary>A search that is done, as it is chosen in a list.</summary>
public sealed record FinishedSearch(ScanId Id, ScanQuestion Question, string StartedByName, DateTimeOffset StartedAt, int Edition);

/// <summary>Searches over points are for those who are shown the points: a dataset's own party.</summary>
public sealed class ReadScans(SamsynDb db)
{
    const int Shown = 60;

    public async Task<ScanRegister> Run(Actor actor, CancellationToken cancellation)
    {
        var own = await Own(actor).OrderBy(one => one.Name).ToListAsync(cancellation);
        own = [.. own.Where(one => OpenSeenEvents.AudienceOf(actor, one) == PointAudience.Own)];
        var byId = own.ToDictionary(one => one.Id);
        List<DatasetId> ids = [.. byId.Keys];
        var scans = await db.Scans.AsNoTracking().Where(one => ids.Contains(one.Dataset)).OrderByDescending(one => one.StartedAt).Take(Shown).ToListAsync(cancellation);
        return new([.. scans.Select(one => View(one, byId[one.Dataset], actor))], [.. own.Where(one => one.RetiredOn is null && one.Imports > 0 && one.Kind == DatasetKind.Events)], actor.May(Permission.WritePicture));
    }

    public async Task<ScanView?> One(Actor actor, ScanId id, CancellationToken cancellation)
    {
        if (await db.Scans.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, cancellation) is not { } scan) return null;
        return await Own(actor).SingleOrDefaultAsync(one => one.Id == scan.Dataset, cancellation) is { } dataset && OpenSeenEvents.AudienceOf(actor, dataset) == PointAudience.Own ? View(scan, dataset, actor) : null;
    }

    /// <summary>Those of a dataset that are done, the newest first; none for who is not shown its points.</summary>
    public async Task<IReadOnlyList<FinishedSearch>> Finished(Actor actor, Dataset dataset, CancellationToken cancellation) => OpenSeenEvents.AudienceOf(actor, dataset) != PointAudience.Own ? []
        : [.. (await db.Scans.AsNoTracking().Where(one => one.Dataset == dataset.Id && one.State == ScanState.Done).OrderByDescending(one => one.StartedAt).Take(Shown).Select(one => new { one.Id, one.Question, one.StartedByName, one.StartedAt, one.Edition }).ToListAsync(cancellation))
            .Select(one => new FinishedSearch(one.Id, one.Question, one.StartedByName, one.StartedAt, one.Edition))];

    IQueryable<Dataset> Own(Actor actor) => db.Datasets.AsNoTracking().VisibleTo(actor);

    static ScanView View(Scan scan, Dataset dataset, Actor actor) => new(scan.Id, dataset, scan.Question, scan.StartedByName, scan.StartedAt, scan.EndedAt, scan.State, scan.IsCancelled, scan.Made, scan.Edition, scan.Problems, scan.Result is { } rows ? BlockAnswer.FromJson(rows) : null, actor.May(Permission.WritePicture));
}
