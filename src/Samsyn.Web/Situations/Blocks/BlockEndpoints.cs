using System.Globalization;
using Microsoft.Extensions.Primitives;
using Samsyn.App;
using Samsyn.App.Situations.Blocks;
using Samsyn.App.Situations.Pictures;
using Samsyn.App.Situations.Scans;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations;
using Samsyn.Domain.Situations.Pictures;
using Samsyn.Web.Shell;
using Samsyn.Web.Situations.Pictures;
using Samsyn.Web.Situations.Scans;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Situations.Blocks;

/// <summary>Blocks of a section: made, changed, moved, removed, and as files.</summary>
static class BlockEndpoints
{
    const string One = PictureEndpoints.One + "/avsnitt/{section:guid}/diagram";

    public static void MapBlockEndpoints(this IEndpointRouteBuilder app)
    {
        app.MapGet(One, async (HttpContext http, Guid id, Guid section, ReadSection sections, ReadBlockData data, BlockAnswers answers) =>
            await Model(http, id, section, sections, data, answers, http.Request.Query) is { } model ? http.Page<BlockFormView>(model, model.Answer is { IsDone: false } && http.Request.Query.ContainsKey("caption") ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK) : http.NotFound()).Requires(Permission.WritePicture);

        app.MapPost(One, async (HttpContext http, Guid id, Guid section, ReadSection sections, ReadBlockData data, BlockAnswers answers, KeepBlock keep) =>
        {
            var typed = await http.Request.ReadFormAsync(http.RequestAborted);
            if (await Model(http, id, section, sections, data, answers, typed) is not { Data: { } chosen } model) return http.NotFound();
            ActInput input = new(ActAnswers.Typed(typed));
            var outcome = await keep.Run(http.View().Actor!, new(new(model.Page.Section.Id, model.Side, input.Version), new()
            {
                Id = model.Block?.Id ?? Guid.Empty, Dataset = chosen.Dataset.Id.Value, Method = model.Method, Caption = model.Caption, Source = model.Source, Parameters = model.Parameters,
                Class = chosen.Dataset.Quality,
            }), http.RequestAborted);
            return Answer(http, model.Page, outcome, () => http.Refused<BlockFormView>(model with { Refusals = outcome.Refusals }));
        }).Requires(Permission.WritePicture);

        MapAct(app, "/ta-bort", (http, at, input) => http.RequestServices.GetRequiredService<RemoveBlock>().Run(http.View().Actor!, new(at, input.Id("diagram")), http.RequestAborted));
        MapAct(app, "/flytta", (http, at, input) => http.RequestServices.GetRequiredService<MoveBlock>().Run(http.View().Actor!, new(at, input.Id("diagram"), input.Text("till") == "upp"), http.RequestAborted));

        app.MapGet(One + "/{block:guid}/{file}", async (HttpContext http, Guid id, Guid section, Guid block, string file, ReadSection sections, ReadBlocks blocks, CancellationToken cancel) =>
        {
            if (await Find(http, id, section, sections) is not { } page || BlocksOf(page).FirstOrDefault(one => one.Id == block) is not { } found) return http.NotFound();
            var shown = (await blocks.Run(http.View().Actor!, [found], cancel, OfRooms(page)))[found.Id];
            return shown.Answer.IsDone ? BlockFiles.Of(http, BlockHtml.Frame(shown.Answer.Value, found, http.View().Language), file) ?? http.NotFound() : http.NotFound();
        }).Requires(Permission.ReadPicture);
    }

    /// <summary>The section with its blocks answered.</summary>
    public static async Task<SectionPage> WithBlocks(this HttpContext http, SectionPage page) => page with
    {
        Page = page.Page with { Blocks = await http.RequestServices.GetRequiredService<ReadBlocks>().Run(http.View().Actor!, BlocksOf(page), http.RequestAborted, OfRooms(page)) },
    };

    /// <summary>Everything that the reader sees of the section.</summary>
    static IEnumerable<PictureBlock> BlocksOf(SectionPage page) => [.. page.Section.Blocks, .. page.Own.Values.OfType<OwnText>().SelectMany(own => own.Blocks), .. page.OfOthers.SelectMany(other => other.Blocks)];

    /// <summary>Those of a party's own room.</summary>
    static HashSet<Guid> OfRooms(SectionPage page) => [.. BlocksOf(page).Select(block => block.Id).Except(page.Section.Blocks.Select(block => block.Id))];

    static async Task<SectionPage?> Find(HttpContext http, Guid id, Guid section, ReadSection sections) =>
        await sections.Run(http.View().Actor!, new(section), http.RequestAborted) is { } page && page.Page.Picture.Id.Value == id ? page : null;

    /// <summary>Null when the section is not the reader's to write in, or the block or the data are not there.</summary>
    static async Task<BlockFormModel?> Model(HttpContext http, Guid id, Guid section, ReadSection sections, ReadBlockData data, BlockAnswers answers, IEnumerable<KeyValuePair<string, StringValues>> given)
    {
        var (actor, asked) = (http.View().Actor!, given.ToDictionary(one => one.Key, one => one.Value, StringComparer.Ordinal));
        string Said(string name) => asked.TryGetValue(name, out var value) ? value.ToString().Trim() : "";
        if (await Find(http, id, section, sections) is not { Page.IsOpen: true } page) return null;
        var side = Named.OrNull<PartySide>(Said("rum"));
        if (Said("rum").Length > 0 && (side is not { } own || !page.Own.ContainsKey(own))) return null;
        if (side is null && !page.Page.MayLead) return null;
        PictureBlock? block = null;
        if (Said("diagram").Length > 0)
        {
            var blocks = side is { } mine ? page.Own[mine]?.Blocks ?? [] : page.Section.Blocks;
            if (!Guid.TryParse(Said("diagram"), out var wanted) || (block = blocks.FirstOrDefault(one => one.Id == wanted)) is null) return null;
        }
        var model = new BlockFormModel { Page = page, Side = side, Block = block, Datasets = await data.All(actor, http.RequestAborted), Tables = await data.Tables(actor, http.RequestAborted), Method = Said("metod") is { Length: > 0 } named ? named : block?.Method ?? "" };
        var dataset = Guid.TryParse(Said("data"), out var chosen) ? chosen : block?.Dataset;
        if (dataset is not { } at) return asked.ContainsKey("data") ? model with { Refusals = [new BlockNotChosen()] } : model;
        var read = await data.One(actor, new(at), http.RequestAborted);
        if (!read.IsDone) return read.Refusals.OfType<NotFound>().Any() ? null : model with { Refusals = read.Refusals };
        if (model.Method == BlockMethods.SearchMethod && read.Value.Events is not null) return await OfSearch(http, model, read.Value, block, asked, answers);
        // A table of values is asked next what it is to show; of events that was chosen with them.
        if (read.Value.FieldsOf(model.Method, new Dictionary<string, string>()) is not { } fields)
            return model with { Method = "", Table = read.Value.Values is null ? null : read.Value, Refusals = model.Method.Length == 0 && read.Value.Values is not null ? [] : [new BlockMethodUnknown(model.Method)] };
        // The fields as they were sent; before that, as the block has them.
        var isSent = asked.ContainsKey("caption");
        var parameters = isSent || block is null ? BlockForm.Read(asked, fields) : block.Parameters;
        return model with
        {
            Data = read.Value, Parameters = parameters, Caption = isSent ? Said("caption") : block?.Caption ?? http.View()["blocks.method." + model.Method] + ": " + read.Value.Dataset.Name,
            Source = SourceOf(page, block, isSent, Said("source")),
            Answer = await answers.Of(actor, new BlockQuestion(new(at), model.Method, parameters) { IsForAll = side is null }, http.RequestAborted),
        };
    }

    /// <summary>One of the searches that are done, the newest when none is chosen. Who changes only the words of another party's keeps the one that stands there.</summary>
    static async Task<BlockFormModel> OfSearch(HttpContext http, BlockFormModel model, BlockData data, PictureBlock? block, Dictionary<string, StringValues> asked, BlockAnswers answers)
    {
        var (view, isSent) = (http.View(), asked.ContainsKey("caption"));
        var searches = await http.RequestServices.GetRequiredService<ReadScans>().Finished(view.Actor!, data.Dataset, http.RequestAborted);
        string Said(string name) => asked.TryGetValue(name, out var value) ? value.ToString().Trim() : "";
        var chosen = new[] { Said(BlockMethods.SearchField), block?.Parameters.GetValueOrDefault(BlockMethods.SearchField), searches.Count > 0 ? searches[0].Id.Value.ToString() : null }.FirstOrDefault(one => !string.IsNullOrEmpty(one)) ?? "";
        Dictionary<string, string> parameters = chosen.Length == 0 ? [] : new(StringComparer.Ordinal) { [BlockMethods.SearchField] = chosen };
        var search = searches.FirstOrDefault(one => one.Id.Value.ToString() == chosen);
        var usual = search is null ? view["blocks.method." + model.Method] + ": " + data.Dataset.Name : ScanLinks.Caption(search.Question, view);
        // A caption that was made of another search goes with it when that is changed for this.
        var isMade = searches.Any(one => ScanLinks.Caption(one.Question, view) == Said("caption"));
        BlockQuestion question = new(data.Dataset.Id, model.Method, parameters) { IsForAll = model.Side is null };
        return model with
        {
            Data = data with { Searches = searches }, Parameters = parameters, Caption = isSent && !isMade ? Said("caption") : isSent ? usual : block?.Caption ?? usual, Source = SourceOf(model.Page, block, isSent, Said("source")),
            Answer = await answers.Of(view.Actor!, question with { IsPlaced = block is not null && KeptSearches.IsSame(block, question) }, http.RequestAborted),
        };
    }

    static int SourceOf(SectionPage page, PictureBlock? block, bool isSent, string said) =>
        isSent ? int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var source) && page.Page.On.Source(source) is not null ? source : 0 : block?.Source ?? 0;

    static void MapAct(IEndpointRouteBuilder app, string path, Func<HttpContext, FigurePlace, ActInput, Task<Outcome>> act) => app.MapPost(One + path, async (HttpContext http, Guid id, Guid section, ReadSection sections) =>
    {
        if (await Find(http, id, section, sections) is not { } page) return http.NotFound();
        ActInput input = new(ActAnswers.Typed(await http.Request.ReadFormAsync(http.RequestAborted)));
        var side = Named.OrNull<PartySide>(input.Text("rum"));
        if (input.Text("rum").Length > 0 && (side is not { } own || !page.Own.ContainsKey(own))) return http.NotFound();
        var outcome = await act(http, new(page.Section.Id, side, input.Version), input);
        var again = outcome.IsDone ? page : await http.WithBlocks(page);
        return Answer(http, page, outcome, () => http.Refused<SectionView>(new SectionModel(again) { Where = "block", Refusals = outcome.Refusals }));
    }).Requires(Permission.WritePicture);

    static IResult Answer(HttpContext http, SectionPage page, Outcome outcome, Func<IResult> refused)
    {
        var here = PictureLinks.Of(page.Section);
        if (outcome.IsDone) return http.Done(here + "#diagram");
        if (outcome.Refusals.OfType<NotFound>().Any()) return http.NotFound();
        if (outcome.Refusals.OfType<PermissionLacking>().Any()) return http.Forbidden();
        return outcome.Refusals.OfType<Stale>().Any() ? http.Stale(new(page.Section.Heading, here, null, [])) : refused();
    }
}
