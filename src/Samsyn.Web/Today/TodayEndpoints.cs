using Samsyn.App;
using Samsyn.App.Examples;
using Samsyn.App.Today;
using Samsyn.Domain.Kernel;
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

        app.MapPost("/exempel", (HttpContext http, OpenExample example, CancellationToken cancel) => Open(http, example.Run, "/", cancel)).Open();
        app.MapPost("/prova", (HttpContext http, OpenTrial trial, CancellationToken cancel) => Open(http, trial.Run, "/las-in", cancel)).Open();
    }

    /// <summary>Only on the machine itself: the persons of the example can be signed in as by whoever sits there.</summary>
    static async Task<IResult> Open(HttpContext http, Func<CancellationToken, Task<Outcome>> open, string then, CancellationToken cancel)
    {
        if (!ExampleSignIn.IsFromThisMachine(http)) return http.Forbidden();
        var opened = await open(cancel);
        return opened.IsDone
            ? http.Done($"/logga-in?till={Uri.EscapeDataString(then)}")
            : http.Refused<FirstStartView>(new FirstStartModel(true, FieldError.From(opened.Refusals, refusal => Texts.Of(refusal, http.View().Language))));
    }
}

/// <summary>Both ways to begin are open only on the machine itself.</summary>
public sealed record FirstStartModel(bool MayBegin, IReadOnlyList<FieldError> Errors);
