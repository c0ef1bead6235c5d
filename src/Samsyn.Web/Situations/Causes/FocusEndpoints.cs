using Samsyn.App;
using Samsyn.App.Situations;
using Samsyn.App.Situations.Causes;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Forums;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations.Causes;
using Samsyn.Web.Shell;
using Samsyn.Web.Situations.Pictures;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Situations.Causes;

/// <summary>Focus areas with goals and indicators, and what has been measured.</summary>
static class FocusEndpoints
{
    const string One = CauseLinks.Focus + "/{id:guid}";

    /// <summary>What the address names within a version; each null where it names none.</summary>
    sealed record Place(CausePage Page, FocusPlan Plan, FocusArea? Area, Goal? Goal, Indicator? Indicator);

    public static void MapFocusEndpoints(this IEndpointRouteBuilder app)
    {
        app.MapGet(CauseLinks.Focus + "/ny/{id:guid}", async (HttpContext http, Guid id, ReadCauses causes, CancellationToken cancel) =>
            await causes.Run(http.View().Actor!, new AgreementId(id), cancel) is { } page ? http.Page<ActFormView>(FocusForms.Begin(page, http.View())) : http.NotFound()).Requires(Permission.LeadPicture);
        app.MapPost(CauseLinks.Focus + "/ny/{id:guid}", async (HttpContext http, Guid id, ReadCauses causes, BeginFocusPlan begin, CancellationToken cancel) =>
            await causes.Run(http.View().Actor!, new AgreementId(id), cancel) is { } page
                ? await CauseEndpoints.Answer(http, page, FocusForms.Begin(page, http.View()), async input =>
                    await begin.Run(http.View().Actor!, new(page.Agreement.Id, input.Given("body") is null ? null : new BodyId(input.Id("body")), input.Date("from")), cancel), CauseLinks.Focus) : http.NotFound()).Requires(Permission.LeadPicture);

        Map(app, "/omrade", Permission.LeadPicture, (place, view) => FocusForms.Area(place.Page, place.Plan, place.Area, view),
            (http, place, input) => http.RequestServices.GetRequiredService<KeepFocusArea>().Run(http.View().Actor!, new(At(place, input), FocusForms.AreaOf(input, place.Area?.Id)), http.RequestAborted));
        Map(app, "/mal", Permission.LeadPicture, (place, view) => place.Area is { } area ? FocusForms.Goal(place.Page, place.Plan, area, place.Goal, view) : null,
            (http, place, input) => http.RequestServices.GetRequiredService<KeepGoal>().Run(http.View().Actor!, new(At(place, input), place.Area!.Id, FocusForms.GoalOf(input, place.Goal?.Id)), http.RequestAborted));
        Map(app, "/indikator", Permission.LeadPicture, (place, view) => place is { Area: { } area, Goal: { } goal } ? FocusForms.Indicator(place.Page, place.Plan, area, goal, place.Indicator, view) : null,
            (http, place, input) => FocusForms.IndicatorOf(input, place.Indicator?.Id, out var wrong) is { } indicator
                ? http.RequestServices.GetRequiredService<KeepIndicator>().Run(http.View().Actor!, new(At(place, input), place.Area!.Id, place.Goal!.Id, indicator), http.RequestAborted) : Task.FromResult<Outcome>(new NumberUnreadable(wrong)));
        Map(app, "/varde", Permission.WritePicture, (place, view) => place.Indicator is { } indicator ? FocusForms.Value(place.Page, place.Plan, indicator, view) : null,
            (http, place, input) => FigureForms.Read(input.Text("value")) is { } value
                ? http.RequestServices.GetRequiredService<NoteMeasuredValue>().Run(http.View().Actor!, new(At(place, input), place.Indicator!.Id, new(input.Date("on"), value, input.Given("note"))), http.RequestAborted) : Task.FromResult<Outcome>(new NumberUnreadable("value")));
        app.MapPost(One + "/omrade/ta-bort", async (HttpContext http, Guid id, ReadFocusPlan plans, DropFocusArea drop, CancellationToken cancel) =>
        {
            if (await plans.Run(http.View().Actor!, new(id), cancel) is not { } found) return http.NotFound();
            ActInput input = new(ActAnswers.Typed(await http.Request.ReadFormAsync(cancel)));
            var outcome = await drop.Run(http.View().Actor!, new(new(found.Plan.Id, input.Version), input.Id("thing")), cancel);
            if (outcome.IsDone) return http.Done(CauseLinks.On(CauseLinks.Focus, found.Page.Agreement.Id));
            return outcome.Refusals.OfType<PermissionLacking>().Any() ? http.Forbidden() : http.Refused<FocusView>(new CauseModel(found.Page) { Refusals = outcome.Refusals });
        }).Requires(Permission.LeadPicture);
    }

    static FocusPlanAt At(Place place, ActInput input) => new(place.Plan.Id, input.Version);

    static void Map(IEndpointRouteBuilder app, string path, Permission permission, Func<Place, ViewContext, ActForm?> form, Func<HttpContext, Place, ActInput, Task<Outcome>> act)
    {
        app.MapGet(One + path, async (HttpContext http, Guid id, ReadFocusPlan plans, CancellationToken cancel) =>
            await Find(http, id, plans, cancel) is { } place && form(place, http.View()) is { } shown ? http.Page<ActFormView>(shown) : http.NotFound()).Requires(permission);
        app.MapPost(One + path, async (HttpContext http, Guid id, ReadFocusPlan plans, CancellationToken cancel) =>
            await Find(http, id, plans, cancel) is { } place && form(place, http.View()) is { } shown
                ? await CauseEndpoints.Answer(http, place.Page, shown, input => act(http, place, input), CauseLinks.Focus) : http.NotFound()).Requires(permission);
    }

    /// <summary>Null when there is no such version, or the address names something that is not in it.</summary>
    static async Task<Place?> Find(HttpContext http, Guid id, ReadFocusPlan plans, CancellationToken cancel)
    {
        if (await plans.Run(http.View().Actor!, new(id), cancel) is not { } found) return null;
        var (area, goal, indicator) = (Asked(http, "omrade"), Asked(http, "mal"), Asked(http, "indikator"));
        var goals = found.Plan.Areas.SelectMany(one => one.Goals);
        Place place = new(found.Page, found.Plan, found.Plan.Areas.FirstOrDefault(one => one.Id == area), goals.FirstOrDefault(one => one.Id == goal), goals.SelectMany(one => one.Indicators).FirstOrDefault(one => one.Id == indicator));
        return (area is not null && place.Area is null) || (goal is not null && place.Goal is null) || (indicator is not null && place.Indicator is null) ? null : place;
    }

    static Guid? Asked(HttpContext http, string name) => Guid.TryParse(http.Request.Query[name], out var id) ? id : null;
}
