using Samsyn.Domain.Agreements;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Agreements;

public sealed record OpenRenegotiationCommand(AgreementAt Agreement, DateOnly KnownOn, DateOnly NotifiedOn, string Reason);

/// <summary>A party has asked for renegotiation; every obligation remains until a change is agreed (AGR-53).</summary>
public sealed class OpenRenegotiation(AgreementChange change)
{
    public Task<Outcome> Run(Actor actor, OpenRenegotiationCommand command, CancellationToken cancellation) =>
        change.Run(actor, command.Agreement, Permission.RecordMilestone, nameof(OpenRenegotiation),
            agreement => agreement.OpenRenegotiation(command.KnownOn, command.NotifiedOn, command.Reason, change.Today), cancellation);
}

public sealed record CloseRenegotiationCommand(AgreementAt Agreement, DateOnly On, string Reference);

/// <summary>The renegotiation ended in writing, agreed or withdrawn.</summary>
public sealed class CloseRenegotiation(AgreementChange change)
{
    public Task<Outcome> Run(Actor actor, CloseRenegotiationCommand command, CancellationToken cancellation) =>
        change.Run(actor, command.Agreement, Permission.RecordMilestone, nameof(CloseRenegotiation),
            agreement => agreement.CloseRenegotiation(command.On, command.Reference, change.Today), cancellation);
}
