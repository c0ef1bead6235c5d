using Samsyn.Domain.Agreements;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Agreements;

public sealed record BoardRoundCommand(AgreementAt Agreement, DateOnly On, string? Reference);

/// <summary>The steering group approves a draft before it goes further (AGR-21).</summary>
public sealed class ApproveBySteeringGroup(AgreementChange change)
{
    public Task<Outcome> Run(Actor actor, BoardRoundCommand command, CancellationToken cancellation) =>
        change.Run(actor, command.Agreement, Permission.RecordMilestone, nameof(ApproveBySteeringGroup),
            agreement => agreement.ApproveBySteeringGroup(command.On, command.Reference, change.Today), cancellation);
}

public sealed class SubmitToBoard(AgreementChange change)
{
    public Task<Outcome> Run(Actor actor, BoardRoundCommand command, CancellationToken cancellation) =>
        change.Run(actor, command.Agreement, Permission.RecordMilestone, nameof(SubmitToBoard),
            agreement => agreement.SubmitToBoard(command.On, command.Reference, change.Today), cancellation);
}

public sealed record RecordBoardDecisionCommand(AgreementAt Agreement, BoardOutcome Result, DateOnly On, string? Reference);

public sealed class RecordBoardDecision(AgreementChange change)
{
    public Task<Outcome> Run(Actor actor, RecordBoardDecisionCommand command, CancellationToken cancellation) =>
        change.Run(actor, command.Agreement, Permission.RecordMilestone, nameof(RecordBoardDecision),
            agreement => agreement.RecordBoardDecision(command.Result, command.On, command.Reference, change.Today), cancellation);
}
