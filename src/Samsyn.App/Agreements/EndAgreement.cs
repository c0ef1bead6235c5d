using Samsyn.Domain.Agreements;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Agreements;

public sealed record EndAgreementCommand(AgreementAt Agreement, DateOnly LastDay, RectificationDemand? Demand, string Reference);

/// <summary>Ends an agreement early: by all parties, or by one that has the right to leave (AGR-54).</summary>
public sealed class EndAgreement(AgreementChange change)
{
    public Task<Outcome> Run(Actor actor, EndAgreementCommand command, CancellationToken cancellation) =>
        change.Run(actor, command.Agreement, Permission.EndAgreement, nameof(EndAgreement),
            agreement => agreement.Terminate(command.LastDay, command.Demand, command.Reference), cancellation);
}
