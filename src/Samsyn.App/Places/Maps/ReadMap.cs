using Microsoft.EntityFrameworkCore;
using Samsyn.App.Situations.Datasets;
using Samsyn.App.Storage;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Places.Maps;

/// <summary>Answers what a map is asked, from what the actor may see of the dataset.</summary>
public sealed class ReadMap(SamsynDb db, ReadPlaces places, OpenSeenEvents events)
{
    /// <summary>Null when the dataset asked for is not there for the actor.</summary>
    public async Task<MapPage?> Run(Actor actor, MapQuestion question, CancellationToken cancellation)
    {
        var register = await places.Run(actor, cancellation);
        var datasets = await db.Datasets.AsNoTracking().VisibleTo(actor).WithEvents().OrderBy(one => one.Name).Select(one => new MapDataset(one.Id, one.Name, one.Source)).ToListAsync(cancellation);
        if (question.Dataset is { } asked && !datasets.Exists(one => one.Id == asked)) return null;
        if (datasets.Count == 0) return new(question, datasets, register, null, []);
        question = question with { Dataset = question.Dataset ?? await events.FirstWithPlaces(actor, [.. datasets.Select(one => one.Id)], cancellation) };
        var opened = await events.Run(actor, question.Dataset.Value, cancellation);
        if (!opened.IsDone) return new(question, datasets, register, null, opened.Refusals);
        var seen = opened.Value;
        if (seen.First is null) return new(question, datasets, register, null, []);
        var (answered, answer) = MapAnswers.Of(register, seen, question, cancellation);
        return new(answered, datasets, register, answer, []);
    }
}
