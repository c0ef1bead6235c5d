using Samsyn.App;
using Samsyn.App.Readiness;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Time;
using Samsyn.Web.Shell;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Readiness;

static class ReadinessEndpoints
{
    const string One = ReadinessLinks.Page + "/{id:guid}";

    public static void MapReadinessEndpoints(this IEndpointRouteBuilder app)
    {
        app.MapGet(ReadinessLinks.Page, async (HttpContext http, ReadReadiness read, CancellationToken cancel) =>
            http.Page<ReadinessView>(await read.Run(http.View().Actor!, cancel))).Requires(Permission.ReadDuties);
        app.MapGet("/api/beredskap", async (HttpContext http, ReadReadiness read, CancellationToken cancel) =>
            Results.Text(ReadinessJson.Of(await read.Run(http.View().Actor!, cancel)), "application/json; charset=utf-8")).Requires(Permission.ReadDuties);
        MapChanging(app);
        MapReturning(app);
        MapCorrecting(app);
    }

    static void MapChanging(IEndpointRouteBuilder app)
    {
        app.MapGet(One + "/andra", async (HttpContext http, Guid id, string? lage, string? forum, ReadReadiness read, Clock clock, CancellationToken cancel) =>
            LevelOf(lage) is { } level && ReadinessScope.Find(await read.Run(http.View().Actor!, cancel), id, forum) is { } scope
                ? http.Page<ActFormView>(ReadinessForms.Change(scope, level, SwedishTime.Local(clock.Now), http.View())) : http.NotFound()).Requires(Permission.ChangeReadiness);

        app.MapPost(One + "/andra", async (HttpContext http, Guid id, string? lage, string? forum, ReadReadiness read, ChangeReadiness change, Clock clock, CancellationToken cancel) =>
        {
            var view = http.View();
            if (LevelOf(lage) is not { } level || ReadinessScope.Find(await read.Run(view.Actor!, cancel), id, forum) is not { } scope) return http.NotFound();
            return await Answer(http, ReadinessForms.Change(scope, level, SwedishTime.Local(clock.Now), view), scope.Name,
                async (input, time) => await change.Run(view.Actor!, new(scope.Area.Agreement, input.Version, ReadinessForms.Decision(input, level, scope.Subject, time)), cancel), cancel);
        }).Requires(Permission.ChangeReadiness);
    }

    static void MapReturning(IEndpointRouteBuilder app)
    {
        app.MapGet(One + "/aterga", async (HttpContext http, Guid id, string? forum, ReadReadiness read, Clock clock, CancellationToken cancel) =>
            ReadinessScope.Find(await read.Run(http.View().Actor!, cancel), id, forum) is { } scope
                ? http.Page<ActFormView>(ReadinessForms.Return(scope, SwedishTime.Local(clock.Now), http.View())) : http.NotFound()).Requires(Permission.ChangeReadiness);

        app.MapPost(One + "/aterga", async (HttpContext http, Guid id, string? forum, ReadReadiness read, ReturnReadiness giveBack, Clock clock, CancellationToken cancel) =>
        {
            var view = http.View();
            if (ReadinessScope.Find(await read.Run(view.Actor!, cancel), id, forum) is not { } scope) return http.NotFound();
            return await Answer(http, ReadinessForms.Return(scope, SwedishTime.Local(clock.Now), view), scope.Name, async (input, time) =>
                await giveBack.Run(view.Actor!, new(scope.Area.Agreement, input.Version, scope.Subject, SwedishTime.At(input.Date("on"), time), ReadinessForms.DecidersOf(input), input.Text("reason"), input.Given("reference")), cancel), cancel);
        }).Requires(Permission.ChangeReadiness);
    }

    static void MapCorrecting(IEndpointRouteBuilder app)
    {
        app.MapGet(One + "/rad/{number:int}/ratta", async (HttpContext http, Guid id, int number, ReadReadiness read, CancellationToken cancel) =>
            Find(await read.Run(http.View().Actor!, cancel), id, number) is var (scope, line)
                ? http.Page<ActFormView>(ReadinessForms.Correct(scope, line, http.View())) : http.NotFound()).Requires(Permission.ChangeReadiness);

        app.MapPost(One + "/rad/{number:int}/ratta", async (HttpContext http, Guid id, int number, ReadReadiness read, CorrectReadiness correct, CancellationToken cancel) =>
        {
            var view = http.View();
            if (Find(await read.Run(view.Actor!, cancel), id, number) is not var (scope, line)) return http.NotFound();
            return await Answer(http, ReadinessForms.Correct(scope, line, view), scope.Name, async (input, time) =>
                await correct.Run(view.Actor!, new(scope.Area.Agreement, input.Version, number, ReadinessForms.Decision(input, Named.Of<ReadinessLevel>(input.Text("level")), scope.Subject, time)), cancel), cancel);
        }).Requires(Permission.ChangeReadiness);

        app.MapGet(One + "/rad/{number:int}/stryk", async (HttpContext http, Guid id, int number, ReadReadiness read, CancellationToken cancel) =>
            Find(await read.Run(http.View().Actor!, cancel), id, number) is var (scope, line)
                ? http.Page<ActFormView>(ReadinessForms.StrikeOut(scope, line, http.View())) : http.NotFound()).Requires(Permission.ChangeReadiness);

        app.MapPost(One + "/rad/{number:int}/stryk", async (HttpContext http, Guid id, int number, ReadReadiness read, CorrectReadiness correct, CancellationToken cancel) =>
        {
            var view = http.View();
            if (Find(await read.Run(view.Actor!, cancel), id, number) is not var (scope, line)) return http.NotFound();
            var typed = ActAnswers.Typed(await http.Request.ReadFormAsync(cancel));
            var input = new ActInput(typed);
            return await ActAnswers.Answer(http, ReadinessForms.StrikeOut(scope, line, view) with { Typed = typed }, scope.Name,
                async () => await correct.Run(view.Actor!, new(scope.Area.Agreement, input.Version, number, null, input.Text("reason")), cancel), () => ReadinessLinks.Page);
        }).Requires(Permission.ChangeReadiness);
    }

    static async Task<IResult> Answer(HttpContext http, ActForm form, string thing, Func<ActInput, TimeOnly, Task<Outcome>> act, CancellationToken cancel)
    {
        var typed = ActAnswers.Typed(await http.Request.ReadFormAsync(cancel));
        var input = new ActInput(typed);
        var asked = form with { Typed = typed };
        if (ReadinessForms.TimeOf(input) is not { } time) return http.Refused<ActFormView>(asked with { Errors = [new("time", http.View()["readiness.timeWrong"])] });
        return await ActAnswers.Answer(http, asked, thing, () => act(input, time), () => ReadinessLinks.Page);
    }

    /// <summary>A line that stands, with the area or forum that it is about.</summary>
    static (ReadinessScope Scope, ReadinessEntry Line)? Find(ReadinessPage page, Guid id, int number)
    {
        var area = page.Areas.FirstOrDefault(one => one.Agreement.Value == id);
        if (area?.Entries.FirstOrDefault(entry => entry.Number == number && entry.Stands) is not { } line) return null;
        return (new(area, line.Forum is { } forum ? area.Forums.FirstOrDefault(one => one.Subject == forum) : null), line);
    }

    static ReadinessLevel? LevelOf(string? text) => Named.OrNull<ReadinessLevel>(text) is ReadinessLevel.Raised or ReadinessLevel.High ? Named.OrNull<ReadinessLevel>(text) : null;
}
