using Microsoft.EntityFrameworkCore;
using Samsyn.App.Acts;
using Samsyn.App.Storage;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Agreements;

public sealed record RecordConsultationCommand
{
    public required AgreementId Agreement { get; init; }

    /// <summary>The version that the form was filled in against.</summary>
    public required int Version { get; init; }

    public required DateOnly HeldOn { get; init; }
    public string? Note { get; init; }
}

/// <summary>Records that the parties have consulted about extending an agreement (AGR-15).</summary>
public sealed class RecordConsultation(SamsynDb db, Clock clock, ActLog acts)
{
    public async Task<Outcome> Run(Actor actor, RecordConsultationCommand command, CancellationToken cancellation)
    {
        var agreement = await db.Agreements.VisibleTo(actor).Whole().SingleOrDefaultAsync(agreement => agreement.Id == command.Agreement, cancellation);
        if (agreement is null) return new NotFound();
        if (await acts.Demand(actor, Permission.RecordConsultation, nameof(RecordConsultation), agreement.Id, cancellation) is { IsDone: false } lacking) return lacking;
        if (agreement.Version != command.Version) return new Stale(command.Version, agreement.Version);

        var recorded = agreement.RecordConsultation(command.HeldOn, clock.Today, command.Note);
        if (!recorded.IsDone) return recorded;

        acts.Note(actor, nameof(RecordConsultation), agreement.Id);
        return await db.Commit(cancellation);
    }
}
