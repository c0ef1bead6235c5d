using System.Net;
using Samsyn.App.Organisations;

namespace Samsyn.Web.Organisations;

/// <summary>Signing in without proof of who one is: only on the machine itself, and only where every person is fictional.</summary>
static class ExampleSignIn
{
    /// <summary>Whom one may sign in as; nobody from elsewhere, and nobody where the database is not the example.</summary>
    public static async Task<IReadOnlyList<ExamplePerson>> Offered(HttpContext http, ReadExamplePersons persons) =>
        IsFromThisMachine(http) ? await persons.Run(http.RequestAborted) : [];

    /// <summary>Both ends are this machine, nothing was forwarded, and the browser asked for this machine by name (so no foreign name was pointed here).</summary>
    public static bool IsFromThisMachine(HttpContext http) =>
        http.Connection.RemoteIpAddress is { } remote && IPAddress.IsLoopback(remote)
        && (http.Connection.LocalIpAddress is not { } local || IPAddress.IsLoopback(local))
        && !http.Request.Headers.ContainsKey("X-Forwarded-For") && !http.Request.Headers.ContainsKey("Forwarded")
        && (http.Request.Host.Host is "localhost" || (IPAddress.TryParse(http.Request.Host.Host.Trim('[', ']'), out var named) && IPAddress.IsLoopback(named)));
}
