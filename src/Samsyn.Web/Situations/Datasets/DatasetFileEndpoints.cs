using Samsyn.App;
using Samsyn.App.Situations.Datasets;
using Samsyn.App.Situations.Datasets.Exports;
using Samsyn.App.Situations.Indicators;
using Samsyn.Documents.Writing.Sheets;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations.Datasets;
using Samsyn.Domain.Situations.Indicators;
using Samsyn.Web.Shell;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Situations.Datasets;

/// <summary>Datasets as files, and for programs.</summary>
static class DatasetFileEndpoints
{
    /// <summary>As it is registered with IANA.</summary>
    public const string Parquet = "application/vnd.apache.parquet";
    const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void MapDatasetFileEndpoints(this IEndpointRouteBuilder app)
    {
        app.MapGet(DatasetEndpoints.One + ".csv", async (HttpContext http, Guid id, ExportDataset export, CancellationToken cancel) =>
            await Table(http, id, export, register => Results.File(RegisterCsv.Write(register), "text/csv; charset=utf-8", Name(id, "csv")), cancel)).Requires(Permission.ReadDatasets);
        app.MapGet(DatasetEndpoints.One + ".xlsx", async (HttpContext http, Guid id, ExportDataset export, CancellationToken cancel) =>
            await Table(http, id, export, register => Results.File(RegisterXlsx.Write(register), Xlsx, Name(id, "xlsx")), cancel)).Requires(Permission.ReadDatasets);
        app.MapGet(DatasetEndpoints.One + ".parquet", async (HttpContext http, Guid id, ExportDataset export, CancellationToken cancel) =>
        {
            var made = await export.Parquet(http.View().Actor!, new(id), http.View().Language, cancel);
            return made.IsDone ? Results.Stream(made.Value.Content, Parquet, Name(id, "parquet")) : Refused(http, made);
        }).Requires(Permission.ReadDatasets);
        app.MapGet(DatasetEndpoints.One + ".geojson", async (HttpContext http, Guid id, ExportPoints export, CancellationToken cancel) =>
        {
            var made = await export.Run(http.View().Actor!, new(id), cancel);
            return made.IsDone ? Results.File(made.Value.GeoJson, "application/geo+json", made.Value.Metres is { } metres ? $"punkter-{metres}-m.geojson" : "punkter.geojson") : Refused(http, made);
        }).Requires(Permission.ReadDatasets);

        app.MapGet("/api/datasets", async (HttpContext http, ListDatasets list, CancellationToken cancel) =>
            Results.Json((await list.Run(http.View().Actor!, withRetired: false, cancel)).Select(one => Shown(one.Dataset)), FactsJson.Options)).Requires(Permission.ReadDatasets);
        app.MapGet("/api/datasets/{id:guid}", async (HttpContext http, Guid id, ReadDataset datasets, CancellationToken cancel) =>
            await datasets.Run(http.View().Actor!, new(id), cancel) is { } page ? Results.Json(new ApiDatasetWhole(Shown(page.Dataset), [.. page.Imports.Select(Shown)]), FactsJson.Options) : Results.NotFound()).Requires(Permission.ReadDatasets);
        app.MapGet("/api/datasets/{id:guid}/values", async (HttpContext http, Guid id, IndicatorStore store, string? indicator, string? area, CancellationToken cancel) =>
        {
            var filter = new IndicatorFilter { Indicators = string.IsNullOrEmpty(indicator) ? null : new HashSet<string>([indicator], StringComparer.Ordinal), Areas = string.IsNullOrEmpty(area) ? null : new HashSet<string>([area], StringComparer.Ordinal) };
            var opened = await store.Open(http.View().Actor!, new(id), filter, cancel);
            return opened.IsDone ? Results.Json(opened.Value.Values.Select(Shown), FactsJson.Options) : Results.NotFound();
        }).Requires(Permission.ReadDatasets);
    }

    static async Task<IResult> Table(HttpContext http, Guid id, ExportDataset export, Func<Register, IResult> answer, CancellationToken cancel)
    {
        var made = await export.Run(http.View().Actor!, new(id), http.View().Language, cancel);
        return made.IsDone ? answer(made.Value) : Refused(http, made);
    }

    static IResult Refused(HttpContext http, Outcome outcome) => outcome.Refusals.OfType<NotFound>().Any() ? http.NotFound()
        : Results.Text(string.Join('\n', outcome.Refusals.Select(refusal => Texts.Of(refusal, http.View().Language))), "text/plain; charset=utf-8", statusCode: StatusCodes.Status422UnprocessableEntity);

    /// <summary>The framework writes the name of a fetched file in the log, which others read than those who see the dataset: the name says nothing.</summary>
    static string Name(Guid id, string ending) => $"data-{id:N}.{ending}";

    static ApiDataset Shown(Dataset dataset) => new(dataset.Id.Value, dataset.Name, dataset.Kind, dataset.Source, dataset.Side, dataset.Licence, dataset.From, dataset.To, dataset.Rows, dataset.Audience, dataset.Quality, dataset.Imports);

    static ApiImport Shown(DataImport import) => new(import.Number, import.File, import.Profile, import.Rule, import.Rows, import.Rejected, import.First, import.Last, import.ImportedAt, import.Values?.Added, import.Values?.Changed, import.Values?.Gone);

    static ApiValue Shown(IndicatorValue value) => new(value.Indicator, value.Area, value.Period.ToString(), value.Period.Kind, value.Sex, value.Group, value.Category, value.Value, value.Unit, value.Measure, value.Answers, value.Qualifier.ToString(), value.Mark);
}

sealed record ApiDataset(Guid Id, string Name, DatasetKind Kind, string Source, PartySide? Owner, string Licence, DateOnly? From, DateOnly? To, long Rows, DatasetAudience Audience, Samsyn.Domain.Situations.QualityClass Quality, int Imports);

sealed record ApiImport(int Number, string File, string Profile, ImportRule Rule, long Rows, long Rejected, DateOnly First, DateOnly Last, DateTimeOffset At, long? Added, long? Changed, long? Gone);

sealed record ApiDatasetWhole(ApiDataset Dataset, IReadOnlyList<ApiImport> Imports);

sealed record ApiValue(string Indicator, string Area, string Period, PeriodKind PeriodKind, IndicatorSex Sex, string Group, string Category, double? Value, string Unit, IndicatorMeasure Measure, int? Answers, string Qualifier, ValueMark Mark);
