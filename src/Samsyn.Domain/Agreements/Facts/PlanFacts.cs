using Samsyn.Domain.ActionPlans;
using Samsyn.Domain.Time;

namespace Samsyn.Domain.Agreements.Facts;

public enum ReadinessLevel { Normal, Raised, High }

/// <summary>One row of the readiness block. Colours were graphic: the level follows the order of the rows.</summary>
public sealed record ReadinessFact
{
    public ReadinessLevel Level { get; init; }
    public required string Text { get; init; }
    public IReadOnlyList<Cadence> Cadence { get; init; } = [];
    public int Line { get; init; }
}

/// <summary>The fields of the plan template (PLN-01). Null: the label is absent. Empty: the label is there without a value.</summary>
public sealed record PlanFields
{
    public string? Definition { get; init; }
    public string? Goal { get; init; }
    public string? Problem { get; init; }
    public string? Challenges { get; init; }
    public string? Message { get; init; }
    public string? Term { get; init; }
    public string? CurrentState { get; init; }
    public string? Convener { get; init; }
    public string? Administrator { get; init; }
    public string? PoliceFunctions { get; init; }
    public string? PoliceCommitment { get; init; }
    public string? DistrictFunctions { get; init; }
    public string? DistrictCommitment { get; init; }
    public string? OtherParticipants { get; init; }
    public string? Financing { get; init; }
}

/// <summary>A forum-type action plan (S0/S1 template).</summary>
public sealed record PlanFact
{
    public required string Title { get; init; }
    /// <summary>What stands beside the title in its row (PLN-04).</summary>
    public string? Remark { get; init; }
    public int Line { get; init; }
    public PlanFields Fields { get; init; } = new();
    /// <summary>Canonical field → the label as it stood, where it differs from the commonest form.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
    /// <summary>Canonical field → the line where it stands.</summary>
    public IReadOnlyDictionary<string, int> FieldLines { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);
    /// <summary>Labels that no canonical field answers to, with their text (PLN-03).</summary>
    public IReadOnlyDictionary<string, string> ExtraFields { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
    public PlanTerm Term { get; init; } = new TermMissing();
    public IReadOnlyList<ReadinessFact> Readiness { get; init; } = [];
    /// <summary>The groups that the forum is divided into, each with its own frequency. Never stored on its own: a corrected field changes it.</summary>
    public IReadOnlyList<PlanGroup> Groups => PlanGroups.Of(this);
    /// <summary>Fields of the template that the plan lacks or leaves empty. Never stored on its own: a corrected field changes it.</summary>
    public IReadOnlyList<string> Missing => PlanCompleteness.MissingFields(this);
    /// <summary>By the six items that the overarching agreement demands (AGR-59).</summary>
    public bool Complete => PlanCompleteness.Lacking(PlanCompleteness.Of(this)).Count == 0;
}

/// <summary>An area-type plan (S2 layout).</summary>
public sealed record AreaFact
{
    public required string Title { get; init; }
    public string? Goal { get; init; }
    public string? Situation { get; init; }
    public IReadOnlyList<ActivityFact> Activities { get; init; } = [];
    /// <summary>The title of the area that carries this one's activities (PLN-08).</summary>
    public string? RefersTo { get; init; }
    public int Line { get; init; }
}

public sealed record ActivityFact
{
    public required string Title { get; init; }
    public string? WorkingGroup { get; init; }
    public PlanTerm Term { get; init; } = new TermMissing();
    public string? TermText { get; init; }
    public IReadOnlyList<Cadence> Cadence { get; init; } = [];
    public string? Convener { get; init; }
    public string? DistrictContact { get; init; }
    public string? PoliceContact { get; init; }
    public string? Others { get; init; }
    public string? FollowUp { get; init; }
    public IReadOnlyList<ReportingPoint> FollowUpPoints { get; init; } = [];
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
    public int Line { get; init; }
}
