using Samsyn.App;
using Samsyn.App.Organisations;
using Samsyn.App.Organisations.OpenIdConnect;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Web.Shell;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Organisations;

/// <summary>Signing in with a work account: to the provider, back from it, and what it tells by itself when somebody signs out there.</summary>
static partial class ProviderEndpoints
{
    const string SignIn = "sign-in", Invited = "invitation ", Proving = "prove-again ";

    public static void MapProviderEndpoints(this IEndpointRouteBuilder app)
    {
        app.MapGet("/logga-in/hos/{provider}", (HttpContext http, string provider, string? till) => Send(http, provider, SignIn, Answers.LocalOrHome(till), anew: false)).Open();

        app.MapGet("/inbjudan/{secret}/hos/{provider}", async (HttpContext http, string secret, string provider, ReadInvitation read) =>
            await read.Run(secret, http.RequestAborted) is null ? InvitationEndpoints.NotValid(http) : await Send(http, provider, Invited + secret, "/", anew: false)).Open();

        app.MapGet("/bekrafta/hos/{provider}", (HttpContext http, string provider, string? till) =>
            Send(http, provider, Proving + http.Session()!.Session.Value, Answers.LocalOrHome(till), anew: true)).Requires(Permission.KeepOwnAccount);

        app.MapGet("/logga-in/hos/{provider}/svar", async (HttpContext http, string provider, Providers providers, ProviderCeremony ceremony) =>
        {
            if (providers.Find(provider) is not { } one) return http.NotFound();
            var answer = await ceremony.Read(http, one);
            var purpose = answer.Begun?.Purpose ?? SignIn;
            return purpose.StartsWith(Invited, StringComparison.Ordinal) ? await AcceptedInvitation(http, one, answer, purpose[Invited.Length..])
                : purpose.StartsWith(Proving, StringComparison.Ordinal) ? await Proved(http, one, answer, purpose) : await SignedIn(http, one, answer);
        }).Open();

        app.MapPost("/logga-in/hos/{provider}/utloggad", async (HttpContext http, string provider, Providers providers, LogoutTokens tokens, EndSessionsByProvider end, ILoggerFactory logs) =>
        {
            if (providers.Find(provider) is not { } one) return Results.StatusCode(StatusCodes.Status404NotFound);
            var form = http.Request.HasFormContentType ? await http.Request.ReadFormAsync(http.RequestAborted) : null;
            var log = logs.CreateLogger(typeof(ProviderEndpoints));
            var there = await tokens.Read(form?["logout_token"] is [var token] ? token : null, one, why => LogRefused(log, one.Settings.Name, why), http.RequestAborted);
            var ended = there is null ? Outcome.Refused(new SignInRefused()) : await end.Run(new(there), http.RequestAborted);
            return ended.IsDone ? Results.Text("") : Results.Json(new { error = "invalid_request" }, statusCode: StatusCodes.Status400BadRequest);
        }).Open().ProvesItself();
    }

    /// <summary>A link for each provider of this installation.</summary>
    public static IReadOnlyList<Link> Links(HttpContext http, string text, Func<string, string> address) =>
        [.. http.RequestServices.GetRequiredService<Providers>().All.Select(one => LinkTo(http, one, text, address))];

    /// <summary>For those alone to which the person's account is tied.</summary>
    public static async Task<IReadOnlyList<Link>> OwnLinks(HttpContext http, string text, Func<string, string> address)
    {
        var all = http.RequestServices.GetRequiredService<Providers>().All;
        if (all.Count == 0) return [];
        var linked = await http.RequestServices.GetRequiredService<ReadLinkedIdentities>().Run(http.View().Actor!, http.RequestAborted);
        return [.. all.Where(one => linked.Any(identity => identity.Issuer == one.Settings.IssuerText)).Select(one => LinkTo(http, one, text, address))];
    }

    static Link LinkTo(HttpContext http, Provider one, string text, Func<string, string> address) =>
        new(http.View()[text, one.Settings.Label(http.View().Language)], address(one.Settings.Name));

    static async Task<IResult> Send(HttpContext http, string name, string purpose, string to, bool anew)
    {
        var services = http.RequestServices;
        if (services.GetRequiredService<Providers>().Find(name) is not { } provider) return http.NotFound();
        if (await services.GetRequiredService<ProviderCeremony>().Ask(http, provider, purpose, to, anew) is { } address) return http.Done(address);
        Outcome away = new IdentityProviderAway(provider.Settings.Label(http.View().Language));
        return http.Page<SignInView>((await SignInEndpoints.ModelOf(http, to)) with { Errors = http.Errors(away) }, StatusCodes.Status503ServiceUnavailable);
    }

    static async Task<IResult> SignedIn(HttpContext http, Provider provider, ReadAnswer answer)
    {
        var signedIn = await http.RequestServices.GetRequiredService<SignInWithProvider>().Run(
            new() { Provider = provider, Answer = answer, UserAgent = BrowserName.Of(http), Replaces = SessionCookie.Held(http) }, http.RequestAborted);
        return signedIn.IsDone ? Enter(http, signedIn.Value, answer)
            : http.Refused<SignInView>((await SignInEndpoints.ModelOf(http, Answers.LocalOrHome(answer.Begun?.To))) with { Errors = http.Errors(signedIn) });
    }

    static async Task<IResult> AcceptedInvitation(HttpContext http, Provider provider, ReadAnswer answer, string secret)
    {
        var accepted = await http.RequestServices.GetRequiredService<AcceptInvitationWithProvider>().Run(
            new() { Secret = secret, Provider = provider, Answer = answer, UserAgent = BrowserName.Of(http), Replaces = SessionCookie.Held(http) }, http.RequestAborted);
        if (accepted.IsDone) return Enter(http, accepted.Value, answer);
        return await http.RequestServices.GetRequiredService<ReadInvitation>().Run(secret, http.RequestAborted) is { } invitation
            ? http.Refused<InvitationView>(InvitationEndpoints.ModelOf(http, invitation, secret) with { Errors = http.Errors(accepted) }) : InvitationEndpoints.NotValid(http);
    }

    static async Task<IResult> Proved(HttpContext http, Provider provider, ReadAnswer answer, string purpose)
    {
        if (http.Session() is not { } session || http.View().Actor is not { } actor || purpose != Proving + session.Session.Value) return await SignedIn(http, provider, answer with { Vouched = null, Wrong = "oidc:begun" });
        var proved = await http.RequestServices.GetRequiredService<ProveAgainWithProvider>().Run(actor, new(session.Session, provider, answer), http.RequestAborted);
        return proved.IsDone ? Enter(http, proved.Value, answer)
            : http.Refused<ProveAgainView>((await SignInEndpoints.ProveModelOf(http, Answers.LocalOrHome(answer.Begun?.To))) with { Errors = http.Errors(proved) });
    }

    static IResult Enter(HttpContext http, OpenedSession session, ReadAnswer answer)
    {
        SessionCookie.Give(http, session);
        return http.Done(Answers.LocalOrHome(answer.Begun?.To));
    }

    [LoggerMessage(LogLevel.Warning, "A sign-out told by {Provider} was refused: {Why}")]
    static partial void LogRefused(ILogger logger, string provider, string why);
}
