using Microsoft.EntityFrameworkCore;
using Samsyn.App.Places;
using Samsyn.App.Situations.Blocks;
using Samsyn.App.Situations.Datasets;
using Samsyn.App.Storage;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Places;
using Samsyn.Domain.Situations.Datasets;
using Samsyn.Domain.Situations.Pictures;

namespace Samsyn.App.Situations.Scans;

/// <summary>What a search found, told to those who read a picture: to others than the party whose data it is of as coarsely as the parties have agreed.</summary>
public sealed class KeptSearches(SamsynDb db, AccessContext access)
{
    /// <summary>Whether two blocks show the same search.</summary>
    public static bool IsSame(PictureBlock block, BlockQuestion question) => block.Method == BlockMethods.SearchMethod && question.Method == block.Method && block.Dataset == question.Dataset.Value && Find(block.Parameters) is { } one && one == Find(question.Parameters);

    /// <summary>That the dataset is the reader's to see, and the search one that may be shown here, has been asked before.</summary>
    internal async Task<Outcome<BlockAnswer>> Of(BlockQuestion question, Dataset dataset, PointPrecision precision, PointAudience audience, CancellationToken cancellation)
    {
        if (question.Parameters.GetValueOrDefault(BlockMethods.SearchField) is not { Length: > 0 }) return new BlockSearchNotChosen(dataset.Name);
        if (Find(question.Parameters) is not { } id) return new BlockSearchUnknown();
        // The rows are walled in for the party's own people; what is told to others of them is made coarse below.
        using var system = access.AsSystem();
        var scan = await db.Scans.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id && one.Dataset == dataset.Id && one.State == ScanState.Done, cancellation);
        return scan is { Result: { } rows } && BlockAnswer.FromJson(rows) is SearchAnswer found ? Told(found with { Made = new(scan.EndedAt ?? scan.StartedAt, scan.Edition, dataset.Imports) }, precision, audience) : new BlockSearchUnknown();
    }

    /// <summary>Those of the blocks that show a search of data that have been read in again since. Of data that the actor does not see nothing is told, and what is frozen stays as it is.</summary>
    internal async Task<IReadOnlySet<Guid>> Stale(Actor actor, IEnumerable<PictureBlock> blocks, CancellationToken cancellation)
    {
        var shown = blocks.Where(one => one.Method == BlockMethods.SearchMethod && one.Frozen is null).Select(one => (Block: one.Id, Dataset: new DatasetId(one.Dataset), Search: Find(one.Parameters))).Where(one => one.Search is not null).ToList();
        if (shown.Count == 0) return new HashSet<Guid>();
        List<DatasetId> wanted = [.. shown.Select(one => one.Dataset).Distinct()];
        var latest = await db.Datasets.AsNoTracking().VisibleTo(actor).Where(one => wanted.Contains(one.Id)).ToDictionaryAsync(one => one.Id, one => one.Imports, cancellation);
        List<ScanId> ids = [.. shown.Select(one => one.Search!.Value).Distinct()];
        using var system = access.AsSystem();
        var made = await db.Scans.AsNoTracking().Where(one => ids.Contains(one.Id)).Select(one => new { one.Id, one.Dataset, one.Edition }).ToDictionaryAsync(one => one.Id, cancellation);
        return shown.Where(one => latest.TryGetValue(one.Dataset, out var imports) && made.TryGetValue(one.Search!.Value, out var search) && search.Dataset == one.Dataset && search.Edition < imports).Select(one => one.Block).ToHashSet();
    }

    /// <summary>
    /// Circles by the middle of the agreed square that holds their own, wide enough to cover it; whole months; numbers rounded down, what was expected up; none of fewer than agreed.
    /// Pairs of near repeats are counted over all of the data and lie nowhere.
    /// </summary>
    internal static SearchAnswer Told(SearchAnswer found, PointPrecision precision, PointAudience audience)
    {
        if (audience == PointAudience.Own || found is not ScanAnswer scan) return found;
        var (side, fewest) = (audience == PointAudience.OtherParty ? precision.OtherPartyMetres : precision.OutsideMetres, precision.Fewest);
        int Down(int metres) => (int)Math.Floor(metres / (double)side) * side;
        ClusterFound Coarse(ClusterFound one)
        {
            // Clusters against inhabitants are circles round the middles of areas that everybody knows.
            var placed = scan.Sought == ScanKind.Poisson ? one : one with { X = Down(one.X) + side / 2, Y = Down(one.Y) + side / 2, Radius = (int)Math.Ceiling((one.Radius + side / Math.Sqrt(2)) / side) * side };
            return placed with { From = new(one.From.Year, one.From.Month, 1), To = new DateOnly(one.To.Year, one.To.Month, 1).AddMonths(1).AddDays(-1), Cases = one.Cases / fewest * fewest, Expected = Math.Ceiling(one.Expected) };
        }
        List<ClusterFound> told = [.. scan.Clusters.Where(one => one.Cases >= fewest).Select(Coarse)];
        return scan with
        {
            Head = scan.Head with { Events = scan.Head.Events / fewest * fewest }, Metres = side, Fewest = fewest, Clusters = told, Withheld = scan.Clusters.Count(one => one.Cases < fewest && ScanViews.IsSure(one)),
            // Without areas to draw on the map reaches to the outermost events; and wider circles reach further.
            Sight =
            [
                told.Select(one => Down(one.X - one.Radius)).Append(Down(scan.Sight[0])).Min(), told.Select(one => Down(one.Y - one.Radius)).Append(Down(scan.Sight[1])).Min(),
                told.Select(one => Down(one.X + one.Radius) + side).Append(Down(scan.Sight[2]) + side).Max(), told.Select(one => Down(one.Y + one.Radius) + side).Append(Down(scan.Sight[3]) + side).Max(),
            ],
        };
    }

    static ScanId? Find(IReadOnlyDictionary<string, string> parameters) => Guid.TryParse(parameters.GetValueOrDefault(BlockMethods.SearchField), out var id) ? new ScanId(id) : null;
}
