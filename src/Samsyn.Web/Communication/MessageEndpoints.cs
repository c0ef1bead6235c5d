using Samsyn.App;
using Samsyn.App.Communication;
using Samsyn.Documents.Writing.Sheets;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Communication;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations.Pictures;
using Samsyn.Web.Meetings;
using Samsyn.Web.Shell;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Communication;

static class MessageEndpoints
{
    const string One = MessageLinks.Calendar + "/{id:guid}";

    public static void MapMessageEndpoints(this IEndpointRouteBuilder app)
    {
        app.MapGet(MessageLinks.Calendar, async (HttpContext http, ReadMessages messages, CancellationToken cancel) =>
            http.Page<MessageCalendarView>(new MessageCalendarModel(Asked(http), await messages.Run(http.View().Actor!, Asked(http), cancel)))).Requires(Permission.ReadMessages);
        MapFile(app, ".csv", "text/csv; charset=utf-8", RegisterCsv.Write);
        MapFile(app, ".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", RegisterXlsx.Write);
        app.MapGet(One, async (HttpContext http, Guid id, ReadMessage messages, CancellationToken cancel) =>
            await messages.Run(http.View().Actor!, new(id), cancel) is { } page ? http.Page<MessageView>(page) : http.NotFound()).Requires(Permission.ReadMessages);
        MapDrafting(app);

        MapForm(app, "/andra", page => page.MayChange, async (http, page) => await Service<ReadMessageGround>(http).Run(http.View().Actor!, page.Agreement.Id, http.RequestAborted) is { } ground ? MessageForms.Change(page, ground, http.View()) : null,
            (http, page, input) => Service<RewriteMessage>(http).Run(http.View().Actor!, new(new(page.Message.Id, input.Version), MessageForms.DraftOf(input)), http.RequestAborted));
        MapForm(app, "/underlag", page => page.MayChange, async (http, page) => MessageForms.Basis(page, await Service<ReadBasisFacts>(http).Run(http.View().Actor!, page.Agreement.Id, null, http.RequestAborted), http.View()), LinkChosen);
        MapForm(app, "/kannedom", page => page.MayNoteKnowledge, (http, page) => Shown(MessageForms.Knowledge(page, http.View())),
            (http, page, input) => Service<NoteKnowledge>(http).Run(http.View().Actor!, new(new(page.Message.Id, input.Version), input.Text("who"), input.Date("on")), http.RequestAborted));
        MapForm(app, "/publicera", page => page.MayPublish, (http, page) => Shown(MessageForms.Publish(page, http.View())),
            (http, page, input) => Service<PublishMessage>(http).Run(http.View().Actor!, new(new(page.Message.Id, input.Version), input.Date("on")), http.RequestAborted));
        MapForm(app, "/resultat", page => page.MayNoteResult, (http, page) => Shown(MessageForms.Result(page, http.View())),
            (http, page, input) => Service<NoteMessageResult>(http).Run(http.View().Actor!, new(new(page.Message.Id, input.Version), input.Text("result")), http.RequestAborted));

        MapForm(app, "/lagg-undan", page => page.MayChange, (http, page) => Shown(MessageForms.PutAway(page, http.View())),
            (http, page, input) => Service<PutMessageAway>(http).Run(http.View().Actor!, new(new(page.Message.Id, input.Version), input.Text("why")), http.RequestAborted));

        MapButton(app, "/ta-upp", Permission.WriteMessages, (http, at, _) => Service<TakeMessageUp>(http).Run(http.View().Actor!, new(at), http.RequestAborted));
        MapButton(app, "/dela", Permission.WriteMessages, (http, at, _) => Service<ShareMessage>(http).Run(http.View().Actor!, new(at), http.RequestAborted));
        MapButton(app, "/kanner-till", Permission.WriteMessages, (http, at, _) => Service<AcknowledgeMessage>(http).Run(http.View().Actor!, new(at), http.RequestAborted));
        MapButton(app, "/underlag/ta-bort", Permission.WriteMessages, (http, at, input) => Service<UnlinkBasis>(http).Run(http.View().Actor!, new(at, input.Id("basis")), http.RequestAborted));
        MapButton(app, "/godkann", Permission.ApproveMessages, async (http, at, input) =>
            Named.OrNull<PartySide>(input.Text("side")) is { } side ? await Service<ApproveMessage>(http).Run(http.View().Actor!, new(at, side), http.RequestAborted) : new NotFound());
    }

    static void MapDrafting(IEndpointRouteBuilder app)
    {
        const string path = MessageLinks.Calendar + "/nytt/{id:guid}";
        app.MapGet(path, async (HttpContext http, Guid id, ReadMessageGround grounds, CancellationToken cancel) =>
            await grounds.Run(http.View().Actor!, new(id), cancel) is { WritesFor.Count: > 0 } ground ? http.Page<ActFormView>(MessageForms.New(ground, await Asked(http, ground), http.View())) : http.NotFound()).Requires(Permission.WriteMessages);

        app.MapPost(path, async (HttpContext http, Guid id, ReadMessageGround grounds, DraftMessage draft, CancellationToken cancel) =>
        {
            var view = http.View();
            if (await grounds.Run(view.Actor!, new(id), cancel) is not { WritesFor.Count: > 0 } ground) return http.NotFound();
            var basis = await Asked(http, ground);
            var typed = ActAnswers.Typed(await http.Request.ReadFormAsync(cancel));
            ActInput input = new(typed);
            Outcome<MessageId>? drafted = null;
            return await ActAnswers.Answer(http, MessageForms.New(ground, basis, view) with { Typed = typed }, ground.Agreement.Title,
                async () => drafted = await draft.Run(view.Actor!, new(ground.Agreement.Id, MessageForms.SideOf(ground, input), MessageForms.DraftOf(input), basis?.Choice), cancel), () => MessageLinks.Of(drafted!.Value));
        }).Requires(Permission.WriteMessages);
    }

    /// <summary>The fact that the address names, which the message is to rest on from the beginning.</summary>
    static async Task<BasisFact?> Asked(HttpContext http, MessageGround ground)
    {
        if (http.Request.Query[MessageLinks.BasisAsked] is not [{ Length: > 0 } key]) return null;
        PictureSectionId? section = key.Split(':') is [_, var of, ..] && Guid.TryParse(of, out var id) ? new(id) : null;
        return (await Service<ReadBasisFacts>(http).Run(http.View().Actor!, ground.Agreement.Id, section, http.RequestAborted)).FirstOrDefault(one => one.Choice.Key == key);
    }

    static async Task<Outcome> LinkChosen(HttpContext http, MessagePage page, ActInput input)
    {
        var offered = await Service<ReadBasisFacts>(http).Run(http.View().Actor!, page.Agreement.Id, null, http.RequestAborted);
        return offered.FirstOrDefault(one => one.Choice.Key == input.Text("basis")) is { } fact
            ? await Service<LinkBasis>(http).Run(http.View().Actor!, new(new(page.Message.Id, input.Version), fact.Choice), http.RequestAborted) : new FactBasisUnknown();
    }

    static void MapFile(IEndpointRouteBuilder app, string ending, string type, Func<Register, byte[]> write) =>
        app.MapGet(MessageLinks.Calendar + ending, async (HttpContext http, ReadMessages messages, CancellationToken cancel) =>
        {
            var calendar = await messages.Run(http.View().Actor!, Asked(http) with { PageLength = null, Page = 1 }, cancel);
            return Results.File(write(MessageTable.Of(calendar, http.View().Language)), type, $"budskap-{Dates.Iso(calendar.Today)}{ending}");
        }).Requires(Permission.ReadMessages);

    /// <summary>A form of one message, and what becomes of it; not there where the reader may not do this now.</summary>
    static void MapForm(IEndpointRouteBuilder app, string path, Func<MessagePage, bool> isThere, Func<HttpContext, MessagePage, Task<ActForm?>> form, Func<HttpContext, MessagePage, ActInput, Task<Outcome>> act)
    {
        app.MapGet(One + path, async (HttpContext http, Guid id, ReadMessage messages, CancellationToken cancel) =>
            await messages.Run(http.View().Actor!, new(id), cancel) is { } page && isThere(page) && await form(http, page) is { } shown ? http.Page<ActFormView>(shown) : http.NotFound()).Requires(Permission.WriteMessages);
        app.MapPost(One + path, async (HttpContext http, Guid id, ReadMessage messages, CancellationToken cancel) =>
        {
            if (await messages.Run(http.View().Actor!, new(id), cancel) is not { } page || await form(http, page) is not { } shown) return http.NotFound();
            var typed = ActAnswers.Typed(await http.Request.ReadFormAsync(cancel));
            return await ActAnswers.Answer(http, shown with { Typed = typed }, page.Message.FirstWords(), () => act(http, page, new(typed)), () => MessageLinks.Of(page.Message.Id), () => MeetingEndpoints.OnRecord(shown, http.View()));
        }).Requires(Permission.WriteMessages);
    }

    /// <summary>An act that asks nothing. What stands in its way is said on the message's page.</summary>
    static void MapButton(IEndpointRouteBuilder app, string path, Permission permission, Func<HttpContext, MessageAt, ActInput, Task<Outcome>> act) =>
        app.MapPost(One + path, async (HttpContext http, Guid id, ReadMessage messages, CancellationToken cancel) =>
        {
            ActInput input = new(ActAnswers.Typed(await http.Request.ReadFormAsync(cancel)));
            var outcome = await act(http, new(new(id), input.Version), input);
            if (outcome.IsDone) return http.Done(MessageLinks.Of(new MessageId(id)));
            if (outcome.Refusals.OfType<NotFound>().Any() || await messages.Run(http.View().Actor!, new(id), cancel) is not { } page) return http.NotFound();
            if (outcome.Refusals.OfType<PermissionLacking>().Any()) return http.Forbidden();
            return outcome.Refusals.OfType<Stale>().Any() ? http.Stale(new(page.Message.FirstWords(), MessageLinks.Of(page.Message.Id), null, [])) : http.Refused<MessageView>(page with { Refusals = outcome.Refusals });
        }).Requires(permission);

    static Task<ActForm?> Shown(ActForm form) => Task.FromResult<ActForm?>(form);

    static T Service<T>(HttpContext http) where T : notnull => http.RequestServices.GetRequiredService<T>();

    static MessageQuery Asked(HttpContext http)
    {
        var query = http.Request.Query;
        return new()
        {
            State = Named.OrNull<MessageState>(query["lage"]), Group = Named.OrNull<TargetGroup>(query["malgrupp"]), Channel = Named.OrNull<CommunicationChannel>(query["kanal"]),
            Agreement = Guid.TryParse(query["overenskommelse"], out var agreement) ? new(agreement) : null, Page = MeetingForms.NumberOf(query["sida"].ToString()) ?? 1,
        };
    }
}

public sealed record MessageCalendarModel(MessageQuery Query, MessageCalendar Calendar);
