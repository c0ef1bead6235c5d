using Microsoft.EntityFrameworkCore;
using Samsyn.App.Acts;
using Samsyn.App.Agreements;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Notices;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Notices;

/// <summary>With <paramref name="GivenNow"/> it is told here, in this moment, whatever time the rest says.</summary>
public sealed record RecordInformationCommand(AgreementId Agreement, GivenInformation Given, bool GivenNow = false);

/// <summary>One party tells the other what may matter to the agreement (INF-01). It is evidence of the duty in the same moment, here and under the agreement above.</summary>
public sealed class RecordInformation(SamsynDb db, Clock clock, NewId ids, ActLog acts)
{
    public async Task<Outcome<InformationNoteId>> Run(Actor actor, RecordInformationCommand command, CancellationToken cancellation)
    {
        var agreements = db.Agreements.AsNoTracking().VisibleTo(actor).Whole();
        var agreement = await agreements.SingleOrDefaultAsync(agreement => agreement.Id == command.Agreement, cancellation);
        if (agreement is null) return new NotFound();
        if (await acts.Demand(actor, Permission.GiveInformation, nameof(RecordInformation), command.Agreement, cancellation) is { IsDone: false } lacking) return Outcome<InformationNoteId>.Refused(lacking.Refusals);
        if (agreement.SigningParties.FirstOrDefault(party => party.Organisation == command.Given.Sender) is { } sender && !actor.MayFor(sender.Side, Permission.GiveInformation))
            return new SeatInPartyLacking(sender.Name);

        var above = agreement.Parent is { } parent ? await agreements.SingleOrDefaultAsync(other => other.Id == parent, cancellation) : null;
        var given = command.GivenNow ? command.Given with { SentAt = clock.Now, Channel = InformationChannel.InSamsyn } : command.Given;
        var recorded = InformationNote.Record(new(ids.Next()), agreement, above, given, actor.Person, clock.Now);
        if (!recorded.IsDone) return Outcome<InformationNoteId>.Refused(recorded.Refusals);

        var note = recorded.Value;
        db.InformationNotes.Add(note);
        db.Evidence.Add(EvidenceOf(note, agreement.Id));
        if (above is { InForceFrom: not null }) db.Evidence.Add(EvidenceOf(note, above.Id));
        acts.Note(actor, nameof(RecordInformation), note.Id);
        return (await db.Commit(cancellation)).Then(note.Id);
    }

    Evidence EvidenceOf(InformationNote note, AgreementId agreement) => new()
    {
        Id = ids.Next().ToString(), AgreementId = agreement.Value.ToString(), Kind = EvidenceKinds.InformationSent, Subject = DutySubject.Obligation(ObligationKind.InformOtherParty),
        Date = note.SentOn, Reference = $"{note.SenderName} → {note.RecipientName}",
    };
}
