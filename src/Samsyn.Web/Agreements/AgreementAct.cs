using Samsyn.App.Agreements;
using Samsyn.Domain.Kernel;
using Samsyn.Web.Shell;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Agreements;

/// <summary>One act: who may, what its form asks, and what it does.</summary>
sealed record AgreementAct(string Slug, Domain.Organisations.Permission Permission)
{
    /// <summary>Whether the act makes sense now; what remains is refused in words when tried.</summary>
    public required Func<AgreementPage, bool> Offered { get; init; }
    public required Func<AgreementPage, ViewContext, IReadOnlyList<ActField>> Fields { get; init; }
    public required Func<IServiceProvider, Domain.Organisations.Actor, AgreementAt, AgreementPage, ActInput, CancellationToken, Task<Outcome>> Do { get; init; }
    /// <summary>What the reader should know first, with dates of this agreement.</summary>
    public Func<AgreementPage, ViewContext, string>? Lead { get; init; }
    public bool IsPrimary { get; init; }

    public string Text(string part) => $"agreements.act.{Slug}.{part}";
}
