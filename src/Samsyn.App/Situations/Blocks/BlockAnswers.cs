using Microsoft.EntityFrameworkCore;
using Samsyn.App.Places;
using Samsyn.App.Situations.Blocks.Indicators;
using Samsyn.App.Situations.Datasets;
using Samsyn.App.Situations.Events;
using Samsyn.App.Situations.Indicators;
using Samsyn.App.Situations.Scans;
using Samsyn.App.Storage;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations;
using Samsyn.Domain.Situations.Datasets;
using Samsyn.Domain.Situations.Indicators;

namespace Samsyn.App.Situations.Blocks;

/// <summary>Answers questions of datasets that the actor sees; any other dataset is not there.</summary>
public sealed class BlockAnswers(SamsynDb db, EventStore store, IndicatorStore values, BlockCache cache, BlockGrounds grounds, KeptSearches searches)
{
    public async Task<Outcome<KeptAnswer>> Of(Actor actor, BlockQuestion question, CancellationToken cancellation) => (await Of(actor, [question], cancellation))[0];

    /// <summary>In the order asked. Two reads of the database however many there are, as long as all answers are kept.</summary>
    public async Task<IReadOnlyList<Outcome<KeptAnswer>>> Of(Actor actor, IReadOnlyList<BlockQuestion> questions, CancellationToken cancellation)
    {
        if (questions.Count == 0) return [];
        List<DatasetId> wanted = [.. questions.Select(one => one.Dataset).Distinct()];
        var datasets = await db.Datasets.AsNoTracking().VisibleTo(actor).Where(one => wanted.Contains(one.Id)).ToDictionaryAsync(one => one.Id, cancellation);
        List<DatasetId> seen = [.. datasets.Keys];
        var segments = (await (from segment in db.DatasetSegments.AsNoTracking()
                               join import in db.DataImports on segment.Import equals import.Id
                               where seen.Contains(segment.Dataset)
                               select new { segment.Dataset, import.Number, Order = segment.Number, segment.Numbers }).ToListAsync(cancellation)).ToLookup(one => one.Dataset);
        Dictionary<DatasetId, string> versions = datasets.ToDictionary(one => one.Key, one =>
            $"{one.Value.Version}:{string.Join(',', segments[one.Key].Where(segment => segment.Number >= one.Value.InForceFrom).OrderBy(segment => segment.Number).ThenBy(segment => segment.Order).Select(segment => segment.Numbers))}");
        Dictionary<DatasetId, Outcome<EventSet>> opened = [];
        var ground = await grounds.For(actor, questions, seen, cancellation);
        Dictionary<DatasetId, IndicatorTable> tables = [];
        List<Outcome<KeptAnswer>> answers = [];
        foreach (var question in questions)
        {
            if (!datasets.TryGetValue(question.Dataset, out var dataset))
            {
                answers.Add(new NotFound());
                continue;
            }
            // What lies at addresses is put into a picture by those who are shown the points; once it stands there it is told to others as coarsely as they may know.
            if (question.Method == BlockMethods.SearchMethod && !question.IsPlaced && OpenSeenEvents.AudienceOf(actor, dataset) != PointAudience.Own)
            {
                answers.Add(new BlockSearchUnknown());
                continue;
            }
            answers.Add(await cache.Get($"{question.Key}|{versions[question.Dataset]}|{ground.KeyOf(actor, question, dataset)}", async () =>
            {
                if (question.Method == BlockMethods.SearchMethod)
                {
                    var found = await searches.Of(question, dataset, ground.PrecisionOf(dataset), BlockGroundsRead.AudienceOf(actor, question, dataset), CancellationToken.None);
                    return found.IsDone ? new KeptAnswer(found.Value, dataset.Audience == DatasetAudience.Public) : Outcome<KeptAnswer>.Refused(found.Refusals);
                }
                if (dataset.Kind == DatasetKind.Indicators)
                {
                    if (!tables.TryGetValue(question.Dataset, out var table)) tables[question.Dataset] = table = await values.Whole(dataset);
                    var told = ValueMethods.Answer(dataset, table, question.Method, question.Parameters);
                    return told.IsDone ? new KeptAnswer(told.Value, dataset.Audience == DatasetAudience.Public) : Outcome<KeptAnswer>.Refused(told.Refusals);
                }
                if (!opened.TryGetValue(question.Dataset, out var events)) opened[question.Dataset] = events = await store.Open(actor, question.Dataset, CancellationToken.None);
                if (!events.IsDone) return Outcome<KeptAnswer>.Refused(events.Refusals);
                var answer = BlockMethods.Answer(dataset, events.Value, question.Method, question.Parameters, ground.Of(actor, question, dataset, events.Value));
                return answer.IsDone ? new KeptAnswer(ground.Named(answer.Value, events.Value), dataset.Audience == DatasetAudience.Public) : Outcome<KeptAnswer>.Refused(answer.Refusals);
            }));
        }
        return answers;
    }
}
