using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;
using Samsyn.App;
using Samsyn.App.Agreements.Proposals;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Web.Shell;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Agreements.Proposals;

/// <summary><c>/las-in/{id}/andra?uppgift=/parties/0</c>: correct, add or remove one fact.</summary>
static class FactEndpoints
{
    static readonly FactShape Kind = new("documentKind", [new("", InputKind.Choice) { Of = typeof(DocumentKind), Required = true, LabelKey = "documentKind" }]);

    public static void MapFactEndpoints(this IEndpointRouteBuilder app)
    {
        app.MapGet("/las-in/{id:guid}/andra", (HttpContext http, Guid id, string? uppgift, ReadProposalPage read) => Form(http, id, uppgift, read)).Requires(Permission.CorrectProposal);
        app.MapPost("/las-in/{id:guid}/andra", Correct).Requires(Permission.CorrectProposal);
    }

    /// <summary>From the review itself to the form of a fact. As short as can be: the review has hundreds of them.</summary>
    public static string Editing(string path) => "?andra=" + Uri.EscapeDataString(path).Replace("%2F", "/", StringComparison.Ordinal);

    public static async Task<IResult> Form(HttpContext http, Guid id, string? path, ReadProposalPage read) =>
        await Find(http, id, path, read) is { Page.MayCorrect: true } found ? http.Page<FactFormView>(found.Form(FactValues.Of(found.Shape, found.Current), [])) : http.NotFound();

    static async Task<IResult> Correct(HttpContext http, Guid id, string? uppgift, ReadProposalPage read, CorrectProposal correct)
    {
        if (await Find(http, id, uppgift, read) is not { } found) return http.NotFound();
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var language = http.View().Language;
        var input = new FactInput(found.Shape, found.Path, form, language);
        var remove = form["ta-bort"] == "ja";
        IReadOnlyList<FactCorrection> corrections = remove ? [new(found.Path, null)] : input.Corrections(found.Facts);
        if (!remove && input.Errors.Count > 0) return http.Refused<FactFormView>(found.Form(FactValues.Of(form), input.Errors));

        DocumentKind? kind = null;
        if (found.Shape == Kind && corrections.Count > 0)
        {
            if (Named.OrNull<DocumentKind>(corrections[0].Value) is not { } chosen)
                return http.Refused<FactFormView>(found.Form(FactValues.Of(form), [new(FactInput.NameOf(Kind.Fields[0]), Texts.Get(language, "import.wrong.required", Texts.Get(language, Kind.Fields[0].Label)))]));
            kind = chosen;
        }

        var command = new CorrectProposalCommand { Proposal = new(id), Version = ReviewEndpoints.VersionIn(form) };
        var outcome = await correct.Run(http.View().Actor!, kind is not null ? command with { Kind = kind } : command with { Corrections = corrections }, http.RequestAborted);
        if (outcome.IsDone) return http.Done($"{Review.AddressOf(found.Page)}?klart=andrat#{(remove ? ReviewFacts.GroupIdOf(Parent(found.Path)) : found.Anchor)}");
        if (outcome.Refusals.OfType<PermissionLacking>().Any()) return http.Forbidden();
        if (outcome.Refusals.OfType<Stale>().Any()) return http.Stale(Conflict(http, found, input));
        return http.Refused<FactFormView>(found.Form(FactValues.Of(form), FieldError.From(outcome.Refusals.Select(refusal => refusal), refusal => Texts.Of(refusal, language))
            .Select(error => error with { Field = found.InputOf(error.Field) }).ToList()));
    }

    static ConflictModel Conflict(HttpContext http, FoundFact found, FactInput input)
    {
        var view = http.View();
        return new(found.Page.File, $"{Review.AddressOf(found.Page)}#{found.Anchor}", null,
            [.. found.Shape.Fields.Select(field => new ConflictRow(view[field.Label], input.Typed(field), FactWords.Of(field, found.Now(field), view.Language) ?? ""))]);
    }

    static async Task<FoundFact?> Find(HttpContext http, Guid id, string? path, ReadProposalPage read)
    {
        if (path is null || await read.Run(http.View().Actor!, new(id), http.RequestAborted) is not { } page) return null;
        var facts = FactJson.Of(page.Facts);
        if (path == CorrectionMarks.Kind) return new(page, facts, path, Kind) { Current = page.DocumentKind.ToString() };
        if (FactShapes.Find(path) is not { } shape) return null;
        // A place in a list is named by its number, so that the history says which one was added.
        if (path.EndsWith("/-", StringComparison.Ordinal))
            path = FactJson.At(facts, Parent(path)) is JsonArray list ? $"{Parent(path)}/{list.Count.ToString(CultureInfo.InvariantCulture)}" : path;
        else if (FactJson.At(facts, Parent(path)) is null && Parent(path).Length > 0) return null;
        else if (FactJson.At(facts, Parent(path)) is JsonArray items && FactJson.At(facts, path) is null && path[(path.LastIndexOf('/') + 1)..] != items.Count.ToString(CultureInfo.InvariantCulture)) return null;
        return new(page, facts, path, shape) { Current = FactJson.At(facts, path) };
    }

    static string Parent(string path) => path[..path.LastIndexOf('/')];
}

/// <summary>One fact of a proposal, or the place of one that is not there yet.</summary>
sealed record FoundFact(ProposalPage Page, JsonObject Facts, string Path, FactShape Shape)
{
    public required JsonNode? Current { get; init; }

    public string Anchor => ReviewFacts.IdOf(Path);

    public JsonNode? Now(FactField field) => field.Name.Length == 0 ? Current : FactJson.At(Current, "/" + field.Name);

    /// <summary>The input that a refusal's path concerns.</summary>
    public string? InputOf(string? path) => Shape.Fields.FirstOrDefault(field => path == (field.Name.Length == 0 ? Path : $"{Path}/{field.Name}")) is { } field ? FactInput.NameOf(field) : null;

    public FactFormModel Form(IReadOnlyDictionary<string, StringValues> values, IReadOnlyList<FieldError> errors)
    {
        var line = Current is JsonObject fact && fact["line"] is { } stated ? stated.GetValue<int>() : Shape.Name == "planField" ? PlanLine() : 0;
        return new(Page, Path, Shape, values, errors)
        {
            IsNew = Current is null && !Shape.IsValue,
            Title = Current is JsonObject named ? FactWords.Name(named) : null,
            CanRemove = Current is not null && FactJson.At(Facts, Path[..Path.LastIndexOf('/')]) is JsonArray,
            Source = line < 1 ? [] : [.. Enumerable.Range(Math.Max(1, line - 1), 3).Where(n => n <= Page.Lines.Count && (n == line || Page.Lines[n - 1].Length > 0)).Select(n => (n, Page.Lines[n - 1]))],
            Line = line,
        };
    }

    int PlanLine()
    {
        var steps = Path.Split('/');
        return FactJson.At(Facts, string.Join('/', steps[..^2]) + "/fieldLines/" + steps[^1])?.GetValue<int>() ?? 0;
    }
}

public sealed record FactFormModel(ProposalPage Page, string Path, FactShape Shape, IReadOnlyDictionary<string, StringValues> Values, IReadOnlyList<FieldError> Errors)
{
    public required bool IsNew { get; init; }
    public required string? Title { get; init; }
    public required bool CanRemove { get; init; }
    /// <summary>The line that the fact was read from, with those around it.</summary>
    public required IReadOnlyList<(int Line, string Text)> Source { get; init; }
    public required int Line { get; init; }

    public string Value(string name) => Values.TryGetValue(name, out var value) ? value.ToString() : "";

    public IReadOnlyList<string> Several(string name) => Values.TryGetValue(name, out var values) ? [.. values.OfType<string>()] : [];

    public string? Error(string name) => Errors.FirstOrDefault(error => error.Field == name)?.Text;
}
