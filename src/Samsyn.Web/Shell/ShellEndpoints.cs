namespace Samsyn.Web.Shell;

static class ShellEndpoints
{
    /// <summary>docs/api/openapi.json; a test holds it against the endpoints and their answers.</summary>
    static readonly byte[] ApiDescription = ReadDescription();

    public static void MapShellEndpoints(this IEndpointRouteBuilder app)
    {
        app.MapGet("/halsa", () => Results.Text("ok")).Open();
        app.MapGet("/api/openapi.json", () => Results.Bytes(ApiDescription, "application/json; charset=utf-8")).Open();

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

    static byte[] ReadDescription()
    {
        using var file = typeof(ShellEndpoints).Assembly.GetManifestResourceStream("openapi.json") ?? throw new InvalidOperationException("docs/api/openapi.json is missing from the assembly.");
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return bytes.ToArray();
    }
}
