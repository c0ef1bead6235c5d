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

/// <summary>What places are called, and for the maps among some questions the places themselves and how finely they are told.</summary>
public sealed class BlockGrounds(SamsynDb db, AccessContext access, ReadPlaces places, SquareCache squares)
{
    internal async Task<BlockGroundsRead> For(Actor actor, IReadOnlyList<BlockQuestion> questions, IReadOnlyList<DatasetId> seen, CancellationToken cancellation)
    {
        var words = await db.Places.AsNoTracking().VisibleTo(actor).Select(one => new { one.Name, one.Code, one.Aliases, one.Version }).ToListAsync(cancellation);
        // A word that two places answer to names neither.
        var names = words.SelectMany(one => one.Aliases.Append(one.Code).OfType<string>().Where(word => word != one.Name).Distinct(StringComparer.Ordinal).Select(word => (word, one.Name))).GroupBy(one => one.word, StringComparer.Ordinal)
            .Where(group => group.Count() == 1).ToDictionary(group => group.Key, group => group.First().Name, StringComparer.Ordinal);
        var stamp = $"{words.Count}.{words.Sum(one => (long)one.Version)}";
        if (!questions.Any(BlockGroundsRead.IsOfPoints)) return new(null, [], squares, names, stamp);
        var agreed = await db.PointPrecisions.AsNoTracking().Where(one => seen.Contains(one.Dataset)).ToDictionaryAsync(one => one.Dataset, cancellation);
        return new(questions.Any(one => one.Method == BlockMethods.MapMethod) ? await places.Run(actor, cancellation) : null, agreed, squares, names, stamp);
    }

    /// <summary>The finest side that the actor is shown of each dataset; null for its own party. Whoever does not see a dataset is told as those outside, by what the parties agreed.</summary>
    internal async Task<IReadOnlyDictionary<DatasetId, int?>> Finest(Actor actor, IReadOnlyList<DatasetId> wanted, IReadOnlyDictionary<DatasetId, Dataset> seen, CancellationToken cancellation)
    {
        using var system = access.AsSystem();
        var agreed = await db.PointPrecisions.AsNoTracking().Where(one => wanted.Contains(one.Dataset)).ToDictionaryAsync(one => one.Dataset, cancellation);
        return wanted.ToDictionary(id => id, id => (seen.TryGetValue(id, out var dataset) ? OpenSeenEvents.AudienceOf(actor, dataset) : PointAudience.Outside) switch
        {
            PointAudience.Own => (int?)null,
            PointAudience.OtherParty => (agreed.GetValueOrDefault(id) ?? PointPrecision.Usual(id)).OtherPartyMetres,
            _ => (agreed.GetValueOrDefault(id) ?? PointPrecision.Usual(id)).OutsideMetres,
        });
    }
}

/// <summary>What was read, and for whom each map is made.</summary>
sealed class BlockGroundsRead(PlaceRegister? places, Dictionary<DatasetId, PointPrecision> agreed, SquareCache squares, IReadOnlyDictionary<string, string> names, string stamp)
{
    /// <summary>All that the answer depends on besides the events: what places are called, and of points who reads them.</summary>
    public string KeyOf(Actor actor, BlockQuestion question, Dataset dataset) => !IsOfPoints(question) ? stamp : $"{AudienceOf(actor, question, dataset)}|{PrecisionOf(dataset).Version}|{stamp}";

    /// <summary>The answer with the names of the areas that it may speak of.</summary>
    public BlockAnswer Named(BlockAnswer answer, EventSet events) =>
        events.Areas.Where(names.ContainsKey).ToDictionary(area => area, area => names[area], StringComparer.Ordinal) is { Count: > 0 } known ? answer with { Head = answer.Head with { Names = known } } : answer;

    public BlockGround? Of(Actor actor, BlockQuestion question, Dataset dataset, EventSet events) => places is null || question.Method != BlockMethods.MapMethod ? null
        : new(places, new(dataset, PrecisionOf(dataset), AudienceOf(actor, question, dataset), events, squares));

    /// <summary>Its answer says where single events were.</summary>
    public static bool IsOfPoints(BlockQuestion question) => question.Method is BlockMethods.MapMethod or BlockMethods.SearchMethod;

    public PointPrecision PrecisionOf(Dataset dataset) => agreed.GetValueOrDefault(dataset.Id) ?? PointPrecision.Usual(dataset.Id);

    /// <summary>The joint picture is read by people of neither party too, and its papers are passed on: it is told as to those outside.</summary>
    public static PointAudience AudienceOf(Actor actor, BlockQuestion question, Dataset dataset) => question.IsForAll ? PointAudience.Outside : OpenSeenEvents.AudienceOf(actor, dataset);
}
