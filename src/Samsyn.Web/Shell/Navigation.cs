using Microsoft.AspNetCore.Routing.Patterns;
using Samsyn.Domain.Organisations;

namespace Samsyn.Web.Shell;

/// <summary>A place in the main navigation, with its pages below it.</summary>
public sealed record NavigationArea(string TextKey, string Href, IReadOnlyList<NavigationArea> Below)
{
    public bool Holds(string path) => IsAt(path) || Below.Any(page => page.Holds(path));

    public bool IsAt(string path) => Href == "/" ? path == "/" : path == Href || path.StartsWith(Href + "/", StringComparison.Ordinal);
}

/// <summary>All areas of the product in their order. What is not built, or not the reader's to open, is absent, not greyed.</summary>
sealed class Navigation(EndpointDataSource endpoints)
{
    static readonly NavigationArea[] All =
    [
        new("ui.nav.today", "/", []),
        new("ui.nav.agreement", "/overenskommelser",
        [
            new("ui.nav.agreements", "/overenskommelser", []),
            new("ui.nav.duties", "/skyldigheter", []),
            new("ui.nav.compliance", "/efterlevnad", []),
            new("ui.nav.information", "/information", []),
            new("ui.nav.import", "/las-in", []),
            new("ui.nav.organisations", "/organisationer", []),
        ]),
        new("ui.nav.picture", "/lagesbild",
        [
            new("ui.nav.editions", "/lagesbild", []),
            new("ui.nav.overview", "/lagesbild/oversikt", []),
            new("ui.nav.causes", "/orsaker", []),
            new("ui.nav.focus", "/orsaker/fokus", []),
            new("ui.nav.data", "/data", []),
            new("ui.nav.places", "/platser", []),
            new("ui.nav.map", "/lagesbild/karta", []),
            new("ui.nav.scans", "/lagesbild/anhopningar", []),
        ]),
        new("ui.nav.forums", "/forum",
        [
            new("ui.nav.bodies", "/forum", []),
            new("ui.nav.myWork", "/mitt-arbete", []),
            new("ui.nav.desk", "/samordnare", []),
            new("ui.nav.meetings", "/moten", []),
            new("ui.nav.decisions", "/beslut", []),
            new("ui.nav.matters", "/fragor", []),
            new("ui.nav.planner", "/forum/arsplan", []),
            new("ui.nav.readiness", "/beredskap", []),
        ]),
        new("ui.nav.actions", "/planer",
        [
            new("ui.nav.plans", "/planer", []),
            new("ui.nav.messages", "/budskap", []),
        ]),
        new("ui.nav.week", "/vecka", []),
        new("ui.nav.out", "/ute", []),
        new("ui.nav.followUp", "/uppfoljning", []),
        new("ui.nav.cases", "/arenden", []),
        new("ui.nav.administration", "/administration",
        [
            new("ui.nav.accounts", "/anvandare", []),
            new("ui.nav.audit", "/granskning", []),
            new("ui.nav.operations", "/drift", []),
        ]),
    ];

    public IReadOnlyList<NavigationArea> For(Actor? actor) =>
        [.. All.Select(area => area with { Below = [.. area.Below.Where(page => Leads(page.Href, actor))] })
               .Where(area => area.Below.Count > 0 || Leads(area.Href, actor))
               .Select(area => area.Below.Any(page => page.Href == area.Href) || area.Below.Count == 0 ? area : WithoutPageOfItsOwn(area))];

    /// <summary>Leads to its first page; with only one there, it is that page.</summary>
    static NavigationArea WithoutPageOfItsOwn(NavigationArea area) => area.Below is [var only] ? only : area with { Href = area.Below[0].Href };

    /// <summary>Whether there is a page at the address and the reader may open it.</summary>
    public bool Leads(string path, Actor? actor) => endpoints.Endpoints.OfType<RouteEndpoint>().Any(endpoint =>
        IsExactly(endpoint.RoutePattern, path)
        && (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains(HttpMethods.Get) ?? true)
        && endpoint.Metadata.GetMetadata<Access>() is { } access && access.Allows(actor));

    static bool IsExactly(RoutePattern pattern, string path) => "/" + (pattern.RawText ?? "").Trim('/') == path;
}
