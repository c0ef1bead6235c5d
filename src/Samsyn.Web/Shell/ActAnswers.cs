using Microsoft.Extensions.Primitives;
using Samsyn.App;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Shell;

/// <summary>What becomes of an act's form: 303 when done; typed wrong or refused → 422 as typed; someone was first → 409 with both versions.</summary>
static class ActAnswers
{
    public static Dictionary<string, StringValues> Typed(IFormCollection form) => form.ToDictionary(field => field.Key, field => field.Value, StringComparer.Ordinal);

    /// <summary>Does the act when every field can be read, and answers with what became of it.</summary>
    public static Task<IResult> Answer(HttpContext http, ActForm form, string thing, Func<Task<Outcome>> act, Func<string> done,
        Func<IReadOnlyDictionary<string, string>>? onRecord = null, Func<Task<string?>>? savedBy = null) => Answer<ActFormView>(http, form, thing, act, done, onRecord, savedBy);

    /// <summary>The same, for a form with a page of its own.</summary>
    public static async Task<IResult> Answer<TView>(HttpContext http, ActForm form, string thing, Func<Task<Outcome>> act, Func<string> done,
        Func<IReadOnlyDictionary<string, string>>? onRecord = null, Func<Task<string?>>? savedBy = null) where TView : Microsoft.AspNetCore.Components.IComponent
    {
        var view = http.View();
        var errors = FieldErrors(form, view);
        if (errors.Count > 0) return http.Refused<TView>(form with { Errors = errors });
        var outcome = await act();
        if (outcome.IsDone) return http.Done(done());
        if (outcome.Refusals.OfType<NotFound>().Any()) return http.NotFound();
        if (outcome.Refusals.OfType<PermissionLacking>().Any()) return http.Forbidden();
        if (outcome.Refusals.OfType<Stale>().FirstOrDefault() is not { } stale) return http.Refused<TView>(form.Refused(outcome.Refusals, view));
        var stands = onRecord?.Invoke();
        return http.Stale(new(thing, done(), savedBy is null ? null : await savedBy(),
            [.. form.Fields.Where(field => field.Kind != ActFieldKind.Hidden).Select(field => new ConflictRow(field.Label, string.Join(", ", Words(form, field, view)), stands?.GetValueOrDefault(field.Name) ?? ""))])
        {
            Again = ConflictAgain.Of(form.Action, form.Verb, stale.Current, form.Typed, view.Proof.Field),
        });
    }

    /// <summary>Dates that are not dates, and choices not made.</summary>
    static List<FieldError> FieldErrors(ActForm form, ViewContext view)
    {
        List<FieldError> errors = [];
        foreach (var field in form.Fields)
        {
            // What was sent, not what the form would begin with: a date that is prefilled and left out of the post is no date.
            var value = (form.Typed.TryGetValue(field.Name, out var typed) ? typed.ToString() : field.Kind == ActFieldKind.Date ? "" : form.ValueOf(field)).Trim();
            if (field.Kind == ActFieldKind.Date && (value.Length > 0 || field.Required) && TypedDate.Read(value) is null)
                errors.Add(new(field.Name, TypedDate.Wrong(view)));
            if (field is { Kind: ActFieldKind.One or ActFieldKind.OneOfMany, Required: true } && !field.Choices.Any(choice => choice.Value == value))
                errors.Add(new(field.Name, view["ui.choose"]));
        }
        return errors;
    }

    static IEnumerable<string> Words(ActForm form, ActField field, ViewContext view) => field.Choices.Count == 0
        ? [field.Kind == ActFieldKind.Date && TypedDate.Read(form.ValueOf(field)) is { } day ? Dates.Full(day, view.Language) : form.ValueOf(field)] : field.Choices.Where(choice => form.ValuesOf(field).Contains(choice.Value)).Select(choice => choice.Text);
}
