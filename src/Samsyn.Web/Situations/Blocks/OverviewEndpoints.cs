using Microsoft.Extensions.Primitives;
using Samsyn.App.Situations.Blocks;
using Samsyn.App.Situations.Blocks.Indicators;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations;
using Samsyn.Domain.Situations.Datasets;
using Samsyn.Domain.Situations.Pictures;
using Samsyn.Web.Shell;
using Samsyn.Web.Ui.Charts;

namespace Samsyn.Web.Situations.Blocks;

/// <summary>What has changed that is not chance, and any chart of any dataset by its address.</summary>
static class OverviewEndpoints
{
    public const string Overview = "/lagesbild/oversikt", Chart = Overview + "/diagram";

    public static void MapOverviewEndpoints(this IEndpointRouteBuilder app)
    {
        app.MapGet(Overview, async (HttpContext http, ReadOverview overview, CancellationToken cancel) =>
        {
            var query = http.Request.Query;
            DatasetId? dataset = Guid.TryParse(query["data"], out var id) ? new(id) : null;
            return http.Page<OverviewView>(await overview.Run(http.View().Actor!, new(dataset, query["omrade"].ToString() is { Length: > 0 } area ? area : null, Named.OrNull<OverviewPeriod>(query["period"].ToString()) ?? OverviewPeriod.Quarter), cancel));
        }).Requires(Permission.ReadDatasets);

        app.MapGet(Chart, async (HttpContext http, ReadBlockData data, BlockAnswers answers, ReadComplements complements, CancellationToken cancel) =>
            await Read(http, data, answers, cancel) is { } shown ? http.Page<ChartPageView>(new ChartPageModel(shown.Block, shown.Data, shown.Answer, http.Request.QueryString.Value ?? "", await complements.Run(http.View().Actor!, cancel)),
                shown.Answer.IsDone ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity) : http.NotFound()).Requires(Permission.ReadDatasets);

        app.MapGet(Chart + "/{file}", async (HttpContext http, string file, ReadBlockData data, BlockAnswers answers, CancellationToken cancel) =>
            await Read(http, data, answers, cancel) is { Answer.IsDone: true } shown ? BlockFiles.Of(http, BlockHtml.Frame(shown.Answer.Value, shown.Block, http.View().Language), file) ?? http.NotFound() : http.NotFound()).Requires(Permission.ReadDatasets);
    }

    /// <summary>Null when there are no such data for the reader, or no such method.</summary>
    static async Task<(PictureBlock Block, BlockData Data, Outcome<KeptAnswer> Answer)?> Read(HttpContext http, ReadBlockData data, BlockAnswers answers, CancellationToken cancel)
    {
        var (actor, query) = (http.View().Actor!, http.Request.Query);
        var method = query["metod"].ToString();
        if (!Guid.TryParse(query["data"], out var id) || (!BlockMethods.Names.Contains(method) && !ValueMethods.Names.Contains(method))) return null;
        var found = await data.One(actor, new(id), cancel);
        if (!found.IsDone || found.Value.FieldsOf(method, new Dictionary<string, string>()) is not { } fields) return null;
        var parameters = BlockForm.Read((IEnumerable<KeyValuePair<string, StringValues>>)query, fields);
        var what = string.Join(", ", ((string[])["indikatorer", "typer", "omraden"]).Select(name => parameters.GetValueOrDefault(name)?.Split('|').Select(one => name == "omraden" ? found.Value.Names.GetValueOrDefault(one, one) : one) is { } words ? string.Join(", ", words) : null).OfType<string>());
        PictureBlock block = new() { Id = Guid.Empty, Dataset = id, Method = method, Parameters = parameters, Caption = what.Length > 0 ? what : found.Value.Dataset.Name };
        return (block, found.Value, await answers.Of(actor, new BlockQuestion(new(id), method, parameters), cancel));
    }
}

/// <summary>One chart on a page of its own.</summary>
public sealed record ChartPageModel(PictureBlock Block, BlockData Data, Outcome<KeptAnswer> Answer, string Query, IReadOnlyList<PictureSource> Complements);
