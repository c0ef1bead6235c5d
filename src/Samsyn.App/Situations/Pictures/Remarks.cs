using Microsoft.EntityFrameworkCore;
using Samsyn.App.Acts;
using Samsyn.App.Storage;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations.Pictures;

namespace Samsyn.App.Situations.Pictures;

public sealed record RemarkOnSectionCommand(PictureSectionId Section, string Text);

/// <summary>Says that one's party sees the section differently. Both parties read it.</summary>
public sealed class RemarkOnSection(SamsynDb db, PictureChange change, Clock clock, NewId ids, ActLog acts)
{
    public async Task<Outcome<SectionRemarkId>> Run(Actor actor, RemarkOnSectionCommand command, CancellationToken cancellation)
    {
        if (await change.Section(actor, command.Section, cancellation) is not { } section) return new NotFound();
        if (await acts.Demand(actor, Permission.WritePicture, nameof(RemarkOnSection), command.Section, cancellation) is { IsDone: false } lacking) return Outcome<SectionRemarkId>.Refused(lacking.Refusals);
        if (await change.MayChange(section, cancellation) is { IsDone: false } closed) return Outcome<SectionRemarkId>.Refused(closed.Refusals);
        var made = SectionRemark.Make(new(ids.Next()), section, command.Text, actor.SideFor(Permission.WritePicture), actor.Person, actor.Name, clock.Now);
        if (!made.IsDone) return Outcome<SectionRemarkId>.Refused(made.Refusals);
        db.SectionRemarks.Add(made.Value);
        acts.Note(actor, nameof(RemarkOnSection), made.Value.Id);
        return (await db.Commit(cancellation)).Then(made.Value.Id);
    }
}

public sealed record AnswerRemarkCommand(SectionRemarkId Remark, int Version, string Text, bool Settles);

/// <summary>Answers a remark; with <c>Settles</c> the answer says what the parties agree on, and the thread is closed.</summary>
public sealed class AnswerRemark(SamsynDb db, PictureChange change, Clock clock, ActLog acts)
{
    public async Task<Outcome> Run(Actor actor, AnswerRemarkCommand command, CancellationToken cancellation)
    {
        if (await db.SectionRemarks.VisibleTo(db, actor).SingleOrDefaultAsync(one => one.Id == command.Remark, cancellation) is not { } remark) return new NotFound();
        if (await acts.Demand(actor, Permission.WritePicture, nameof(AnswerRemark), command.Remark, cancellation) is { IsDone: false } lacking) return lacking;
        if (await change.Section(actor, remark.Section, cancellation) is not { } section) return new NotFound();
        if (await change.MayChange(section, cancellation) is { IsDone: false } closed) return closed;
        if (remark.Version != command.Version) return new Stale(command.Version, remark.Version);
        var done = command.Settles ? remark.Settle(command.Text, actor.Name, clock.Now)
            : remark.Answer(new(command.Text, actor.SideFor(Permission.WritePicture), actor.Person, actor.Name, clock.Now));
        if (!done.IsDone) return done;
        acts.Note(actor, nameof(AnswerRemark), remark.Id);
        return await db.Commit(cancellation);
    }
}
