using Microsoft.Extensions.Primitives;
using Samsyn.App.Forums;
using Samsyn.Domain.Forums;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Web.Agreements;
using Samsyn.Web.Shell;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Forums;

static class BodyEndpoints
{
    const string OfAgreement = AgreementLinks.Register + "/{id:guid}/forum", One = BodyLinks.Register + "/{id:guid}", OneSeat = One + "/platser/{seat:guid}";

    public static void MapBodyEndpoints(this IEndpointRouteBuilder app)
    {
        app.MapGet(One, async (HttpContext http, Guid id, int? ar, ReadBodyPage bodies, CancellationToken cancel) =>
        {
            var asked = TypedDate.Read(http.Request.Query["datum"]);
            return await bodies.Run(http.View().Actor!, new(id), asked, ar is > 1900 and < 9000 ? ar : null, cancel) is { } page ? http.Page<BodyView>(new BodyModel(page, asked)) : http.NotFound();
        }).Requires(Permission.TakePartInMeetings);

        app.MapGet(BodyLinks.MyWork, async (HttpContext http, ReadMyWork work, CancellationToken cancel) =>
            http.Page<MyWorkView>(await work.Run(http.View().Actor!, cancel))).Requires(Permission.TakePartInMeetings);

        app.MapGet(BodyLinks.Desk, async (HttpContext http, ReadCoordinatorDesk desk, CancellationToken cancel) =>
            http.Page<CoordinatorDeskView>(await desk.Run(http.View().Actor!, cancel))).Requires(Permission.ManageForums);

        MapActivation(app);
        MapBodyActs(app);
        MapSeatActs(app);
    }

    static void MapActivation(IEndpointRouteBuilder app)
    {
        app.MapGet(OfAgreement, async (HttpContext http, Guid id, ReadBodyActivation read, CancellationToken cancel) =>
            await read.Run(http.View().Actor!, new(id), cancel) is { } page ? http.Page<ActivationView>(page) : http.NotFound()).Requires(Permission.ReadMeetings);

        app.MapPost(OfAgreement, async (HttpContext http, Guid id, ReadBodyActivation read, ActivateBodies activate, CancellationToken cancel) =>
        {
            var view = http.View();
            if (await read.Run(view.Actor!, new(id), cancel) is not { } page) return http.NotFound();
            var form = await http.Request.ReadFormAsync(cancel);
            var outcome = await activate.Run(view.Actor!, new() { Agreement = page.Agreement, Activate = Several(form["aktivera"]), TakeOver = Several(form["ta-over"]) }, cancel);
            return outcome.IsDone ? http.Done(BodyLinks.Register) : outcome.Refusals.OfType<PermissionLacking>().Any() ? http.Forbidden() : http.NotFound();
        }).Requires(Permission.ManageForums);

        app.MapGet(OfAgreement + "/nytt", async (HttpContext http, Guid id, ReadBodyActivation read, CancellationToken cancel) =>
            await read.Run(http.View().Actor!, new(id), cancel) is { } page ? http.Page<ActFormView>(BodyForms.New(page, http.View())) : http.NotFound()).Requires(Permission.ManageForums);

        app.MapPost(OfAgreement + "/nytt", async (HttpContext http, Guid id, ReadBodyActivation read, CreateBody create, CancellationToken cancel) =>
        {
            var view = http.View();
            if (await read.Run(view.Actor!, new(id), cancel) is not { } page) return http.NotFound();
            var (form, input) = await Typed(http, BodyForms.New(page, view), cancel);
            if (BodyForms.Wrong(input, view) is { Count: > 0 } wrong) return http.Refused<ActFormView>(form with { Errors = wrong });
            BodyId made = default;
            return await ActAnswers.Answer(http, form, page.Title, async () =>
            {
                var outcome = await create.Run(view.Actor!, BodyForms.Created(page, input), cancel);
                if (outcome.IsDone) made = outcome.Value;
                return outcome;
            }, () => BodyLinks.Of(made));
        }).Requires(Permission.ManageForums);
    }

    static void MapBodyActs(IEndpointRouteBuilder app)
    {
        Map(app, "andra", BodyForms.Change, (services, actor, page, input, cancel) =>
            services.GetRequiredService<ChangeBody>().Run(actor, new(new(page.Body.Id, input.Version), BodyForms.Described(input, page.Body.Description)), cancel), BodyForms.Wrong);
        Map(app, "pa-plats", BodyForms.InPlace, (services, actor, page, input, cancel) =>
            services.GetRequiredService<PutBodyInPlace>().Run(actor, new(new(page.Body.Id, input.Version), input.Date("on")), cancel));
        Map(app, "avsluta", BodyForms.Close, (services, actor, page, input, cancel) =>
            services.GetRequiredService<CloseBody>().Run(actor, new(new(page.Body.Id, input.Version), input.Date("to")), cancel));
    }

    /// <summary>One act on a body: GET form → POST → the body's page.</summary>
    static void Map(IEndpointRouteBuilder app, string slug, Func<BodyPage, ViewContext, ActForm> form, Func<IServiceProvider, Actor, BodyPage, ActInput, CancellationToken, Task<Outcome>> act,
        Func<ActInput, ViewContext, IReadOnlyList<FieldError>>? wrong = null)
    {
        app.MapGet($"{One}/{slug}", async (HttpContext http, Guid id, ReadBodyPage bodies, CancellationToken cancel) =>
            await bodies.Run(http.View().Actor!, new(id), null, null, cancel) is { } page ? http.Page<ActFormView>(form(page, http.View())) : http.NotFound()).Requires(Permission.ManageForums);

        app.MapPost($"{One}/{slug}", async (HttpContext http, Guid id, ReadBodyPage bodies, CancellationToken cancel) =>
        {
            var view = http.View();
            if (await bodies.Run(view.Actor!, new(id), null, null, cancel) is not { } page) return http.NotFound();
            var (shown, input) = await Typed(http, form(page, view), cancel);
            if (wrong?.Invoke(input, view) is { Count: > 0 } errors) return http.Refused<ActFormView>(shown with { Errors = errors });
            return await ActAnswers.Answer(http, shown, page.Body.Name, () => act(http.RequestServices, view.Actor!, page, input, cancel), () => BodyLinks.Of(page.Body.Id), () => OnRecord(form(page, view), view));
        }).Requires(Permission.ManageForums);
    }

    static void MapSeatActs(IEndpointRouteBuilder app)
    {
        app.MapGet(One + "/platser/ny", async (HttpContext http, Guid id, ReadBodyPage bodies, ReadPositionChoices positions, CancellationToken cancel) =>
            await bodies.Run(http.View().Actor!, new(id), null, null, cancel) is { } page ? http.Page<ActFormView>(BodyForms.NewSeat(page, await positions.Run(http.View().Actor!, cancel), http.View())) : http.NotFound()).Requires(Permission.ManageForums);

        app.MapPost(One + "/platser/ny", async (HttpContext http, Guid id, ReadBodyPage bodies, ReadPositionChoices positions, AddSeat add, CancellationToken cancel) =>
        {
            var view = http.View();
            if (await bodies.Run(view.Actor!, new(id), null, null, cancel) is not { } page) return http.NotFound();
            var (form, input) = await Typed(http, BodyForms.NewSeat(page, await positions.Run(view.Actor!, cancel), view), cancel);
            return await ActAnswers.Answer(http, form, page.Body.Name, async () => await add.Run(view.Actor!, new(page.Body.Id, BodyForms.Seat(input), input.Date("from"), BodyForms.Position(input)), cancel), () => BodyLinks.Of(page.Body.Id));
        }).Requires(Permission.ManageForums);

        MapSeat(app, "", (page, seat, _, view) => BodyForms.ChangeSeat(page, seat, view), (services, actor, at, input, cancel) =>
            services.GetRequiredService<ChangeSeat>().Run(actor, new(at, BodyForms.Seat(input)), cancel));
        MapSeat(app, "/fyll", BodyForms.FillSeat, (services, actor, at, input, cancel) =>
            services.GetRequiredService<FillSeat>().Run(actor, new(at, BodyForms.Position(input)), cancel));
        MapSeat(app, "/avsluta", (page, seat, _, view) => BodyForms.EndSeat(page, seat, view), (services, actor, at, input, cancel) =>
            services.GetRequiredService<EndSeat>().Run(actor, new(at, input.Date("to")), cancel));
    }

    static void MapSeat(IEndpointRouteBuilder app, string end, Func<BodyPage, Seat, IReadOnlyList<PositionChoice>, ViewContext, ActForm> form, Func<IServiceProvider, Actor, SeatAt, ActInput, CancellationToken, Task<Outcome>> act)
    {
        app.MapGet(OneSeat + end, async (HttpContext http, Guid id, Guid seat, ReadBodyPage bodies, ReadPositionChoices positions, CancellationToken cancel) =>
            Find(await bodies.Run(http.View().Actor!, new(id), null, null, cancel), seat) is var (page, found) ? http.Page<ActFormView>(form(page, found, await positions.Run(http.View().Actor!, cancel), http.View())) : http.NotFound()).Requires(Permission.ManageForums);

        app.MapPost(OneSeat + end, async (HttpContext http, Guid id, Guid seat, ReadBodyPage bodies, ReadPositionChoices positions, CancellationToken cancel) =>
        {
            var view = http.View();
            if (Find(await bodies.Run(view.Actor!, new(id), null, null, cancel), seat) is not var (page, found)) return http.NotFound();
            var first = form(page, found, await positions.Run(view.Actor!, cancel), view);
            var (shown, input) = await Typed(http, first, cancel);
            return await ActAnswers.Answer(http, shown, found.Function, () => act(http.RequestServices, view.Actor!, new(page.Body.Id, found.Id, input.Version), input, cancel), () => BodyLinks.Of(page.Body.Id), () => OnRecord(first, view));
        }).Requires(Permission.ManageForums);
    }

    static (BodyPage, Seat)? Find(BodyPage? page, Guid seat) => page?.Seats.Concat(page.OtherSeats).FirstOrDefault(one => one.Seat.Id.Value == seat) is { } found ? (page, found.Seat) : null;

    static async Task<(ActForm, ActInput)> Typed(HttpContext http, ActForm form, CancellationToken cancel)
    {
        var typed = ActAnswers.Typed(await http.Request.ReadFormAsync(cancel));
        return (form with { Typed = typed }, new(typed));
    }

    /// <summary>What stands now, in the words of the form: shown beside what was typed when somebody else was first.</summary>
    static Dictionary<string, string> OnRecord(ActForm form, ViewContext view) => form.Fields.ToDictionary(field => field.Name, field => field.Choices.Count == 0
        ? field.Kind == ActFieldKind.Date && TypedDate.Read(field.Value) is { } day ? Dates.Full(day, view.Language) : field.Value
        : string.Join(", ", field.Choices.Where(choice => choice.Value == field.Value || field.Values.Contains(choice.Value)).Select(choice => choice.Text)), StringComparer.Ordinal);

    static IReadOnlyList<string> Several(StringValues values) => [.. values.OfType<string>()];
}

public sealed record BodyModel(BodyPage Page, DateOnly? Asked);
