using Microsoft.EntityFrameworkCore;
using Samsyn.App.Agreements;
using Samsyn.App.Situations.Blocks;
using Samsyn.App.Situations.Causes;
using Samsyn.App.Situations.Pictures;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Communication;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations.Causes;
using Samsyn.Domain.Situations.Pictures;

namespace Samsyn.App.Communication;

/// <summary>Something that a message can rest on, chosen in a form.</summary>
public sealed record BasisChoice(BasisKind Kind, Guid Of, Guid? Part = null, string? Plan = null)
{
    /// <summary>The value of the choice in a form.</summary>
    public string Key => string.Join(':', Kind, Of, Part, Plan);

    internal static BasisChoice To(FactBasis basis) => new(basis.Kind, basis.Of, basis.Part, basis.Plan);
}

/// <summary>The fact itself, where the reader may see it; which of these there is follows from the kind.</summary>
public sealed record BasisFact(BasisChoice Choice)
{
    public Picture? Picture { get; init; }
    public PictureSection? Section { get; init; }
    public PictureBlock? Block { get; init; }
    public Problem? Problem { get; init; }
    public Measure? Measure { get; init; }
    public PlanActivity? Activity { get; init; }
    /// <summary>Of what it says today; null while nothing fixed can be said, as of a chart that follows its data.</summary>
    public string? Checksum { get; init; }
    public bool IsLive => Block is { Frozen: null };
}

/// <summary>A link of a message as a reader sees it; without a fact where it is not the reader's to see, or is gone.</summary>
public sealed record ShownBasis(FactBasis Basis, BasisStanding Standing, BasisFact? Fact)
{
    public bool IsSeen => Standing is not (BasisStanding.Hidden or BasisStanding.Gone);
}

/// <summary>
/// Finds what messages rest on, always through the queries that say what the reader may see: a message never opens a restricted section, nor a dataset.
/// </summary>
public sealed class BasisFacts(SamsynDb db, BlockAnswers answers, ReadRecordedAgreements recorded, Clock clock)
{
    /// <summary>By the id of the link. <paramref name="compareLive"/> asks live charts anew, to tell whether they still say the same.</summary>
    internal async Task<IReadOnlyDictionary<Guid, ShownBasis>> Of(Actor actor, IReadOnlyList<FactBasis> all, bool compareLive, CancellationToken cancellation)
    {
        if (all.Count == 0) return new Dictionary<Guid, ShownBasis>();
        var pictures = await InPictures(actor, [.. all.Where(one => one.Kind is BasisKind.Section or BasisKind.Chart).Select(one => new PictureSectionId(one.Of)).Distinct()], cancellation);
        List<ProblemId> wanted = [.. all.Where(one => one.Kind == BasisKind.Measure).Select(one => new ProblemId(one.Of)).Distinct()];
        var problems = wanted.Count == 0 ? [] : await db.Problems.AsNoTracking().VisibleTo(actor).Where(one => wanted.Contains(one.Id)).ToDictionaryAsync(one => one.Id, cancellation);
        var activities = all.Any(one => one.Kind == BasisKind.Activity) ? (await Activities(actor, cancellation)).ToLookup(one => (one.Agreement.Value, one.Plan)) : null;
        Dictionary<Guid, ShownBasis> shown = [];
        foreach (var basis in all)
            shown[basis.Id] = basis.Kind switch
            {
                BasisKind.Section or BasisKind.Chart => pictures.Sections.TryGetValue(new(basis.Of), out var section)
                    ? await InPicture(actor, basis, section, pictures.Pictures[section.Picture], pictures.Newest, compareLive, cancellation) : new(basis, BasisStanding.Hidden, null),
                BasisKind.Measure => !problems.TryGetValue(new(basis.Of), out var problem) ? new(basis, BasisStanding.Hidden, null)
                    : FactOf(problem, basis.Part) is { } fact ? new(basis, basis.StandsAs(fact.Checksum), fact) : new(basis, BasisStanding.Gone, null),
                _ => activities![(basis.Of, basis.Plan!)].FirstOrDefault() is { } activity ? new(basis, basis.StandsAs(activity.Checksum), FactOf(activity)) : new(basis, BasisStanding.Gone, null),
            };
        return shown;
    }

    /// <summary>What <paramref name="choice"/> says now, linked; not found when the actor does not see it or it belongs to another agreement.</summary>
    internal async Task<Outcome<FactBasis>> Link(Actor actor, AgreementId agreement, BasisChoice choice, Guid id, CancellationToken cancellation)
    {
        var found = choice.Kind switch
        {
            BasisKind.Measure => await db.Problems.AsNoTracking().VisibleTo(actor).SingleOrDefaultAsync(one => one.Id == new ProblemId(choice.Of) && one.Agreement == agreement, cancellation) is { } problem ? FactOf(problem, choice.Part) : null,
            BasisKind.Activity => choice.Of != agreement.Value ? null : (await Activities(actor, cancellation)).FirstOrDefault(one => one.Agreement == agreement && one.Plan == choice.Plan) is { } activity ? FactOf(activity) : null,
            _ => await Linked(actor, agreement, choice, cancellation),
        };
        if (found is null) return new FactBasisUnknown();
        var checksum = found.Checksum ?? (found.Block is { } block ? await Now(actor, block, cancellation) : null);
        if (checksum is null) return new FactBasisUnknown();
        return new FactBasis
        {
            Id = id, Kind = choice.Kind, Of = choice.Of, Part = choice.Part, Plan = choice.Plan, Words = found.Measure?.Text ?? found.Activity?.Title, Checksum = checksum, IsLive = found.IsLive, LinkedAt = clock.Now, LinkedByName = actor.Name,
        };
    }

    async Task<BasisFact?> Linked(Actor actor, AgreementId agreement, BasisChoice choice, CancellationToken cancellation)
    {
        var found = await InPictures(actor, [new(choice.Of)], cancellation);
        return found.Sections.TryGetValue(new(choice.Of), out var section) && found.Pictures[section.Picture] is var picture && picture.Agreement == agreement ? FactOf(picture, section, choice.Part, choice.Kind) : null;
    }

    internal static BasisFact? FactOf(Picture picture, PictureSection section, Guid? part, BasisKind kind)
    {
        if (kind == BasisKind.Section)
            return new(new(kind, section.Id.Value)) { Picture = picture, Section = section, Checksum = section.Checksum is { } seal && section.Content() == seal ? seal : null };
        return section.Blocks.FirstOrDefault(one => one.Id == part) is { } block
            ? new(new(kind, section.Id.Value, block.Id)) { Picture = picture, Section = section, Block = block, Checksum = block.Frozen is { IsWhole: true } frozen ? frozen.Checksum : null } : null;
    }

    internal static BasisFact? FactOf(Problem problem, Guid? part) => problem.Measures.Select(one => one.Measure).FirstOrDefault(one => one.Id == part) is { } measure
        ? new(new(BasisKind.Measure, problem.Id.Value, measure.Id)) { Problem = problem, Measure = measure, Checksum = FactBasis.ChecksumOf(measure) } : null;

    internal static BasisFact FactOf(PlanActivity activity) => new(new(BasisKind.Activity, activity.Agreement.Value, null, activity.Plan)) { Activity = activity, Checksum = activity.Checksum };

    internal async Task<IReadOnlyList<PlanActivity>> Activities(Actor actor, CancellationToken cancellation)
    {
        var today = clock.Today;
        return [.. (await recorded.Run(actor, cancellation)).SelectMany(one => PlanActivities.Of(one, today))];
    }

    async Task<ShownBasis> InPicture(Actor actor, FactBasis basis, PictureSection section, Picture picture, IReadOnlyDictionary<(AgreementId, PictureKind), int> newest, bool compareLive, CancellationToken cancellation)
    {
        if (FactOf(picture, section, basis.Part, basis.Kind) is not { } fact) return new(basis, BasisStanding.Gone, null);
        var hasNewer = newest.GetValueOrDefault((picture.Agreement, picture.Kind)) > picture.Number;
        if (!fact.IsLive) return new(basis, basis.StandsAs(fact.Checksum, hasNewer), fact);
        if (!compareLive) return new(basis, basis.StandsAs(basis.Checksum, hasNewer), fact);
        return await Now(actor, fact.Block!, cancellation) is { } now ? new(basis, basis.StandsAs(now, hasNewer), fact) : new(basis, BasisStanding.Hidden, null);
    }

    /// <summary>Of what a live chart shows to all who read the joint picture; null when the actor does not see its data, or it has no answer.</summary>
    async Task<string?> Now(Actor actor, PictureBlock block, CancellationToken cancellation)
    {
        if (block.Frozen is not null) return null;
        var answer = await answers.Of(actor, ReadBlocks.QuestionOf(block) with { IsForAll = true }, cancellation);
        return answer.IsDone ? Checksum.Of(answer.Value.Answer.ToJson()) : null;
    }

    async Task<(Dictionary<PictureSectionId, PictureSection> Sections, Dictionary<PictureId, Picture> Pictures, Dictionary<(AgreementId, PictureKind), int> Newest)> InPictures(Actor actor, IReadOnlyList<PictureSectionId> ids, CancellationToken cancellation)
    {
        if (ids.Count == 0) return ([], [], []);
        var sections = await db.PictureSections.AsNoTracking().VisibleTo(actor).Where(one => ids.Contains(one.Id) && db.Pictures.VisibleTo(actor).Any(picture => picture.Id == one.Picture)).ToDictionaryAsync(one => one.Id, cancellation);
        List<PictureId> of = [.. sections.Values.Select(one => one.Picture).Distinct()];
        var pictures = await db.Pictures.AsNoTracking().VisibleTo(actor).Where(one => of.Contains(one.Id)).ToDictionaryAsync(one => one.Id, cancellation);
        List<AgreementId> agreements = [.. pictures.Values.Select(one => one.Agreement).Distinct()];
        var adopted = await db.Pictures.AsNoTracking().VisibleTo(actor).Where(one => agreements.Contains(one.Agreement) && one.State == PictureState.Adopted).Select(one => new { one.Agreement, one.Kind, one.Number }).ToListAsync(cancellation);
        return (sections, pictures, adopted.GroupBy(one => (one.Agreement, one.Kind)).ToDictionary(group => group.Key, group => group.Max(one => one.Number)));
    }
}
