using Samsyn.App.Situations.Causes;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Situations.Causes;
using Samsyn.Web.Agreements;
using Samsyn.Web.Shell;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Situations.Causes;

static class CauseLinks
{
    public const string Tree = "/orsaker", Table = Tree + "/tabell", Focus = Tree + "/fokus", Goals = Tree + "/mal", Asked = "overenskommelse";

    public static string On(string page, AgreementId agreement) => $"{page}?{Asked}={agreement.Value}";
    public static string NewProblem(AgreementId agreement) => $"{Tree}/problem/nytt/{agreement.Value}";
    public static string NewFocus(AgreementId agreement) => $"{Focus}/ny/{agreement.Value}";
    public static string Of(ProblemId id) => $"{Tree}/problem/{id.Value}";
    public static string Cause(Problem problem, Guid? cause = null) => $"{Of(problem.Id)}/orsak{(cause is { } id ? $"?orsak={id}" : "")}";
    public static string Measure(Problem problem, Guid? cause, Guid? measure = null) => $"{Of(problem.Id)}/atgard?orsak={cause}{(measure is { } id ? $"&atgard={id}" : "")}";
    public static string Of(FocusPlan plan) => $"{Focus}/{plan.Id.Value}";
    public static string Area(FocusPlan plan, Guid? area = null) => $"{Of(plan)}/omrade{(area is { } id ? $"?omrade={id}" : "")}";
    public static string Goal(FocusPlan plan, Guid area, Guid? goal = null) => $"{Of(plan)}/mal?omrade={area}{(goal is { } id ? $"&mal={id}" : "")}";
    public static string Indicator(FocusPlan plan, Guid area, Guid goal, Guid? indicator = null) => $"{Of(plan)}/indikator?omrade={area}&mal={goal}{(indicator is { } id ? $"&indikator={id}" : "")}";
    public static string Value(FocusPlan plan, Guid indicator) => $"{Of(plan)}/varde?indikator={indicator}";

    public static string Anchor(Problem problem) => $"problem-{problem.Id.Value:n}";
    public static string Anchor(Guid thing) => $"del-{thing:n}";

    public static string Where(Problem problem) => string.Join(", ", new[] { problem.Place, problem.Group }.OfType<string>());

    public static string Words(this Hole hole, ViewContext view) => view["causes.hole." + hole.Kind, hole.Kind == HoleKind.CategoryWithoutFocus ? Named.Of<StandpointCategory>(hole.Thing).Say(view) : hole.Thing];

    public static string HrefOf(this Hole hole, CausePage page) => hole switch
    {
        { Problem: { } id, Within: { } within } => $"{On(Tree, page.Agreement.Id)}#{Anchor(within)}",
        { Problem: { } id } when page.Problems.FirstOrDefault(one => one.Id == id) is { } problem => $"{On(Tree, page.Agreement.Id)}#{Anchor(problem)}",
        { Within: { } within } => $"{On(Focus, page.Agreement.Id)}#{Anchor(within)}",
        { Area: { } area } => $"{On(Focus, page.Agreement.Id)}#{Anchor(area)}",
        _ => On(Focus, page.Agreement.Id),
    };

    public static IReadOnlyList<Link> Above(CausePage page, ViewContext view) => [new(view["ui.nav.picture"], PictureRegister), new(view["causes.title"], On(Tree, page.Agreement.Id))];

    const string PictureRegister = Pictures.PictureLinks.Register;
}
