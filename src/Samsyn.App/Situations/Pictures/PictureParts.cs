using Microsoft.EntityFrameworkCore;
using Samsyn.App.Agreements;
using Samsyn.App.Situations.Scans;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Annexes;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations.Pictures;

namespace Samsyn.App.Situations.Pictures;

/// <summary>An edition as far as the reader sees it, for looking at only.</summary>
public sealed record PictureOnRecord
{
    public required Picture Picture { get; init; }
    public required AgreementLink Agreement { get; init; }
    /// <summary>Who weighed a short picture together, once it is settled.</summary>
    public string? WeighedBy { get; init; }
    /// <summary>In their order.</summary>
    public required IReadOnlyList<PictureSection> Sections { get; init; }
    /// <summary>The reader's own side's, released or not, and what the other has released.</summary>
    public required IReadOnlyList<OwnText> OwnTexts { get; init; }
    public required IReadOnlyList<SectionRemark> Remarks { get; init; }
    /// <summary>By their numbers.</summary>
    public required IReadOnlyList<PictureSource> Sources { get; init; }
    /// <summary>The priority areas that the agreement has today (SIT-07).</summary>
    public required IReadOnlyList<string> PriorityAreas { get; init; }

    /// <summary>Blocks that show a search of data that have been read in again since, where the reader sees the data.</summary>
    public IReadOnlySet<Guid> StaleSearches { get; init; } = new HashSet<Guid>();

    public PictureSubject Subject => new() { Picture = Picture, Sections = Sections, OwnTexts = OwnTexts, Remarks = Remarks, Sources = Sources, PriorityAreas = PriorityAreas, StaleSearches = StaleSearches };

    public IEnumerable<OwnText> OwnTextsOf(PictureSection section) => OwnTexts.Where(one => one.Section == section.Id);
    public IEnumerable<SectionRemark> RemarksOf(PictureSection section) => Remarks.Where(one => one.Section == section.Id);
    public PictureSource? Source(int number) => Sources.FirstOrDefault(one => one.Number == number);
}

/// <summary>Reads what the actor sees of an edition.</summary>
public sealed class PictureParts(SamsynDb db, Clock clock, KeptSearches searches)
{
    internal async Task<PictureOnRecord?> Of(Actor actor, PictureId id, CancellationToken cancellation)
    {
        var picture = await db.Pictures.AsNoTracking().VisibleTo(actor).SingleOrDefaultAsync(one => one.Id == id, cancellation);
        if (picture is null || await db.Agreements.AsNoTracking().VisibleTo(actor).Whole().SingleOrDefaultAsync(one => one.Id == picture.Agreement, cancellation) is not { } agreement) return null;
        var sections = await db.PictureSections.AsNoTracking().VisibleTo(actor).Where(one => one.Picture == id).OrderBy(one => one.Order).ToListAsync(cancellation);
        return new()
        {
            Picture = picture, Agreement = AgreementLink.To(agreement), Sections = sections, StaleSearches = await searches.Stale(actor, sections.SelectMany(one => one.Blocks), cancellation),
            WeighedBy = picture is { Kind: not PictureKind.Regular, PutForwardBy: { } by } ? await db.Persons.AsNoTracking().Where(one => one.Id == by).Select(one => one.Name).SingleOrDefaultAsync(cancellation) : null,
            OwnTexts = await db.OwnTexts.AsNoTracking().VisibleTo(db, actor).Where(one => one.Picture == id).OrderBy(one => one.Side).ToListAsync(cancellation),
            Remarks = await db.SectionRemarks.AsNoTracking().VisibleTo(db, actor).Where(one => one.Picture == id).OrderBy(one => one.At).ToListAsync(cancellation),
            Sources = await db.PictureSources.AsNoTracking().VisibleTo(actor).Where(one => one.Picture == id).OrderBy(one => one.Number).ToListAsync(cancellation),
            PriorityAreas = PriorityAreas(agreement, clock.Today),
        };
    }

    internal static IReadOnlyList<string> PriorityAreas(Agreement agreement, DateOnly on) =>
        [.. agreement.Annexes.Select(annex => annex.DecidedBy(on)).OfType<AnnexVersion>().SelectMany(version => version.Facts.PriorityAreas).Select(area => area.Title).Distinct(StringComparer.OrdinalIgnoreCase)];
}
