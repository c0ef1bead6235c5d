using System.Globalization;
using Microsoft.Extensions.Primitives;
using Samsyn.App;
using Samsyn.Domain.Kernel;
using Samsyn.Web.Shell;

namespace Samsyn.Web.Ui;

public enum ActFieldKind
{
    Date, Text, Words,
    /// <summary>One of a few, all in sight.</summary>
    One,
    /// <summary>One of many, in a list that opens.</summary>
    OneOfMany,
    Several, Hidden, File,
}

/// <summary>A field of an act's form. The name is also the field that a refusal concerns.</summary>
public sealed record ActField(ActFieldKind Kind, string Name, string Label)
{
    public bool Required { get; init; }
    public string? Hint { get; init; }
    public IReadOnlyList<Choice> Choices { get; init; } = [];
    public string Value { get; init; } = "";
    /// <summary>What is ticked from the start, where several may be.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];
    /// <summary>Of a box for words.</summary>
    public int Rows { get; init; } = 4;
}

/// <summary>What an act changes besides itself, as a table with its headings.</summary>
public sealed record ActConsequences(string Title, string Thing, string Before, string After, string None, IReadOnlyList<ActConsequence> Rows);

public sealed record ActConsequence(string Thing, string Before, string After);

/// <summary>The form of one act on an agreement, as it is shown first or as it was typed.</summary>
public sealed record ActForm
{
    public required string Title { get; init; }
    public required string Verb { get; init; }
    public required string Lead { get; init; }
    public required string Kind { get; init; }
    public required string Action { get; init; }
    public required Link Back { get; init; }
    public required IReadOnlyList<Link> Above { get; init; }
    public required int Version { get; init; }
    public required IReadOnlyList<ActField> Fields { get; init; }
    /// <summary>What one wants to see while filling it in.</summary>
    public Microsoft.AspNetCore.Components.RenderFragment? Beside { get; init; }

    public bool Files => Fields.Any(one => one.Kind == ActFieldKind.File);
    /// <summary>What the act will change besides itself, shown before it is done; null where there is nothing to foretell.</summary>
    public ActConsequences? Consequences { get; init; }
    public IReadOnlyDictionary<string, StringValues> Typed { get; init; } = new Dictionary<string, StringValues>(StringComparer.Ordinal);
    public IReadOnlyList<FieldError> Errors { get; init; } = [];

    public string ValueOf(ActField field) => Typed.TryGetValue(field.Name, out var typed) ? typed.ToString() : field.Value;

    public IReadOnlyList<string> ValuesOf(ActField field) => Typed.TryGetValue(field.Name, out var typed) ? [.. typed.OfType<string>()] : Typed.Count > 0 ? [] : field.Value.Length > 0 ? [field.Value] : field.Values;

    public string? ErrorOf(string field) => Errors.FirstOrDefault(error => error.Field == field)?.Text;

    /// <summary>What stands in the way, beside the field it concerns when the form has it.</summary>
    public ActForm Refused(IReadOnlyList<Refusal> refusals, ViewContext view) => this with
    {
        Errors = [.. refusals.Select(refusal => new FieldError(Fields.Any(field => field.Name == refusal.Field) ? refusal.Field : null, Texts.Of(refusal, view.Language)))],
    };
}

/// <summary>What was typed into a form whose dates and choices have been checked.</summary>
sealed class ActInput(IReadOnlyDictionary<string, StringValues> typed)
{
    public string Text(string name) => typed.TryGetValue(name, out var value) ? value.ToString().Trim() : "";

    public string? Given(string name) => Text(name) is { Length: > 0 } text ? text : null;

    public IReadOnlyList<string> Lines(string name) => Text(name).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public IReadOnlyList<string> Several(string name) => typed.TryGetValue(name, out var values) ? [.. values.OfType<string>().Select(value => value.Trim()).Where(value => value.Length > 0)] : [];

    public bool Ticked(string name, string value) => typed.TryGetValue(name, out var values) && values.Contains(value);

    public DateOnly Date(string name) => DateIfAny(name) ?? throw new InvalidOperationException($"{name} was not checked.");

    /// <summary>Null when nothing is typed.</summary>
    public DateOnly? DateIfAny(string name) => TypedDate.Read(Text(name));

    public Guid Id(string name) => Guid.TryParse(Text(name), out var id) ? id : Guid.Empty;

    public int Version => int.TryParse(Text("version"), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0;
}
