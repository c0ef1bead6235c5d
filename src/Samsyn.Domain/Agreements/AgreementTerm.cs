using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Time;

namespace Samsyn.Domain.Agreements;

/// <summary>The last day something is valid, or until further notice.</summary>
public readonly record struct Validity(DateOnly? LastDay)
{
    public static Validity UntilFurtherNotice => new(null);

    public static Validity Through(DateOnly lastDay) => new(lastDay);

    public bool CoversThrough(DateOnly date) => LastDay is not { } last || date <= last;
}

/// <summary>The term as agreed (avtalstid): a stretch with a first and a last day, or until further notice.</summary>
public sealed record AgreementTerm
{
    /// <summary>First day; null when the agreement applies from its signature.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day, inclusive (NOT-16); null only when it applies until further notice (AGR-18).</summary>
    public DateOnly? To { get; init; }

    /// <summary>By how many years it may be extended at a time; null when the text provides no extension.</summary>
    public int? ExtensionYears { get; init; }

    /// <summary>How long before the last day consultation must have taken place; null when the text demands none.</summary>
    public int? ConsultationMonthsBefore { get; init; }

    /// <summary>How often the text says that it shall be revised.</summary>
    public int? RevisionYears { get; init; }

    public static AgreementTerm Of(TermFact fact) => new()
    {
        From = fact.From,
        To = fact.UntilFurtherNotice ? null : fact.To,
        ExtensionYears = fact.ExtensionYears,
        ConsultationMonthsBefore = fact.ConsultationMonthsBefore,
        RevisionYears = fact.RevisionYears,
    };

    /// <summary>The last date for consultation before a last day: inclusive, clipped to the month's end, never moved to a weekday (NOT-08, NOT-09).</summary>
    public DateOnly? LatestConsultation(DateOnly lastDay) =>
        ConsultationMonthsBefore is { } months ? DayCounting.MonthsBefore(lastDay, months) : null;

    /// <summary>The last day after one extension: as many whole years from the day after the present last day.</summary>
    public DateOnly? ExtendedFrom(DateOnly lastDay) =>
        ExtensionYears is { } years ? lastDay.AddDays(1).AddYears(years).AddDays(-1) : null;
}

/// <summary>Reminders before the latest consultation date (NOT-10); the texts state none, so these are the programme's own.</summary>
public static class ConsultationReminders
{
    static readonly int[] MonthsBefore = [6, 3, 1];
    const int LastDaysBefore = 14;

    public static IReadOnlyList<DateOnly> For(DateOnly latestConsultation) =>
        [.. MonthsBefore.Select(m => DayCounting.MonthsBefore(latestConsultation, m)), latestConsultation.AddDays(-LastDaysBefore)];
}
