using Samsyn.App.Situations.Pictures;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;

namespace Samsyn.App.Agreements;

public sealed record DecideAnnexVersionCommand(AgreementAt Agreement, int Annex, DecisionReference Decision);

/// <summary>Records the steering group's written decision; without text, body and deciders there is none (AGR-30, AGR-32, MTG-01).</summary>
public sealed class DecideAnnexVersion(AgreementChange change, PictureAdoption pictures)
{
    public Task<Outcome> Run(Actor actor, DecideAnnexVersionCommand command, CancellationToken cancellation) =>
        change.Run(actor, command.Agreement, Permission.DecideAnnexVersion, nameof(DecideAnnexVersion), async agreement =>
            agreement.DecideAnnexVersion(command.Annex, command.Decision, change.Today) is { IsDone: false } refused ? refused : await pictures.Follow(agreement, command.Annex, cancellation), cancellation);
}

public sealed record SignAnnexVersionCommand(AgreementAt Agreement, int Annex, Signature Signature);

/// <summary>Records one party's signature under a changed annex; the last one decides it (AGR-31).</summary>
public sealed class SignAnnexVersion(AgreementChange change)
{
    public Task<Outcome> Run(Actor actor, SignAnnexVersionCommand command, CancellationToken cancellation) =>
        change.Run(actor, command.Agreement, Permission.SignAgreement, nameof(SignAnnexVersion),
            agreement => Signing.By(actor, agreement, command.Signature) is { IsDone: false } refused ? refused : agreement.SignAnnexVersion(command.Annex, command.Signature, change.Today), cancellation);
}

public sealed record NotifyAnnexVersionCommand(AgreementAt Agreement, int Annex, DateOnly NoticedOn);

/// <summary>Records the written notice that changes the contact persons.</summary>
public sealed class NotifyAnnexVersion(AgreementChange change)
{
    public Task<Outcome> Run(Actor actor, NotifyAnnexVersionCommand command, CancellationToken cancellation) =>
        change.Run(actor, command.Agreement, Permission.DecideAnnexVersion, nameof(NotifyAnnexVersion),
            agreement => agreement.NotifyAnnexVersion(command.Annex, command.NoticedOn, change.Today), cancellation);
}

public sealed record WithdrawAnnexVersionCommand(AgreementAt Agreement, int Annex);

/// <summary>Takes a proposal back. It stays readable among the versions.</summary>
public sealed class WithdrawAnnexVersion(AgreementChange change)
{
    public Task<Outcome> Run(Actor actor, WithdrawAnnexVersionCommand command, CancellationToken cancellation) =>
        change.Run(actor, command.Agreement, Permission.ProposeAnnexVersion, nameof(WithdrawAnnexVersion),
            agreement => agreement.WithdrawAnnexVersion(command.Annex), cancellation);
}
