using Microsoft.AspNetCore.Antiforgery;
using Samsyn.App;
using Samsyn.App.Live;
using Samsyn.App.Secrets;
using Samsyn.Domain.Organisations;
using Samsyn.Web.Organisations;

namespace Samsyn.Web.Shell;

/// <summary>Makes the <see cref="ViewContext"/> of a request: who asks, in which language, with which nonce.</summary>
sealed class ViewContextMaker(RequestDelegate next, Navigation navigation, IAntiforgery antiforgery, CookieNames cookies, Clock clock, ChangeHub changes, ReadPageHead readHead)
{
    public async Task InvokeAsync(HttpContext http, SignedInActor signedIn)
    {
        var heardBefore = changes.Now;
        var actor = await signedIn.Read(http);
        var language = LanguageOf(http.Request.Cookies[cookies.Language]);
        var head = await readHead(http.RequestServices, actor, language, http.RequestAborted);
        var proof = antiforgery.GetAndStoreTokens(http);
        http.SetView(new()
        {
            Language = language,
            Actor = actor,
            Address = http.Request.Path + http.Request.QueryString,
            Nonce = Unguessable.Nonce(),
            Today = clock.Today,
            Theme = ThemeOf(http.Request.Cookies[cookies.Theme]),
            Head = head with { Positions = head.Positions ?? PositionsOf(actor, language) },
            Navigation = navigation.For(actor),
            CanSearch = navigation.Leads("/sok", actor),
            Proof = new(proof.FormFieldName, proof.RequestToken!),
            HeardBefore = heardBefore,
        });
        await next(http);
    }

    /// <summary>When nothing can be read: nobody is known, nothing leads anywhere, and no form is taken for ours.</summary>
    public static ViewContext OfNobody(HttpContext http, CookieNames cookies, Clock clock) => new()
    {
        Language = LanguageOf(http.Request.Cookies[cookies.Language]), Actor = null, Address = http.Request.Path + http.Request.QueryString, Nonce = Unguessable.Nonce(), Today = clock.Today,
        Theme = ThemeOf(http.Request.Cookies[cookies.Theme]), Head = PageHead.Empty, Navigation = [], CanSearch = false, Proof = new("form-proof", ""),
    };

    /// <summary>Titles of their own are left out: the enum has no word for them.</summary>
    static string? PositionsOf(Actor? actor, Language language) => actor is null ? null
        : string.Join(", ", actor.Positions.Where(held => held.Title != PositionTitle.Other).Select(held => Texts.Of(held.Title, language)).Distinct()) is { Length: > 0 } words
            ? char.ToUpper(words[0], System.Globalization.CultureInfo.InvariantCulture) + words[1..] : null;

    public static Language LanguageOf(string? tag) => tag == "en" ? Language.English : Language.Swedish;

    public static Theme ThemeOf(string? name) => name switch { "ljust" => Theme.Light, "morkt" => Theme.Dark, _ => Theme.System };
}
