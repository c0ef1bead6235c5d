using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Samsyn.App;
using Samsyn.App.Acts;
using Samsyn.Domain.Acts;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Web.Shell;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Acts;

/// <summary><c>/granskning</c>: the log, who has seen and changed an object, and whether the log is whole.</summary>
static class AuditEndpoints
{
    const string CheckAddress = "/granskning/kontroll";
    const int LargestCheckpoint = 64 << 10;

    public static void MapAuditEndpoints(this IEndpointRouteBuilder app)
    {
        app.MapGet("/granskning", async (HttpContext http, ReadActs acts, CancellationToken cancel) =>
        {
            var query = QueryOf(http.Request.Query);
            var page = await acts.Run(http.View().Actor!, query, int.TryParse(http.Request.Query["sida"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1, cancel);
            return page.IsDone ? http.Page<LogView>(new LogModel(query, page.Value)) : http.Forbidden();
        }).Requires(Permission.ReadAudit);

        app.MapGet("/granskning/logg.json", (HttpContext http, ExportLog export, CancellationToken cancel) =>
            Exported(http, export, log => Results.Text(log.Json(), "application/json; charset=utf-8"), "json", cancel)).Requires(Permission.ReadAudit);

        app.MapGet("/granskning/logg.csv", (HttpContext http, ExportLog export, CancellationToken cancel) =>
            Exported(http, export, log => Results.Text(log.Csv(), "text/csv; charset=utf-8"), "csv", cancel)).Requires(Permission.ReadAudit);

        app.MapGet("/granskning/objekt/{kind}/{id:guid}", async (HttpContext http, string kind, Guid id, ReadObjectHistory history, CancellationToken cancel) =>
        {
            var read = await history.Run(http.View().Actor!, kind, id, cancel);
            return read.IsDone ? http.Page<ObjectHistoryView>(read.Value) : http.NotFound();
        }).Requires(Permission.ReadAudit);

        MapCheck(app);
    }

    static void MapCheck(IEndpointRouteBuilder app)
    {
        app.MapGet(CheckAddress, async (HttpContext http, VerifyLog verify, ReadCheckpoints checkpoints, CancellationToken cancel) =>
            http.Page<LogCheckView>(new LogCheckModel(await verify.Run([], cancel), await checkpoints.Run(cancel)))).Requires(Permission.ReadAudit);

        // Changes nothing, so it answers at once: the kept checkpoint is compared and forgotten.
        app.MapPost(CheckAddress, async (HttpContext http, VerifyLog verify, ReadCheckpoints checkpoints, CancellationToken cancel) =>
        {
            var file = (await http.Request.ReadFormAsync(cancel)).Files["fil"];
            if (file is not { Length: > 0 and <= LargestCheckpoint })
                return http.Refused<LogCheckView>(new LogCheckModel(await verify.Run([], cancel), await checkpoints.Run(cancel)) { Error = http.View()["audit.kept.nothing"] });
            using var reader = new StreamReader(file.OpenReadStream());
            return http.Page<LogCheckView>(new LogCheckModel(await verify.Run([await reader.ReadToEndAsync(cancel)], cancel), await checkpoints.Run(cancel)));
        }).Requires(Permission.ReadAudit).WithMetadata(new RequestSizeLimitAttribute(2 * LargestCheckpoint));

        app.MapPost("/granskning/kontrollpunkter", async (HttpContext http, AskForCheckpoint ask, CancellationToken cancel) =>
        {
            await ask.Run(http.View().Actor!, cancel);
            return http.Done(CheckAddress + "#kontrollpunkter");
        }).Requires(Permission.ReadAudit);

        app.MapGet("/granskning/kontrollpunkter/{size:long}.txt", async (HttpContext http, long size, ReadCheckpoints checkpoints, CancellationToken cancel) =>
            await checkpoints.Text(size, cancel) is { } text ? Results.File(System.Text.Encoding.UTF8.GetBytes(text), "text/plain; charset=utf-8", $"samsyn-kontrollpunkt-{size}.txt") : http.NotFound())
            .Requires(Permission.ReadAudit);

        app.MapGet("/granskning/nyckel.pem", async (ReadCheckpoints checkpoints, CancellationToken cancel) =>
            Results.File(System.Text.Encoding.ASCII.GetBytes((await checkpoints.Run(cancel)).PublicKey), "application/x-pem-file", "samsyn-nyckel.pem")).Requires(Permission.ReadAudit);
    }

    static async Task<IResult> Exported(HttpContext http, ExportLog export, Func<LogExport, IResult> answer, string kind, CancellationToken cancel)
    {
        var log = await export.Run(http.View().Actor!, QueryOf(http.Request.Query), cancel);
        if (!log.IsDone) return http.Forbidden();
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"granskningslogg-{Dates.Iso(http.View().Today)}.{kind}\"";
        return answer(log.Value);
    }

    static LogQuery QueryOf(IQueryCollection query) => new()
    {
        From = Day(query["fran"]),
        To = Day(query["till"]),
        Act = Word(query["vad"]),
        ObjectKind = Word(query["slag"]),
        ObjectId = Guid.TryParse(query["objekt"], out var id) ? id : null,
        Person = Guid.TryParse(query["person"], out var person) ? person : null,
        Outcome = Named.OrNull<ActOutcome>(query["utfall"]),
    };

    static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    static string? Word(string? text) => string.IsNullOrEmpty(text) ? null : text;
}

public sealed record LogModel(LogQuery Query, LogPage Page);

public sealed record LogCheckModel(LogVerification Verification, CheckpointList Checkpoints)
{
    /// <summary>Why what was handed in could not be tried.</summary>
    public string? Error { get; init; }
    public CheckpointCheck? Kept => Verification.Checkpoints.LastOrDefault(check => check.IsKept);
}

/// <summary>How the parts of an entry are shown, here and on the page of an object.</summary>
static class LogWords
{
    public static string Who(this LogRow row, ViewContext view) => row.Name ?? view["audit.removed"];

    /// <summary>“kommunpolis, polisen”</summary>
    public static string? As(this LogRow row, ViewContext view)
    {
        var title = Named.OrNull<PositionTitle>(row.Position) is { } known and not PositionTitle.Other ? Texts.Of(known, view.Language) : row.Position;
        return string.Join(", ", new[] { title, row.Side is { } side ? view["audit.side." + side] : null }.Where(part => part is not null)) is { Length: > 0 } words ? words : null;
    }

    public static string Time(DateTimeOffset at) => Clock.Local(at).ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    public static string About(this LogRow row, ViewContext view) =>
        ActWords.OfKind(row.ObjectKind, view.Language) + (row.Object is { } name ? " " + name : "");
}
