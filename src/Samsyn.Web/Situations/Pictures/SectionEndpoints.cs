using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;
using Samsyn.App;
using Samsyn.App.Situations.Pictures;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations.Pictures;
using Samsyn.Web.Shell;
using Samsyn.Web.Situations.Blocks;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Situations.Pictures;

/// <summary>A section: each party's own room, what is released, the joint text, remarks, and who may read it.</summary>
static class SectionEndpoints
{
    const string One = PictureEndpoints.One + "/avsnitt/{section:guid}";

    public static void MapSectionEndpoints(this IEndpointRouteBuilder app)
    {
        app.MapGet(One, async (HttpContext http, Guid id, Guid section, ReadSection sections) => await Find(http, id, section, sections) is { } page ? http.Page<SectionView>(new SectionModel(page)) : http.NotFound()).Requires(Permission.ReadPicture);

        app.MapPost(One + "/egen", (HttpContext http, Guid id, Guid section, ReadSection sections, KeepOwnText keep) =>
            Own(http, id, section, sections, "own", (at, input) => keep.Run(http.View().Actor!, new(at, input.Text("text")), http.RequestAborted))).Requires(Permission.WritePicture);
        app.MapPost(One + "/slapp", (HttpContext http, Guid id, Guid section, ReadSection sections, ReleaseOwnText release) =>
            Own(http, id, section, sections, "release", (at, _) => release.Run(http.View().Actor!, new(at), http.RequestAborted))).Requires(Permission.ReleasePicture);
        app.MapPost(One + "/dra-tillbaka", (HttpContext http, Guid id, Guid section, ReadSection sections, WithdrawOwnText withdraw) =>
            Own(http, id, section, sections, "withdraw", (at, _) => withdraw.Run(http.View().Actor!, new(at), http.RequestAborted))).Requires(Permission.ReleasePicture);

        app.MapPost(One + "/gemensam", async (HttpContext http, Guid id, Guid section, ReadSection sections, WriteJoint write) =>
        {
            if (await Find(http, id, section, sections) is not { } page) return http.NotFound();
            var typed = ActAnswers.Typed(await http.Request.ReadFormAsync(http.RequestAborted));
            ActInput input = new(typed);
            return Answer(http, page, "joint", typed, await write.Run(http.View().Actor!, new(new(page.Section.Id, input.Version), input.Text("text")), http.RequestAborted), page.Section.JointText);
        }).Requires(Permission.LeadPicture);

        MapForm(app, "/om", Permission.LeadPicture, (page, view) => PictureForms.Section(page.Page, page.Section, view), (http, page, input) =>
            http.RequestServices.GetRequiredService<DescribeSection>().Run(http.View().Actor!, new(new(page.Section.Id, input.Version), PictureForms.PlanOf(input, page.Section), input.Several("areas")), http.RequestAborted), "");
        MapForm(app, "/anmarkning", Permission.WritePicture, (page, view) => PictureForms.Remark(page, null, view), async (http, page, input) =>
            await http.RequestServices.GetRequiredService<RemarkOnSection>().Run(http.View().Actor!, new(page.Section.Id, input.Text("text")), http.RequestAborted), "#anmarkningar");
        MapReaders(app);
        MapAnswers(app);
        MapFigures(app);
    }

    static void MapReaders(IEndpointRouteBuilder app)
    {
        app.MapGet(One + "/lasare", async (HttpContext http, Guid id, Guid section, ReadSection sections, ReadPossibleReaders possible, CancellationToken cancel) =>
            await Find(http, id, section, sections) is { } page ? http.Page<ActFormView>(PictureForms.Readers(page, await possible.Run(cancel), http.View())) : http.NotFound()).Requires(Permission.LeadPicture);
        app.MapPost(One + "/lasare", async (HttpContext http, Guid id, Guid section, ReadSection sections, ReadPossibleReaders possible, NameReaders name, CancellationToken cancel) =>
        {
            if (await Find(http, id, section, sections) is not { } page) return http.NotFound();
            var typed = ActAnswers.Typed(await http.Request.ReadFormAsync(cancel));
            ActInput input = new(typed);
            IReadOnlyList<PersonId> readers = [.. input.Several("readers").Where(one => Guid.TryParse(one, out _)).Select(one => new PersonId(Guid.Parse(one)))];
            return await ActAnswers.Answer(http, PictureForms.Readers(page, await possible.Run(cancel), http.View()) with { Typed = typed }, page.Section.Heading,
                () => name.Run(http.View().Actor!, new(new(page.Section.Id, input.Version), readers), cancel), () => PictureLinks.Of(page.Section));
        }).Requires(Permission.LeadPicture);
    }

    static void MapAnswers(IEndpointRouteBuilder app)
    {
        app.MapGet(One + "/anmarkning/{remark:guid}", async (HttpContext http, Guid id, Guid section, Guid remark, ReadSection sections) =>
            await Find(http, id, section, sections) is { } page && RemarkOf(page, remark) is { SettledAt: null } found ? http.Page<ActFormView>(PictureForms.Remark(page, found, http.View())) : http.NotFound()).Requires(Permission.WritePicture);
        app.MapPost(One + "/anmarkning/{remark:guid}", async (HttpContext http, Guid id, Guid section, Guid remark, ReadSection sections, AnswerRemark answer, CancellationToken cancel) =>
        {
            if (await Find(http, id, section, sections) is not { } page || RemarkOf(page, remark) is not { } found) return http.NotFound();
            var typed = ActAnswers.Typed(await http.Request.ReadFormAsync(cancel));
            ActInput input = new(typed);
            return await ActAnswers.Answer(http, PictureForms.Remark(page, found, http.View()) with { Typed = typed }, page.Section.Heading,
                () => answer.Run(http.View().Actor!, new(found.Id, input.Version, input.Text("text"), input.Ticked("settles", PictureForms.Yes)), cancel), () => PictureLinks.Of(page.Section) + "#anmarkningar");
        }).Requires(Permission.WritePicture);
    }

    static void MapFigures(IEndpointRouteBuilder app)
    {
        app.MapGet(One + "/siffra", async (HttpContext http, Guid id, Guid section, ReadSection sections) =>
            await Find(http, id, section, sections) is { } page && Asked(http, page) is { } asked ? http.Page<ActFormView>(FigureForms.Of(page, asked.Side, asked.Figure, http.View())) : http.NotFound()).Requires(Permission.WritePicture);
        app.MapPost(One + "/siffra", async (HttpContext http, Guid id, Guid section, ReadSection sections, KeepFigure keep, CancellationToken cancel) =>
        {
            var view = http.View();
            if (await Find(http, id, section, sections) is not { } page || Asked(http, page) is not { } asked) return http.NotFound();
            var typed = ActAnswers.Typed(await http.Request.ReadFormAsync(cancel));
            ActInput input = new(typed);
            var form = FigureForms.Of(page, asked.Side, asked.Figure, view) with { Typed = typed };
            if (TypedDate.Read(input.Text("from")) is null || TypedDate.Read(input.Text("to")) is null) return await ActAnswers.Answer(http, form, page.Section.Heading, () => Task.FromResult(Outcome.Done), () => PictureLinks.Of(page.Section));
            if (FigureForms.Typed(input, asked.Figure?.Id, view, out var errors) is not { } figure) return http.Refused<ActFormView>(form with { Errors = errors });
            return await ActAnswers.Answer(http, form, page.Section.Heading, () => keep.Run(view.Actor!, new(new(page.Section.Id, asked.Side, input.Version), figure), cancel), () => PictureLinks.Of(page.Section));
        }).Requires(Permission.WritePicture);
        app.MapPost(One + "/siffra/ta-bort", async (HttpContext http, Guid id, Guid section, ReadSection sections, RemoveFigure remove) =>
        {
            if (await Find(http, id, section, sections) is not { } page) return http.NotFound();
            var typed = ActAnswers.Typed(await http.Request.ReadFormAsync(http.RequestAborted));
            ActInput input = new(typed);
            return Answer(http, page, "figure", typed, await remove.Run(http.View().Actor!, new(new(page.Section.Id, Named.OrNull<PartySide>(input.Text("room")), input.Version), input.Id("figure")), http.RequestAborted), "");
        }).Requires(Permission.WritePicture);
        app.MapPost(One + "/siffra/ta-over", async (HttpContext http, Guid id, Guid section, ReadSection sections, TakeOverFigure take) =>
        {
            if (await Find(http, id, section, sections) is not { } page) return http.NotFound();
            var typed = ActAnswers.Typed(await http.Request.ReadFormAsync(http.RequestAborted));
            ActInput input = new(typed);
            return Answer(http, page, "figure", typed, await take.Run(http.View().Actor!, new(new(page.Section.Id, input.Version), new(input.Id("from")), input.Id("figure")), http.RequestAborted), "");
        }).Requires(Permission.LeadPicture);
    }

    /// <summary>The room that the address names, and the figure in it; null when the reader has no such room or it holds no such figure.</summary>
    static (PartySide? Side, PictureFigure? Figure)? Asked(HttpContext http, SectionPage page)
    {
        var room = http.Request.Query["rum"].ToString();
        var side = Named.OrNull<PartySide>(room);
        if (!page.Page.IsOpen || (room.Length > 0 && (side is not { } own || !page.Own.ContainsKey(own))) || (side is null && !page.Page.MayLead)) return null;
        if (!Guid.TryParse(http.Request.Query["siffra"], out var id)) return (side, null);
        var figures = side is { } mine ? page.Own[mine]?.Figures ?? [] : page.Section.Figures;
        return figures.FirstOrDefault(one => one.Id == id) is { } figure ? (side, figure) : null;
    }

    static SectionRemark? RemarkOf(SectionPage page, Guid remark) => page.Page.On.RemarksOf(page.Section).FirstOrDefault(one => one.Id.Value == remark);

    static async Task<SectionPage?> Find(HttpContext http, Guid id, Guid section, ReadSection sections) =>
        await sections.Run(http.View().Actor!, new(section), http.RequestAborted) is { } page && page.Page.Picture.Id.Value == id ? await http.WithBlocks(page) : null;

    static async Task<IResult> Own(HttpContext http, Guid id, Guid section, ReadSection sections, string what, Func<OwnTextAt, ActInput, Task<Outcome>> act)
    {
        var typed = ActAnswers.Typed(await http.Request.ReadFormAsync(http.RequestAborted));
        ActInput input = new(typed);
        if (await Find(http, id, section, sections) is not { } page || Named.OrNull<PartySide>(input.Text("side")) is not { } side || !page.Own.TryGetValue(side, out var own)) return http.NotFound();
        return Answer(http, page, what, typed, await act(new(page.Section.Id, side, input.Version), input), own?.Text ?? "");
    }

    /// <summary>Done: the section again. Overtaken while writing: both texts, and three ways on, as at the secretary's table.</summary>
    static IResult Answer(HttpContext http, SectionPage page, string what, Dictionary<string, StringValues> typed, Outcome outcome, string onRecord)
    {
        var view = http.View();
        var here = PictureLinks.Of(page.Section);
        if (http.WantsData() && what is ("own" or "joint")) return Saved(http, what, new ActInput(typed).Version, outcome);
        if (outcome.IsDone) return http.Done(here + (what == "joint" ? "#gemensam" : what == "figure" ? "" : "#egen"));
        if (outcome.Refusals.OfType<NotFound>().Any()) return http.NotFound();
        if (outcome.Refusals.OfType<PermissionLacking>().Any()) return http.Forbidden();
        if (outcome.Refusals.OfType<Stale>().FirstOrDefault() is not { } stale) return http.Refused<SectionView>(new SectionModel(page) { Typed = typed, Where = what, Refusals = outcome.Refusals });
        if (what is not ("own" or "joint")) return http.Stale(new(page.Section.Heading, here, null, []));
        var mine = new ActInput(typed).Text("text");
        var again = ConflictAgain.Of($"{here}/{(what == "own" ? "egen" : "gemensam")}", view["picture.text.save"], stale.Current, typed, view.Proof.Field);
        return http.Stale(new(page.Section.Heading, here, null, [new(view["picture.text.label"], mine, onRecord)])
        {
            Again = again,
            Both = mine.Length == 0 || onRecord.Length == 0 || mine == onRecord ? null
                : again with { Verb = view["meetings.room.keepBoth"], Fields = [.. again.Fields.Select(field => field.Key == "text" ? KeyValuePair.Create(field.Key, onRecord + "\n\n" + mine) : field)] },
        });
    }

    /// <summary>What the script is told. A text that was begun by this very save has been made and written: version 2.</summary>
    static IResult Saved(HttpContext http, string what, int version, Outcome outcome)
    {
        var view = http.View();
        JsonObject answer = outcome.IsDone
            ? new() { ["version"] = (what == "own" ? Math.Max(version, 1) : version) + 1, ["at"] = view["meetings.room.saved", Meetings.MeetingLinks.Clock(TimeOnly.FromDateTime(Clock.Local(http.RequestServices.GetRequiredService<Clock>().Now).DateTime), view)] }
            : new() { ["errors"] = new JsonArray([.. outcome.Refusals.Select(refusal => (JsonNode)Texts.Of(refusal, view.Language))]) };
        var status = outcome.IsDone ? StatusCodes.Status200OK : outcome.Refusals switch
        {
            var found when found.OfType<NotFound>().Any() => StatusCodes.Status404NotFound,
            var found when found.OfType<PermissionLacking>().Any() => StatusCodes.Status403Forbidden,
            var found when found.OfType<Stale>().Any() => StatusCodes.Status409Conflict,
            _ => StatusCodes.Status422UnprocessableEntity,
        };
        return Results.Text(answer.ToJsonString(), "application/json; charset=utf-8", statusCode: status);
    }

    static void MapForm(IEndpointRouteBuilder app, string path, Permission permission, Func<SectionPage, ViewContext, ActForm> form, Func<HttpContext, SectionPage, ActInput, Task<Outcome>> act, string anchor)
    {
        app.MapGet(One + path, async (HttpContext http, Guid id, Guid section, ReadSection sections) =>
            await Find(http, id, section, sections) is { Page.IsOpen: true } page ? http.Page<ActFormView>(form(page, http.View())) : http.NotFound()).Requires(permission);
        app.MapPost(One + path, async (HttpContext http, Guid id, Guid section, ReadSection sections) =>
        {
            if (await Find(http, id, section, sections) is not { } page) return http.NotFound();
            var typed = ActAnswers.Typed(await http.Request.ReadFormAsync(http.RequestAborted));
            return await ActAnswers.Answer(http, form(page, http.View()) with { Typed = typed }, page.Section.Heading, () => act(http, page, new(typed)), () => PictureLinks.Of(page.Section) + anchor);
        }).Requires(permission);
    }
}

/// <summary>The section as shown, or as typed when something was refused; <c>Where</c> is which of its forms.</summary>
public sealed record SectionModel(SectionPage Page)
{
    public IReadOnlyDictionary<string, StringValues> Typed { get; init; } = new Dictionary<string, StringValues>(StringComparer.Ordinal);
    public string Where { get; init; } = "";
    public IReadOnlyList<Refusal> Refusals { get; init; } = [];
}
