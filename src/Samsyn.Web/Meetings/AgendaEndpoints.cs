using System.Globalization;
using Samsyn.App.Meetings;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Meetings;
using Samsyn.Domain.Organisations;
using Samsyn.Web.Shell;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Meetings;

/// <summary>The items of an agenda: added, changed, put in order, sent on, published.</summary>
static class AgendaEndpoints
{
    const string Items = MeetingEndpoints.One + "/dagordning", OneItem = Items + "/{item:guid}";

    public static void MapAgendaEndpoints(this IEndpointRouteBuilder app)
    {
        MeetingEndpoints.MapButton(app, "/dagordning/fyll", Permission.PlanMeetings, (FillAgenda act, Actor actor, MeetingAt at, CancellationToken cancel) => act.Run(actor, new(at), cancel));
        MeetingEndpoints.MapButton(app, "/dagordning/publicera", Permission.PlanMeetings, (PublishAgenda act, Actor actor, MeetingAt at, CancellationToken cancel) => act.Run(actor, new(at), cancel));
        MeetingEndpoints.MapForm(app, "/dagordning/ny", Permission.PlanMeetings, (page, view) => Form(page, null, view, "new", "/dagordning/ny"), _ => true, async (http, page, input) =>
            await http.RequestServices.GetRequiredService<AddItem>().Run(http.View().Actor!, new(page.Body.Id, page.Meeting.Id, Described(input, null)), http.RequestAborted), page => Anchor(page, null), MeetingForms.Wrong);

        MapItemForm(app, "", (page, item, view) => Form(page, item.Item, view, "change", "/dagordning/" + item.Item.Id.Value), (http, _, item, input) =>
            http.RequestServices.GetRequiredService<ChangeItem>().Run(http.View().Actor!, new(new(item.Item.Id, input.Version), Described(input, item.Item)), http.RequestAborted), MeetingForms.Wrong);
        MapItemForm(app, "/skicka", SendForm, (http, _, item, input) =>
            http.RequestServices.GetRequiredService<SendItem>().Run(http.View().Actor!, new(new(item.Item.Id, input.Version), Named.Of<ItemGoes>(input.Text("how")),
                input.Id("to") is var to && to != Guid.Empty ? new MeetingId(to) : null), http.RequestAborted));

        MapItemButton(app, "/upp", (ShiftItem act, Actor actor, ItemAt at, MeetingId _, CancellationToken cancel) => act.Run(actor, new(at, Up: true), cancel));
        MapItemButton(app, "/ned", (ShiftItem act, Actor actor, ItemAt at, MeetingId _, CancellationToken cancel) => act.Run(actor, new(at, Up: false), cancel));
        MapItemButton(app, "/ta-bort", (RemoveItem act, Actor actor, ItemAt at, MeetingId _, CancellationToken cancel) => act.Run(actor, new(at), cancel));
        MapItemButton(app, "/hamta", (SendItem act, Actor actor, ItemAt at, MeetingId meeting, CancellationToken cancel) => act.Run(actor, new(at, ItemGoes.Moved, meeting), cancel));
    }

    static void MapItemForm(IEndpointRouteBuilder app, string path, Func<MeetingPage, PageItem, ViewContext, ActForm> form, Func<HttpContext, MeetingPage, PageItem, ActInput, Task<Outcome>> act,
        Func<ActInput, ViewContext, IReadOnlyList<FieldError>>? wrong = null)
    {
        app.MapGet(OneItem + path, async (HttpContext http, Guid id, Guid item, ReadMeeting meetings, CancellationToken cancel) =>
            await meetings.Run(http.View().Actor!, new(id), cancel) is { } page && Find(page, item) is { } found ? http.Page<ActFormView>(form(page, found, http.View())) : http.NotFound()).Requires(Permission.PlanMeetings);

        app.MapPost(OneItem + path, async (HttpContext http, Guid id, Guid item, ReadMeeting meetings, CancellationToken cancel) =>
        {
            var view = http.View();
            if (await meetings.Run(view.Actor!, new(id), cancel) is not { } page || Find(page, item) is not { } found) return http.NotFound();
            var typed = ActAnswers.Typed(await http.Request.ReadFormAsync(cancel));
            var input = new ActInput(typed);
            var filled = form(page, found, view) with { Typed = typed };
            if (wrong?.Invoke(input, view) is { Count: > 0 } errors) return http.Refused<ActFormView>(filled with { Errors = errors });
            return await ActAnswers.Answer(http, filled, found.Item.Title, () => act(http, page, found, input), () => Anchor(page, found.Item), () => MeetingEndpoints.OnRecord(form(page, found, view), view));
        }).Requires(Permission.PlanMeetings);
    }

    static void MapItemButton<TAct>(IEndpointRouteBuilder app, string path, Func<TAct, Actor, ItemAt, MeetingId, CancellationToken, Task<Outcome>> run) where TAct : notnull =>
        app.MapPost(OneItem + path, async (HttpContext http, Guid id, Guid item, ReadMeeting meetings, CancellationToken cancel) =>
        {
            var view = http.View();
            if (await meetings.Run(view.Actor!, new(id), cancel) is not { } page || (Find(page, item)?.Item ?? page.Backlog.FirstOrDefault(one => one.Id.Value == item)) is not { } found) return http.NotFound();
            var input = new ActInput(ActAnswers.Typed(await http.Request.ReadFormAsync(cancel)));
            return await MeetingEndpoints.Answer(http, page.Meeting.Id, meetings, () => run(http.RequestServices.GetRequiredService<TAct>(), view.Actor!, new(found.Id, input.Version), page.Meeting.Id, cancel), Anchor(page, found));
        }).Requires(Permission.PlanMeetings);

    internal static PageItem? Find(MeetingPage page, Guid item) => page.Items.FirstOrDefault(one => one.Item.Id.Value == item);

    static string Anchor(MeetingPage page, AgendaItem? item) => $"{MeetingLinks.Of(page.Meeting.Id)}#{(item is null ? "dagordning" : "punkt-" + item.Id.Value)}";

    static ActForm Form(MeetingPage page, AgendaItem? item, ViewContext view, string text, string action) => MeetingForms.Of(page, view, "plan", action) with
    {
        Title = view[$"meetings.item.{text}.title"],
        Verb = view[$"meetings.item.{text}.verb"],
        Lead = item is null ? view["meetings.item.new.lead"] : "",
        Version = item?.Version ?? 1,
        Fields =
        [
            new(ActFieldKind.OneOfMany, "kind", view["meetings.item.field.kind"]) { Required = true, Choices = MeetingLinks.Choices<AgendaItemKind>(view), Value = (item?.Kind ?? AgendaItemKind.Other).ToString() },
            new(ActFieldKind.Text, "title", view["meetings.item.field.title"]) { Required = true, Hint = view["meetings.item.field.titleHint"], Value = item?.Title ?? "" },
            new(ActFieldKind.Text, "presenter", view["meetings.item.field.presenter"]) { Value = item?.Presenter ?? "" },
            new(ActFieldKind.Text, "minutes", view["meetings.item.field.minutes"]) { Value = item?.Minutes?.ToString(CultureInfo.InvariantCulture) ?? "" },
            new(ActFieldKind.Text, "clause", view["meetings.item.field.clause"]) { Value = item?.Clause ?? "" },
            new(ActFieldKind.OneOfMany, "annex", view["meetings.item.field.annex"])
            {
                Value = item?.Annex?.ToString(CultureInfo.InvariantCulture) ?? "", Choices = [.. page.Annexes.Select(annex => new Choice(annex.Number.ToString(CultureInfo.InvariantCulture), $"{annex.Number}. {annex.Title}"))],
            },
            new(ActFieldKind.Several, "audience", view["meetings.item.field.audience"]) { Choices = [new("parter", view["meetings.item.partiesOnly"])], Value = item?.IsForPartiesOnly == true ? "parter" : "" },
        ],
    };

    static AgendaItemDescription Described(ActInput input, AgendaItem? item) => new()
    {
        Kind = Named.OrNull<AgendaItemKind>(input.Text("kind")) ?? AgendaItemKind.Other, Title = input.Text("title"), Presenter = input.Given("presenter"), Minutes = MeetingForms.NumberOf(input.Text("minutes")), Clause = input.Given("clause"),
        Annex = MeetingForms.NumberOf(input.Text("annex")), IsForPartiesOnly = input.Ticked("audience", "parter"), Matter = item?.Matter, Information = item?.Information,
    };

    static ActForm SendForm(MeetingPage page, PageItem item, ViewContext view) => MeetingForms.Of(page, view, "plan", $"/dagordning/{item.Item.Id.Value}/skicka") with
    {
        Title = view["meetings.send.title"],
        Verb = view["meetings.send.verb"],
        Lead = item.Item.Title,
        Version = item.Item.Version,
        Fields =
        [
            new(ActFieldKind.One, "how", view["meetings.send.how"]) { Required = true, Choices = [.. Enum.GetValues<ItemGoes>().Select(how => new Choice(how.ToString(), view["meetings.send." + how]))], Value = nameof(ItemGoes.Moved) },
            new(ActFieldKind.One, "to", view["meetings.send.to"]) { Required = true, Value = page.Coming is [var next, ..] ? next.Id.Value.ToString() : "lista",
                Choices = [.. page.Coming.Select(meeting => new Choice(meeting.Id.Value.ToString(), meeting.When(view))), new("lista", view["meetings.send.backlog"])] },
        ],
    };
}
