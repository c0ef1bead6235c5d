namespace Samsyn.Web.Shell;

/// <summary>Marks an endpoint that the proxy on the same machine asks without TLS, and that says nothing of anybody.</summary>
sealed record AskedInTheClear;

/// <summary>
/// An installation with an https address answers nothing in the clear but whether it is alive and ready: whoever comes to the node past the
/// proxy is shown the way round.
/// </summary>
sealed class NothingInTheClear(RequestDelegate next, ShellSettings settings)
{
    public Task InvokeAsync(HttpContext http)
    {
        if (!settings.IsSecure || http.Request.IsHttps) return next(http);
        if (http.GetEndpoint() is { RequestDelegate: { } answer } endpoint && endpoint.Metadata.GetMetadata<AskedInTheClear>() is not null) return answer(http);
        if (!HttpMethods.IsGet(http.Request.Method))
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return http.Response.WriteAsync(settings.PublicAddress.GetLeftPart(UriPartial.Authority), http.RequestAborted);
        }
        http.Response.Redirect(settings.PublicAddress.GetLeftPart(UriPartial.Authority) + http.Request.PathBase + http.Request.Path + http.Request.QueryString, permanent: true, preserveMethod: true);
        return Task.CompletedTask;
    }
}
