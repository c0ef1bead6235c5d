using Microsoft.EntityFrameworkCore;
using Samsyn.App.Agreements;
using Samsyn.App.Situations.Pictures;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations.Datasets;
using Samsyn.Domain.Situations.Pictures;

namespace Samsyn.App.Situations.Scans;

/// <summary>A section and the rooms of it that something may be put into; null is the joint text.</summary>
public sealed record RoomsOfSection(PictureSection Section, IReadOnlyList<PartySide?> Rooms);

/// <summary>An open edition with the sections that the actor may write in.</summary>
public sealed record RoomsOfPicture(Picture Picture, IReadOnlyList<RoomsOfSection> Sections);

/// <summary>Where what a search found may be put.</summary>
public sealed record SearchRooms(ScanView Scan, IReadOnlyList<RoomsOfPicture> Pictures)
{
    /// <summary>What both parties say together rests on what both see.</summary>
    public bool IsShared => Scan.Dataset.SharedOn is not null;
}

/// <summary>The rooms of open editions that a search may be put into by the actor. Null when there is no such search for them, or it has no answer.</summary>
public sealed class ReadSearchRooms(SamsynDb db, ReadScans scans)
{
    public async Task<SearchRooms?> Run(Actor actor, ScanId id, CancellationToken cancellation)
    {
        if (await scans.One(actor, id, cancellation) is not { Answer: not null } scan) return null;
        var agreements = db.Agreements.AsNoTracking().IgnoreAutoIncludes().VisibleTo(actor);
        var pictures = await db.Pictures.AsNoTracking().VisibleTo(actor).Where(one => one.State == PictureState.Open && agreements.Any(agreement => agreement.Id == one.Agreement)).OrderByDescending(one => one.BegunAt).ToListAsync(cancellation);
        List<PictureId> open = [.. pictures.Select(one => one.Id)];
        var sections = (await db.PictureSections.AsNoTracking().VisibleTo(actor).Where(one => open.Contains(one.Picture)).OrderBy(one => one.Order).ToListAsync(cancellation)).ToLookup(one => one.Picture);
        // What a party has released is not written in before it is taken back.
        var released = (await db.OwnTexts.AsNoTracking().VisibleTo(db, actor).Where(one => open.Contains(one.Picture) && one.SharedOn != null).Select(one => new { one.Section, one.Side }).ToListAsync(cancellation)).Select(one => (one.Section, one.Side)).ToHashSet();
        var (sides, joint) = (actor.SidesWith(Permission.WritePicture), actor.May(Permission.LeadPicture) && scan.Dataset.SharedOn is not null);
        return new(scan, [.. pictures.Select(picture => new RoomsOfPicture(picture,
            [.. sections[picture.Id].Select(section => new RoomsOfSection(section, [.. sides.Select(side => (PartySide?)side).Where(side => !released.Contains((section.Id, side))), .. joint ? [null] : Array.Empty<PartySide?>()])).Where(one => one.Rooms.Count > 0)]))
            .Where(one => one.Sections.Count > 0)]);
    }
}
