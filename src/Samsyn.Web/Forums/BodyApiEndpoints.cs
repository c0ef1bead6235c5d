using Samsyn.App.Agreements;
using Samsyn.App.Forums;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Forums;
using Samsyn.Domain.Organisations;
using Samsyn.Web.Shell;

namespace Samsyn.Web.Forums;

/// <summary>Bodies with their seats for programs; their meetings and decisions have addresses of their own.</summary>
static class BodyApiEndpoints
{
    const string All = "/api/bodies";

    public static void MapBodyApiEndpoints(this IEndpointRouteBuilder app)
    {
        app.MapGet(All, async (HttpContext http, ReadBodies bodies, CancellationToken cancel) =>
        {
            var asked = new ApiQuery(http);
            var (agreement, kind, on, page) = (asked.Id("agreement"), asked.Word<BodyKind>("kind"), asked.Day("on"), asked.Page());
            if (asked.Refused() is { } refused) return refused;
            var found = await bodies.Run(http.View().Actor!, new() { Agreement = agreement is { } id ? new(id) : null, Kind = kind, On = on }, cancel);
            return Results.Json(ApiQuery.Page(found, page, one => Of(one.Body, one.Agreement)), FactsJson.Options);
        }).Requires(Permission.TakePartInMeetings);

        app.MapGet(All + "/{id:guid}", async (HttpContext http, Guid id, ReadBodyPage bodies, CancellationToken cancel) =>
        {
            var asked = new ApiQuery(http);
            var on = asked.Day("on");
            if (asked.Refused() is { } refused) return refused;
            return await bodies.Run(http.View().Actor!, new(id), on, null, cancel) is { } page ? Results.Json(Of(page), FactsJson.Options) : http.NotFound();
        }).Requires(Permission.TakePartInMeetings);
    }

    static ApiBody Of(Body body, AgreementLink agreement) => new(body.Id.Value, ApiAgreementName.Of(agreement), body.Kind, body.Name, body.Aliases, body.Parent?.Value, body.From, body.To, body.IsInPlace);

    static ApiBodyWhole Of(BodyPage page) => new(Of(page.Body, page.Agreement), page.On, [.. page.Parts.Select(part => new ApiNamed(part.Id.Value, part.Name))], page.Body.Task, new(page.Body.Chair, page.Body.ChairFunction, page.NextChair),
        Of(page.Body.Convener), Of(page.Body.Administrator), Of(page.Body.MinuteTaker), new(page.Body.Usual.Place, page.Body.Usual.Starts, page.Body.Usual.Minutes),
        [.. page.Seats.Select(one => new ApiSeat(one.Seat.Id.Value, one.Seat.Function, one.Seat.Side, one.Seat.HasMandate, one.Seat.IsAdjunct, one.DeputyFor, one.Seat.IsGuessed, one.Position, one.Holder, one.Seat.From, one.Seat.To))]);

    static ApiTask Of(BodyTask task) => new(task.Side, task.Function);
}
