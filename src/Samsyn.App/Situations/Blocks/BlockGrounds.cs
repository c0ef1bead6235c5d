using Microsoft.EntityFrameworkCore;
using Samsyn.App.Places;
using Samsyn.App.Situations.Datasets;
using Samsyn.App.Situations.Events;
using Samsyn.App.Storage;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Places;
using Samsyn.Domain.Situations;
using Samsyn.Domain.Situations.Datasets;

namespace Samsyn.App.Situations.Blocks;

/// <summary>Places and agreed precision for the maps among some questions; without any, nothing is read.</summary>
public sealed class BlockGrounds(SamsynDb db, ReadPlaces places, SquareCache squares)
{
    internal async Task<BlockGroundsRead> For(Actor actor, IReadOnlyList<BlockQuestion> questions, IReadOnlyList<DatasetId> seen, CancellationToken cancellation)
    {
        if (!questions.Any(one => one.Method == BlockMethods.MapMethod)) return new(null, [], squares);
        var agreed = await db.PointPrecisions.AsNoTracking().Where(one => seen.Contains(one.Dataset)).ToDictionaryAsync(one => one.Dataset, cancellation);
        return new(await places.Run(actor, cancellation), agreed, squares);
    }

    /// <summary>The finest side that the actor is shown of each dataset; null for its own party.</summary>
    internal async Task<IReadOnlyDictionary<DatasetId, int?>> Finest(Actor actor, IReadOnlyList<Dataset> datasets, CancellationToken cancellation)
    {
        List<DatasetId> ids = [.. datasets.Select(one => one.Id)];
        var agreed = await db.PointPrecisions.AsNoTracking().Where(one => ids.Contains(one.Dataset)).ToDictionaryAsync(one => one.Dataset, cancellation);
        return datasets.ToDictionary(one => one.Id, one => OpenSeenEvents.AudienceOf(actor, one) switch
        {
            PointAudience.Own => (int?)null,
            PointAudience.OtherParty => (agreed.GetValueOrDefault(one.Id) ?? PointPrecision.Usual(one.Id)).OtherPartyMetres,
            _ => (agreed.GetValueOrDefault(one.Id) ?? PointPrecision.Usual(one.Id)).OutsideMetres,
        });
    }
}

/// <summary>What was read, and for whom each map is made.</summary>
sealed class BlockGroundsRead(PlaceRegister? places, Dictionary<DatasetId, PointPrecision> agreed, SquareCache squares)
{
    /// <summary>All that the answer depends on besides the events; empty for what is no map.</summary>
    public string KeyOf(Actor actor, BlockQuestion question, Dataset dataset) => places is null || question.Method != BlockMethods.MapMethod ? ""
        : $"{AudienceOf(actor, question, dataset)}|{PrecisionOf(dataset).Version}|{places.All.Count}.{places.All.Sum(one => (long)one.Version)}";

    public BlockGround? Of(Actor actor, BlockQuestion question, Dataset dataset, EventSet events) => places is null || question.Method != BlockMethods.MapMethod ? null
        : new(places, new(dataset, PrecisionOf(dataset), AudienceOf(actor, question, dataset), events, squares));

    PointPrecision PrecisionOf(Dataset dataset) => agreed.GetValueOrDefault(dataset.Id) ?? PointPrecision.Usual(dataset.Id);

    /// <summary>The joint picture is read by people of neither party too, and its papers are passed on: it is told as to those outside.</summary>
    static PointAudience AudienceOf(Actor actor, BlockQuestion question, Dataset dataset) => question.IsForAll ? PointAudience.Outside : OpenSeenEvents.AudienceOf(actor, dataset);
}
