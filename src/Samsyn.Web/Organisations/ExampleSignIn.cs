using System.Net;
using Samsyn.Domain.Organisations;

namespace Samsyn.Web.Organisations;

/// <summary>A fictional person of the example database one may sign in as.</summary>
public sealed record ExamplePerson(PersonId Id, string Name, string Position, string Organisation);

/// <summary>The persons of the example; null when the open database is not the example one.</summary>
public delegate ValueTask<IReadOnlyList<ExamplePerson>?> ReadExamplePersons(CancellationToken cancel);

/// <summary>Signing in without proof of who one is: only on the machine itself, and only where every person is fictional.</summary>
static class ExampleSignIn
{
    public static async ValueTask<IReadOnlyList<ExamplePerson>?> Offered(HttpContext http, ReadExamplePersons persons) =>
        IsFromThisMachine(http) ? await persons(http.RequestAborted) : null;

    /// <summary>Both ends are this machine, nothing was forwarded, and the browser asked for this machine by name (so no foreign name was pointed here).</summary>
    static bool IsFromThisMachine(HttpContext http) =>
        http.Connection.RemoteIpAddress is { } remote && IPAddress.IsLoopback(remote)
        && (http.Connection.LocalIpAddress is not { } local || IPAddress.IsLoopback(local))
        && !http.Request.Headers.ContainsKey("X-Forwarded-For") && !http.Request.Headers.ContainsKey("Forwarded")
        && (http.Request.Host.Host is "localhost" || (IPAddress.TryParse(http.Request.Host.Host.Trim('[', ']'), out var named) && IPAddress.IsLoopback(named)));
}
