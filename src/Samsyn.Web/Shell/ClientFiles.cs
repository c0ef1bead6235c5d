using System.IO.Compression;
using System.Text.Json;

namespace Samsyn.Web.Shell;

/// <summary>Styles, script and fonts: built from <c>Client/</c>, carried in the assembly, named after their content and so cacheable for ever.</summary>
static class ClientFiles
{
    static readonly Dictionary<string, string> Names = JsonSerializer.Deserialize<Dictionary<string, string>>(Open("manifest.json"))!;
    static readonly Dictionary<string, Asset> All = Names.Values.ToDictionary(name => name, Asset.Read);

    /// <summary>The address of <c>samsyn.css</c>, with its hash.</summary>
    public static string Address(string logicalName) => "/assets/" + Names[logicalName];

    public static int SizeOf(string logicalName) => All[Names[logicalName]].Plain.Length;

    /// <summary>Answers before everything else: an asset needs no reader, no cookie and no nonce.</summary>
    public static IApplicationBuilder UseClientFiles(this IApplicationBuilder app) => app.Use(next => http =>
        http.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal, out var rest) ? Answer(http, rest.Value!.TrimStart('/')) : next(http));

    static Task Answer(HttpContext http, string name)
    {
        var headers = http.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        if (!All.TryGetValue(name, out var asset) || !(HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method)))
            return Results.StatusCode(StatusCodes.Status404NotFound).ExecuteAsync(http);

        headers.CacheControl = "public, max-age=31536000, immutable";
        headers.Vary = "Accept-Encoding";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (asset.Brotli is null || !http.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal))
            return Results.Bytes(asset.Plain, asset.ContentType).ExecuteAsync(http);
        headers.ContentEncoding = "br";
        return Results.Bytes(asset.Brotli, asset.ContentType).ExecuteAsync(http);
    }

    static Stream Open(string name) => typeof(ClientFiles).Assembly.GetManifestResourceStream("assets/" + name)
        ?? throw new InvalidOperationException($"The front end is not built: assets/{name} is missing from the assembly. Run npm ci && npm run build in src/Samsyn.Web/Client, then build again.");

    sealed record Asset(byte[] Plain, byte[]? Brotli, string ContentType)
    {
        public static Asset Read(string name)
        {
            using var stream = Open(name);
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            var plain = copy.ToArray();
            return Path.GetExtension(name) switch
            {
                ".css" => new(plain, Squeeze(plain), "text/css; charset=utf-8"),
                ".js" => new(plain, Squeeze(plain), "text/javascript; charset=utf-8"),
                ".svg" => new(plain, Squeeze(plain), "image/svg+xml"),
                ".woff2" => new(plain, null, "font/woff2"),
                var other => throw new InvalidOperationException($"No content type is known for {other}"),
            };
        }

        static byte[] Squeeze(byte[] plain)
        {
            using var squeezed = new MemoryStream();
            using (var brotli = new BrotliStream(squeezed, CompressionLevel.Optimal)) brotli.Write(plain);
            return squeezed.ToArray();
        }
    }
}
