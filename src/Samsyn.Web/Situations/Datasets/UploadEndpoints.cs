using Microsoft.AspNetCore.Mvc;
using Samsyn.App;
using Samsyn.App.Situations.Datasets;
using Samsyn.App.Situations.Profiles;
using Samsyn.App.Situations.Uploads;
using Samsyn.Documents.Situations.Indicators;
using Samsyn.Documents.Situations.Tables;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations.Datasets;
using Samsyn.Web.Shell;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Situations.Datasets;

/// <summary>The way of a file into a dataset: upload, columns with preview, import in the background, result.</summary>
static class UploadEndpoints
{
    /// <summary>A national file of events is 1.3 GB; it lies on disk from the first byte on, never in memory.</summary>
    const long LargestUpload = 4L << 30;

    const string Files = DatasetEndpoints.One + "/las-in", One = Files + "/{upload:guid}";

    public static void MapUploadEndpoints(this IEndpointRouteBuilder app)
    {
        app.MapGet(Files, async (HttpContext http, Guid id, ReadDataset datasets, CancellationToken cancel) =>
            await Changeable(http, id, datasets, cancel) is { } dataset ? http.Page<ActFormView>(DatasetForms.Upload(dataset, LargestUpload >> 20, http.View())) : http.NotFound()).Requires(Permission.ManageDatasets);
        app.MapPost(Files, Upload).Requires(Permission.ManageDatasets).WithMetadata(new RequestSizeLimitAttribute(LargestUpload)).WithFormOptions(multipartBodyLengthLimit: LargestUpload);

        app.MapGet(One, async (HttpContext http, Guid id, Guid upload, ReadUpload uploads, CancellationToken cancel) => await Mapping(http, id, upload, uploads, null, cancel)).Requires(Permission.ManageDatasets);
        app.MapPost(One, Choose).Requires(Permission.ManageDatasets);

        app.MapGet(One + "/lage", async (HttpContext http, Guid id, Guid upload, ReadUpload uploads, CancellationToken cancel) =>
        {
            if (await uploads.Run(http.View().Actor!, new(id), new(upload), cancel) is not { } found) return http.NotFound();
            // Without script the page asks anew by itself while something goes on.
            if (found.State is UploadState.Queued or UploadState.Reading) http.Response.Headers["Refresh"] = "2";
            return http.Page<UploadStateView>(found);
        }).Requires(Permission.ManageDatasets);
        app.MapPost(One + "/avbryt", async (HttpContext http, Guid id, Guid upload, CancelUpload act, CancellationToken cancel) =>
        {
            var outcome = await act.Run(http.View().Actor!, new(id), new(upload), cancel);
            // It was over meanwhile: the page says how.
            return outcome.IsDone || outcome.Refusals.OfType<UploadBegun>().Any() ? http.Done(DatasetLinks.State(new(id), new(upload))) : outcome.Refusals.OfType<NotFound>().Any() ? http.NotFound() : http.Forbidden();
        }).Requires(Permission.ManageDatasets);
        app.MapPost(One + "/ja", async (HttpContext http, Guid id, Guid upload, KeepUpload act, ReadUpload uploads, CancellationToken cancel) =>
        {
            var outcome = await act.Run(http.View().Actor!, new(id), new(upload), cancel);
            if (outcome.IsDone || outcome.Refusals.OfType<UploadBegun>().Any()) return http.Done(DatasetLinks.State(new(id), new(upload)));
            if (outcome.Refusals.OfType<NotFound>().Any() || await uploads.Run(http.View().Actor!, new(id), new(upload), cancel) is not { } found) return http.NotFound();
            return http.Refused<UploadStateView>(found with { Problems = [.. outcome.Refusals.Select(refusal => Texts.Of(refusal, http.View().Language))] });
        }).Requires(Permission.ManageDatasets);
        app.MapGet(One + "/fel.csv", async (HttpContext http, Guid id, Guid upload, ReadUpload uploads, CancellationToken cancel) =>
        {
            var file = new MemoryStream();
            if (await uploads.Run(http.View().Actor!, new(id), new(upload), cancel) is not { HasRejects: true } || !await uploads.Rejects(http.View().Actor!, new(id), new(upload), file, cancel)) return http.NotFound();
            file.Position = 0;
            return Results.File(file, "text/csv; charset=utf-8", $"fel-{upload:N}.csv");
        }).Requires(Permission.ManageDatasets);
    }

    static async Task<Dataset?> Changeable(HttpContext http, Guid id, ReadDataset datasets, CancellationToken cancel) =>
        await datasets.Run(http.View().Actor!, new(id), cancel) is { MayChange: true, Dataset: { RetiredOn: null } dataset } ? dataset : null;

    static async Task<IResult> Upload(HttpContext http, Guid id, ReadDataset datasets, UploadData act, CancellationToken cancel)
    {
        var view = http.View();
        if (await Changeable(http, id, datasets, cancel) is not { } dataset) return http.NotFound();
        var form = await http.Request.ReadFormAsync(cancel);
        var asked = DatasetForms.Upload(dataset, LargestUpload >> 20, view);
        if (form.Files.GetFile("file") is not { Length: > 0 } file) return http.Refused<ActFormView>(asked.Refused([new UploadEmpty()], view));
        DataUploadId? made = null;
        return await ActAnswers.Answer(http, asked with { Typed = ActAnswers.Typed(form) }, dataset.Name, async () =>
        {
            await using var content = file.OpenReadStream();
            var outcome = await act.Run(view.Actor!, new(dataset.Id, file.FileName, content), cancel);
            if (outcome.IsDone) made = outcome.Value;
            return outcome;
        }, () => DatasetLinks.Mapping(dataset.Id, made!.Value));
    }

    static async Task<IResult> Mapping(HttpContext http, Guid id, Guid upload, ReadUpload uploads, MappingInput? chosen, CancellationToken cancel)
    {
        var view = http.View();
        if (await uploads.Run(view.Actor!, new(id), new(upload), cancel) is not { } found) return http.NotFound();
        if (found.State != UploadState.Uploaded) return http.Done(DatasetLinks.State(found.Dataset.Id, found.Id));
        var preview = await uploads.Preview(view.Actor!, found.Dataset.Id, found.Id, chosen?.Pick, chosen?.Events, chosen?.Indicators, cancel);
        var model = new MappingModel(found, preview.IsDone ? preview.Value : null) { Refusals = preview.Refusals, Rule = chosen?.Rule };
        return preview.IsDone && preview.Value.Faults.Count == 0 ? http.Page<MappingView>(model) : http.Refused<MappingView>(model);
    }

    /// <summary>One form, two acts: look again with other choices, or read the file in.</summary>
    static async Task<IResult> Choose(HttpContext http, Guid id, Guid upload, ReadUpload uploads, QueueUpload queue, CancellationToken cancel)
    {
        var view = http.View();
        if (await uploads.Run(view.Actor!, new(id), new(upload), cancel) is not { } found) return http.NotFound();
        ActInput input = new(ActAnswers.Typed(await http.Request.ReadFormAsync(cancel)));
        var chosen = MappingForm.Read(input, found);
        if (input.Text("step") != "import") return await Mapping(http, id, upload, uploads, chosen, cancel);
        var preview = await uploads.Preview(view.Actor!, found.Dataset.Id, found.Id, chosen.Pick, chosen.Events, chosen.Indicators, cancel);
        if (!preview.IsDone || preview.Value.Faults.Count > 0) return await Mapping(http, id, upload, uploads, chosen, cancel);
        var profile = preview.Value.Indicators is { } values ? IndicatorProfileJson.Write(values) : ImportProfileJson.Write(preview.Value.Events!);
        var save = chosen.Save switch
        {
            MappingForm.SaveNew => new SaveProfileCommand(chosen.SaveAs, found.Dataset.Kind, found.Dataset.Side, Kept(preview.Value, chosen.SaveAs)),
            MappingForm.SaveVersion when chosen.Pick.Saved is { } picked && preview.Value.Saved.FirstOrDefault(one => one.Id == picked) is { } saved => new SaveProfileCommand(saved.Name, found.Dataset.Kind, found.Dataset.Side, Kept(preview.Value, saved.Name), picked),
            _ => null,
        };
        var outcome = await queue.Run(view.Actor!, new(found.Dataset.Id, found.Id, save?.Content ?? profile, chosen.Rule, view.Language, preview.Value.Used, save), cancel);
        if (outcome.IsDone || outcome.Refusals.OfType<UploadBegun>().Any()) return http.Done(DatasetLinks.State(found.Dataset.Id, found.Id));
        return outcome.Refusals.OfType<NotFound>().Any() ? http.NotFound() : http.Refused<MappingView>(new MappingModel(found, preview.Value) { Refusals = outcome.Refusals, Rule = chosen.Rule, Save = chosen.Save, SaveAs = chosen.SaveAs });
    }

    /// <summary>As it is kept for other files.</summary>
    static string Kept(UploadPreview preview, string name) => preview.Indicators is { } values ? IndicatorProfileJson.Write(values with { Name = name.Trim() }) : ImportProfileJson.Write(ProfileFit.Kept(preview.Events!, name.Trim()));
}

/// <summary>The page where columns get their meaning.</summary>
public sealed record MappingModel(UploadView Upload, UploadPreview? Preview)
{
    public IReadOnlyList<Refusal> Refusals { get; init; } = [];
    public ImportRule? Rule { get; init; }
    public string Save { get; init; } = "";
    public string SaveAs { get; init; } = "";
}
