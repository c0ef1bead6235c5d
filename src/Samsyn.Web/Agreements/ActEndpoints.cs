using Samsyn.App;
using Samsyn.App.Agreements;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Web.Shell;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Agreements;

/// <summary>The journeys: GET form → POST → 303; typed wrong or refused → 422 as typed; someone was first → 409.</summary>
static class ActEndpoints
{
    public static void MapAgreementActs(this IEndpointRouteBuilder app)
    {
        foreach (var act in AgreementActs.All)
        {
            var path = $"{AgreementLinks.Register}/{{id:guid}}/{act.Slug}";
            app.MapGet(path, async (HttpContext http, Guid id, ReadAgreementPage pages, CancellationToken cancel) =>
                await pages.Run(http.View().Actor!, new(id), null, cancel) is { } page ? http.Page<ActFormView>(FormOf(act, page, http.View())) : http.NotFound()).Requires(act.Permission);
            app.MapPost(path, async (HttpContext http, Guid id, ReadAgreementPage pages, CancellationToken cancel) =>
            {
                var view = http.View();
                if (await pages.Run(view.Actor!, new(id), null, cancel) is not { } page) return http.NotFound();
                var typed = ActAnswers.Typed(await http.Request.ReadFormAsync(cancel));
                var input = new ActInput(typed);
                return await ActAnswers.Answer(http, FormOf(act, page, view) with { Typed = typed }, page.Title,
                    () => act.Do(http.RequestServices, view.Actor!, new(page.Id, input.Version), page, input, cancel), () => AgreementLinks.Of(page.Id),
                    () => OnRecord.Of(act, page, input, view), () => SavedBy(http, page.Id));
            }).Requires(act.Permission);
        }
    }

    /// <summary>“Maj Lundvik, sön 22 nov 2026 kl. 14.05”</summary>
    public static async Task<string?> SavedBy(HttpContext http, AgreementId agreement)
    {
        var view = http.View();
        return await http.RequestServices.GetRequiredService<ReadLatestChange>().Run(view.Actor!, agreement, http.RequestAborted) is not { } last ? null
            : $"{last.By}, {Dates.Moment(last.At, view.Language)}";
    }

    static ActForm FormOf(AgreementAct act, AgreementPage page, ViewContext view) => new()
    {
        Title = view[act.Text("title")],
        Verb = view[act.Text("verb")],
        Lead = act.Lead?.Invoke(page, view) ?? view[act.Text("lead")],
        Kind = $"{page.Number} {page.Title}",
        Action = $"{AgreementLinks.Of(page.Id)}/{act.Slug}",
        Back = new(view["agreements.act.back"], AgreementLinks.Of(page.Id)),
        Above = [new(view["agreements.title"], AgreementLinks.Register), new(page.Title, AgreementLinks.Of(page.Id))],
        Version = page.Version,
        Fields = act.Fields(page, view),
    };
}
