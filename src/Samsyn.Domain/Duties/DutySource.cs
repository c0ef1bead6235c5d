using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Readiness;
using Samsyn.Domain.Time;

namespace Samsyn.Domain.Duties;

/// <summary>The place of an agreement in the hierarchy, as far as duties differ by it.</summary>
public enum DutyLevel { Local, Overarching }

/// <summary>What the text stated from a day on; the next version takes over on its own day (AGR-25).</summary>
public sealed record FactsVersion(DateOnly ValidFrom, AgreementFacts Facts);

/// <summary>The agreement above, as far as a local one must heed it.</summary>
public sealed record ParentSource
{
    public required string DocumentTitle { get; init; }
    public AgreementFacts? Facts { get; init; }
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }
    /// <summary>True when the parent is an adopted agreement of its own with its own duties; then only what binds the local one is taken from it.</summary>
    public bool IsAdopted { get; init; }
}

/// <summary>Dates that neither text nor law gives, set by the district.</summary>
public sealed record DutySettings
{
    public static DutySettings Default { get; } = new();

    public ReportingDates ReportingDates { get; init; } = ReportingDates.None;
    public SchoolTerms SchoolTerms { get; init; } = SchoolTerms.Default;
    /// <summary>Whether the municipality's duties under lag (2023:196) are listed with this agreement.</summary>
    public bool Statutory { get; init; } = true;
    /// <summary>When the municipality first decided its situation picture and its action plan under the act; from then the two years run (6 §).</summary>
    public DateOnly? FirstPictureDecided { get; init; }
    public DateOnly? FirstActionPlanDecided { get; init; }
}

/// <summary>An agreement in force, as everything its duties need.</summary>
public sealed record DutySource
{
    public required string AgreementId { get; init; }
    public required string DocumentTitle { get; init; }
    public DutyLevel Level { get; init; } = DutyLevel.Local;
    /// <summary>First day in force, and last; null: until further notice.</summary>
    public required DateOnly From { get; init; }
    public DateOnly? To { get; init; }
    /// <summary>Last day of the first term when the agreement has been extended since, and of every extension but the last.</summary>
    public IReadOnlyList<DateOnly> EarlierEnds { get; init; } = [];
    /// <summary>The day it ceased before its term (early exit, superseded).</summary>
    public DateOnly? EndedOn { get; init; }
    /// <summary>Oldest first. The first one is taken to apply from the first day.</summary>
    public required IReadOnlyList<FactsVersion> Versions { get; init; }
    public ParentSource? Parent { get; init; }
    public DutySettings Settings { get; init; } = DutySettings.Default;
    /// <summary>When readiness was raised, oldest first. Empty: never, and only the ordinary rows count.</summary>
    public IReadOnlyList<ReadinessPeriod> Readiness { get; init; } = [];

    internal DateOnly LastDay => (EndedOn ?? DateOnly.MaxValue) < (To ?? DateOnly.MaxValue) ? EndedOn!.Value : To ?? DateOnly.MaxValue;
}
