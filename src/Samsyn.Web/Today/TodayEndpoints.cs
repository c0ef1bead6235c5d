using Samsyn.App;
using Samsyn.App.Examples;
using Samsyn.App.Today;
using Samsyn.Web.Organisations;
using Samsyn.Web.Shell;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Today;

static class TodayEndpoints
{
    public static void MapTodayEndpoints(this IEndpointRouteBuilder app)
    {
        // Open, because the very first visitor meets an empty database and nobody to sign in as.
        app.MapGet("/", async (HttpContext http, ReadTodayPage today, IsEmpty isEmpty, CancellationToken cancel) =>
        {
            if (http.View().Actor is { } actor) return http.Page<TodayView>(await today.Run(actor, http.Request.Query["part"] == "alla", cancel));
            return await isEmpty.Run(cancel) ? http.Page<FirstStartView>(new FirstStartModel(ExampleSignIn.IsFromThisMachine(http), [])) : http.Done("/logga-in");
        }).Open();

        app.MapPost("/exempel", async (HttpContext http, OpenExample open, CancellationToken cancel) =>
        {
            if (!ExampleSignIn.IsFromThisMachine(http)) return http.Forbidden();
            var opened = await open.Run(cancel);
            return opened.IsDone
                ? http.Done("/logga-in")
                : http.Refused<FirstStartView>(new FirstStartModel(true, FieldError.From(opened.Refusals, refusal => Texts.Of(refusal, http.View().Language))));
        }).Open();
    }
}

/// <summary>The example can be opened only on the machine itself.</summary>
public sealed record FirstStartModel(bool MayOpenExample, IReadOnlyList<FieldError> Errors);
