using Samsyn.App.Acts;
using Samsyn.Domain.Organisations;

namespace Samsyn.Web.Shell;

/// <summary>Who may use an endpoint: those with the permission, or, when it is null, anyone.</summary>
sealed record Access(Permission? Permission)
{
    public bool Allows(Actor? actor) => Permission is not { } needed || (actor?.May(needed) ?? false);
}

static class AccessConventions
{
    public static TBuilder Requires<TBuilder>(this TBuilder endpoint, Permission permission) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new Access(permission));

    /// <summary>For pages that everybody may see, signed in or not. Rare.</summary>
    public static TBuilder Open<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new Access(null));
}

/// <summary>
/// Decides before the endpoint runs and before the body is read. An endpoint that names nothing is closed to everyone. Whoever is signed in
/// and is refused stands in the log; strangers do not, or anyone could fill it.
/// </summary>
sealed class ActorAccess(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http)
    {
        if (http.GetEndpoint() is not { } endpoint)
        {
            await next(http);
            return;
        }

        var access = endpoint.Metadata.GetMetadata<Access>();
        var actor = http.View().Actor;
        if (access is not null && access.Allows(actor)) await next(http);
        else if (actor is null && access is not null && http.WantsData()) await http.SignInFirst().ExecuteAsync(http);
        else if (actor is null && access is not null && HttpMethods.IsGet(http.Request.Method))
            http.SeeOther($"/logga-in?till={Uri.EscapeDataString(http.Request.Path + http.Request.QueryString)}");
        else
        {
            // Also when the browser has already gone: the attempt was made.
            if (actor is not null && access?.Permission is { } asked)
                await http.RequestServices.GetRequiredService<NoteRefusedPage>().Run(actor, asked, Guid.TryParse(http.GetRouteValue("id") as string, out var id) ? id : null, CancellationToken.None);
            await http.Forbidden().ExecuteAsync(http);
        }
    }
}
