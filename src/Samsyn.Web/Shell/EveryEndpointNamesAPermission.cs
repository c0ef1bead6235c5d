using Samsyn.Domain.Organisations;

namespace Samsyn.Web.Shell;

/// <summary>
/// The rule “every endpoint names a permission, or says that it is open, and stands in the access matrix with the same”, checked when the
/// application starts. Each offence says which line to change in docs/security/access.json.
/// </summary>
static class EveryEndpointNamesAPermission
{
    /// <summary>Those that name nothing in code.</summary>
    public static IReadOnlyList<string> Offenders(IEndpointRouteBuilder app) =>
        [.. app.DataSources.SelectMany(source => source.Endpoints).Where(endpoint => endpoint.Metadata.GetMetadata<Access>() is null).Select(endpoint => endpoint.DisplayName ?? "?")];

    /// <summary>Endpoints without a row, rows without an endpoint, rows that say otherwise than the code.</summary>
    public static IReadOnlyList<string> Differences(IEndpointRouteBuilder app, AccessMatrix matrix, string environment)
    {
        var rows = matrix.Endpoints.ToLookup(row => row.At, StringComparer.Ordinal);
        var mapped = Endpoints(app).SelectMany(endpoint => PlacesOf(endpoint).Select(at => (at, endpoint))).ToLookup(one => one.at, one => one.endpoint, StringComparer.Ordinal);
        return
        [
            .. mapped.Where(place => !rows.Contains(place.Key)).Select(place => $"no row for {place.Key}; add to \"endpoints\":\n    {LineFor(place.Key, place.First())}"),
            .. mapped.Where(place => rows.Contains(place.Key)).SelectMany(place => Against(place.Key, place, [.. rows[place.Key]])),
            .. matrix.Endpoints.Where(row => (row.Only is null || row.Only == environment) && !mapped.Contains(row.At)).Select(row => $"no endpoint for the row {row.At}; take the row out"),
        ];
    }

    public static void Check(WebApplication app)
    {
        if (Offenders(app) is { Count: > 0 } offenders)
            throw new InvalidOperationException($"These endpoints name no permission (.Requires) and are not .Open(): {string.Join("; ", offenders)}");
        if (Differences(app, AccessMatrix.Current, app.Environment.EnvironmentName) is { Count: > 0 } differences)
            throw new InvalidOperationException($"docs/security/access.json and the endpoints differ:\n  {string.Join("\n  ", differences)}");
    }

    /// <summary>Method and pattern as a row writes them; any method is a star.</summary>
    public static IEnumerable<string> PlacesOf(RouteEndpoint endpoint) =>
        (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods ? methods : ["*"])
        .Select(method => $"{method} /{(endpoint.RoutePattern.RawText ?? "").Trim('/')}");

    static IEnumerable<RouteEndpoint> Endpoints(IEndpointRouteBuilder app) => app.DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>();

    static IEnumerable<string> Against(string at, IEnumerable<RouteEndpoint> endpoints, IReadOnlyList<EndpointRule> rows)
    {
        if (rows.Count > 1) yield return $"{rows.Count} rows for {at}; keep one";
        foreach (var endpoint in endpoints)
        {
            if (endpoint.Metadata.GetMetadata<Access>() is { } access && access.Permission != rows[0].May)
                yield return $"the row for {at} says {WordOf(rows[0].May)}, the endpoint demands {WordOf(access.Permission)}; the line should be:\n    {LineFor(at, endpoint)}";
            var parts = endpoint.RoutePattern.Parameters.Select(part => part.Name).Order(StringComparer.Ordinal);
            if (!parts.SequenceEqual(rows[0].Ids.Keys.Order(StringComparer.Ordinal), StringComparer.Ordinal))
                yield return $"the row for {at} names other parts than the route; the line should be:\n    {LineFor(at, endpoint)}";
        }
    }

    static string WordOf(Permission? permission) => permission?.ToString() ?? AccessMatrix.Anyone;

    /// <summary>Ready to paste but for the kinds of object, which a person must think about.</summary>
    static string LineFor(string at, RouteEndpoint endpoint)
    {
        var parts = string.Join(", ", endpoint.RoutePattern.Parameters.Select(part => $"\"{part.Name}\": \"KIND or -\""));
        var ids = parts.Length == 0 ? "" : $", \"ids\": {{ {parts} }}";
        return $$"""{ "at": "{{at}}", "may": "{{WordOf(endpoint.Metadata.GetMetadata<Access>()?.Permission)}}", "shows": "KIND or -"{{ids}} },""";
    }
}
