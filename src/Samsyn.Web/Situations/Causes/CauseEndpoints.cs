using Samsyn.App;
using Samsyn.App.Situations;
using Samsyn.App.Situations.Causes;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations.Causes;
using Samsyn.Web.Shell;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Situations.Causes;

/// <summary>Problems, causes and measures, as a tree and as a table.</summary>
static class CauseEndpoints
{
    const string One = CauseLinks.Tree + "/problem/{id:guid}";

    public static void MapCauseEndpoints(this IEndpointRouteBuilder app)
    {
        MapPage<CauseTreeView>(app, CauseLinks.Tree);
        MapPage<CauseTableView>(app, CauseLinks.Table);
        MapPage<FocusView>(app, CauseLinks.Focus);
        app.MapGet(CauseLinks.Goals, async Task<IResult> (HttpContext http, ReadGoals goals, CancellationToken cancel) =>
        {
            AgreementId? asked = Guid.TryParse(http.Request.Query[CauseLinks.Asked], out var id) ? new(id) : null;
            var page = await goals.Run(http.View().Actor!, asked, cancel);
            return page is null && asked is not null ? http.NotFound() : page is null ? http.Page<NoCausesView>(new object()) : http.Page<GoalsView>(page);
        }).Requires(Permission.ReadPicture);

        app.MapGet(CauseLinks.Tree + "/problem/nytt/{id:guid}", async (HttpContext http, Guid id, ReadCauses causes, CancellationToken cancel) =>
            await causes.Run(http.View().Actor!, new AgreementId(id), cancel) is { } page ? http.Page<ActFormView>(CauseForms.Problem(page, null, http.View())) : http.NotFound()).Requires(Permission.WritePicture);
        app.MapPost(CauseLinks.Tree + "/problem/nytt/{id:guid}", async (HttpContext http, Guid id, ReadCauses causes, StateProblem state, CancellationToken cancel) =>
            await causes.Run(http.View().Actor!, new AgreementId(id), cancel) is { } page
                ? await Answer(http, page, CauseForms.Problem(page, null, http.View()), async input => CauseForms.ProblemOf(input) is { } text ? await state.Run(http.View().Actor!, new(page.Agreement.Id, text), cancel) : new NumberUnreadable("priority")) : http.NotFound()).Requires(Permission.WritePicture);

        app.MapGet(One, async (HttpContext http, Guid id, ReadProblem problems, CancellationToken cancel) =>
            await problems.Run(http.View().Actor!, new(id), cancel) is { } found ? http.Page<ActFormView>(CauseForms.Problem(found.Page, found.Problem, http.View())) : http.NotFound()).Requires(Permission.WritePicture);
        app.MapPost(One, async (HttpContext http, Guid id, ReadProblem problems, DescribeProblem describe, CancellationToken cancel) =>
            await problems.Run(http.View().Actor!, new(id), cancel) is { } found
                ? await Answer(http, found.Page, CauseForms.Problem(found.Page, found.Problem, http.View()), async input => CauseForms.ProblemOf(input) is { } text ? await describe.Run(http.View().Actor!, new(new(found.Problem.Id, input.Version), text), cancel) : new NumberUnreadable("priority")) : http.NotFound()).Requires(Permission.WritePicture);

        Map(app, "/orsak", (page, problem, http, view) => Asked(http, "orsak") is { } id && Find(problem, id) is null ? null : CauseForms.Cause(page, problem, Find(problem, Asked(http, "orsak")), view),
            (http, problem, input) => http.RequestServices.GetRequiredService<KeepCause>().Run(http.View().Actor!, new(new(problem.Id, input.Version), CauseForms.CauseOf(input, Asked(http, "orsak"))), http.RequestAborted));
        Map(app, "/atgard", (page, problem, http, view) => Asked(http, "atgard") is { } id && FindMeasure(problem, id) is null ? null : CauseForms.Measure(page, problem, Asked(http, "orsak"), FindMeasure(problem, Asked(http, "atgard")), view),
            (http, problem, input) => http.RequestServices.GetRequiredService<KeepMeasure>().Run(http.View().Actor!, new(new(problem.Id, input.Version), input.Given("cause") is null ? null : input.Id("cause"), CauseForms.MeasureOf(input, Asked(http, "atgard"))), http.RequestAborted));
        Removes(app, "/orsak/ta-bort", (http, at, thing) => http.RequestServices.GetRequiredService<RemoveCause>().Run(http.View().Actor!, new(at, thing), http.RequestAborted));
        Removes(app, "/atgard/ta-bort", (http, at, thing) => http.RequestServices.GetRequiredService<RemoveMeasure>().Run(http.View().Actor!, new(at, thing), http.RequestAborted));
    }

    static void MapPage<TView>(IEndpointRouteBuilder app, string path) where TView : Microsoft.AspNetCore.Components.IComponent =>
        app.MapGet(path, async (HttpContext http, ReadCauses causes, CancellationToken cancel) =>
        {
            AgreementId? asked = Guid.TryParse(http.Request.Query[CauseLinks.Asked], out var id) ? new(id) : null;
            var page = await causes.Run(http.View().Actor!, asked, cancel);
            return page is null && asked is not null ? http.NotFound() : page is null ? http.Page<NoCausesView>(new object()) : http.Page<TView>(new CauseModel(page));
        }).Requires(Permission.ReadPicture);

    /// <summary>A form of one problem; null when the address names something that is not there.</summary>
    static void Map(IEndpointRouteBuilder app, string path, Func<CausePage, Problem, HttpContext, ViewContext, ActForm?> form, Func<HttpContext, Problem, ActInput, Task<Outcome>> act)
    {
        app.MapGet(One + path, async (HttpContext http, Guid id, ReadProblem problems, CancellationToken cancel) =>
            await problems.Run(http.View().Actor!, new(id), cancel) is { } found && form(found.Page, found.Problem, http, http.View()) is { } shown ? http.Page<ActFormView>(shown) : http.NotFound()).Requires(Permission.WritePicture);
        app.MapPost(One + path, async (HttpContext http, Guid id, ReadProblem problems, CancellationToken cancel) =>
            await problems.Run(http.View().Actor!, new(id), cancel) is { } found && form(found.Page, found.Problem, http, http.View()) is { } shown
                ? await Answer(http, found.Page, shown, input => act(http, found.Problem, input)) : http.NotFound()).Requires(Permission.WritePicture);
    }

    static void Removes(IEndpointRouteBuilder app, string path, Func<HttpContext, ProblemAt, Guid, Task<Outcome>> act) =>
        app.MapPost(One + path, async (HttpContext http, Guid id, ReadProblem problems, CancellationToken cancel) =>
        {
            var view = http.View();
            if (await problems.Run(view.Actor!, new(id), cancel) is not { } found) return http.NotFound();
            ActInput input = new(ActAnswers.Typed(await http.Request.ReadFormAsync(cancel)));
            var outcome = await act(http, new(found.Problem.Id, input.Version), input.Id("thing"));
            if (outcome.IsDone) return http.Done($"{CauseLinks.On(CauseLinks.Tree, found.Page.Agreement.Id)}#{CauseLinks.Anchor(found.Problem)}");
            return outcome.Refusals.OfType<PermissionLacking>().Any() ? http.Forbidden() : http.Refused<CauseTreeView>(new CauseModel(found.Page) { Refusals = outcome.Refusals });
        }).Requires(Permission.WritePicture);

    internal static async Task<IResult> Answer(HttpContext http, CausePage page, ActForm form, Func<ActInput, Task<Outcome>> act, string done = CauseLinks.Tree)
    {
        var typed = ActAnswers.Typed(await http.Request.ReadFormAsync(http.RequestAborted));
        return await ActAnswers.Answer(http, form with { Typed = typed }, page.Agreement.Title, () => act(new(typed)), () => CauseLinks.On(done, page.Agreement.Id));
    }

    static Guid? Asked(HttpContext http, string name) => Guid.TryParse(http.Request.Query[name], out var id) ? id : null;

    static Cause? Find(Problem problem, Guid? id) => problem.Causes.FirstOrDefault(one => one.Id == id);

    static Measure? FindMeasure(Problem problem, Guid? id) => problem.Measures.Select(one => one.Measure).FirstOrDefault(one => one.Id == id);
}

public sealed record CauseModel(CausePage Page)
{
    public IReadOnlyList<Refusal> Refusals { get; init; } = [];
}
