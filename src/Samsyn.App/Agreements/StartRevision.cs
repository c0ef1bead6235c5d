using Samsyn.Domain.Agreements;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Agreements;

public sealed record StartRevisionCommand(AgreementAt Agreement, DateOnly On, string Reason);

/// <summary>A revision may begin at any time, with its reason (AGR-69).</summary>
public sealed class StartRevision(AgreementChange change)
{
    public Task<Outcome> Run(Actor actor, StartRevisionCommand command, CancellationToken cancellation) =>
        change.Run(actor, command.Agreement, Permission.RecordMilestone, nameof(StartRevision),
            agreement => agreement.StartRevision(command.On, command.Reason, change.Today), cancellation);
}
