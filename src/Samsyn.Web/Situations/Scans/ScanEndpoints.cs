using System.Globalization;
using Microsoft.Extensions.Primitives;
using Samsyn.App;
using Samsyn.App.Situations.Blocks;
using Samsyn.App.Situations.Events;
using Samsyn.App.Situations.Scans;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations;
using Samsyn.Domain.Situations.Datasets;
using Samsyn.Web.Agreements;
using Samsyn.Web.Shell;
using Samsyn.Web.Situations.Blocks;
using Samsyn.Web.Ui;
using Samsyn.Web.Ui.Charts;

namespace Samsyn.Web.Situations.Scans;

/// <summary>Searches for clusters: asked for, followed while they go on, and read.</summary>
static class ScanEndpoints
{
    const string One = ScanLinks.Register + "/{scan:guid}", New = ScanLinks.Register + "/ny/{id:guid}";

    public static void MapScanEndpoints(this IEndpointRouteBuilder app)
    {
        app.MapGet(ScanLinks.Register, async (HttpContext http, ReadScans scans, CancellationToken cancel) => http.Page<ScanRegisterView>(await scans.Run(http.View().Actor!, cancel))).Requires(Permission.ReadDatasets);
        // The dataset is chosen first, for it decides what types there are.
        app.MapGet(ScanLinks.Register + "/valj", (HttpContext http) => Guid.TryParse(http.Request.Query["data"], out var id) ? http.Done(ScanLinks.New(new(id))) : http.NotFound()).Requires(Permission.WritePicture);

        app.MapGet(New, async (HttpContext http, Guid id, ReadScans scans, ReadBlockData data, CancellationToken cancel) =>
            await Data(http, id, scans, data, cancel) is { } found ? http.Page<ActFormView>(Form(found, http.View()) with { Typed = http.Request.Query.ToDictionary(one => one.Key, one => one.Value, StringComparer.Ordinal) }) : http.NotFound()).Requires(Permission.WritePicture);
        app.MapPost(New, async (HttpContext http, Guid id, ReadScans scans, ReadBlockData data, StartScan start, CancellationToken cancel) =>
        {
            var view = http.View();
            if (await Data(http, id, scans, data, cancel) is not { } found) return http.NotFound();
            var typed = ActAnswers.Typed(await http.Request.ReadFormAsync(cancel));
            ScanId? made = null;
            return await ActAnswers.Answer(http, Form(found, view) with { Typed = typed }, found.Dataset.Name, async () =>
            {
                var question = Read(new(typed), found);
                if (!question.IsDone) return question;
                var outcome = await start.Run(view.Actor!, new(found.Dataset.Id, question.Value, view.Language), cancel);
                if (outcome.IsDone) made = outcome.Value;
                return outcome;
            }, () => ScanLinks.Of(made!.Value));
        }).Requires(Permission.WritePicture);

        app.MapGet(One, async (HttpContext http, Guid scan, ReadScans scans, CancellationToken cancel) =>
        {
            if (await scans.One(http.View().Actor!, new(scan), cancel) is not { } found) return http.NotFound();
            // Without script the page asks anew by itself while something goes on.
            if (found.State is ScanState.Queued or ScanState.Running) http.Response.Headers["Refresh"] = "2";
            return http.Page<ScanResultView>(found);
        }).Requires(Permission.ReadDatasets);
        app.MapGet(One + "/{file}", async (HttpContext http, Guid scan, string file, ReadScans scans, CancellationToken cancel) =>
            await scans.One(http.View().Actor!, new(scan), cancel) is { Answer: not null } found ? BlockFiles.Of(http, Frame(found, http.View()), file) ?? http.NotFound() : http.NotFound()).Requires(Permission.ReadDatasets);
        app.MapGet(One + "/lagg-in", async (HttpContext http, Guid scan, ReadSearchRooms rooms, CancellationToken cancel) =>
            await rooms.Run(http.View().Actor!, new(scan), cancel) is { } found ? http.Page<SearchRoomsView>(found) : http.NotFound()).Requires(Permission.WritePicture);
        app.MapPost(One + "/avbryt", async (HttpContext http, Guid scan, CancelScan act, CancellationToken cancel) =>
        {
            var outcome = await act.Run(http.View().Actor!, new(scan), cancel);
            // It was over meanwhile: the page says how.
            return outcome.IsDone || outcome.Refusals.OfType<ScanOver>().Any() ? http.Done(ScanLinks.Of(new(scan))) : outcome.Refusals.OfType<NotFound>().Any() ? http.NotFound() : http.Forbidden();
        }).Requires(Permission.WritePicture);
    }

    /// <summary>The answer as a chart with its words, table and files.</summary>
    public static ChartFrame Frame(ScanView scan, ViewContext view)
    {
        var read = BlockViews.Of(scan.Answer!, ScanLinks.Caption(scan, view), view.Language, isMasked: false);
        return new() { Id = "svar", Chart = read.Chart, Words = read.Words, Notices = read.Notices, Source = read.Source, Files = ScanLinks.Of(scan.Id) + "/anhopningar", Level = 2 };
    }

    sealed record Searched(Dataset Dataset, EventSet Events);

    /// <summary>Null when the reader is not shown the dataset's points, or it holds no events.</summary>
    static async Task<Searched?> Data(HttpContext http, Guid id, ReadScans scans, ReadBlockData data, CancellationToken cancel)
    {
        var register = await scans.Run(http.View().Actor!, cancel);
        if (!register.Datasets.Any(one => one.Id.Value == id)) return null;
        return await data.One(http.View().Actor!, new(id), cancel) is { IsDone: true, Value: { Events: { First: not null } events } found } ? new(found.Dataset, events) : null;
    }

    static ActForm Form(Searched data, ViewContext view)
    {
        var last = data.Events.Last!.Value;
        var first = new[] { data.Events.First!.Value, last.AddYears(-1).AddDays(1) }.Max();
        return new()
        {
            Title = view["scans.new"], Verb = view["scans.start"], Lead = view["scans.lead"], Kind = data.Dataset.Name, Action = ScanLinks.New(data.Dataset.Id), Back = new(view["scans.back"], ScanLinks.Register), Above = ScanLinks.Above(view), Version = 0,
            Fields =
            [
                new(ActFieldKind.One, "slag", view["scans.slag"]) { Required = true, Value = nameof(ScanKind.Permutation), Choices = [.. Enum.GetValues<ScanKind>().Select(kind => new Choice(kind.ToString(), kind.Say(view), view[$"scans.{kind}.hint"]))] },
                new(ActFieldKind.Date, "fran", view["scans.fran"]) { Required = true, Value = Dates.Iso(first) },
                new(ActFieldKind.Date, "till", view["scans.till"]) { Required = true, Value = Dates.Iso(last) },
                .. data.Events.Types.Count == 0 ? Array.Empty<ActField>() : [new ActField(ActFieldKind.Several, "typ", view["scans.typ"]) { Hint = view["scans.typ.hint"], Choices = [.. data.Events.Types.Select(type => new Choice(type, type))] }],
                new(ActFieldKind.Text, "radie", view["scans.radie"]) { Required = true, Value = "500", Hint = view["scans.radie.hint"] },
                new(ActFieldKind.Text, "dagar", view["scans.dagar"]) { Required = true, Value = "28", Hint = view["scans.dagar.hint"] },
                new(ActFieldKind.Text, "omkast", view["scans.omkast"]) { Required = true, Value = "999", Hint = view["scans.omkast.hint"] },
                new(ActFieldKind.Text, "fro", view["scans.fro"]) { Required = true, Value = "1", Hint = view["scans.fro.hint"] },
            ],
        };
    }

    static Outcome<ScanQuestion> Read(ActInput input, Searched data)
    {
        List<Refusal> found = [];
        int Whole(string name, int least, int most)
        {
            if (int.TryParse(input.Text(name).Replace(" ", "", StringComparison.Ordinal).Replace("\u00a0", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return number;
            found.Add(new ScanNumberOutside(name, input.Text(name), least, most));
            return least;
        }
        DateOnly Day(string name)
        {
            if (input.DateIfAny(name) is { } day) return day;
            found.Add(new ScanDateUnreadable(name));
            return data.Events.First!.Value;
        }
        ScanQuestion question = new()
        {
            Kind = Named.OrNull<ScanKind>(input.Text("slag")) ?? ScanKind.Permutation, From = Day("fran"), To = Day("till"), Types = [.. input.Several("typ").Where(data.Events.Types.Contains).Order(StringComparer.Ordinal)],
            Radius = Whole("radie", 10, 100_000), Days = Whole("dagar", 1, 366), Replications = Whole("omkast", 99, StartScan.MostReplications), Seed = Whole("fro", 0, int.MaxValue),
        };
        return found.Count > 0 ? Outcome<ScanQuestion>.Refused(found) : question;
    }
}
