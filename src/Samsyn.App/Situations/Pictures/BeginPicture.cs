using Microsoft.EntityFrameworkCore;
using Samsyn.App.Acts;
using Samsyn.App.Agreements;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations.Pictures;

namespace Samsyn.App.Situations.Pictures;

public sealed record BeginPictureCommand(AgreementId Agreement, PictureFrame Frame, PictureKind Kind = PictureKind.Regular);

/// <summary>
/// Begins the next edition of its kind: the sections of the edition before, in their order, with the sources listed there; without one before, the agreement's own
/// template or the usual one. Texts and figures are not taken over: they were of another time.
/// </summary>
public sealed class BeginPicture(SamsynDb db, AccessContext access, Clock clock, NewId ids, ActLog acts)
{
    public async Task<Outcome<PictureId>> Run(Actor actor, BeginPictureCommand command, CancellationToken cancellation)
    {
        if (!await db.Agreements.AsNoTracking().IgnoreAutoIncludes().VisibleTo(actor).AnyAsync(one => one.Id == command.Agreement, cancellation)) return new NotFound();
        if (await acts.Demand(actor, Permission.LeadPicture, nameof(BeginPicture), command.Agreement, cancellation) is { IsDone: false } lacking) return Outcome<PictureId>.Refused(lacking.Refusals);
        // Sections with readers of their own are taken over by whoever begins the edition, without being read by them.
        using var system = access.AsSystem();
        var last = await db.Pictures.AsNoTracking().Where(one => one.Agreement == command.Agreement && one.Kind == command.Kind).OrderByDescending(one => one.Number).FirstOrDefaultAsync(cancellation);
        if (last is { State: not PictureState.Adopted }) return StillOpen(command.Kind, last.Number);
        var begun = Picture.Begin(new(ids.Next()), command.Agreement, command.Kind, (last?.Number ?? 0) + 1, command.Frame, last?.Id, actor.Person, clock.Now);
        if (!begun.IsDone) return Outcome<PictureId>.Refused(begun.Refusals);

        var picture = begun.Value;
        db.Pictures.Add(picture);
        await AddSections(actor, picture, cancellation);
        acts.Note(actor, nameof(BeginPicture), picture.Id);
        try
        {
            return (await db.Commit(cancellation)).Then(picture.Id);
        }
        catch (DbUpdateException race) when (race is not DbUpdateConcurrencyException && race.Entries.Any(entry => entry.Entity is Picture))
        {
            // Somebody of the other party pressed at the same moment.
            db.ChangeTracker.Clear();
            return StillOpen(command.Kind, picture.Number);
        }
    }

    static Outcome<PictureId> StillOpen(PictureKind kind, int number) => Outcome<PictureId>.Refused([kind == PictureKind.Regular ? new EditionStillOpen(number) : new ShortPictureStillOpen(kind, number)]);

    async Task AddSections(Actor actor, Picture picture, CancellationToken cancellation)
    {
        if (picture.Before is { } before)
        {
            foreach (var section in await db.PictureSections.AsNoTracking().Where(one => one.Picture == before).OrderBy(one => one.Order).ToListAsync(cancellation))
                db.PictureSections.Add(PictureSection.Of(new(ids.Next()), picture.Id, section.Order, section.Plan, section.Readers, section.Areas));
            foreach (var source in await db.PictureSources.AsNoTracking().Where(one => one.Picture == before).OrderBy(one => one.Number).ToListAsync(cancellation))
                db.PictureSources.Add(PictureSource.List(new(ids.Next()), picture.Id, source.Number, source.Words, clock.Today).Value);
            return;
        }
        var template = picture.Kind == PictureKind.Regular ? await db.PictureTemplates.AsNoTracking().SingleOrDefaultAsync(one => one.Agreement == picture.Agreement, cancellation) : null;
        foreach (var (place, plan) in (template?.Sections ?? DefaultSections.Of(picture.Kind)).Index())
            db.PictureSections.Add(PictureSection.Of(new(ids.Next()), picture.Id, place + 1, plan, plan.IsRestricted ? [actor.Person] : [], []));
    }
}

public sealed record ReframePictureCommand(PictureAt At, PictureFrame Frame);

/// <summary>Another title or period.</summary>
public sealed class ReframePicture(PictureChange change)
{
    public Task<Outcome> Run(Actor actor, ReframePictureCommand command, CancellationToken cancellation) =>
        change.Run(actor, command.At, Permission.LeadPicture, nameof(ReframePicture), picture => Task.FromResult(picture.Reframe(command.Frame)), cancellation);
}
