using Microsoft.EntityFrameworkCore;
using Samsyn.App.Acts;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Notices;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Notices;

public sealed record RecordInformationResultCommand(InformationNoteId Note, int Version, InformationResultKind Kind, Guid? Target, string Words, DateOnly On);

public sealed record InformationResultTargetUnknown : Refusal { public override string Field => "target"; }

/// <summary>Notes what information led to: a proposed new text, an item on an agenda, a decision on readiness, or nothing more (INF-07).</summary>
public sealed class RecordInformationResult(SamsynDb db, Clock clock, ActLog acts)
{
    public async Task<Outcome> Run(Actor actor, RecordInformationResultCommand command, CancellationToken cancellation)
    {
        var note = await db.InformationNotes.VisibleTo(actor).SingleOrDefaultAsync(note => note.Id == command.Note, cancellation);
        if (note is null) return new NotFound();
        if (await acts.Demand(actor, Permission.GiveInformation, nameof(RecordInformationResult), command.Note, cancellation) is { IsDone: false } lacking) return lacking;
        if (note.Version != command.Version) return new Stale(command.Version, note.Version);
        if (command.Target is { } target && !await Exists(note, command.Kind, target, cancellation)) return new InformationResultTargetUnknown();

        var done = note.LeadTo(new(command.Kind, command.Target, command.Words, command.On, actor.Person), clock.Today);
        if (!done.IsDone) return done;

        acts.Note(actor, nameof(RecordInformationResult), note.Id);
        return await db.Commit(cancellation);
    }

    /// <summary>A link leads to something of the same agreement, of the kind it says.</summary>
    async Task<bool> Exists(InformationNote note, InformationResultKind kind, Guid target, CancellationToken cancellation) => kind switch
    {
        InformationResultKind.ChangeProposal => await db.Agreements.IgnoreAutoIncludes().Where(agreement => agreement.Id == note.Agreement)
            .SelectMany(agreement => agreement.Annexes).SelectMany(annex => annex.Versions).AnyAsync(version => version.Id == new AnnexVersionId(target), cancellation),
        InformationResultKind.AgendaItem => await db.AgendaItems.AnyAsync(item => item.Id == new Domain.Meetings.AgendaItemId(target) && db.Bodies.Any(body => body.Id == item.Body && body.Agreement == note.Agreement), cancellation),
        InformationResultKind.ReadinessDecision => await db.Decisions.AnyAsync(decision => decision.Id == new Domain.Meetings.DecisionId(target) && decision.Agreement == note.Agreement && decision.Kind == Domain.Meetings.DecisionKind.Readiness, cancellation),
        _ => false,
    };
}
