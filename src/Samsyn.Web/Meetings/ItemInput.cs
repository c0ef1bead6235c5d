using System.Globalization;
using Microsoft.Extensions.Primitives;
using Samsyn.App.Meetings;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Meetings;
using Samsyn.Web.Shell;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Meetings;

/// <summary>A decision of the form, with its place in it.</summary>
sealed record PlacedEntry(int Place, DecisionEntry Entry);

/// <summary>The form of one item on the secretary's page: notes, and decisions as <c>d0-text</c>, <c>d1-text</c> …</summary>
sealed class ItemInput
{
    const int MostDecisions = 50;

    readonly IReadOnlyDictionary<string, StringValues> _typed;
    readonly ActInput _input;

    public ItemInput(IReadOnlyDictionary<string, StringValues> typed)
    {
        (_typed, _input) = (typed, new(typed));
        Decisions = [.. Enumerable.Range(0, MostDecisions).TakeWhile(place => typed.ContainsKey(Field(place, "text"))).Where(IsWritten).Select(place => new PlacedEntry(place, Entry(place)))];
    }

    public int Version => _input.Version;

    public string Notes => _typed.TryGetValue("notes", out var notes) ? notes.ToString() : "";

    /// <summary>Those with words, and those that stand on record: without words they are struck or refused, never passed over.</summary>
    public IReadOnlyList<PlacedEntry> Decisions { get; }

    public static string Field(int place, string name) => string.Create(CultureInfo.InvariantCulture, $"d{place}-{name}");

    /// <summary>Days that are no days, at their fields.</summary>
    public IReadOnlyList<FieldError> Wrong(ViewContext view) =>
        [.. Decisions.SelectMany(entry => new[] { Field(entry.Place, "deadline"), Field(entry.Place, "review") }).Where(field => TypedDate.IsWrong(_input.Text(field))).Select(field => new FieldError(field, TypedDate.Wrong(view)))];

    /// <summary>The field that a refusal concerns; <paramref name="refused"/> is the how manieth of the decisions.</summary>
    public string FieldOf(Refusal refusal, int? refused) => refused is { } at && at < Decisions.Count ? Field(Decisions[at].Place, refusal.Field ?? "text") : "notes";

    bool IsWritten(int place) => _input.Id(Field(place, "id")) != Guid.Empty || _input.Text(Field(place, "text")).Length > 0;

    DecisionEntry Entry(int place)
    {
        var kind = Named.OrNull<DecisionKind>(_input.Text(Field(place, "kind"))) ?? DecisionKind.Decision;
        return new(_input.Id(Field(place, "id")) is var id && id != Guid.Empty ? new DecisionId(id) : null, new()
        {
            Kind = kind,
            Text = _input.Text(Field(place, "text")).ReplaceLineEndings("\n"),
            Responsible = _input.Given(Field(place, "responsible")),
            Deadline = _input.DateIfAny(Field(place, "deadline")),
            ReviewOn = _input.DateIfAny(Field(place, "review")),
            Annex = kind == DecisionKind.AnnexVersion ? MeetingForms.NumberOf(_input.Text(Field(place, "annex"))) : null,
            To = kind == DecisionKind.Assignment && _input.Id(Field(place, "to")) is var to && to != Guid.Empty ? new Domain.Forums.BodyId(to) : null,
        }, _input.Ticked(Field(place, "strike"), "ja"));
    }
}
