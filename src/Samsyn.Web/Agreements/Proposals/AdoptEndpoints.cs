using System.Globalization;
using Samsyn.App;
using Samsyn.App.Agreements.Proposals;
using Samsyn.Domain.Agreements.Annexes;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Web.Shell;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Agreements.Proposals;

/// <summary><c>/las-in/{id}/faststall</c>: what will be made, then the act itself; or the document becomes an annex of an agreement on record.</summary>
static class AdoptEndpoints
{
    public static void MapAdoptEndpoints(this IEndpointRouteBuilder app)
    {
        app.MapGet("/las-in/{id:guid}/faststall", async (HttpContext http, Guid id, ReadAdoptionPreview read) =>
            await read.Run(http.View().Actor!, new(id), http.RequestAborted) is { } preview ? http.Page<AdoptView>(new AdoptModel(preview, [])) : http.NotFound()).Requires(Permission.CorrectProposal);

        app.MapPost("/las-in/{id:guid}/faststall", async (HttpContext http, Guid id, AdoptProposal adopt, ReadAdoptionPreview read) =>
        {
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            var outcome = await adopt.Run(http.View().Actor!, new()
            {
                Proposal = new(id),
                Version = ReviewEndpoints.VersionIn(form),
                AsDraft = form["underskrift"] == "utkast",
                NeedsBoard = form["namnd"] == "ja",
                Contacts = form["kontakter"] == "underskrift" ? ContactChangeRule.BySignature : ContactChangeRule.ByNotice,
            }, http.RequestAborted);
            return outcome.IsDone ? http.Done($"/overenskommelser/{outcome.Value[^1].Value}?klart=faststalld") : await Refused(http, id, outcome, read);
        }).Requires(Permission.AdoptAgreement);

        app.MapPost("/las-in/{id:guid}/bilaga", async (HttpContext http, Guid id, ProposeAsAnnex propose, ReadAdoptionPreview read) =>
        {
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            if (form["plats"].ToString().Split('/') is not [var chosen, var number] || !Guid.TryParse(chosen, out var agreement) || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var annex))
                return await Refused(http, id, null, read);
            var outcome = await propose.Run(http.View().Actor!, new() { Proposal = new(id), Version = ReviewEndpoints.VersionIn(form), Agreement = new(agreement), Annex = annex, Reason = form["skal"].ToString() }, http.RequestAborted);
            return outcome.IsDone ? http.Done($"/overenskommelser/{agreement}?klart=bilaga-foreslagen") : await Refused(http, id, outcome, read);
        }).Requires(Permission.ProposeAnnexVersion);
    }

    /// <summary>A null outcome: no annex was chosen.</summary>
    static async Task<IResult> Refused(HttpContext http, Guid id, Outcome? outcome, ReadAdoptionPreview read)
    {
        var view = http.View();
        if (outcome?.Refusals.OfType<PermissionLacking>().Any() == true) return http.Forbidden();
        if (await read.Run(view.Actor!, new(id), http.RequestAborted) is not { } preview) return http.NotFound();
        if (outcome?.Refusals.OfType<Stale>().FirstOrDefault() is { } stale)
            return http.Stale(new(preview.File, $"/las-in/{id}/faststall", null, [new(view["import.version"], stale.Yours.ToString(CultureInfo.InvariantCulture), stale.Current.ToString(CultureInfo.InvariantCulture))]));
        IReadOnlyList<FieldError> errors = outcome is null
            ? [new("plats", view["import.wrong.place"])]
            : [.. FieldError.From(outcome.Refusals, refusal => Texts.Of(refusal, view.Language)).Select(error => error with { Field = error.Field == "reason" ? "skal" : null })];
        return http.Refused<AdoptView>(new AdoptModel(preview, errors));
    }
}

public sealed record AdoptModel(AdoptionPreview Preview, IReadOnlyList<FieldError> Errors);
