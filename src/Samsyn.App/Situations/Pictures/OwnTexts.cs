using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations.Pictures;

namespace Samsyn.App.Situations.Pictures;

/// <summary>What one side says in a section, and the version of it that the form was filled in against; 0 when there was none.</summary>
public sealed record OwnTextAt(PictureSectionId Section, PartySide Side, int Version);

public sealed record KeepOwnTextCommand(OwnTextAt At, string Text);

/// <summary>Writes in one's own room: nobody of the other party sees it (SIT-01, SIT-02).</summary>
public sealed class KeepOwnText(PictureChange change, Clock clock, NewId ids)
{
    public Task<Outcome> Run(Actor actor, KeepOwnTextCommand command, CancellationToken cancellation) =>
        change.Run(actor, command.At.Section, command.At.Side, command.At.Version, Permission.WritePicture, nameof(KeepOwnText), Begin(actor, command.At.Side), own => own.Write(command.Text, actor.Person, actor.Name, clock.Now), cancellation);

    Func<PictureSection, OwnText> Begin(Actor actor, PartySide side) => section => OwnText.Begin(new(ids.Next()), section, side, actor.Person, actor.Name, clock.Now);
}

public sealed record ReleaseOwnTextCommand(OwnTextAt At);

/// <summary>Lets the other party read what one's own says in this section: an act of its own, on record (SIT-02).</summary>
public sealed class ReleaseOwnText(PictureChange change, Clock clock)
{
    public Task<Outcome> Run(Actor actor, ReleaseOwnTextCommand command, CancellationToken cancellation) => command.At.Version == 0
        ? Task.FromResult<Outcome>(new OwnTextEmpty())
        : change.Run(actor, command.At.Section, command.At.Side, command.At.Version, Permission.ReleasePicture, nameof(ReleaseOwnText), OwnTextActs.NotThere, own => own.Release(actor.Person, actor.Name, clock.Today, clock.Now), cancellation);
}

public sealed record WithdrawOwnTextCommand(OwnTextAt At);

/// <summary>Takes the release back, until the edition is put forward.</summary>
public sealed class WithdrawOwnText(PictureChange change)
{
    public Task<Outcome> Run(Actor actor, WithdrawOwnTextCommand command, CancellationToken cancellation) => command.At.Version == 0
        ? Task.FromResult<Outcome>(new OwnTextNotReleased())
        : change.Run(actor, command.At.Section, command.At.Side, command.At.Version, Permission.ReleasePicture, nameof(WithdrawOwnText), OwnTextActs.NotThere, own => own.Withdraw(), cancellation);
}

static class OwnTextActs
{
    /// <summary>A version above 0 was asked for, and is there or is stale.</summary>
    public static OwnText NotThere(PictureSection section) => throw new InvalidOperationException($"{section.Key} has no own text.");
}
