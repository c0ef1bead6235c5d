using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Samsyn.App.Organisations;
using Samsyn.Domain.Organisations;

namespace Samsyn.Web.Organisations;

/// <summary>The ticket holds only the person's id; what the person may do is read anew at each request.</summary>
sealed class SignedInActor(ReadActor readActor)
{
    const string Scheme = CookieAuthenticationDefaults.AuthenticationScheme;

    public async ValueTask<Actor?> Read(HttpContext http) =>
        Guid.TryParse(http.User.FindFirstValue(ClaimTypes.NameIdentifier), out var person) ? await readActor.Run(new(person), http.RequestAborted) : null;

    public static Task SignIn(HttpContext http, PersonId person) => http.SignInAsync(Scheme, new(new ClaimsIdentity(
        [new Claim(ClaimTypes.NameIdentifier, person.Value.ToString())], Scheme)));

    public static Task SignOut(HttpContext http) => http.SignOutAsync(Scheme);
}
