using Samsyn.App.ActionPlans;
using Samsyn.Web.Shell;
using Samsyn.Web.Ui;

namespace Samsyn.Web.ActionPlans;

/// <summary>Where a plan's page stands and what happened to it last.</summary>
static class PlanTrail
{
    public static IReadOnlyList<Link> Of(ViewContext view, PlanPageModel model) =>
    [
        new(view["plans.title"], "/planer" + (model.Asked is { } date ? "?datum=" + Dates.Iso(date) : "")),
        new(model.Page.Agreement.Title, $"/overenskommelser/{model.Page.Agreement.Id.Value}"),
    ];

    public static string Happened(ViewContext view, PlanPage page) => page.Text.DecidedOn is { } decided
        ? view["plans.happenedDecided", page.Text.AnnexTitle, page.Text.Number, decided, page.Text.Decision?.Body ?? view["plans.byTheParties"]]
        : view["plans.happenedWithAgreement", page.Text.AnnexTitle, page.Agreement.From];

    public static string NotApplying(ViewContext view, PlanPage page) => page.Agreement.LastDay is { } last && last < page.On
        ? view["plans.notAnyLonger", page.On, last]
        : view["plans.notYet", page.On, page.Agreement.From];
}
