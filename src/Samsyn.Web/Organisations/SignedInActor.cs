using System.Security.Claims;
using Samsyn.App.Acts;
using Samsyn.App.Organisations;
using Samsyn.App.Storage;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Web.Shell;

namespace Samsyn.Web.Organisations;

/// <summary>
/// Who asks. The cookie holds only the secret of a session; whether it still counts, and what the person may do, is read from the database anew
/// at each request, so that an end, a lock or a lost position bites at once on every node.
/// </summary>
sealed class SignedInActor(ReadSession readSession, ReadActor readActor, ActSession acts, AccessContext access, CookieNames cookies)
{
    public async ValueTask<Actor?> Read(HttpContext http)
    {
        // A stream asks again and again: whoever was signed in before may not be any longer.
        access.Become(null);
        if (http.Request.Cookies[cookies.Session] is not { Length: > 0 } secret || await readSession.Run(secret, IsUse(http), http.RequestAborted) is not { } session) return null;
        if (session.Method == SignInMethod.Example && !ExampleSignIn.IsFromThisMachine(http)) return null;
        http.Features.Set(session);
        acts.Checksum = Checksum.Of(session.Session.Value.ToString());
        // Antiforgery ties its proof to the person through this claim; nothing else reads it.
        http.User = new(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, session.Person.Value.ToString())], session.Method.ToString()));
        var actor = await readActor.Run(session.Person, http.RequestAborted);
        access.Become(actor);
        return actor;
    }

    static bool IsUse(HttpContext http) => http.GetEndpoint()?.Metadata.GetMetadata<AskedByThePageItself>() is null;
}

/// <summary>Marks an endpoint that an open page asks without anybody doing anything: it does not keep a session from ending for want of use.</summary>
sealed record AskedByThePageItself;

/// <summary>The cookie of a session: given at sign-in with a new secret each time, and taken back at sign-out.</summary>
static class SessionCookie
{
    public static void Give(HttpContext http, OpenedSession session)
    {
        var cookies = http.RequestServices.GetRequiredService<CookieNames>();
        http.Response.Cookies.Append(cookies.Session, session.Secret, cookies.UntilClosed);
    }

    public static void TakeBack(HttpContext http)
    {
        var cookies = http.RequestServices.GetRequiredService<CookieNames>();
        http.Response.Cookies.Delete(cookies.Session, cookies.UntilClosed);
    }

    /// <summary>The secret that the browser holds now, whether or not it still counts.</summary>
    public static string? Held(HttpContext http) => http.Request.Cookies[http.RequestServices.GetRequiredService<CookieNames>().Session];

    /// <summary>The session of this request; null when nobody is signed in.</summary>
    public static SignedIn? Session(this HttpContext http) => http.Features.Get<SignedIn>();
}
