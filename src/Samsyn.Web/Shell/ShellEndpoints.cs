namespace Samsyn.Web.Shell;

static class ShellEndpoints
{
    public static void MapShellEndpoints(this IEndpointRouteBuilder app)
    {
        app.MapGet("/halsa", () => Results.Text("ok")).Open();

        app.MapPost("/sprak", async (HttpContext http, CookieNames cookies) =>
        {
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            http.Response.Cookies.Append(cookies.Language, form["language"] == "en" ? "en" : "sv", cookies.Remembered);
            return http.Done(Answers.LocalOrHome(form["back"]));
        }).Open();

        app.MapPost("/utseende", async (HttpContext http, CookieNames cookies) =>
        {
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            http.Response.Cookies.Append(cookies.Theme, form["theme"] is [("ljust" or "morkt") and var theme] ? theme : "system", cookies.Remembered);
            return http.Done(Answers.LocalOrHome(form["back"]));
        }).Open();

        app.MapFallback((HttpContext http) => http.NotFound()).Open();
    }
}
