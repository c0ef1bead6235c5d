using System.Globalization;
using Samsyn.App.Duties;
using Samsyn.Domain.Organisations;
using Samsyn.Web.Shell;

namespace Samsyn.Web.Duties;

static class DutyEndpoints
{
    public static void MapDutyEndpoints(this IEndpointRouteBuilder app)
    {
        app.MapGet("/skyldigheter", async (HttpContext http, ReadDutyList duties, ReadDutyYear years, CancellationToken cancel) =>
        {
            var (view, address) = Asked(http);
            var actor = view.Actor!;
            return address.View switch
            {
                DutyView.Month => http.Page<DutyMonthView>(new DutyMonthModel(address, await duties.Run(actor, address.MonthQuery, cancel))),
                DutyView.Wheel => http.Page<DutyWheelView>(new DutyWheelModel(address, await duties.Run(actor, address.Filter with { From = new(address.Year, 1, 1), To = new(address.Year, 12, 31) }, cancel),
                    await years.Run(actor, address.Year, address.Filter, cancel))),
                _ => http.Page<DutyListView>(new DutyListModel(address, await duties.Run(actor, address.ListQuery, cancel))),
            };
        }).Requires(Permission.ReadDuties);

        app.MapGet("/skyldigheter.csv", async (HttpContext http, ReadDutyList duties, CancellationToken cancel) =>
        {
            var (view, address) = Asked(http);
            var list = await duties.Run(view.Actor!, address.ListQuery, cancel);
            return Results.File(DutyCsv.Of(list, view.Language), "text/csv; charset=utf-8", $"skyldigheter-{list.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.csv");
        }).Requires(Permission.ReadDuties);

        app.MapGet("/skyldigheter.ics", async (HttpContext http, ReadDutyList duties, ShellSettings settings, CancellationToken cancel) =>
        {
            var (view, address) = Asked(http);
            var list = await duties.Run(view.Actor!, address.ListQuery, cancel);
            return Results.File(DutyFile.Calendar(list, view.Language, view["calendar.name"], settings.PublicAddress), CalendarEndpoints.ContentType, "skyldigheter.ics");
        }).Requires(Permission.ReadDuties);

        app.MapGet("/api/skyldigheter", async (HttpContext http, ReadDutyList duties, CancellationToken cancel) =>
        {
            var (view, address) = Asked(http);
            var query = http.Request.Query.ContainsKey("period") ? address.ListQuery : address.Filter with { From = address.From, To = address.To };
            return Results.Text(DutyJson.Of(await duties.Run(view.Actor!, query, cancel), view.Language), "application/json; charset=utf-8");
        }).Requires(Permission.ReadDuties);

        app.MapGet("/skyldigheter/{id}", async (HttpContext http, string id, ReadDutyPage pages, CancellationToken cancel) =>
        {
            var (view, address) = Asked(http);
            return await pages.Run(view.Actor!, id, address.AsOf, cancel) is { } page ? http.Page<DutyPageView>(page) : http.NotFound();
        }).Requires(Permission.ReadDuties);
    }

    static (ViewContext View, DutyAddress Address) Asked(HttpContext http) => (http.View(), DutyAddress.Parse(http.Request.Query, http.View().Today));
}

public sealed record DutyListModel(DutyAddress Address, DutyList List);

public sealed record DutyMonthModel(DutyAddress Address, DutyList List);

public sealed record DutyWheelModel(DutyAddress Address, DutyList List, DutyYear Year);
