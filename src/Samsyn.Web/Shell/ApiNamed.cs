using Samsyn.App.Agreements;

namespace Samsyn.Web.Shell;

/// <summary>Something that programs look up elsewhere, with its name.</summary>
sealed record ApiNamed(Guid Id, string Name);

/// <summary>An agreement that programs look up elsewhere.</summary>
sealed record ApiAgreementName(Guid Id, string Number, string Title)
{
    public static ApiAgreementName Of(AgreementLink agreement) => new(agreement.Id.Value, agreement.Number, agreement.Title);
}
