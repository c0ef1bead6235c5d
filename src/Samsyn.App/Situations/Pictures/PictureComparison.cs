using Samsyn.App.Agreements;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations.Pictures;

namespace Samsyn.App.Situations.Pictures;

public enum SectionChangeKind { Same, Changed, Added, Gone }

/// <summary>A figure in both editions, or in one of them.</summary>
public sealed record FigurePair(PictureFigure? Before, PictureFigure? After)
{
    /// <summary>Null where it is not in both, or where a masked one is: a difference would tell it.</summary>
    public decimal? Difference => Before is { IsMasked: false } before && After is { IsMasked: false } after ? after.Value - before.Value : null;
}

/// <summary>One section held against the same section of the edition before, by its key.</summary>
public sealed record SectionChange(SectionChangeKind Kind, PictureSection Section, IReadOnlyList<DifferenceLine> Lines, IReadOnlyList<FigurePair> Figures, IReadOnlyList<BlockPair> Blocks);

/// <summary>A chart in both editions, or in one of them.</summary>
public sealed record BlockPair(PictureBlock? Before, PictureBlock? After)
{
    /// <summary>The same chart shows other rows than it did, as far as both are frozen.</summary>
    public bool IsRedrawn => Before?.Frozen is { } had && After is not null && After.Frozen?.Checksum != had.Checksum;
}

public sealed record PictureComparison(PictureOnRecord Before, PictureOnRecord After, IReadOnlyList<SectionChange> Sections, IReadOnlyList<PictureSource> NewSources, IReadOnlyList<PictureSource> GoneSources);

/// <summary>What has changed since the edition before, as far as the reader sees both (SIT-06). Null when there is no earlier one.</summary>
public sealed class ComparePictures(PictureParts parts)
{
    public async Task<PictureComparison?> Run(Actor actor, PictureId id, CancellationToken cancellation)
    {
        if (await parts.Of(actor, id, cancellation) is not { Picture.Before: { } earlier } after || await parts.Of(actor, earlier, cancellation) is not { } before) return null;
        var had = before.Sections.ToDictionary(one => one.Key);
        List<SectionChange> changes = [.. after.Sections.Select(section => Of(had.GetValueOrDefault(section.Key), section))];
        changes.AddRange(before.Sections.Where(one => !after.Sections.Any(other => other.Key == one.Key))
            .Select(one => new SectionChange(SectionChangeKind.Gone, one, LineDifference.Between(one.JointText.Split('\n'), []), [.. one.Figures.Select(figure => new FigurePair(figure, null))], [.. one.Blocks.Select(block => new BlockPair(block, null))])));
        return new(before, after, changes, [.. after.Sources.Where(one => !before.Sources.Any(other => Same(one, other)))], [.. before.Sources.Where(one => !after.Sources.Any(other => Same(one, other)))]);
    }

    static SectionChange Of(PictureSection? before, PictureSection after)
    {
        var lines = LineDifference.Between(before?.JointText.Split('\n') ?? [], after.JointText.Split('\n'));
        List<FigurePair> figures = [.. after.Figures.Select(figure => new FigurePair(before?.Figures.FirstOrDefault(figure.IsSameSeriesAs), figure))];
        figures.AddRange(before?.Figures.Where(one => !after.Figures.Any(one.IsSameSeriesAs)).Select(one => new FigurePair(one, null)) ?? []);
        List<BlockPair> blocks = [.. after.Blocks.Select(block => new BlockPair(before?.Blocks.FirstOrDefault(block.IsSameAs), block))];
        blocks.AddRange(before?.Blocks.Where(one => !after.Blocks.Any(one.IsSameAs)).Select(one => new BlockPair(one, null)) ?? []);
        var same = before is not null && blocks.TrueForAll(one => one.Before is not null && one.After is not null && !one.IsRedrawn) && before.JointText == after.JointText && figures.TrueForAll(one => one.Before is { } had && one.After is { } has && (had with { Id = has.Id }) == has);
        return new(before is null ? SectionChangeKind.Added : same ? SectionChangeKind.Same : SectionChangeKind.Changed, after, lines, figures, [.. blocks.Where(one => one.Before is null || one.After is null || one.IsRedrawn)]);
    }

    static bool Same(PictureSource one, PictureSource other) => string.Equals(one.Title, other.Title, StringComparison.OrdinalIgnoreCase) && one.Year == other.Year;
}
