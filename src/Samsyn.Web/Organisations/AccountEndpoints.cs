using Samsyn.App;
using Samsyn.App.Organisations;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Web.Shell;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Organisations;

/// <summary>Who has an account: invite, lock, end sessions.</summary>
static class AccountEndpoints
{
    const string Page = "/anvandare";

    public static void MapAccountEndpoints(this IEndpointRouteBuilder app)
    {
        app.MapGet(Page, async (HttpContext http, ReadAccounts read) =>
            http.Page<AccountListView>(await read.Run(http.View().Actor!, http.RequestAborted))).Requires(Permission.ManageAccounts);

        app.MapGet(Page + "/bjud-in", (HttpContext http) => http.Page<InviteView>(new InviteModel())).Requires(Permission.ManageAccounts).RequiresFresh();

        app.MapPost(Page + "/bjud-in", async (HttpContext http, InvitePerson invite, ReadAccounts read, ShellSettings settings) =>
        {
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            var model = new InviteModel
            {
                Name = form["name"].ToString(), Position = form["position"].ToString(), LocalTitle = form["localTitle"].ToString(),
                Organisation = form["organisation"].ToString(), Side = form["side"].ToString(),
            };
            if (Named.OrNull<PositionTitle>(model.Position) is not { } position)
                return http.Refused<InviteView>(model with { Errors = [new("position", http.View()["accounts.positionMissing"])] });
            var invited = await invite.Run(http.View().Actor!, new()
            {
                Name = model.Name, Position = position,
                LocalTitle = model.LocalTitle, Organisation = model.Organisation, Side = Named.OrNull<PartySide>(model.Side),
            }, http.RequestAborted);
            return invited.IsDone ? await Invited(http, read, settings, invited.Value) : http.Refused<InviteView>(model with { Errors = http.Errors(invited) });
        }).Requires(Permission.ManageAccounts).RequiresFresh();

        app.MapGet(Page + "/{id:guid}", async (HttpContext http, Guid id, ReadAccounts read, ReadSessions sessions) =>
            await ModelOf(http, new(id), read, sessions) is { } model ? http.Page<AccountView>(model) : http.NotFound()).Requires(Permission.ManageAccounts);

        app.MapPost(Page + "/{id:guid}/bjud-in", async (HttpContext http, Guid id, InvitePerson invite, ReadAccounts read, ReadSessions sessions, ShellSettings settings) =>
        {
            if (await ModelOf(http, new(id), read, sessions) is not { } model) return http.NotFound();
            var invited = await invite.Run(http.View().Actor!, new() { Person = model.Account.Person }, http.RequestAborted);
            return invited.IsDone ? await Invited(http, read, settings, invited.Value) : http.Refused<AccountView>(model with { Errors = http.Errors(invited) });
        }).Requires(Permission.ManageAccounts).RequiresFresh();

        MapAct(app, "las", (services, actor, account, cancel) => services.GetRequiredService<LockAccount>().Run(actor, new(account.Id), cancel));
        MapAct(app, "las-upp", (services, actor, account, cancel) => services.GetRequiredService<UnlockAccount>().Run(actor, new(account.Id), cancel));
        MapAct(app, "avsluta", async (services, actor, account, cancel) => await services.GetRequiredService<EndSessionsOf>().Run(actor, new(account.Person), cancel));
    }

    static void MapAct(IEndpointRouteBuilder app, string verb, Func<IServiceProvider, Actor, AccountRow, CancellationToken, Task<Outcome>> act) =>
        app.MapPost($"{Page}/{{id:guid}}/{verb}", async (HttpContext http, Guid id, ReadAccounts read, ReadSessions sessions) =>
        {
            if (await ModelOf(http, new(id), read, sessions) is not { } model) return http.NotFound();
            var done = await act(http.RequestServices, http.View().Actor!, model.Account, http.RequestAborted);
            return done.IsDone ? http.Done($"{Page}/{id}") : http.Refused<AccountView>(model with { Errors = http.Errors(done) });
        }).Requires(Permission.ManageAccounts).RequiresFresh();

    static async Task<AccountModel?> ModelOf(HttpContext http, AccountId id, ReadAccounts read, ReadSessions sessions)
    {
        var actor = http.View().Actor!;
        return (await read.Run(actor, http.RequestAborted)).FirstOrDefault(account => account.Id == id) is { } account
            ? new(account, await sessions.Run(actor, account.Person, http.RequestAborted)) : null;
    }

    /// <summary>Answered at once rather than by a redirect: the secret must not stand in any address but its own.</summary>
    static async Task<IResult> Invited(HttpContext http, ReadAccounts read, ShellSettings settings, NewInvitation invited)
    {
        var account = (await read.Run(http.View().Actor!, http.RequestAborted)).First(account => account.Id == invited.Account);
        return http.Page<InvitedView>(new InvitedModel(account, new Uri(settings.PublicAddress, "/inbjudan/" + invited.Secret).ToString(), invited.ExpiresAt));
    }
}

public sealed record InviteModel
{
    public string Name { get; init; } = "";
    public string Position { get; init; } = "";
    public string LocalTitle { get; init; } = "";
    public string Organisation { get; init; } = "";
    public string Side { get; init; } = "";
    public IReadOnlyList<FieldError> Errors { get; init; } = [];
}

public sealed record InvitedModel(AccountRow Account, string Address, DateTimeOffset ExpiresAt);

public sealed record AccountModel(AccountRow Account, IReadOnlyList<SessionRow> Sessions)
{
    public IReadOnlyList<FieldError> Errors { get; init; } = [];
}
