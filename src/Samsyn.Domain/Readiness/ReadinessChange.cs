using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Organisations;

namespace Samsyn.Domain.Readiness;

/// <summary>What was decided about readiness, by whom and why, as it is typed in.</summary>
public sealed record ReadinessDecision
{
    public required ReadinessLevel Level { get; init; }
    /// <summary>One forum by its subject; null is the whole area.</summary>
    public DutySubject? Forum { get; init; }
    /// <summary>When it began to apply.</summary>
    public required DateTimeOffset From { get; init; }
    /// <summary>Those who decided, by body or function: "Styrgruppen", "Kommunpolis".</summary>
    public required IReadOnlyList<string> Deciders { get; init; }
    /// <summary>Where the decision stands in writing.</summary>
    public string? Reference { get; init; }
    public required string Reason { get; init; }
    /// <summary>Why it holds although the plan names other deciders.</summary>
    public string? OverrideReason { get; init; }
    public DateOnly? ReviewOn { get; init; }
    public DateOnly? ReturnOn { get; init; }
}

/// <summary>
/// One line of an area's history of readiness. Lines are only ever added: a wrong one is corrected by a later line that takes its place, and stays to be read.
/// </summary>
public sealed class ReadinessChange
{
    ReadinessChange() { }

    public AgreementId Agreement { get; private set; }
    /// <summary>1, 2, 3 … within the area.</summary>
    public int Number { get; private set; }
    public DutySubject? Forum { get; private set; }
    /// <summary>Null in a correction that strikes a line out: what it said never applied.</summary>
    public ReadinessLevel? Level { get; private set; }
    public DateTimeOffset From { get; private set; }
    public IReadOnlyList<string> Deciders { get; private set; } = [];
    public string? Reference { get; private set; }
    public string Reason { get; private set; } = "";
    public string? OverrideReason { get; private set; }
    public DateOnly? ReviewOn { get; private set; }
    public DateOnly? ReturnOn { get; private set; }
    /// <summary>The number of the line that this one takes the place of.</summary>
    public int? Corrects { get; private set; }
    public PersonId RecordedBy { get; private set; }
    public DateTimeOffset RecordedAt { get; private set; }

    internal static ReadinessChange Of(AgreementId agreement, int number, ReadinessDecision decided, int? corrects, PersonId by, DateTimeOffset now) => new()
    {
        Agreement = agreement, Number = number, Forum = decided.Forum, Level = decided.Level, From = decided.From, Deciders = decided.Deciders, Reference = Given(decided.Reference),
        Reason = decided.Reason.Trim(), OverrideReason = Given(decided.OverrideReason), ReviewOn = decided.ReviewOn, ReturnOn = decided.ReturnOn, Corrects = corrects,
        RecordedBy = by, RecordedAt = now,
    };

    internal static ReadinessChange StrikingOut(ReadinessChange line, int number, string reason, PersonId by, DateTimeOffset now) => new()
    {
        Agreement = line.Agreement, Number = number, Forum = line.Forum, From = line.From, Deciders = line.Deciders, Reason = reason.Trim(), Corrects = line.Number,
        RecordedBy = by, RecordedAt = now,
    };

    static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
