using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Shell;

/// <summary>What an endpoint can answer. Every view takes <c>View</c> (who, language, address) and <c>Model</c>, and nothing else.</summary>
static class Answers
{
    /// <summary>200, or another status, with a view.</summary>
    public static IResult Page<TView>(this HttpContext http, object model, int status = StatusCodes.Status200OK) where TView : IComponent =>
        new RazorComponentResult<TView>(new Dictionary<string, object?> { ["View"] = http.View(), ["Model"] = model })
        {
            StatusCode = status,
            ContentType = "text/html; charset=utf-8",
        };

    /// <summary>422: the form as it was typed, with its errors on top.</summary>
    public static IResult Refused<TView>(this HttpContext http, object model) where TView : IComponent =>
        http.Page<TView>(model, StatusCodes.Status422UnprocessableEntity);

    /// <summary>303: the act is done, here is where it shows. Going back never repeats it.</summary>
    public static IResult Done(this HttpContext http, string address)
    {
        http.SeeOther(address);
        return Results.Empty;
    }

    /// <summary>404, also for what exists but is not the reader's to see.</summary>
    public static IResult NotFound(this HttpContext http) =>
        http.Page<ErrorView>(new ErrorModel("notFound"), StatusCodes.Status404NotFound);

    public static IResult Forbidden(this HttpContext http) =>
        http.Page<ErrorView>(new ErrorModel("forbidden"), StatusCodes.Status403Forbidden);

    /// <summary>401, for programs: no form to fill in, and no page that a program would take for its answer.</summary>
    public static IResult SignInFirst(this HttpContext http)
    {
        http.Response.Headers.WWWAuthenticate = "Cookie realm=\"Samsyn\"";
        return Results.Text(http.View()["error.signInFirst"], "text/plain; charset=utf-8", statusCode: StatusCodes.Status401Unauthorized);
    }

    /// <summary>Whether a program asks, rather than a person with a browser.</summary>
    public static bool WantsData(this HttpContext http) =>
        http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal)
        || (http.Request.Headers.Accept.ToString() is { Length: > 0 } accept && !accept.Contains("text/html", StringComparison.OrdinalIgnoreCase));

    /// <summary>409: someone else was first. Both versions are shown; nothing typed is lost.</summary>
    public static IResult Stale(this HttpContext http, ConflictModel model) =>
        http.Page<ConflictView>(model, StatusCodes.Status409Conflict);

    internal static void SeeOther(this HttpContext http, string address)
    {
        http.Response.StatusCode = StatusCodes.Status303SeeOther;
        http.Response.Headers.Location = address;
    }

    /// <summary>An address of our own that a form or link brought along; anything else leads home.</summary>
    public static string LocalOrHome(string? address) =>
        address is ['/', ..] && address is not ['/', '/' or '\\', ..] && !address.Any(char.IsControl) ? address : "/";
}
