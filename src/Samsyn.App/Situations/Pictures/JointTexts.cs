using Microsoft.EntityFrameworkCore;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations.Pictures;

namespace Samsyn.App.Situations.Pictures;

public sealed record WriteJointCommand(SectionAt At, string Text);

/// <summary>Writes what both parties say (SIT-03). Whose words a paragraph is follows from what has been released.</summary>
public sealed class WriteJoint(SamsynDb db, PictureChange change, Clock clock)
{
    public Task<Outcome> Run(Actor actor, WriteJointCommand command, CancellationToken cancellation) => change.Run(actor, command.At, Permission.LeadPicture, nameof(WriteJoint), async section =>
        section.Write(command.Text, await db.OwnTexts.AsNoTracking().VisibleTo(db, actor).Where(own => own.Section == section.Id && own.SharedOn != null).ToListAsync(cancellation), actor.Person, actor.Name, clock.Now), cancellation);
}

/// <summary>Where a figure stands: in the joint text (no side), or in one side's own room.</summary>
public sealed record FigurePlace(PictureSectionId Section, PartySide? Side, int Version);

public sealed record KeepFigureCommand(FigurePlace At, PictureFigure Figure);

/// <summary>A figure with all that is needed to read it rightly (SIT-61); its source must stand in the register.</summary>
public sealed class KeepFigure(SamsynDb db, PictureChange change, Clock clock, NewId ids)
{
    public async Task<Outcome> Run(Actor actor, KeepFigureCommand command, CancellationToken cancellation)
    {
        var figure = command.Figure.Id == Guid.Empty ? command.Figure with { Id = ids.Next() } : command.Figure;
        if (figure.Source != 0 && !await Listed(actor, command.At.Section, figure.Source, cancellation)) return new SourceUnknown(figure.Source);
        return command.At.Side is { } side
            ? await change.Run(actor, command.At.Section, side, command.At.Version, Permission.WritePicture, nameof(KeepFigure),
                section => OwnText.Begin(new(ids.Next()), section, side, actor.Person, actor.Name, clock.Now), own => own.Keep(figure, actor.Person, actor.Name, clock.Now), cancellation)
            : await change.Run(actor, new SectionAt(command.At.Section, command.At.Version), Permission.LeadPicture, nameof(KeepFigure), section => Task.FromResult(section.Keep(figure, actor.Person, actor.Name, clock.Now)), cancellation);
    }

    Task<bool> Listed(Actor actor, PictureSectionId id, int number, CancellationToken cancellation) =>
        db.PictureSources.AsNoTracking().VisibleTo(actor).AnyAsync(source => source.Number == number && db.PictureSections.VisibleTo(actor).Any(section => section.Id == id && section.Picture == source.Picture), cancellation);
}

public sealed record RemoveFigureCommand(FigurePlace At, Guid Figure);

public sealed class RemoveFigure(PictureChange change, Clock clock)
{
    public async Task<Outcome> Run(Actor actor, RemoveFigureCommand command, CancellationToken cancellation)
    {
        if (command.At.Side is not { } side)
            return await change.Run(actor, new SectionAt(command.At.Section, command.At.Version), Permission.LeadPicture, nameof(RemoveFigure), section => Task.FromResult(section.RemoveFigure(command.Figure, actor.Person, actor.Name, clock.Now)), cancellation);
        return command.At.Version == 0 ? new FigureUnknown()
            : await change.Run(actor, command.At.Section, side, command.At.Version, Permission.WritePicture, nameof(RemoveFigure), OwnTextActs.NotThere, own => own.RemoveFigure(command.Figure, actor.Person, actor.Name, clock.Now), cancellation);
    }
}

public sealed record TakeOverFigureCommand(SectionAt At, OwnTextId From, Guid Figure);

/// <summary>A figure that a party has released becomes one of the joint text.</summary>
public sealed class TakeOverFigure(SamsynDb db, PictureChange change, Clock clock)
{
    public Task<Outcome> Run(Actor actor, TakeOverFigureCommand command, CancellationToken cancellation) => change.Run(actor, command.At, Permission.LeadPicture, nameof(TakeOverFigure), async section =>
    {
        var own = await db.OwnTexts.AsNoTracking().VisibleTo(db, actor).SingleOrDefaultAsync(one => one.Id == command.From && one.Section == section.Id && one.SharedOn != null, cancellation);
        return own?.Figures.FirstOrDefault(one => one.Id == command.Figure) is { } figure ? section.Keep(figure, actor.Person, actor.Name, clock.Now) : new FigureUnknown();
    }, cancellation);
}
