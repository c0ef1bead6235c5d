using Microsoft.EntityFrameworkCore;
using Samsyn.App.Acts;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Notices;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Notices;

public sealed record AcknowledgeInformationCommand(InformationNoteId Note, int Version);

/// <summary>The recipient's side says that the information has come (INF-06). Whether it does changes nothing of what was told.</summary>
public sealed class AcknowledgeInformation(SamsynDb db, Clock clock, ActLog acts)
{
    public async Task<Outcome> Run(Actor actor, AcknowledgeInformationCommand command, CancellationToken cancellation)
    {
        var note = await db.InformationNotes.VisibleTo(actor).SingleOrDefaultAsync(note => note.Id == command.Note, cancellation);
        if (note is null) return new NotFound();
        if (await acts.Demand(actor, Permission.GiveInformation, nameof(AcknowledgeInformation), command.Note, cancellation) is { IsDone: false } lacking) return lacking;
        if (!actor.MayFor(note.RecipientSide, Permission.GiveInformation)) return new SeatInPartyLacking(note.RecipientName);
        if (note.Version != command.Version) return new Stale(command.Version, note.Version);

        var done = note.Acknowledge(actor.Person, clock.Now);
        if (!done.IsDone) return done;

        acts.Note(actor, nameof(AcknowledgeInformation), note.Id);
        return await db.Commit(cancellation);
    }
}
