using Microsoft.EntityFrameworkCore;
using Samsyn.App.Acts;
using Samsyn.App.Situations.Blocks;
using Samsyn.App.Storage;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations.Pictures;

namespace Samsyn.App.Situations.Pictures;

/// <summary>What every edition goes through on its way from work to a fixed wording: nothing that must be mended is left, charts are frozen, sections sealed, and a checksum made of it all.</summary>
public sealed class LockPicture(SamsynDb db, AccessContext access, PictureParts parts, FreezeBlocks freeze)
{
    internal async Task<Outcome> Run(Actor actor, PictureAt at, string act, Func<Picture, IReadOnlyList<PictureSection>, IReadOnlyList<PictureSource>, string, Task<Outcome>> then, ActLog acts, CancellationToken cancellation)
    {
        if (await parts.Of(actor, at.Id, cancellation) is not { } seen) return new NotFound();
        if (await acts.Demand(actor, Permission.LeadPicture, act, at.Id, cancellation) is { IsDone: false } lacking) return lacking;
        if (seen.Picture.Version != at.Version) return new Stale(at.Version, seen.Picture.Version);
        if (seen.Picture.MayChange is { IsDone: false } closed) return closed;

        // The seal holds for every section, also those that only named readers see.
        using var system = access.AsSystem();
        var picture = await db.Pictures.SingleAsync(one => one.Id == at.Id, cancellation);
        var sections = await db.PictureSections.Where(one => one.Picture == picture.Id).OrderBy(one => one.Order).ToListAsync(cancellation);
        var sources = await db.PictureSources.AsNoTracking().Where(one => one.Picture == picture.Id).OrderBy(one => one.Number).ToListAsync(cancellation);
        var remarks = await db.SectionRemarks.AsNoTracking().Where(one => one.Picture == picture.Id).ToListAsync(cancellation);
        var lacks = PictureCheck.Of(new() { Picture = picture, Sections = sections, OwnTexts = [], Remarks = remarks, Sources = sources, PriorityAreas = [] }, new()).Count(one => one.Weight == FindingWeight.Must);
        if (lacks > 0) return new PictureNotWhole(lacks);

        var outcome = await freeze.Run(actor, sections, cancellation);
        if (outcome.IsDone)
        {
            foreach (var section in sections) section.Seal();
            outcome = await then(picture, sections, sources, PictureSeal.Of(sections, sources));
        }
        if (!outcome.IsDone)
        {
            db.ChangeTracker.Clear();
            return outcome;
        }
        acts.Note(actor, act, picture.Id);
        return await db.Commit(cancellation);
    }
}

/// <summary>The checksum of an edition: over its sections in order, then its sources.</summary>
static class PictureSeal
{
    public static string Of(IEnumerable<PictureSection> sections, IEnumerable<PictureSource> sources) =>
        Checksum.OfParts([.. sections.OrderBy(one => one.Order).Select(one => one.Content()), "", .. sources.OrderBy(one => one.Number).Select(one => one.Content())]);
}
