using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Agreements;

public sealed record ProposeAnnexVersionCommand
{
    public required AgreementAt Agreement { get; init; }
    public required int Annex { get; init; }
    public required IReadOnlyList<string> Lines { get; init; }
    public required AgreementFacts Facts { get; init; }
    public required string Reason { get; init; }
}

/// <summary>Proposes a new wording of an annex. It counts once its path is walked (AGR-29, AGR-33, AGR-69).</summary>
public sealed class ProposeAnnexVersion(NewId ids, AgreementChange change)
{
    public Task<Outcome> Run(Actor actor, ProposeAnnexVersionCommand command, CancellationToken cancellation) =>
        change.Run(actor, command.Agreement, Permission.ProposeAnnexVersion, nameof(ProposeAnnexVersion), agreement => agreement.ProposeAnnexVersion(command.Annex, new(ids.Next()),
            new() { Lines = command.Lines, Facts = command.Facts, Author = actor.Person, Reason = command.Reason }, change.Today), cancellation);
}
