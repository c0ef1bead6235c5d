using Samsyn.App;
using Samsyn.App.Organisations;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Web.Shell;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Organisations;

/// <summary>One's own passkeys and sessions. Whoever changes them has just proved who they are.</summary>
static class OwnAccountEndpoints
{
    const string Page = "/mitt-konto";

    public static void MapOwnAccountEndpoints(this IEndpointRouteBuilder app)
    {
        app.MapGet(Page, async (HttpContext http, ReadOwnAccount read) => http.Page<OwnAccountView>(await ModelOf(http, read))).Requires(Permission.KeepOwnAccount);

        app.MapGet(Page + "/nyckel", async (HttpContext http, ReadAccountOf accountOf) =>
            await accountOf.Run(http.View().Actor!.Person, http.RequestAborted) is null ? http.NotFound() : http.Page<AddPasskeyView>(new AddPasskeyModel()))
            .Requires(Permission.KeepOwnAccount).RequiresFresh();

        app.MapPost(Page + "/nyckel/utmaning", async (HttpContext http, ReadAccountOf accountOf, PasskeyCeremony passkeys) =>
            await accountOf.Run(http.View().Actor!.Person, http.RequestAborted) is { } account
                ? await passkeys.AskForNew(http, new(account, http.View().Actor!.Name), PurposeOf(http)) : http.NotFound())
            .Requires(Permission.KeepOwnAccount).RequiresFresh();

        app.MapPost(Page + "/nyckel", async (HttpContext http, PasskeyCeremony passkeys, RegisterPasskey register) =>
        {
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            var model = new AddPasskeyModel { Name = form["name"].ToString() };
            if (await passkeys.ReadNew(http, form["credential"], model.Name, PurposeOf(http)) is not { } passkey)
                return http.Refused<AddPasskeyView>(model with { Errors = [new(null, http.View()["accounts.passkeyFailed"])] });
            var registered = await register.Run(http.View().Actor!, new(passkey), http.RequestAborted);
            return registered.IsDone ? http.Done(Page) : http.Refused<AddPasskeyView>(model with { Errors = http.Errors(registered) });
        }).Requires(Permission.KeepOwnAccount).RequiresFresh();

        app.MapPost(Page + "/nyckel/{id:guid}/ta-bort", async (HttpContext http, Guid id, RemovePasskey remove, ReadOwnAccount read) =>
            await Answer(http, read, await remove.Run(http.View().Actor!, new(new PasskeyId(id)), http.RequestAborted))).Requires(Permission.KeepOwnAccount).RequiresFresh();

        app.MapPost(Page + "/inloggning/{id:guid}/avsluta", async (HttpContext http, Guid id, EndSession end, ReadOwnAccount read) =>
            await Answer(http, read, await end.Run(http.View().Actor!, new(new SessionId(id)), http.RequestAborted))).Requires(Permission.KeepOwnAccount).RequiresFresh();

        app.MapPost(Page + "/inloggning/avsluta-andra", async (HttpContext http, EndOtherSessions end, ReadOwnAccount read) =>
            await Answer(http, read, await end.Run(http.View().Actor!, new(http.Session()!.Session), http.RequestAborted))).Requires(Permission.KeepOwnAccount).RequiresFresh();
    }

    static async Task<OwnAccountModel> ModelOf(HttpContext http, ReadOwnAccount read) =>
        new(await read.Run(http.View().Actor!, http.RequestAborted), http.Session()!.Session);

    static async Task<IResult> Answer(HttpContext http, ReadOwnAccount read, Outcome outcome) =>
        outcome.IsDone ? http.Done(Page)
        : outcome.Refusals.OfType<NotFound>().Any() ? http.NotFound()
        : http.Refused<OwnAccountView>(await ModelOf(http, read) with { Errors = http.Errors(outcome) });

    static string PurposeOf(HttpContext http) => "register " + http.Session()?.Session.Value;
}

public sealed record OwnAccountModel(OwnAccount Account, SessionId Current)
{
    public IReadOnlyList<FieldError> Errors { get; init; } = [];
}

public sealed record AddPasskeyModel
{
    public string? Name { get; init; }
    public IReadOnlyList<FieldError> Errors { get; init; } = [];
}
