using System.Text.Json;
using Samsyn.App.Search;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Organisations;
using Samsyn.Web.ActionPlans;
using Samsyn.Web.Agreements;
using Samsyn.Web.Shell;

namespace Samsyn.Web.Search;

static class SearchEndpoints
{
    public static void MapSearchEndpoints(this IEndpointRouteBuilder app)
    {
        app.MapGet("/sok", async (HttpContext http, ReadSearchPage search, CancellationToken cancel) =>
            http.Page<SearchView>(await Find(http, search, cancel))).Requires(Permission.ReadAgreements);

        app.MapGet("/api/sok", async (HttpContext http, ReadSearchPage search, CancellationToken cancel) =>
        {
            var page = await Find(http, search, cancel);
            var groups = page.Groups.Select(group => new
            {
                group.Kind,
                group.Count,
                Hits = group.Hits.Select(hit => new
                {
                    Title = string.Concat(hit.Title.Select(run => run.Text)),
                    Snippet = string.Concat(hit.Snippet.Select(run => run.Text)),
                    Address = SearchLinks.Of(hit),
                    Agreement = hit.AgreementNumber,
                    hit.Entry.Line,
                    hit.Entry.Annex,
                }),
            });
            return Results.Text(JsonSerializer.Serialize(new { page.Asked, page.Count, Groups = groups }, FactsJson.Options), "application/json; charset=utf-8");
        }).Requires(Permission.ReadAgreements);
    }

    static Task<SearchPage> Find(HttpContext http, ReadSearchPage search, CancellationToken cancel) =>
        search.Run(http.View().Actor!, http.Request.Query["q"], SearchLinks.Kind(http.Request.Query["slag"]), http.View().Language, cancel);
}

/// <summary>Where what was found is shown.</summary>
static class SearchLinks
{
    static readonly Dictionary<string, SearchKind> Kinds = new(StringComparer.Ordinal)
    {
        ["overenskommelser"] = SearchKind.Agreement, ["planer"] = SearchKind.Plan, ["forum"] = SearchKind.Forum, ["rubriker"] = SearchKind.Clause,
        ["skyldigheter"] = SearchKind.Duty, ["kallor"] = SearchKind.Source, ["rader"] = SearchKind.Line,
    };

    public static SearchKind? Kind(string? word) => word is not null && Kinds.TryGetValue(word, out var kind) ? kind : null;

    public static string Word(SearchKind kind) => Kinds.First(one => one.Value == kind).Key;

    public static string Of(SearchHit hit)
    {
        var agreement = $"/overenskommelser/{hit.Agreement.Value}";
        return hit.Entry switch
        {
            { Kind: SearchKind.Plan, Slug: { } slug } => PlanAddress.Of(hit.Agreement, slug),
            { Kind: SearchKind.Forum, Slug: { } slug } => $"/forum#f{hit.AgreementNumber}-{slug}",
            { Kind: SearchKind.Duty } => $"/skyldigheter?period=allt&overenskommelse={hit.Agreement.Value}&sok={Uri.EscapeDataString(string.Concat(hit.Title.Select(run => run.Text)))}",
            { Annex: { } annex, Line: not null } => $"{agreement}#bilaga-{annex}",
            { Line: { } line } => AgreementLinks.Line(hit.Agreement, line),
            _ => agreement,
        };
    }
}
