using Samsyn.App;
using Samsyn.App.Meetings;
using Samsyn.Documents.Writing.Sheets;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Meetings;
using Samsyn.Domain.Organisations;
using Samsyn.Web.Shell;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Meetings;

static class DecisionEndpoints
{
    const string One = MeetingLinks.Decisions + "/{id:guid}";

    public static void MapDecisionEndpoints(this IEndpointRouteBuilder app)
    {
        app.MapGet(MeetingLinks.Decisions, async (HttpContext http, ReadDecisionList decisions, CancellationToken cancel) =>
            http.Page<DecisionListView>(new DecisionListModel(Asked(http), await decisions.Run(http.View().Actor!, Asked(http), cancel)))).Requires(Permission.TakePartInMeetings);

        app.MapGet(MeetingLinks.Decisions + ".csv", async (HttpContext http, ReadDecisionList decisions, CancellationToken cancel) =>
        {
            var list = await decisions.Run(http.View().Actor!, Asked(http) with { PageLength = null, Page = 1 }, cancel);
            return Results.File(RegisterCsv.Write(Table(http, list)), "text/csv; charset=utf-8", $"beslut-{Dates.Iso(list.Today)}.csv");
        }).Requires(Permission.TakePartInMeetings);

        app.MapGet(MeetingLinks.Decisions + ".xlsx", async (HttpContext http, ReadDecisionList decisions, CancellationToken cancel) =>
        {
            var list = await decisions.Run(http.View().Actor!, Asked(http) with { PageLength = null, Page = 1 }, cancel);
            return Results.File(RegisterXlsx.Write(Table(http, list)), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", $"beslut-{Dates.Iso(list.Today)}.xlsx");
        }).Requires(Permission.TakePartInMeetings);

        app.MapGet("/api" + MeetingLinks.Decisions, async (HttpContext http, ReadDecisionList decisions, CancellationToken cancel) =>
            MeetingEndpoints.Json(MeetingJson.Of(await decisions.Run(http.View().Actor!, Asked(http), cancel)))).Requires(Permission.TakePartInMeetings);

        app.MapGet(One, async (HttpContext http, Guid id, ReadDecision decisions, CancellationToken cancel) =>
            await decisions.Run(http.View().Actor!, new(id), cancel) is { } page ? http.Page<DecisionView>(page) : http.NotFound()).Requires(Permission.TakePartInMeetings);

        MapForm(app, "/lage", Reporting, (http, page, input) => http.RequestServices.GetRequiredService<ReportDecision>().Run(http.View().Actor!,
            new(new(page.Decision.Id, input.Version), Named.Of<DecisionStatus>(input.Text("status")), input.Given("note")), http.RequestAborted));
        MapForm(app, "/lamna", Handing, (http, page, input) => http.RequestServices.GetRequiredService<HandDecision>().Run(http.View().Actor!,
            new(new(page.Decision.Id, input.Version), input.Text("responsible"), input.Text("responsible") == page.Decision.Responsible ? page.Decision.ResponsiblePerson : null, input.DateIfAny("deadline")), http.RequestAborted));
    }

    static Register Table(HttpContext http, DecisionList list) =>
        DecisionTable.Of(list.Rows, http.View()["decisions.title"], "Samsyn", new DateTimeOffset(list.Today.ToDateTime(default), TimeSpan.Zero), http.View().Language);

    static void MapForm(IEndpointRouteBuilder app, string path, Func<DecisionPage, ViewContext, ActForm> form, Func<HttpContext, DecisionPage, ActInput, Task<Outcome>> act)
    {
        app.MapGet(One + path, async (HttpContext http, Guid id, ReadDecision decisions, CancellationToken cancel) =>
            await decisions.Run(http.View().Actor!, new(id), cancel) is { } page ? http.Page<ActFormView>(form(page, http.View())) : http.NotFound()).Requires(Permission.KeepMinutes);

        app.MapPost(One + path, async (HttpContext http, Guid id, ReadDecision decisions, CancellationToken cancel) =>
        {
            var view = http.View();
            if (await decisions.Run(view.Actor!, new(id), cancel) is not { } page) return http.NotFound();
            var typed = ActAnswers.Typed(await http.Request.ReadFormAsync(cancel));
            return await ActAnswers.Answer(http, form(page, view) with { Typed = typed }, page.Decision.Text, () => act(http, page, new(typed)), () => MeetingLinks.Of(page.Decision.Id), () => MeetingEndpoints.OnRecord(form(page, view), view));
        }).Requires(Permission.KeepMinutes);
    }

    static ActForm Reporting(DecisionPage page, ViewContext view) => Of(page, view, "report", "/lage") with
    {
        Fields =
        [
            new(ActFieldKind.One, "status", view["decisions.report.status"]) { Required = true, Choices = MeetingLinks.Choices<DecisionStatus>(view), Value = page.Decision.Status.ToString() },
            new(ActFieldKind.Words, "note", view["decisions.report.note"]) { Hint = view["decisions.report.noteHint"], Value = page.Decision.StatusNote ?? "" },
        ],
    };

    static ActForm Handing(DecisionPage page, ViewContext view) => Of(page, view, "hand", "/lamna") with
    {
        Lead = view["decisions.hand.lead"],
        Fields =
        [
            new(ActFieldKind.Text, "responsible", view["decisions.column.responsible"]) { Required = true, Value = page.Decision.Responsible ?? "" },
            new(ActFieldKind.Date, "deadline", view["decisions.column.deadline"]) { Value = page.Decision.Deadline is { } deadline ? Dates.Iso(deadline) : "" },
        ],
    };

    static ActForm Of(DecisionPage page, ViewContext view, string text, string action) => new()
    {
        Title = view[$"decisions.{text}.title"], Verb = view[$"decisions.{text}.verb"], Lead = page.Decision.Text, Kind = page.Body.Name, Action = MeetingLinks.Of(page.Decision.Id) + action,
        Back = new(view["agreements.act.back"], MeetingLinks.Of(page.Decision.Id)), Above = [new(view["decisions.title"], MeetingLinks.Decisions)], Version = page.Decision.Version, Fields = [],
    };

    internal static DecisionQuery Asked(HttpContext http)
    {
        var query = http.Request.Query;
        return new()
        {
            Body = Guid.TryParse(query["forum"], out var body) ? new(body) : null,
            Agreement = Guid.TryParse(query["overenskommelse"], out var agreement) ? new(agreement) : null,
            Responsible = query["ansvarig"] is [{ Length: > 0 } responsible] ? responsible : null,
            Status = Named.OrNull<DecisionStatus>(query["lage"]),
            Overdue = query["lage"] == "forsenade",
            Kind = Named.OrNull<DecisionKind>(query["slag"]),
            Text = query["sok"] is [{ Length: > 0 } text] ? text : null,
            From = TypedDate.Read(query["fran"]),
            To = TypedDate.Read(query["till"]),
            Order = Sorting.From(query["sortera"], "-datum") switch { { Key: "slut" } => DecisionOrder.Deadline, { Key: "datum", Descending: false } => DecisionOrder.Earliest, _ => DecisionOrder.Latest },
            Page = MeetingForms.NumberOf(query["sida"].ToString()) ?? 1,
        };
    }

}

public sealed record DecisionListModel(DecisionQuery Query, DecisionList List);
