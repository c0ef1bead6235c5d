using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Samsyn.Web.Shell;
using Samsyn.Web.Tests.Ui;

namespace Samsyn.Web.Tests.Shell;

/// <summary>One way to send something: an address and the fields that its form holds, with their values.</summary>
sealed record KnownForm(string Pattern, string Address, IReadOnlyList<KeyValuePair<string, string>> Fields, bool TakesFiles);

/// <summary>Every endpoint that takes a form, with the forms that the pages really hold for it; an endpoint without one gets a made-up address.</summary>
static class KnownForms
{
    const int PagesOfAKind = 3, MostPages = 250;
    static readonly string[] Guessed = ["version", "reason", "on", "text", "name", "id", "klart"];

    public static IReadOnlyList<RouteEndpoint> Endpoints(IServiceProvider services, string method) =>
        [.. services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains(method) == true)];

    /// <summary>The pages that links lead to from the start, a few of each kind.</summary>
    public static async Task<IReadOnlyDictionary<string, IHtmlDocument>> Pages(Browser browser)
    {
        var pages = new Dictionary<string, IHtmlDocument>(StringComparer.Ordinal);
        var kinds = new Dictionary<string, int>(StringComparer.Ordinal);
        var waiting = new Queue<string>(["/", "/las-in", "/skyldigheter?period=2026", "/kalender"]);
        while (waiting.Count > 0 && pages.Count < MostPages)
        {
            var address = waiting.Dequeue();
            if (pages.ContainsKey(address)) continue;
            var kind = Kind(address);
            kinds[kind] = kinds.GetValueOrDefault(kind) + 1;
            if (kinds[kind] > PagesOfAKind) continue;
            using var answer = await browser.Get(address);
            if (answer.Content.Headers.ContentType?.MediaType != "text/html") continue;
            var page = await Browser.Read(answer);
            pages[address] = page;
            foreach (var link in page.QuerySelectorAll<IHtmlAnchorElement>("a[href]"))
                if (link.GetAttribute("href") is ['/', ..] href) waiting.Enqueue(href.Split('#')[0]);
                else if (link.GetAttribute("href") is ['?', ..] query) waiting.Enqueue(address.Split('?')[0] + query);
        }
        return pages;
    }

    public static async Task<IReadOnlyList<KnownForm>> Of(Browser browser, IServiceProvider services)
    {
        var found = (await Pages(browser)).Values.SelectMany(page => page.QuerySelectorAll<IHtmlFormElement>("form[method=post]")).ToList();
        List<KnownForm> forms = [];
        foreach (var endpoint in Endpoints(services, HttpMethods.Post))
        {
            var pattern = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
            var own = found.Where(form => Leads(endpoint, form.GetAttribute("action")!)).Take(PagesOfAKind).Select(form => Read(pattern, form)).ToList();
            forms.AddRange(own.Count > 0 ? own : [new(pattern, MadeUp(endpoint), [.. Guessed.Select(name => KeyValuePair.Create(name, "1"))], false)]);
        }
        return forms;
    }

    /// <summary>An address that the pattern fits, of things that do not exist.</summary>
    public static string MadeUp(RouteEndpoint endpoint) => "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
    {
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternSeparatorPart separator => separator.Content,
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart { ParameterPolicies: [{ Content: "guid" }, ..] } => "01920000-0000-7000-8000-00000000dead",
        _ => "1",
    }))));

    static bool Leads(RouteEndpoint endpoint, string action)
    {
        var matcher = new Microsoft.AspNetCore.Routing.Template.TemplateMatcher(new(endpoint.RoutePattern), []);
        var values = new RouteValueDictionary();
        return matcher.TryMatch(action.Split('?')[0], values)
            && endpoint.RoutePattern.ParameterPolicies.All(parameter => parameter.Value.All(policy => policy.Content != "guid" || Guid.TryParse(values[parameter.Key]?.ToString(), out _)));
    }

    static KnownForm Read(string pattern, IHtmlFormElement form) => new(pattern, form.GetAttribute("action")!,
        [.. form.Elements.SelectMany(element => element switch
        {
            IHtmlInputElement { Name: { Length: > 0 } name, Type: not ("file" or "submit") } input => [KeyValuePair.Create(name, input.Value)],
            IHtmlSelectElement { Name: { Length: > 0 } name } select => [KeyValuePair.Create(name, select.Value ?? "")],
            IHtmlTextAreaElement { Name: { Length: > 0 } name } area => [KeyValuePair.Create(name, area.Value)],
            IHtmlButtonElement { Name: { Length: > 0 } name } button => [KeyValuePair.Create(name, button.Value ?? "")],
            _ => (KeyValuePair<string, string>[])[],
        }).Where(field => field.Key != FormKeys.Field && field.Key != "form-proof")],
        form.GetAttribute("enctype") == "multipart/form-data");

    static string Kind(string address) => string.Join('/', address.Split('?')[0].Split('/').Select(part => part.Any(char.IsAsciiDigit) ? "*" : part)) + (address.Contains('?', StringComparison.Ordinal) ? "?" : "");
}
