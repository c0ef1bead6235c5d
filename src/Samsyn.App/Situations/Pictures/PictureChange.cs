using Microsoft.EntityFrameworkCore;
using Samsyn.App.Acts;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations.Pictures;

namespace Samsyn.App.Situations.Pictures;

/// <summary>An edition and the version of it that the form was filled in against.</summary>
public sealed record PictureAt(PictureId Id, int Version);

/// <summary>A section and the version of it that the form was filled in against.</summary>
public sealed record SectionAt(PictureSectionId Id, int Version);

/// <summary>What every act on an edition or a section of it shares: seen, allowed, open, not stale, decided by the domain, noted, saved once.</summary>
public sealed class PictureChange(SamsynDb db, ActLog acts)
{
    /// <summary>On the edition itself.</summary>
    internal async Task<Outcome> Run(Actor actor, PictureAt at, Permission permission, string act, Func<Picture, Task<Outcome>> decide, CancellationToken cancellation)
    {
        if (await db.Pictures.VisibleTo(actor).SingleOrDefaultAsync(one => one.Id == at.Id, cancellation) is not { } picture) return new NotFound();
        if (await acts.Demand(actor, permission, act, at.Id, cancellation) is { IsDone: false } lacking) return lacking;
        if (picture.Version != at.Version) return new Stale(at.Version, picture.Version);
        return await Finish(actor, act, at.Id, await decide(picture), cancellation);
    }

    /// <summary>On a list that belongs to the edition, such as its sources, or on the edition where no form held a version.</summary>
    internal async Task<Outcome> RunOpen(Actor actor, PictureId id, Permission permission, string act, Func<Picture, Task<Outcome>> decide, CancellationToken cancellation)
    {
        if (await db.Pictures.VisibleTo(actor).SingleOrDefaultAsync(one => one.Id == id, cancellation) is not { } picture) return new NotFound();
        if (await acts.Demand(actor, permission, act, id, cancellation) is { IsDone: false } lacking) return lacking;
        if (picture.MayChange is { IsDone: false } closed) return closed;
        return await Finish(actor, act, id, await decide(picture), cancellation);
    }

    /// <summary>On one section of an open edition.</summary>
    internal async Task<Outcome> Run(Actor actor, SectionAt at, Permission permission, string act, Func<PictureSection, Task<Outcome>> decide, CancellationToken cancellation)
    {
        if (await Section(actor, at.Id, cancellation) is not { } section) return new NotFound();
        if (await acts.Demand(actor, permission, act, at.Id, cancellation) is { IsDone: false } lacking) return lacking;
        if (await MayChange(section, cancellation) is { IsDone: false } closed) return closed;
        if (section.Version != at.Version) return new Stale(at.Version, section.Version);
        return await Finish(actor, act, at.Id, await decide(section), cancellation);
    }

    /// <summary>On what one side says in a section. There is none before the side has written: <paramref name="version"/> is then 0, and the act begins one.</summary>
    internal async Task<Outcome> Run(Actor actor, PictureSectionId id, PartySide side, int version, Permission permission, string act, Func<PictureSection, OwnText> begin, Func<OwnText, Outcome> decide, CancellationToken cancellation)
    {
        if (await Section(actor, id, cancellation) is not { } section) return new NotFound();
        if (await acts.Demand(actor, permission, act, id, cancellation) is { IsDone: false } lacking) return lacking;
        if (!actor.SidesWith(permission).Contains(side)) return new PermissionLacking(permission);
        if (await MayChange(section, cancellation) is { IsDone: false } closed) return closed;
        var own = await db.OwnTexts.VisibleTo(db, actor).SingleOrDefaultAsync(one => one.Section == id && one.Side == side, cancellation);
        if ((own?.Version ?? 0) != version) return new Stale(version, own?.Version ?? 0);
        if (own is null) db.OwnTexts.Add(own = begin(section));
        return await Finish(actor, act, own.Id, decide(own), cancellation);
    }

    internal async Task<PictureSection?> Section(Actor actor, PictureSectionId id, CancellationToken cancellation) =>
        await db.PictureSections.VisibleTo(actor).SingleOrDefaultAsync(one => one.Id == id && db.Pictures.VisibleTo(actor).Any(picture => picture.Id == one.Picture), cancellation);

    internal async Task<Outcome> MayChange(PictureSection section, CancellationToken cancellation) =>
        (await db.Pictures.AsNoTracking().SingleAsync(one => one.Id == section.Picture, cancellation)).MayChange;

    async Task<Outcome> Finish<TId>(Actor actor, string act, TId about, Outcome decided, CancellationToken cancellation) where TId : struct, IEntityId<TId>
    {
        if (!decided.IsDone)
        {
            // What was refused is not left behind for a later save.
            db.ChangeTracker.Clear();
            return decided;
        }
        acts.Note(actor, act, about);
        return await db.Commit(cancellation);
    }
}
