using Samsyn.Domain.Agreements;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Agreements;

public sealed record RecordStandpointCommand(AgreementAt Agreement, Standpoint Standpoint);

/// <summary>Records the parties' position on youth, crime victims or organised crime (AGR-45).</summary>
public sealed class RecordStandpoint(AgreementChange change)
{
    public Task<Outcome> Run(Actor actor, RecordStandpointCommand command, CancellationToken cancellation) =>
        change.Run(actor, command.Agreement, Permission.RecordMilestone, nameof(RecordStandpoint),
            agreement => agreement.RecordStandpoint(command.Standpoint, change.Today), cancellation);
}
