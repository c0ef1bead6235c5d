using System.Globalization;
using Microsoft.Extensions.Primitives;
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
                var typed = Typed(await http.Request.ReadFormAsync(cancel));
                var input = new ActInput(typed);
                return await Answer(http, FormOf(act, page, view) with { Typed = typed }, page.Title,
                    () => act.Do(http.RequestServices, view.Actor!, new(page.Id, input.Version), page, input, cancel), AgreementLinks.Of(page.Id));
            }).Requires(act.Permission);
        }
    }

    public static Dictionary<string, StringValues> Typed(IFormCollection form) => form.ToDictionary(field => field.Key, field => field.Value, StringComparer.Ordinal);

    /// <summary>Does the act when every field can be read, and answers with what became of it.</summary>
    public static async Task<IResult> Answer(HttpContext http, ActForm form, string thing, Func<Task<Outcome>> act, string done)
    {
        var view = http.View();
        var errors = FieldErrors(form, view);
        if (errors.Count > 0) return http.Refused<ActFormView>(form with { Errors = errors });
        var outcome = await act();
        if (outcome.IsDone) return http.Done(done);
        if (outcome.Refusals.OfType<NotFound>().Any()) return http.NotFound();
        if (outcome.Refusals.OfType<PermissionLacking>().Any()) return http.Forbidden();
        return outcome.Refusals.OfType<Stale>().Any()
            ? http.Stale(new(thing, done, null, [.. form.Fields.Where(field => field.Kind != ActFieldKind.Hidden).Select(field => new ConflictRow(field.Label, string.Join(", ", Words(form, field)), "–"))]))
            : http.Refused<ActFormView>(form.Refused(outcome.Refusals, view));
    }

    /// <summary>Dates that are not dates, and choices not made.</summary>
    static List<FieldError> FieldErrors(ActForm form, ViewContext view)
    {
        List<FieldError> errors = [];
        foreach (var field in form.Fields)
        {
            var value = form.ValueOf(field).Trim();
            if (field.Kind == ActFieldKind.Date && (value.Length > 0 || field.Required) && TypedDate.Read(value) is null)
                errors.Add(new(field.Name, TypedDate.Wrong(view)));
            if (field is { Kind: ActFieldKind.One, Required: true } && !field.Choices.Any(choice => choice.Value == value))
                errors.Add(new(field.Name, view["agreements.act.choose"]));
        }
        return errors;
    }

    static IEnumerable<string> Words(ActForm form, ActField field) => field.Choices.Count == 0
        ? [form.ValueOf(field)] : field.Choices.Where(choice => form.ValuesOf(field).Contains(choice.Value)).Select(choice => choice.Text);

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
