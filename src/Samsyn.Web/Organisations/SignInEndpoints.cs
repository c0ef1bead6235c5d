using Samsyn.App.Organisations;
using Samsyn.Web.Shell;

namespace Samsyn.Web.Organisations;

static class SignInEndpoints
{
    public static void MapSignInEndpoints(this IEndpointRouteBuilder app)
    {
        app.MapGet("/logga-in", async (HttpContext http, ReadExamplePersons persons, string? till) =>
            http.Page<SignInView>(new SignInModel(await ExampleSignIn.Offered(http, persons), Answers.LocalOrHome(till)))).Open();

        app.MapPost("/logga-in", async (HttpContext http, ReadExamplePersons persons) =>
        {
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            var offered = await ExampleSignIn.Offered(http, persons);
            if (offered.Count == 0) return http.Forbidden();
            if (offered.FirstOrDefault(person => person.Id.Value.ToString() == form["person"]) is not { } chosen) return http.NotFound();
            await SignedInActor.SignIn(http, chosen.Id);
            return http.Done(Answers.LocalOrHome(form["till"]));
        }).Open();

        app.MapPost("/logga-ut", async (HttpContext http) =>
        {
            await SignedInActor.SignOut(http);
            http.Response.Headers["Clear-Site-Data"] = "\"cache\"";
            return http.Done("/logga-in");
        }).Open();
    }
}

/// <summary>Whom one may sign in as here, and where one was going.</summary>
public sealed record SignInModel(IReadOnlyList<ExamplePerson> Persons, string To);
