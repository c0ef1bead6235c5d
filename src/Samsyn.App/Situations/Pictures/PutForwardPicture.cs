using Microsoft.EntityFrameworkCore;
using Samsyn.App.Acts;
using Samsyn.App.Agreements;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Annexes;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations.Pictures;

namespace Samsyn.App.Situations.Pictures;

public sealed record PutForwardPictureCommand(PictureAt At);

/// <summary>
/// Puts the edition forward to the steering group: everything it says is sealed with a checksum, and its wording is proposed as the next version of the annex
/// for the picture (SIT-05). From then on nothing changes until it is adopted or taken back.
/// </summary>
public sealed class PutForwardPicture(SamsynDb db, Clock clock, NewId ids, LockPicture locking, ActLog acts)
{
    public Task<Outcome> Run(Actor actor, PutForwardPictureCommand command, CancellationToken cancellation) => locking.Run(actor, command.At, nameof(PutForwardPicture), async (picture, sections, sources, checksum) =>
    {
        var agreement = await db.Agreements.Whole().SingleAsync(one => one.Id == picture.Agreement, cancellation);
        if (agreement.Annexes.FirstOrDefault(one => one.Kind == AnnexKind.SituationPicture) is not { } annex) return new PictureAnnexMissing(agreement.Number);
        var applies = annex.DecidedBy(clock.Today)?.Facts ?? new();
        var proposed = agreement.ProposeAnnexVersion(annex.Number, new(ids.Next()), new()
        {
            Lines = PictureLines.Of(picture, sections, sources, checksum), Facts = applies, Author = actor.Person, Reason = picture.Title,
        }, clock.Today);
        return proposed.IsDone ? picture.PutForward(checksum, annex.Number, proposed.Value.Id, actor.Person, clock.Now) : Outcome.Refused(proposed.Refusals);
    }, acts, cancellation);
}

public sealed record SettlePictureCommand(PictureAt At);

/// <summary>Settles a short picture: what both parties know is weighed together by whoever does this, sealed, and no longer changed (SIT-13).</summary>
public sealed class SettlePicture(Clock clock, LockPicture locking, ActLog acts)
{
    public Task<Outcome> Run(Actor actor, SettlePictureCommand command, CancellationToken cancellation) => locking.Run(actor, command.At, nameof(SettlePicture),
        (picture, _, _, checksum) => Task.FromResult(picture.Settle(checksum, actor.Person, clock.Now, clock.Today)), acts, cancellation);
}

public sealed record TakeBackPictureCommand(PictureAt At);

/// <summary>Takes the edition back from the steering group, to be worked on again; the proposed version of the annex is withdrawn with it.</summary>
public sealed class TakeBackPicture(SamsynDb db, AccessContext access, ActLog acts)
{
    public async Task<Outcome> Run(Actor actor, TakeBackPictureCommand command, CancellationToken cancellation)
    {
        if (await db.Pictures.AsNoTracking().VisibleTo(actor).SingleOrDefaultAsync(one => one.Id == command.At.Id, cancellation) is not { } seen) return new NotFound();
        if (await acts.Demand(actor, Permission.LeadPicture, nameof(TakeBackPicture), command.At.Id, cancellation) is { IsDone: false } lacking) return lacking;
        if (seen.Version != command.At.Version) return new Stale(command.At.Version, seen.Version);

        using var system = access.AsSystem();
        var picture = await db.Pictures.SingleAsync(one => one.Id == command.At.Id, cancellation);
        var (annex, version) = (picture.Annex, picture.AnnexVersion);
        if (picture.TakeBack() is { IsDone: false } refused) return refused;
        foreach (var section in await db.PictureSections.Where(one => one.Picture == picture.Id).ToListAsync(cancellation)) section.Unseal();
        var agreement = await db.Agreements.Whole().SingleAsync(one => one.Id == picture.Agreement, cancellation);
        // It may have been withdrawn on the annex's own page.
        if (agreement.Annexes.FirstOrDefault(one => one.Number == annex)?.Open?.Id == version && agreement.WithdrawAnnexVersion(annex!.Value) is { IsDone: false } stays) return stays;
        acts.Note(actor, nameof(TakeBackPicture), picture.Id);
        return await db.Commit(cancellation);
    }
}

/// <summary>When a version of an annex is decided that is an edition of the picture, the edition is adopted with it, in the same save (SIT-05).</summary>
public sealed class PictureAdoption(SamsynDb db, AccessContext access)
{
    internal async Task<Outcome> Follow(Agreement agreement, int annex, CancellationToken cancellation)
    {
        if (agreement.Annexes.FirstOrDefault(one => one.Number == annex) is not { Kind: AnnexKind.SituationPicture } found) return Outcome.Done;
        List<AnnexVersionId> decided = [.. found.Versions.Where(one => one.State == AnnexVersionState.Decided).Select(one => one.Id)];
        using var system = access.AsSystem();
        if (await db.Pictures.SingleOrDefaultAsync(one => one.State == PictureState.PutForward && one.Agreement == agreement.Id && one.AnnexVersion != null && decided.Contains(one.AnnexVersion.Value), cancellation) is not { } picture) return Outcome.Done;
        var sections = await db.PictureSections.AsNoTracking().Where(one => one.Picture == picture.Id).ToListAsync(cancellation);
        var sources = await db.PictureSources.AsNoTracking().Where(one => one.Picture == picture.Id).ToListAsync(cancellation);
        var version = found.Versions.Single(one => one.Id == picture.AnnexVersion);
        return picture.Adopt(PictureSeal.Of(sections, sources), version.DecidedOn!.Value, version.Decision);
    }
}
