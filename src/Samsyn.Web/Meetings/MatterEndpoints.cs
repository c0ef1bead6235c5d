using Samsyn.App.Meetings;
using Samsyn.Domain.Forums;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Meetings;
using Samsyn.Domain.Organisations;
using Samsyn.Web.Shell;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Meetings;

/// <summary>Matters that travel between forums: raised, handed on, closed.</summary>
static class MatterEndpoints
{
    const string One = MeetingLinks.Matters + "/{id:guid}", Open = "oppna", Closed = "avslutade";

    public static void MapMatterEndpoints(this IEndpointRouteBuilder app)
    {
        app.MapGet(MeetingLinks.Matters, async (HttpContext http, ReadMatters matters, CancellationToken cancel) =>
            http.Page<MatterListView>(new MatterListModel(Asked(http), await matters.Run(http.View().Actor!, Asked(http), cancel)))).Requires(Permission.ReadMeetings);

        app.MapGet("/api" + MeetingLinks.Matters, async (HttpContext http, ReadMatters matters, CancellationToken cancel) =>
            MeetingEndpoints.Json(MeetingJson.Of(await matters.Run(http.View().Actor!, Asked(http), cancel)))).Requires(Permission.ReadMeetings);

        app.MapGet(MeetingLinks.Matters + "/ny", async (HttpContext http, Guid? forum, ReadMatters matters, CancellationToken cancel) =>
            http.Page<ActFormView>(Raising(await matters.Run(http.View().Actor!, new(), cancel), forum, http.View()))).Requires(Permission.PlanMeetings);

        app.MapPost(MeetingLinks.Matters + "/ny", async (HttpContext http, ReadMatters matters, RaiseMatter raise, CancellationToken cancel) =>
        {
            var view = http.View();
            var typed = ActAnswers.Typed(await http.Request.ReadFormAsync(cancel));
            var input = new ActInput(typed);
            MatterId? raised = null;
            return await ActAnswers.Answer(http, Raising(await matters.Run(view.Actor!, new(), cancel), null, view) with { Typed = typed }, view["matters.new.title"], async () =>
            {
                var outcome = await raise.Run(view.Actor!, new(new(input.Id("origin")), input.Text("title"), input.Text("description"), input.Id("to") is var to && to != Guid.Empty ? new BodyId(to) : null, input.Given("why")), cancel);
                if (outcome.IsDone) raised = outcome.Value;
                return outcome;
            }, () => MeetingLinks.Of(raised!.Value));
        }).Requires(Permission.PlanMeetings);

        app.MapGet(One, async (HttpContext http, Guid id, ReadMatter matters, CancellationToken cancel) =>
            await matters.Run(http.View().Actor!, new(id), cancel) is { } page ? http.Page<MatterView>(page) : http.NotFound()).Requires(Permission.ReadMeetings);

        MapForm(app, "/lamna", Handing, (http, page, input) => http.RequestServices.GetRequiredService<HandMatter>().Run(http.View().Actor!,
            new(new(page.Matter.Id, input.Version), new(input.Id("to")), input.Text("why")), http.RequestAborted));
        MapForm(app, "/avsluta", Closing, (http, page, input) => http.RequestServices.GetRequiredService<CloseMatter>().Run(http.View().Actor!, new(new(page.Matter.Id, input.Version), input.Text("why")), http.RequestAborted));
    }

    static void MapForm(IEndpointRouteBuilder app, string path, Func<MatterPage, ViewContext, ActForm> form, Func<HttpContext, MatterPage, ActInput, Task<Outcome>> act)
    {
        app.MapGet(One + path, async (HttpContext http, Guid id, ReadMatter matters, CancellationToken cancel) =>
            await matters.Run(http.View().Actor!, new(id), cancel) is { } page ? http.Page<ActFormView>(form(page, http.View())) : http.NotFound()).Requires(Permission.PlanMeetings);

        app.MapPost(One + path, async (HttpContext http, Guid id, ReadMatter matters, CancellationToken cancel) =>
        {
            var view = http.View();
            if (await matters.Run(view.Actor!, new(id), cancel) is not { } page) return http.NotFound();
            var typed = ActAnswers.Typed(await http.Request.ReadFormAsync(cancel));
            return await ActAnswers.Answer(http, form(page, view) with { Typed = typed }, page.Matter.Title, () => act(http, page, new(typed)), () => MeetingLinks.Of(page.Matter.Id),
                () => new Dictionary<string, string>(StringComparer.Ordinal) { ["to"] = page.At.Name });
        }).Requires(Permission.PlanMeetings);
    }

    static ActForm Raising(MatterList list, Guid? forum, ViewContext view) => new()
    {
        Title = view["matters.new.title"], Verb = view["matters.new.verb"], Lead = view["matters.new.lead"], Kind = view["matters.title"], Action = MeetingLinks.Matters + "/ny",
        Back = new(view["agreements.act.back"], MeetingLinks.Matters), Above = [new(view["matters.title"], MeetingLinks.Matters)], Version = 1,
        Fields =
        [
            new(ActFieldKind.OneOfMany, "origin", view["matters.field.origin"]) { Required = true, Choices = Bodies(list.Bodies), Value = forum?.ToString() ?? "" },
            new(ActFieldKind.Text, "title", view["matters.field.title"]) { Required = true, Hint = view["matters.field.hint"] },
            new(ActFieldKind.Words, "description", view["matters.field.description"]),
            new(ActFieldKind.OneOfMany, "to", view["matters.field.to"]) { Choices = Bodies(list.Bodies), Hint = view["matters.field.toHint"] },
            new(ActFieldKind.Words, "why", view["matters.field.why"]) { Hint = view["matters.field.whyHint"] },
        ],
    };

    static ActForm Handing(MatterPage page, ViewContext view) => Of(page, view, "hand", "/lamna") with
    {
        Fields = [new(ActFieldKind.OneOfMany, "to", view["matters.field.to"]) { Required = true, Choices = Bodies(page.Others) }, new(ActFieldKind.Words, "why", view["matters.field.why"]) { Required = true, Hint = view["matters.field.hint"] }],
    };

    static ActForm Closing(MatterPage page, ViewContext view) => Of(page, view, "close", "/avsluta") with { Fields = [new(ActFieldKind.Words, "why", view["matters.field.why"]) { Required = true, Hint = view["matters.field.hint"] }] };

    static ActForm Of(MatterPage page, ViewContext view, string text, string action) => new()
    {
        Title = view[$"matters.{text}.title"], Verb = view[$"matters.{text}.verb"], Lead = page.Matter.Title, Kind = page.Matter.Number, Action = MeetingLinks.Of(page.Matter.Id) + action,
        Back = new(view["agreements.act.back"], MeetingLinks.Of(page.Matter.Id)), Above = [new(view["matters.title"], MeetingLinks.Matters)], Version = page.Matter.Version, Fields = [],
    };

    static IReadOnlyList<Choice> Bodies(IReadOnlyList<BodyName> bodies) => [.. bodies.Select(body => new Choice(body.Id.Value.ToString(), body.Name))];

    static MatterQuery Asked(HttpContext http)
    {
        var query = http.Request.Query;
        return new()
        {
            At = Guid.TryParse(query["forum"], out var body) ? new(body) : null,
            IsClosed = query["lage"].ToString() switch { Open => false, Closed => true, _ => null },
            Page = MeetingForms.NumberOf(query["sida"].ToString()) ?? 1,
        };
    }
}

public sealed record MatterListModel(MatterQuery Query, MatterList List);
