namespace Samsyn.Web.Organisations;

/// <summary>“Firefox, Windows”: enough for a person to recognise their own browser in a list, and no more is kept.</summary>
static class BrowserName
{
    // The order matters: Edge and Opera also call themselves Chrome, and Chrome calls itself Safari.
    static readonly (string Mark, string Name)[] Browsers =
        [("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"), ("Chrome/", "Chrome"), ("CriOS/", "Chrome"), ("Safari/", "Safari")];

    static readonly (string Mark, string Name)[] Systems =
        [("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS X", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux")];

    public static string Of(HttpContext http) => Of(http.Request.Headers.UserAgent.ToString());

    public static string Of(string userAgent) => string.Join(", ", new[] { NameIn(Browsers, userAgent), NameIn(Systems, userAgent) }.OfType<string>());

    static string? NameIn((string Mark, string Name)[] known, string text) =>
        known.Where(one => text.Contains(one.Mark, StringComparison.Ordinal)).Select(one => one.Name).FirstOrDefault();
}
