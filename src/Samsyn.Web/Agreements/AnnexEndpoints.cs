using System.Text;
using Samsyn.App;
using Samsyn.App.Agreements;
using Samsyn.App.Agreements.Proposals;
using Samsyn.App.Files;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Annexes;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Web.Shell;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Agreements;

/// <summary>Annexes: their versions, and the way from a proposed wording to one that counts.</summary>
static class AnnexEndpoints
{
    const string Base = AgreementLinks.Register + "/{id:guid}/bilagor/{annex:int}";

    public static void MapAnnexEndpoints(this IEndpointRouteBuilder app)
    {
        app.MapGet(Base, async (HttpContext http, Guid id, int annex, int? fran, int? till, ReadAnnexPage pages, CancellationToken cancel) =>
            await pages.Run(http.View().Actor!, new(id), annex, fran, till, cancel) is { } page ? http.Page<AnnexView>(page) : http.NotFound()).Requires(Permission.ReadAgreements);

        app.MapGet(Base + "/{version:int}.txt", async (HttpContext http, Guid id, int annex, int version, ReadAnnexPage pages, CancellationToken cancel) =>
            (await pages.Run(http.View().Actor!, new(id), annex, null, null, cancel))?.Versions.FirstOrDefault(one => one.Version.Number == version) is { } found
                ? Results.File(FrozenBytes(found.Version.Text), "text/plain; charset=utf-8", $"bilaga-{annex}-version-{version}.txt") : http.NotFound()).Requires(Permission.ReadAgreements);

        app.MapGet(Base + "/foresla", async (HttpContext http, Guid id, int annex, ReadAnnexPage pages, CancellationToken cancel) =>
            await pages.Run(http.View().Actor!, new(id), annex, null, null, cancel) is { } page
                ? http.Page<ProposeAnnexView>(new ProposeAnnexModel(page) { Text = string.Join('\n', page.Applies?.Version.Text.Lines ?? []) }) : http.NotFound()).Requires(Permission.ProposeAnnexVersion);
        app.MapPost(Base + "/foresla", Propose).Requires(Permission.ProposeAnnexVersion);

        MapAct(app, "beslut", Permission.DecideAnnexVersion, AmendmentPath.SteeringGroupDecision,
            (page, view) =>
            [
                new(ActFieldKind.Text, "body", view["agreements.field.body"]) { Required = true, Value = page.SteeringGroup ?? "" }, AgreementActs.Day(view),
                new(ActFieldKind.Text, "paragraph", view["agreements.field.paragraph"]) { Hint = view["agreements.field.paragraphHint"] },
                new(ActFieldKind.Words, "text", view["agreements.field.decision"]) { Required = true, Hint = view["agreements.field.decisionHint"] },
                new(ActFieldKind.Words, "deciders", view["agreements.field.deciders"]) { Required = true, Hint = view["agreements.field.decidersHint"] },
            ],
            (services, actor, at, page, input, cancel) => services.GetRequiredService<DecideAnnexVersion>().Run(actor, new(at, page.Number, new()
            {
                On = input.Date("on"), Body = input.Text("body"), Paragraph = input.Given("paragraph"), Text = input.Text("text"), Deciders = input.Lines("deciders"),
                BodyKind = IsSteering(input.Text("body"), page) ? BodyKind.Steering : BodyKind.Working,
            }), cancel));

        MapAct(app, "underskrift", Permission.SignAgreement, AmendmentPath.SignatureOfAllParties,
            (page, view) =>
            [
                new(ActFieldKind.One, "party", view["agreements.field.party"])
                {
                    Required = true,
                    Choices = AgreementActs.SignedBy(view, page.SigningParties.Where(party => page.Open?.Version.Signatures.Any(signed => signed.Party == party.Organisation) != true)),
                },
                AgreementActs.Day(view), new(ActFieldKind.Text, "place", view["agreements.field.place"]), new(ActFieldKind.Text, "signatory", view["agreements.field.signatory"]),
            ],
            (services, actor, at, page, input, cancel) => services.GetRequiredService<SignAnnexVersion>().Run(actor, new(at, page.Number, AgreementActs.SignatureOf(input)), cancel));

        MapAct(app, "meddela", Permission.DecideAnnexVersion, AmendmentPath.WrittenNotice, (_, view) => [AgreementActs.Day(view)],
            (services, actor, at, page, input, cancel) => services.GetRequiredService<NotifyAnnexVersion>().Run(actor, new(at, page.Number, input.Date("on")), cancel));

        MapAct(app, "dra-tillbaka", Permission.ProposeAnnexVersion, null, (_, _) => [],
            (services, actor, at, page, _, cancel) => services.GetRequiredService<WithdrawAnnexVersion>().Run(actor, new(at, page.Number), cancel));
    }

    /// <summary>The text as its checksum counts it: lines joined by LF, no byte order mark.</summary>
    public static byte[] FrozenBytes(AgreementText text) => Encoding.UTF8.GetBytes(string.Join('\n', text.Lines));

    /// <summary>The name the agreement gives its steering group, or any word that says one.</summary>
    static bool IsSteering(string body, AnnexPage page) =>
        body.Contains("styrgrupp", StringComparison.OrdinalIgnoreCase) || body.Contains("steering", StringComparison.OrdinalIgnoreCase)
        || (page.SteeringGroup is { } name && body.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Two steps in one address: the wording is read and shown against the one that applies; then it is proposed.</summary>
    static async Task<IResult> Propose(HttpContext http, Guid id, int annex, ReadAnnexPage pages, PreviewAnnexVersion preview, ProposeAnnexVersion propose, Clamd scanner, CancellationToken cancel)
    {
        var view = http.View();
        var form = await http.Request.ReadFormAsync(cancel);
        if (await pages.Run(view.Actor!, new(id), annex, null, null, cancel) is not { } page) return http.NotFound();
        var input = new ActInput(ActAnswers.Typed(form));
        var model = new ProposeAnnexModel(page) { Text = form["text"].ToString(), Reason = input.Text("reason") };

        var file = form.Files.GetFile("file");
        var read = await Read(file, model.Text, scanner, cancel);
        if (!read.IsDone) return http.Refused<ProposeAnnexView>(model with { Errors = [.. read.Refusals.Select(refusal => new FieldError(file is { Length: > 0 } ? "file" : "text", Texts.Of(refusal, view.Language)))] });
        var reading = read.Value.Reading;
        if (model.Reason.Length == 0) return http.Refused<ProposeAnnexView>(model with { Errors = [new("reason", Texts.Of(new ReasonMissing(), view.Language))] });
        model = model with { Text = string.Join('\n', reading.Lines) };

        if (input.Text("step") != "propose")
            return await preview.Run(view.Actor!, new(id), annex, reading.Lines, reading.Facts, cancel) is { } shown
                ? http.Page<ReviewAnnexView>(model with { Preview = shown.Preview, Findings = reading.Findings }) : http.NotFound();

        var outcome = await propose.Run(view.Actor!, new() { Agreement = new(new(id), input.Version), Annex = annex, Lines = reading.Lines, Facts = reading.Facts, Reason = model.Reason }, cancel);
        if (outcome.IsDone) return http.Done(AgreementLinks.Annex(new(id), annex));
        if (outcome.Refusals.OfType<NotFound>().Any()) return http.NotFound();
        return outcome.Refusals.OfType<Stale>().Any()
            ? http.Stale(new(page.Agreement.Title, AgreementLinks.Annex(new(id), annex), await ActEndpoints.SavedBy(http, page.Agreement.Id),
                [new(view["agreements.field.reason"], model.Reason, (page.Open ?? page.Applies)?.Version.Reason ?? "")])
            {
                // Back to the review: the wording is compared anew with the one that applies now.
                Again = new(AgreementLinks.Annex(new(id), annex) + "/foresla", view["agreements.propose.again"], [KeyValuePair.Create("text", model.Text), KeyValuePair.Create("reason", model.Reason)]),
            })
            : http.Refused<ProposeAnnexView>(model with { Errors = [.. outcome.Refusals.Select(refusal => new FieldError(refusal.Field is "text" or "reason" ? refusal.Field : null, Texts.Of(refusal, view.Language)))] });
    }

    static async Task<Outcome<ReadDocument>> Read(IFormFile? file, string pasted, Clamd scanner, CancellationToken cancel)
    {
        if (file is { Length: > 0 })
        {
            var name = FileNames.Harmless(file.FileName);
            await using var content = file.OpenReadStream();
            return await DocumentReading.ReadScanned(name, content, scanner, cancel);
        }
        if (string.IsNullOrWhiteSpace(pasted)) return new TextEmpty();
        using var text = new MemoryStream(Encoding.UTF8.GetBytes(pasted.ReplaceLineEndings("\n")));
        return await DocumentReading.Read("text.txt", text, cancel);
    }

    static void MapAct(IEndpointRouteBuilder app, string slug, Permission permission, AmendmentPath? path, Func<AnnexPage, ViewContext, IReadOnlyList<ActField>> fields,
        Func<IServiceProvider, Actor, AgreementAt, AnnexPage, ActInput, CancellationToken, Task<Outcome>> act)
    {
        app.MapGet($"{Base}/{slug}", async (HttpContext http, Guid id, int annex, ReadAnnexPage pages, CancellationToken cancel) =>
            await pages.Run(http.View().Actor!, new(id), annex, null, null, cancel) is { Open: not null } page && (path is null || page.Path == path)
                ? http.Page<ActFormView>(FormOf(slug, page, fields, http.View())) : http.NotFound()).Requires(permission);
        app.MapPost($"{Base}/{slug}", async (HttpContext http, Guid id, int annex, ReadAnnexPage pages, CancellationToken cancel) =>
        {
            var view = http.View();
            if (await pages.Run(view.Actor!, new(id), annex, null, null, cancel) is not { } page) return http.NotFound();
            var typed = ActAnswers.Typed(await http.Request.ReadFormAsync(cancel));
            var input = new ActInput(typed);
            return await ActAnswers.Answer(http, FormOf(slug, page, fields, view) with { Typed = typed }, page.Title,
                () => act(http.RequestServices, view.Actor!, new(page.Agreement.Id, input.Version), page, input, cancel), () => AgreementLinks.Annex(page.Agreement.Id, page.Number),
                () => OnRecord.Of(slug, page, input, view), () => ActEndpoints.SavedBy(http, page.Agreement.Id));
        }).Requires(permission);
    }

    static ActForm FormOf(string slug, AnnexPage page, Func<AnnexPage, ViewContext, IReadOnlyList<ActField>> fields, ViewContext view)
    {
        var address = AgreementLinks.Annex(page.Agreement.Id, page.Number);
        string Text(string part) => view[$"agreements.annexAct.{slug}.{part}"];
        return new()
        {
            Title = Text("title"), Verb = Text("verb"), Lead = Text("lead"), Kind = view["agreements.annexTitle", page.Number, page.Title], Action = $"{address}/{slug}",
            Back = new(view["agreements.act.back"], address),
            Above = AnnexLinks.Above(page, view), Version = page.AgreementVersion, Fields = fields(page, view),
        };
    }
}

static class AnnexLinks
{
    public static IReadOnlyList<Link> Above(AnnexPage page, ViewContext view) =>
    [
        new(view["agreements.title"], AgreementLinks.Register), new(page.Agreement.Title, AgreementLinks.Of(page.Agreement.Id)),
        new(view["agreements.annexTitle", page.Number, page.Title], AgreementLinks.Annex(page.Agreement.Id, page.Number)),
    ];
}

public sealed record ProposeAnnexModel(AnnexPage Page)
{
    public string Text { get; init; } = "";
    public string Reason { get; init; } = "";
    public IReadOnlyList<FieldError> Errors { get; init; } = [];
    public VersionPreview? Preview { get; init; }
    public IReadOnlyList<Finding> Findings { get; init; } = [];
}
