using Samsyn.Web.Shell;

namespace Samsyn.Web.Organisations;

/// <summary>Marks an endpoint that asks for a recent proof of who one is.</summary>
sealed record AsksForFreshSignIn;

static class FreshSignInConventions
{
    /// <summary>For sensitive acts: whoever proved who they are longer ago than a few minutes does it again first. Beside <c>.Requires</c>, not instead of it.</summary>
    public static TBuilder RequiresFresh<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new AsksForFreshSignIn());
}

/// <summary>Leads to the page where one proves anew who one is, and from there back to where one was. Comes after <see cref="ActorAccess"/>.</summary>
sealed class FreshSignIn(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<AsksForFreshSignIn>() is null || http.Session() is { IsFresh: true }) return next(http);
        http.SeeOther("/bekrafta?till=" + Uri.EscapeDataString(HttpMethods.IsGet(http.Request.Method) ? http.View().Address : PageOf(http)));
        return Task.CompletedTask;
    }

    /// <summary>The page that the form stood on.</summary>
    static string PageOf(HttpContext http) =>
        Uri.TryCreate(http.Request.Headers.Referer.ToString(), UriKind.Absolute, out var from) && from.Authority == http.Request.Host.Value
            ? Answers.LocalOrHome(from.PathAndQuery) : "/";
}
