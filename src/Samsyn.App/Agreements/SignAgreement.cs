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
            agreement => Signing.By(actor, agreement, command.Signature) is { IsDone: false } refused ? refused : agreement.Sign(command.Signature, change.Today), cancellation);
}

static class Signing
{
    /// <summary>Nobody signs for the other authority; a party that the agreement does not have is the agreement's to refuse.</summary>
    public static Outcome By(Actor actor, Agreement agreement, Signature signature) =>
        agreement.SigningParties.FirstOrDefault(party => party.Organisation == signature.Party) is { } signing && !actor.MayFor(signing.Side, Permission.SignAgreement)
            ? new SeatInPartyLacking(signing.Name) : Outcome.Done;
}
