namespace Samsyn.Web.Places;

/// <summary>
/// A map drawn by somebody else, under ours: tiles of pictures from one host, with its attribution. None is the usual; the areas are then ground enough, and no other host learns where anybody looks.
/// </summary>
public sealed record MapBackground(string Tiles, string Attribution)
{
    public const string TilesVariable = "SAMSYN_MAP_TILES", AttributionVariable = "SAMSYN_MAP_ATTRIBUTION";

    /// <summary>Scheme, host and port: what the pages with maps may fetch from.</summary>
    public string Origin => new Uri(Tiles.Split('{')[0]).GetLeftPart(UriPartial.Authority);

    /// <summary>Null when nothing is set. What is set wrongly stops the start, with what to write.</summary>
    public static MapBackground? Read(Func<string, string?> variable)
    {
        if (variable(TilesVariable) is not { Length: > 0 } tiles) return null;
        if (!Uri.TryCreate(tiles.Split('{')[0], UriKind.Absolute, out var address) || (address.Scheme != Uri.UriSchemeHttps && !address.IsLoopback) || tiles.AsSpan().ContainsAny(" ;,'\"") || !((string[])["{z}", "{x}", "{y}"]).All(tiles.Contains))
            throw new InvalidOperationException($"{TilesVariable} is “{tiles}”; it must be an https address with {{z}}, {{x}} and {{y}}, such as https://tiles.example.se/{{z}}/{{x}}/{{y}}.png.");
        if (variable(AttributionVariable) is not { Length: > 0 } attribution) throw new InvalidOperationException($"{AttributionVariable} is not set; whoever draws the tiles of {TilesVariable} must be named on the map.");
        return new(tiles, attribution);
    }
}

/// <summary>The one in use, if any.</summary>
public sealed record MapBackgroundInUse(MapBackground? Background);
