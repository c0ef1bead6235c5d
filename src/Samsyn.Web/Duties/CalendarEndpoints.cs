using Samsyn.App;
using Samsyn.App.Duties;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Web.Shell;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Duties;

static class CalendarEndpoints
{
    public const string ContentType = "text/calendar; charset=utf-8";

    public static void MapCalendarEndpoints(this IEndpointRouteBuilder app)
    {
        app.MapGet("/kalender", async (HttpContext http, ReadCalendarFeeds feeds, CancellationToken cancel) =>
            http.Page<CalendarFeedsView>(new CalendarFeedsModel(await feeds.Run(http.View().Actor!, cancel)))).Requires(Permission.ManageCalendarFeeds);

        // Answered at once rather than by a redirect: the secret must not stand in any address but its own.
        app.MapPost("/kalender", async (HttpContext http, CreateCalendarFeed create, ReadCalendarFeeds feeds, ShellSettings settings, CancellationToken cancel) =>
        {
            var view = http.View();
            var form = await http.Request.ReadFormAsync(cancel);
            var (label, scope) = (form["label"].ToString(), form["scope"].ToString());
            var made = await create.Run(view.Actor!, new(label, Named.OrNull<PartySide>(scope)), cancel);
            var model = new CalendarFeedsModel(await feeds.Run(view.Actor!, cancel)) { Label = label, Scope = scope };
            return made.IsDone
                ? http.Page<CalendarFeedsView>(model with { Label = "", NewAddress = new Uri(settings.PublicAddress, $"/kalender/{made.Value.Secret}.ics").ToString() })
                : http.Refused<CalendarFeedsView>(model with { Errors = FieldError.From(made.Refusals, refusal => Texts.Of(refusal, view.Language)) });
        }).Requires(Permission.ManageCalendarFeeds);

        app.MapPost("/kalender/{id:guid}/aterkalla", async (HttpContext http, Guid id, RevokeCalendarFeed revoke, CancellationToken cancel) =>
        {
            var revoked = await revoke.Run(http.View().Actor!, new(new CalendarFeedId(id)), cancel);
            return revoked.Refusals.OfType<NotFound>().Any() ? http.NotFound() : http.Done("/kalender");
        }).Requires(Permission.ManageCalendarFeeds);

        app.MapGet("/kalender/{secret}.ics", async (HttpContext http, string secret, ReadSecretCalendar calendars, ShellSettings settings, CancellationToken cancel) =>
        {
            if (await calendars.Run(secret, cancel) is not { } calendar) return Results.NotFound();
            // Gone, so that a calendar program stops asking; the holder of the secret learns nothing new by it.
            if (calendar.Duties is not { } list) return Results.StatusCode(StatusCodes.Status410Gone);
            var file = DutyFile.Calendar(list, http.View().Language, http.View()["calendar.name"], settings.PublicAddress, calendar.Meetings);
            var tag = $"\"{Checksum.Of(file)[..32]}\"";
            http.Response.Headers.ETag = tag;
            return http.Request.Headers.IfNoneMatch == tag ? Results.StatusCode(StatusCodes.Status304NotModified) : Results.Bytes(file, ContentType);
        }).Open();
    }
}

public sealed record CalendarFeedsModel(IReadOnlyList<CalendarFeedRow> Feeds)
{
    public string Label { get; init; } = "";
    public string Scope { get; init; } = "";
    /// <summary>Of the feed just made; never shown again.</summary>
    public string? NewAddress { get; init; }
    public IReadOnlyList<FieldError> Errors { get; init; } = [];
}
