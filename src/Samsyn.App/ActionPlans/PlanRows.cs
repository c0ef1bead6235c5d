using Samsyn.App.Agreements;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Time;

namespace Samsyn.App.ActionPlans;

/// <summary>Why a row of the card has no value.</summary>
public enum PlanGap { None, Empty, Absent }

public enum PlanRowKind { Field, Extra, Readiness, Heading }

/// <summary>One row of a plan card, as the template prints it.</summary>
public sealed record PlanRow(PlanRowKind Kind, string Field)
{
    /// <summary>The label as it stood in the document, where it is not the commonest form.</summary>
    public string? Printed { get; init; }
    public string? Value { get; init; }
    public PlanGap Gap { get; init; }
    /// <summary>Demanded by the overarching agreement, not only printed by the template.</summary>
    public bool Demanded { get; init; }
    public int? Line { get; init; }
    public ReadinessLevel? Level { get; init; }
    public IReadOnlyList<Cadence> Cadence { get; init; } = [];
    public bool IsReference => Field == "message" && Value?.Contains("kommunikationsplan", StringComparison.OrdinalIgnoreCase) == true;
}

/// <summary>A plan's rows in the order of the template (PLN-01); what only one plan has stands where it stood (PLN-03).</summary>
public static class PlanRows
{
    const string Readiness = "readiness", Resources = "resources";

    static readonly (string Field, Func<PlanFields, string?> Value)[] Template =
    [
        ("definition", fields => fields.Definition), ("goal", fields => fields.Goal), ("problem", fields => fields.Problem),
        ("challenges", fields => fields.Challenges), ("message", fields => fields.Message), ("term", fields => fields.Term),
        (Readiness, _ => null), ("convener", fields => fields.Convener), ("administrator", fields => fields.Administrator),
        (Resources, _ => null), ("policeFunctions", fields => fields.PoliceFunctions), ("policeCommitment", fields => fields.PoliceCommitment),
        ("districtFunctions", fields => fields.DistrictFunctions), ("districtCommitment", fields => fields.DistrictCommitment),
        ("otherParticipants", fields => fields.OtherParticipants), ("financing", fields => fields.Financing),
    ];

    // Shown only where a plan has them; without a line of its own each stands after the row that it usually follows.
    static readonly (string Field, string After, Func<PlanFields, string?> Value)[] Optional =
    [
        ("currentState", Readiness, fields => fields.CurrentState), ("expectedResults", "goal", fields => fields.ExpectedResults),
        ("steeringAssignments", "expectedResults", fields => fields.SteeringAssignments),
    ];

    static readonly HashSet<string> Demanded = new(StringComparer.Ordinal) { "goal", "term", "convener", "policeCommitment", "districtCommitment", "financing" };

    public static IReadOnlyList<PlanRow> Of(PlanFact plan, RecordedText text)
    {
        List<PlanRow> rows = [];
        foreach (var (field, value) in Template)
        {
            if (field == Resources) rows.Add(new(PlanRowKind.Heading, field));
            else if (field == Readiness) rows.AddRange(ReadinessOf(plan));
            else rows.Add(FieldOf(plan, field, value(plan.Fields)));
        }
        foreach (var (field, after, value) in Optional)
            if (value(plan.Fields) is { } stated) Insert(rows, FieldOf(plan, field, stated), after);
        foreach (var (label, value) in plan.ExtraFields)
            Insert(rows, new(PlanRowKind.Extra, label)
            {
                Printed = label, Value = value, Gap = value.Trim().Length == 0 ? PlanGap.Empty : PlanGap.None,
                Line = text.ExtraLines.TryGetValue((plan.Line, label), out var line) ? line : null,
            }, fallback: "financing");
        return rows;
    }

    static PlanRow FieldOf(PlanFact plan, string field, string? value) => new(PlanRowKind.Field, field)
    {
        Printed = plan.Labels.GetValueOrDefault(field),
        Value = value,
        Gap = !string.IsNullOrWhiteSpace(value) ? PlanGap.None : value is null ? PlanGap.Absent : PlanGap.Empty,
        Demanded = Demanded.Contains(field),
        Line = plan.FieldLines.TryGetValue(field, out var line) ? line : null,
    };

    static IEnumerable<PlanRow> ReadinessOf(PlanFact plan)
    {
        int? labelLine = plan.FieldLines.TryGetValue(Readiness, out var line) ? line : null;
        var printed = plan.Labels.GetValueOrDefault(Readiness);
        if (plan.Readiness.Count == 0)
        {
            yield return new(PlanRowKind.Field, Readiness) { Printed = printed, Line = labelLine, Gap = labelLine is null ? PlanGap.Absent : PlanGap.Empty };
            yield break;
        }
        yield return new(PlanRowKind.Heading, Readiness) { Printed = printed, Line = labelLine };
        foreach (var row in plan.Readiness)
            yield return new(PlanRowKind.Readiness, $"{Readiness}.{row.Level}") { Value = row.Text, Line = row.Line, Level = row.Level, Cadence = row.Cadence };
    }

    /// <summary>After the last row that stands above it in the document; without a line of its own, after the row that it usually follows.</summary>
    static void Insert(List<PlanRow> rows, PlanRow row, string fallback)
    {
        var after = row.Line is { } line ? rows.FindLastIndex(other => other.Line < line) : rows.FindLastIndex(other => other.Field.StartsWith(fallback, StringComparison.Ordinal));
        rows.Insert(after < 0 && row.Line is null ? rows.Count : after + 1, row);
    }
}
