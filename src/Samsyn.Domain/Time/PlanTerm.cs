using System.Text.Json.Serialization;

namespace Samsyn.Domain.Time;

/// <summary>How long a plan or an activity runs, or when it shall be ready (löptid).</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(UntilFurtherNotice), "untilFurtherNotice")]
[JsonDerivedType(typeof(TermPeriod), "period")]
[JsonDerivedType(typeof(TermSeason), "season")]
[JsonDerivedType(typeof(TermYear), "year")]
[JsonDerivedType(typeof(TermByMonth), "byMonth")]
[JsonDerivedType(typeof(TermByDate), "byDate")]
[JsonDerivedType(typeof(TermByReportingPoint), "byReportingPoint")]
[JsonDerivedType(typeof(TermMissing), "missing")]
[JsonDerivedType(typeof(TermOther), "other")]
public abstract record PlanTerm;

public sealed record UntilFurtherNotice : PlanTerm;
public sealed record TermPeriod(DateOnly From, DateOnly To) : PlanTerm;
public sealed record TermSeason(Season Season, int Year) : PlanTerm;
public sealed record TermYear(int Year) : PlanTerm;

/// <summary>Ready by a month: late from the first day of the next (PLN-15, NOT-23).</summary>
public sealed record TermByMonth(int Year, int Month) : PlanTerm;

/// <summary>Ready by a day: late from the next ("senast 2024-09-15").</summary>
public sealed record TermByDate(DateOnly Date) : PlanTerm;
public sealed record TermByReportingPoint(ReportingPoint Point) : PlanTerm;
public sealed record TermMissing : PlanTerm;
public sealed record TermOther(string Text) : PlanTerm;

/// <summary>Tertial report 1 and 2, annual report (verksamhetsberättelse).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReportingPoint>))]
public enum ReportingPoint { T1, T2, VB }
