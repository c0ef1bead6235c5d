using System.Security.Cryptography;
using Microsoft.AspNetCore.Antiforgery;
using Samsyn.App;
using Samsyn.Web.Organisations;

namespace Samsyn.Web.Shell;

/// <summary>Makes the <see cref="ViewContext"/> of a request: who asks, in which language, with which nonce.</summary>
sealed class ViewContextMaker(RequestDelegate next, Navigation navigation, IAntiforgery antiforgery, CookieNames cookies, Clock clock, ReadPageHead readHead)
{
    public async Task InvokeAsync(HttpContext http, SignedInActor signedIn)
    {
        var actor = await signedIn.Read(http);
        var language = LanguageOf(http.Request.Cookies[cookies.Language]);
        var proof = antiforgery.GetAndStoreTokens(http);
        http.SetView(new()
        {
            Language = language,
            Actor = actor,
            Address = http.Request.Path + http.Request.QueryString,
            Nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16)),
            Today = clock.Today,
            Theme = ThemeOf(http.Request.Cookies[cookies.Theme]),
            Head = await readHead(actor, language, http.RequestAborted),
            Navigation = navigation.For(actor),
            CanSearch = navigation.Leads("/sok", actor),
            Proof = new(proof.FormFieldName, proof.RequestToken!),
        });
        await next(http);
    }

    public static Language LanguageOf(string? tag) => tag == "en" ? Language.English : Language.Swedish;

    public static Theme ThemeOf(string? name) => name switch { "ljust" => Theme.Light, "morkt" => Theme.Dark, _ => Theme.System };
}
