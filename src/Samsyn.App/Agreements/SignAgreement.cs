using Samsyn.Domain.Agreements;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Agreements;

public sealed record SignAgreementCommand(AgreementAt Agreement, Signature Signature);

/// <summary>Records that one party has signed; with the last one the agreement takes effect (AGR-36, AGR-37).</summary>
public sealed class SignAgreement(AgreementChange change)
{
    public Task<Outcome> Run(Actor actor, SignAgreementCommand command, CancellationToken cancellation) =>
        change.Run(actor, command.Agreement, Permission.SignAgreement, nameof(SignAgreement),
            agreement => agreement.Sign(command.Signature, change.Today), cancellation);
}
