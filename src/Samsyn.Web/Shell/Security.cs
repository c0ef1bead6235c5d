using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Shell;

/// <summary>Cookie names: <c>__Host-</c> (bound to this host, never sent in the clear) when the public address is https, plain on a local http address.</summary>
sealed record CookieNames(bool Secure)
{
    public string Session => Name("samsyn");
    public string Form => Name("samsyn-form");
    public string Language => Name("samsyn-sprak");
    public string Theme => Name("samsyn-utseende");
    public string Challenge => Name("samsyn-utmaning");
    public string Provider => Name("samsyn-hos");
    public string Leaving => Name("samsyn-lamnar");

    /// <summary>For the session: gone when the browser closes, in any case worth nothing after its limits.</summary>
    public CookieOptions UntilClosed => new() { HttpOnly = true, Secure = Secure, SameSite = SameSiteMode.Lax, Path = "/", IsEssential = true };

    public CookieOptions Remembered => new()
    {
        HttpOnly = true,
        Secure = Secure,
        SameSite = SameSiteMode.Lax,
        Path = "/",
        MaxAge = TimeSpan.FromDays(365),
        IsEssential = true,
    };

    string Name(string name) => Secure ? "__Host-" + name : name;
}

/// <summary>Headers on every answer. Pages are never stored by browsers or proxies: they hold personal content.</summary>
sealed class SecurityHeaders(RequestDelegate next, CookieNames cookies)
{
    public Task InvokeAsync(HttpContext http)
    {
        http.Response.OnStarting(() =>
        {
            var headers = http.Response.Headers;
            // A file shown by itself is nobody's page: no script, no form, no origin, whatever it holds.
            var isPage = http.Response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) ?? true;
            headers.ContentSecurityPolicy = isPage ? http.Items.TryGetValue(MapKey, out var tiles) ? ForMaps(PolicyFor(http.View().Nonce), tiles as string) : PolicyFor(http.View().Nonce) : "default-src 'none'; sandbox; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = "DENY";
            headers["Referrer-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=(), usb=()";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            if (cookies.Secure) headers.StrictTransportSecurity = "max-age=63072000; includeSubDomains";
            headers.CacheControl = http.Items.ContainsKey(KeptKey) ? "private, no-cache" : "no-store";
            headers.Remove("Pragma");
            return Task.CompletedTask;
        });
        return next(http);
    }

    static readonly object KeptKey = new(), MapKey = new();

    /// <summary>The reader's own browser may keep the answer, and asks each time whether it still holds.</summary>
    public static void MayBeKept(HttpContext http) => http.Items[KeptKey] = true;

    /// <summary>The page draws maps in a worker of ours.</summary>
    public static void DrawsMaps(HttpContext http) => http.Items[MapKey] = http.RequestServices.GetService<Places.MapBackgroundInUse>()?.Background?.Origin;

    /// <summary>The same policy with a worker of ours, and the one host that a background comes from.</summary>
    internal static string ForMaps(string policy, string? origin) =>
        (origin is null ? policy : policy.Replace("connect-src 'self'", "connect-src 'self' " + origin, StringComparison.Ordinal).Replace("img-src 'self'", "img-src 'self' " + origin, StringComparison.Ordinal)) + "; worker-src 'self'";

    static string PolicyFor(string nonce) =>
        $"default-src 'none'; script-src 'nonce-{nonce}'; style-src 'nonce-{nonce}'; font-src 'self'; img-src 'self' data:; connect-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'";
}

/// <summary>Marks an endpoint that other programs post to, with a signed proof of its own in what they send; no browser's cookie counts there.</summary>
sealed record ProofInContent;

static class ProofInContentConventions
{
    public static TBuilder ProvesItself<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new ProofInContent());
}

/// <summary>Every request that changes something must come from a form of ours, but for the one endpoint to which an identity provider posts what it has signed.</summary>
sealed class EveryPostIsOurs(RequestDelegate next, IAntiforgery antiforgery)
{
    public async Task InvokeAsync(HttpContext http)
    {
        if (IsSafe(http.Request.Method) || await ProvesItself(http) || await IsOurs(http)) await next(http);
        else await http.Page<ErrorView>(new ErrorModel("formExpired"), StatusCodes.Status400BadRequest).ExecuteAsync(http);
    }

    static bool IsSafe(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method) || HttpMethods.IsTrace(method);

    static async Task<bool> ProvesItself(HttpContext http)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<ProofInContent>() is null) return false;
        try
        {
            if (http.Request.HasFormContentType) await http.Request.ReadFormAsync(http.RequestAborted);
        }
        catch (InvalidDataException)
        {
            // What proves nothing; the endpoint answers as it does to a form without proof.
            ForgetForm(http);
        }
        return true;
    }

    async Task<bool> IsOurs(HttpContext http)
    {
        // A cookie alone proves nothing; the token must come in the form (or, for the same page's script, in the header).
        try
        {
            return await antiforgery.IsRequestValidAsync(http);
        }
        catch (AntiforgeryValidationException damaged) when (damaged.InnerException is not BadHttpRequestException)
        {
            ForgetForm(http);
            return false;
        }
    }

    /// <summary>A damaged or broken-off body. The renderer looks for the form as well, and must not stumble on it again.</summary>
    static void ForgetForm(HttpContext http) => http.Features.Set<IFormFeature>(new FormFeature(FormCollection.Empty));
}
