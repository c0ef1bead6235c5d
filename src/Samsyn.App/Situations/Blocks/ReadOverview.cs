using Microsoft.EntityFrameworkCore;
using Samsyn.App.Situations.Pictures;
using Samsyn.App.Storage;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations;
using Samsyn.Domain.Situations.Datasets;
using Samsyn.Domain.Situations.Pictures;

namespace Samsyn.App.Situations.Blocks;

/// <summary>What is asked of the overview; null is the first that there is.</summary>
public sealed record OverviewAsked(DatasetId? Dataset, string? Area, OverviewPeriod Period);

/// <summary>The overview of one dataset, with the others that could be chosen and what complements reported crime (SIT-24).</summary>
public sealed record OverviewPage
{
    public required IReadOnlyList<Dataset> Datasets { get; init; }
    public required Dataset? Dataset { get; init; }
    public required OverviewAsked Asked { get; init; }
    public required IReadOnlyList<string> Areas { get; init; }
    public required Outcome<KeptAnswer>? Answer { get; init; }
    public required IReadOnlyList<PictureSource> Complements { get; init; }
}

public sealed class ReadOverview(ReadBlockData data, BlockAnswers answers, ReadComplements complements)
{
    public async Task<OverviewPage> Run(Actor actor, OverviewAsked asked, CancellationToken cancellation)
    {
        var datasets = await data.All(actor, cancellation);
        var dataset = datasets.FirstOrDefault(one => one.Id == asked.Dataset) ?? datasets.MaxBy(one => one.Rows);
        if (dataset is null) return new() { Datasets = [], Dataset = null, Asked = asked, Areas = [], Answer = null, Complements = [] };
        var all = await answers.Of(actor, Question(dataset, asked.Period), cancellation);
        List<string> areas = all.IsDone && all.Value.Answer is OverviewAnswer found ? [.. found.Rows.Select(row => row.Area).Where(area => area.Length > 0).Distinct().Order(StringComparer.Ordinal)] : [];
        return new() { Datasets = datasets, Dataset = dataset, Asked = asked with { Area = areas.Contains(asked.Area ?? "") ? asked.Area : null }, Areas = areas, Answer = all, Complements = await complements.Run(actor, cancellation) };
    }

    static BlockQuestion Question(Dataset dataset, OverviewPeriod period) => new(dataset.Id, BlockMethods.Overview, new Dictionary<string, string>(StringComparer.Ordinal) { ["period"] = period.ToString() });
}

/// <summary>Surveys, dialogues and staff's experience in the registers of the editions that the actor sees, the newest first: what tells something else than reports do (SIT-24, SIT-65).</summary>
public sealed class ReadComplements(SamsynDb db)
{
    const int Most = 8;

    public async Task<IReadOnlyList<PictureSource>> Run(Actor actor, CancellationToken cancellation) =>
    [
        .. (await db.PictureSources.AsNoTracking().VisibleTo(actor).Where(one => one.Kind == SourceKind.Survey || one.Kind == SourceKind.CitizenDialogue || one.Kind == SourceKind.StaffExperience).ToListAsync(cancellation))
            .OrderByDescending(one => one.Year).DistinctBy(one => (one.Title, one.Year)).Take(Most),
    ];
}
