using Samsyn.App.Situations.Blocks.Indicators;
using Samsyn.App.Situations.Datasets;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations.Datasets;
using Samsyn.Web.Shell;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Situations.Datasets;

/// <summary>Datasets: the register, the card, and the acts that let others see them.</summary>
static class DatasetEndpoints
{
    public const string One = DatasetLinks.Register + "/{id:guid}";

    public static void MapDatasetEndpoints(this IEndpointRouteBuilder app)
    {
        app.MapGet(DatasetLinks.Register, async (HttpContext http, ListDatasets list, string? slag, string? agare, string? visas, CancellationToken cancel) =>
        {
            var all = await list.Run(http.View().Actor!, withRetired: visas == "avslutade", cancel);
            return http.Page<DatasetRegisterView>(new DatasetRegister(all, Named.OrNull<DatasetKind>(slag), agare, visas));
        }).Requires(Permission.ReadDatasets);

        app.MapGet(One, async (HttpContext http, Guid id, ReadDataset datasets, ReadValuePreview values, CancellationToken cancel) =>
        {
            if (await datasets.Run(http.View().Actor!, new(id), cancel) is not { } page) return http.NotFound();
            return http.Page<DatasetView>(page.Dataset.Kind == DatasetKind.Indicators ? page with { Values = await values.Run(http.View().Actor!, page.Dataset.Id, cancel) } : page);
        }).Requires(Permission.ReadDatasets);

        app.MapGet(One + "/inlasning/{number:int}", async (HttpContext http, Guid id, int number, ReadDataset datasets, CancellationToken cancel) =>
            await datasets.Run(http.View().Actor!, new(id), cancel) is { } page && page.Imports.FirstOrDefault(import => import.Number == number) is { Changes: not null } import
                ? http.Page<ImportChangesView>(new ImportWithChanges(page.Dataset, import)) : http.NotFound()).Requires(Permission.ReadDatasets);

        app.MapGet(DatasetLinks.New, (HttpContext http) => http.Page<ActFormView>(DatasetForms.Create(http.View()))).Requires(Permission.ManageDatasets);
        app.MapPost(DatasetLinks.New, async (HttpContext http, CreateDataset create, CancellationToken cancel) =>
        {
            var view = http.View();
            var typed = ActAnswers.Typed(await http.Request.ReadFormAsync(cancel));
            var form = DatasetForms.Create(view) with { Typed = typed };
            if (DatasetForms.CommandOf(new(typed), view) is not { } command) return http.Refused<ActFormView>(form with { Errors = [new("types", view["data.field.typesWrong"])] });
            DatasetId? made = null;
            return await ActAnswers.Answer(http, form, command.Description.Name, async () =>
            {
                var outcome = await create.Run(view.Actor!, command, cancel);
                if (outcome.IsDone) made = outcome.Value;
                return outcome;
            }, () => DatasetLinks.Upload(made!.Value));
        }).Requires(Permission.ManageDatasets);

        MapAct(app, "share", dataset => dataset.SharedOn is null, (services, actor, command, cancel) => services.GetRequiredService<ShareDataset>().Run(actor, command, cancel));
        MapAct(app, "publish", dataset => dataset is { SharedOn: not null, PublicOn: null }, (services, actor, command, cancel) => services.GetRequiredService<PublishDataset>().Run(actor, command, cancel));
        MapAct(app, "retire", _ => true, (services, actor, command, cancel) => services.GetRequiredService<RetireDataset>().Run(actor, command, cancel));
    }

    static void MapAct(IEndpointRouteBuilder app, string act, Func<Dataset, bool> isThere, Func<IServiceProvider, Actor, DatasetCommand, CancellationToken, Task<Outcome>> run)
    {
        var path = $"{One}/{DatasetForms.SlugOf(act)}";
        app.MapGet(path, async (HttpContext http, Guid id, ReadDataset datasets, CancellationToken cancel) =>
            await datasets.Run(http.View().Actor!, new(id), cancel) is { MayChange: true, Dataset: { RetiredOn: null } dataset } && isThere(dataset) ? http.Page<ActFormView>(DatasetForms.Act(dataset, act, http.View())) : http.NotFound()).Requires(Permission.ManageDatasets);
        app.MapPost(path, async (HttpContext http, Guid id, ReadDataset datasets, CancellationToken cancel) =>
        {
            var view = http.View();
            if (await datasets.Run(view.Actor!, new(id), cancel) is not { MayChange: true } page) return http.NotFound();
            var typed = ActAnswers.Typed(await http.Request.ReadFormAsync(cancel));
            return await ActAnswers.Answer(http, DatasetForms.Act(page.Dataset, act, view) with { Typed = typed }, page.Dataset.Name,
                () => run(http.RequestServices, view.Actor!, new(page.Dataset.Id, new ActInput(typed).Version), cancel), () => DatasetLinks.Of(page.Dataset.Id));
        }).Requires(Permission.ManageDatasets);
    }
}

/// <summary>An import that was held against what was there.</summary>
public sealed record ImportWithChanges(Dataset Dataset, DataImport Import);

/// <summary>The register with the filters of its address.</summary>
public sealed record DatasetRegister(IReadOnlyList<ListedDataset> All, DatasetKind? Kind, string? Owner, string? Shown)
{
    public IReadOnlyList<ListedDataset> Rows => [.. All.Where(one => (Kind is null || one.Dataset.Kind == Kind) && (string.IsNullOrEmpty(Owner) || string.Equals(one.Dataset.Side?.ToString() ?? "both", Owner, StringComparison.OrdinalIgnoreCase))
        && Shown switch { "egna" => one.Dataset.Audience == DatasetAudience.OwnParty, "oppna" => one.Dataset.Audience == DatasetAudience.Public, "avslutade" => one.Dataset.RetiredOn is not null, _ => true })];
}
