using Microsoft.EntityFrameworkCore;
using Samsyn.App.Storage;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations.Datasets;

namespace Samsyn.App.Situations.Datasets;

/// <summary>A dataset with its imports, the latest first.</summary>
public sealed record ListedDataset(Dataset Dataset, IReadOnlyList<DataImport> Imports);

public sealed class ListDatasets(SamsynDb db)
{
    public async Task<IReadOnlyList<ListedDataset>> Run(Actor actor, bool withRetired, CancellationToken cancellation)
    {
        var datasets = await db.Datasets.AsNoTracking().VisibleTo(actor).Where(one => withRetired || one.RetiredOn == null).OrderBy(one => one.Name).ToListAsync(cancellation);
        var shown = datasets.Select(one => one.Id).ToList();
        var imports = (await db.DataImports.AsNoTracking().Where(one => shown.Contains(one.Dataset)).OrderByDescending(one => one.Number).ToListAsync(cancellation)).ToLookup(one => one.Dataset);
        return [.. datasets.Select(one => new ListedDataset(one, [.. imports[one.Id]]))];
    }
}
