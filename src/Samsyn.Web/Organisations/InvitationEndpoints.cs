using Samsyn.App;
using Samsyn.App.Organisations;
using Samsyn.Domain.Organisations;
using Samsyn.Web.Shell;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Organisations;

/// <summary>The one-time link: it shows who is invited, and turns into an account when a passkey is registered. Looking at it uses nothing up.</summary>
static class InvitationEndpoints
{
    public static void MapInvitationEndpoints(this IEndpointRouteBuilder app)
    {
        app.MapGet("/inbjudan/{secret}", async (HttpContext http, string secret, ReadInvitation read) =>
            await read.Run(secret, http.RequestAborted) is { } invitation ? http.Page<InvitationView>(ModelOf(http, invitation, secret)) : NotValid(http)).Open();

        app.MapPost("/inbjudan/{secret}/utmaning", async (HttpContext http, string secret, ReadInvitation read, PasskeyCeremony passkeys) =>
            await read.Run(secret, http.RequestAborted) is { } invitation
                ? await passkeys.AskForNew(http, new(invitation.Account, invitation.Name), PurposeOf(invitation)) : NotValid(http)).Open();

        app.MapPost("/inbjudan/{secret}", async (HttpContext http, string secret, ReadInvitation read, PasskeyCeremony passkeys, AcceptInvitation accept) =>
        {
            if (await read.Run(secret, http.RequestAborted) is not { } invitation) return NotValid(http);
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            var model = ModelOf(http, invitation, secret) with { PasskeyName = form["name"].ToString() };
            if (await passkeys.ReadNew(http, form["credential"], model.PasskeyName, PurposeOf(invitation)) is not { } passkey)
                return http.Refused<InvitationView>(model with { Errors = [new(null, http.View()["accounts.passkeyFailed"])] });
            var accepted = await accept.Run(
                new() { Secret = secret, Passkey = passkey, UserAgent = BrowserName.Of(http), Replaces = SessionCookie.Held(http) }, http.RequestAborted);
            if (!accepted.IsDone)
                return accepted.Refusals.OfType<InvitationNotValid>().Any() ? NotValid(http) : http.Refused<InvitationView>(model with { Errors = http.Errors(accepted) });
            SessionCookie.Give(http, accepted.Value);
            return http.Done("/");
        }).Open();
    }

    /// <summary>Used, expired, replaced or never made: the same words and the same status.</summary>
    public static IResult NotValid(HttpContext http) => http.Page<ErrorView>(new ErrorModel("invitation"), StatusCodes.Status404NotFound);

    public static InvitationModel ModelOf(HttpContext http, InvitationPage invitation, string secret) => new(invitation, "/inbjudan/" + secret)
    {
        Providers = ProviderEndpoints.Links(http, "accounts.linkWith", provider => $"/inbjudan/{secret}/hos/{provider}"),
    };

    static string PurposeOf(InvitationPage invitation) => "invitation " + invitation.Account.Value;
}

public sealed record InvitationModel(InvitationPage Invitation, string Address)
{
    public IReadOnlyList<Link> Providers { get; init; } = [];
    public string? PasskeyName { get; init; }
    public IReadOnlyList<FieldError> Errors { get; init; } = [];
}
