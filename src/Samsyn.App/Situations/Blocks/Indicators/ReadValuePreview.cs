using Microsoft.EntityFrameworkCore;
using Samsyn.App.Situations.Datasets;
using Samsyn.App.Situations.Indicators;
using Samsyn.App.Situations.Pictures;
using Samsyn.App.Storage;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations.Datasets;
using Samsyn.Domain.Situations.Pictures;

namespace Samsyn.App.Situations.Blocks.Indicators;

/// <summary>A table of values by the chart that suits it best, the others that can be drawn as it is, and where in a picture it could be put. Without method or answer nothing of it can be drawn before something is chosen.</summary>
public sealed record ValuePreview(string? Method, Outcome<KeptAnswer>? Answer, IReadOnlyList<string> Methods, Picture? Picture, IReadOnlyList<PictureSection> Sections);

/// <summary>Which methods have an answer before anything is chosen, by dataset and version: to find out, each is tried.</summary>
public sealed class ReadyMethods
{
    const int Most = 1000;

    readonly KeptLately<(DatasetId, int), IReadOnlyList<string>> _ready = new(Most, _ => 1);

    internal Task<IReadOnlyList<string>> Get(Dataset dataset, Func<Task<IReadOnlyList<string>>> find) => _ready.Get((dataset.Id, dataset.Version), find);
}

public sealed class ReadValuePreview(SamsynDb db, IndicatorStore values, ReadyMethods cache, BlockAnswers answers)
{
    /// <summary>Null when there is no such table for the actor, or nothing in it.</summary>
    public async Task<ValuePreview?> Run(Actor actor, DatasetId id, CancellationToken cancellation)
    {
        var dataset = await db.Datasets.AsNoTracking().VisibleTo(actor).SingleOrDefaultAsync(one => one.Id == id, cancellation);
        if (dataset is not { Kind: DatasetKind.Indicators, Imports: > 0 }) return null;
        var ready = await cache.Get(dataset, async () => ValueMethods.Ready(dataset, await values.Whole(dataset)));
        var method = ValueMethods.MostFitting(ready);
        var answer = method is null ? null : await answers.Of(actor, new BlockQuestion(id, method, new Dictionary<string, string>()), cancellation);
        // Only whoever leads the picture puts charts into its joint text.
        var picture = !actor.May(Permission.LeadPicture) ? null : await db.Pictures.AsNoTracking().VisibleTo(actor).Where(one => one.State == PictureState.Open && one.Kind == PictureKind.Regular).OrderByDescending(one => one.Number).FirstOrDefaultAsync(cancellation);
        List<PictureSection> sections = picture is null ? [] : await db.PictureSections.AsNoTracking().VisibleTo(actor).Where(one => one.Picture == picture.Id).ToListAsync(cancellation);
        return new(method, answer, [.. ready.Where(one => one != method)], picture, [.. sections.OrderBy(one => one.Order)]);
    }
}
