using System.Diagnostics;
using Samsyn.App;
using Samsyn.App.Organisations;
using Samsyn.App.Organisations.OpenIdConnect;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Web.Shell;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Organisations;

static class SignInEndpoints
{
    const string Purpose = "sign-in";

    /// <summary>No refusal is answered sooner, so that its time does not tell how far it came.</summary>
    static readonly TimeSpan RefusedAfter = TimeSpan.FromMilliseconds(400);

    public static void MapSignInEndpoints(this IEndpointRouteBuilder app)
    {
        app.MapGet("/logga-in", async (HttpContext http, string? till) => http.Page<SignInView>(await ModelOf(http, Answers.LocalOrHome(till)))).Open();

        app.MapPost("/logga-in/utmaning", (HttpContext http, PasskeyCeremony passkeys) => passkeys.AskForProof(http, who: null, Purpose)).Open();

        app.MapPost("/logga-in/nyckel", async (HttpContext http, PasskeyCeremony passkeys, SignInWithPasskey signIn) =>
        {
            var begun = Stopwatch.GetTimestamp();
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            var answer = await passkeys.ReadProof(http, form["credential"], Purpose);
            var signedIn = await signIn.Run(new() { Answer = answer, UserAgent = BrowserName.Of(http), Replaces = SessionCookie.Held(http) }, http.RequestAborted);
            var to = Answers.LocalOrHome(form["till"]);
            if (signedIn.IsDone)
            {
                SessionCookie.Give(http, signedIn.Value);
                return http.Done(to);
            }
            if (RefusedAfter - Stopwatch.GetElapsedTime(begun) is { Ticks: > 0 } left) await Task.Delay(left, http.RequestAborted);
            return http.Refused<SignInView>((await ModelOf(http, to)) with { Errors = http.Errors(signedIn) });
        }).Open();

        app.MapPost("/logga-in", async (HttpContext http, ReadExamplePersons persons, OpenSession open) =>
        {
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            var offered = await ExampleSignIn.Offered(http, persons);
            if (offered.Count == 0) return http.Forbidden();
            if (offered.FirstOrDefault(person => person.Id.Value.ToString() == form["person"]) is not { } chosen) return http.NotFound();
            var opened = await open.Run(
                new() { Person = chosen.Id, Method = SignInMethod.Example, UserAgent = BrowserName.Of(http), Replaces = SessionCookie.Held(http) }, http.RequestAborted);
            if (!opened.IsDone) return http.Forbidden();
            SessionCookie.Give(http, opened.Value);
            return http.Done(Answers.LocalOrHome(form["till"]));
        }).Open();

        app.MapPost("/logga-ut", async (HttpContext http, EndSession end, ProviderCeremony providers, ReadSessionThere there) =>
        {
            var vouched = false;
            if (http.Session() is { } session && http.View().Actor is { } actor)
            {
                vouched = await providers.PrepareToLeave(http, session.Session, there);
                await end.Run(actor, new(session.Session, SigningOut: true), http.RequestAborted);
            }
            SessionCookie.TakeBack(http);
            http.Response.Headers["Clear-Site-Data"] = "\"cache\"";
            return http.Done(vouched ? "/logga-ut" : "/logga-in");
        }).Open();

        app.MapGet("/logga-ut", async (HttpContext http, ProviderCeremony providers) =>
        {
            var left = await providers.ReadLeaving(http);
            return http.Page<SignedOutView>(new SignedOutModel(left?.Provider.Settings.Label(http.View().Language), left?.Address));
        }).Open();

        MapProvingAgain(app);
    }

    static void MapProvingAgain(IEndpointRouteBuilder app)
    {
        app.MapGet("/bekrafta", async (HttpContext http, string? till) => http.Page<ProveAgainView>(await ProveModelOf(http, Answers.LocalOrHome(till)))).Requires(Permission.KeepOwnAccount);

        app.MapPost("/bekrafta/utmaning", async (HttpContext http, PasskeyCeremony passkeys, ReadAccountOf accountOf) =>
            await accountOf.Run(http.View().Actor!.Person, http.RequestAborted) is { } account
                ? await passkeys.AskForProof(http, new(account), PurposeOf(http)) : http.NotFound()).Requires(Permission.KeepOwnAccount);

        app.MapPost("/bekrafta", async (HttpContext http, PasskeyCeremony passkeys, ProveAgain prove) =>
        {
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            var answer = await passkeys.ReadProof(http, form["credential"], PurposeOf(http));
            var proved = await prove.Run(http.View().Actor!, new(http.Session()!.Session, answer), http.RequestAborted);
            var to = Answers.LocalOrHome(form["till"]);
            if (!proved.IsDone) return http.Refused<ProveAgainView>((await ProveModelOf(http, to)) with { Errors = http.Errors(proved) });
            SessionCookie.Give(http, proved.Value);
            return http.Done(to);
        }).Requires(Permission.KeepOwnAccount);
    }

    public static async Task<SignInModel> ModelOf(HttpContext http, string to) =>
        new(await ExampleSignIn.Offered(http, http.RequestServices.GetRequiredService<ReadExamplePersons>()), to)
        {
            Providers = ProviderEndpoints.Links(http, "accounts.signInWith", provider => $"/logga-in/hos/{provider}?till={Uri.EscapeDataString(to)}"),
        };

    public static async Task<ProveAgainModel> ProveModelOf(HttpContext http, string to) => new(to)
    {
        Providers = await ProviderEndpoints.OwnLinks(http, "accounts.proveWith", provider => $"/bekrafta/hos/{provider}?till={Uri.EscapeDataString(to)}"),
    };

    /// <summary>A challenge of one session answers for no other.</summary>
    static string PurposeOf(HttpContext http) => "prove-again " + http.Session()?.Session.Value;

    /// <summary>The refusals in the reader's words.</summary>
    public static IReadOnlyList<FieldError> Errors(this HttpContext http, Outcome refused) => FieldError.From(refused.Refusals, refusal => Texts.Of(refusal, http.View().Language));
}

/// <summary>Whom one may sign in as here without proof, and where one was going.</summary>
public sealed record SignInModel(IReadOnlyList<ExamplePerson> Persons, string To)
{
    public IReadOnlyList<Link> Providers { get; init; } = [];
    public IReadOnlyList<FieldError> Errors { get; init; } = [];
}

/// <summary>Where one has signed out; with a provider, that one may still be signed in there.</summary>
public sealed record SignedOutModel(string? Provider, string? Address);

public sealed record ProveAgainModel(string To)
{
    public IReadOnlyList<Link> Providers { get; init; } = [];
    public IReadOnlyList<FieldError> Errors { get; init; } = [];
}
