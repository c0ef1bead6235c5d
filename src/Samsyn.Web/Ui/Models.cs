using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.Web.Ui;

/// <summary>Words that lead somewhere.</summary>
public sealed record Link(string Text, string Href);

/// <summary>How it stands with something that was to be done. Always shown as word, shape and colour together.</summary>
public enum Status { Fulfilled, Open, DueSoon, Overdue, NotApplicable }

/// <summary>The readiness now, since when and by whose decision.</summary>
public sealed record ReadinessMark(ReadinessLevel Level, DateOnly? Since = null, string? By = null, string? Href = null);

public enum AlertKind { Information, Good, Warning, Danger }

/// <summary>An error in a form; a null field means the form as a whole.</summary>
public sealed record FieldError(string? Field, string Text)
{
    public static IReadOnlyList<FieldError> From(IEnumerable<Samsyn.Domain.Kernel.Refusal> refusals, Func<Samsyn.Domain.Kernel.Refusal, string> words) =>
        [.. refusals.Select(refusal => new FieldError(refusal.Field, words(refusal)))];
}

public enum FieldWidth { Short, Medium, Full }

/// <summary>One choice of a list. The value is what the form sends.</summary>
public sealed record Choice(string Value, string Text, string? Hint = null);

/// <summary>A page of an error kind; the words stand in ui.json under <c>error.{Kind}.title</c> and <c>.text</c>.</summary>
public sealed record ErrorModel(string Kind, string? Id = null);

/// <summary>Two versions of the same thing: what the reader typed and what someone saved meanwhile.</summary>
public sealed record ConflictModel(string Thing, string Href, string? SavedBy, IReadOnlyList<ConflictRow> Rows)
{
    /// <summary>The way on for a reader who has seen both versions and still means what was typed.</summary>
    public ConflictAgain? Again { get; init; }
    /// <summary>The way that keeps both texts, where they can stand one after the other.</summary>
    public ConflictAgain? Both { get; init; }
}

/// <summary>The same form once more, now against the version that is shown.</summary>
public sealed record ConflictAgain(string Action, string Verb, IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    /// <summary>What was typed, with the version on record in place of the one that the form was fetched with; the form gets proof and key of its own.</summary>
    public static ConflictAgain Of(string action, string verb, int version, IEnumerable<KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues>> typed, string proof) => new(action, verb,
    [
        .. typed.Where(field => field.Key != "version" && field.Key != proof && field.Key != Shell.FormKeys.Field).SelectMany(field => field.Value.Select(value => KeyValuePair.Create(field.Key, value ?? ""))),
        KeyValuePair.Create("version", version.ToString(System.Globalization.CultureInfo.InvariantCulture)),
    ]);
}

public sealed record ConflictRow(string Label, string Yours, string Theirs);

/// <summary>An act on a desk: what it is, what demands it, when, and the one verb that does it.</summary>
public sealed record DeskAct(string Title, string Href, Verb Verb)
{
    public string? Why { get; init; }
    public Link? Source { get; init; }
    public DateOnly? Due { get; init; }
    public Status? Status { get; init; }
}

/// <summary>One verb: a link to the page where it is done, or, with <paramref name="Post"/>, done at once.</summary>
public sealed record Verb(string Text, string Href, bool Post = false);

/// <summary>One event in a month.</summary>
public sealed record CalendarEntry(DateOnly Date, string Text, string? Href = null, Status? Status = null, string? Time = null);

/// <summary>The term of an agreement and what happens within it.</summary>
public sealed record TermLine(DateOnly From, DateOnly To, IReadOnlyList<TermEvent> Events)
{
    /// <summary>The end if the agreement is extended; null when it cannot be.</summary>
    public DateOnly? ExtendedTo { get; init; }
    public DateOnly? Today { get; init; }
    /// <summary>The term of the agreement above this one.</summary>
    public TermAbove? Above { get; init; }
}

/// <summary>A term drawn beside another; a null end is until further notice.</summary>
public sealed record TermAbove(DateOnly? From, DateOnly? To, string Text);

public enum TermEventKind { Decision, Consultation, Change, Deadline }

public sealed record TermEvent(DateOnly Date, string Text, TermEventKind Kind, string? Href = null);
