using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Time;

namespace Samsyn.Domain.Meetings.Planning;

/// <summary>Why a forum must meet within a window.</summary>
public enum NeedKind
{
    /// <summary>The stated frequency of the forum itself.</summary>
    Rhythm,
    /// <summary>A report or decision that the follow-up plan lays before the steering group (FUP-17).</summary>
    Report,
    /// <summary>The consultation before the agreement ends (AGR-15).</summary>
    Consultation,
}

/// <summary>A number of meetings within a window: one duty, as the planner sees it.</summary>
public sealed record PlanningNeed
{
    /// <summary>The days on which a meeting can be laid.</summary>
    public required Period Window { get; init; }
    public required int Count { get; init; }
    public required Phrase Rule { get; init; }
    public NeedKind Kind { get; init; }
    public string? DutyId { get; init; }
    /// <summary>What a report is about, where it is one.</summary>
    public Phrase? About { get; init; }
    /// <summary>Meetings count from this day on, which can be before the window: an early round is a round.</summary>
    public DateOnly? CountsFrom { get; init; }
    /// <summary>About so many (ca): too few are worth a word, never a breach (FOR-GEN-04).</summary>
    public bool IsSoft { get; init; }
    /// <summary>A round on stated days: laid on the day itself, weekend, holiday and school holidays or not, and never moved to another.</summary>
    public bool IsRound { get; init; }
    /// <summary>Two meetings on one day count once (daily rounds).</summary>
    public bool OnDistinctDays { get; init; }
    /// <summary>Of rounds: on working days only.</summary>
    public bool OnWorkingDays { get; init; }
    public TimeOnly? Time { get; init; }
    public string? Place { get; init; }
    /// <summary>Only meetings at the place count: a series that is held at several.</summary>
    public bool AtPlaceOnly { get; init; }
    public DateOnly? MovedFrom { get; init; }
    public ReadinessLevel Level { get; init; }

    internal DateOnly First => CountsFrom is { } early && early < Window.From ? early : Window.From;

    public bool Counts(DateOnly date, string? place) =>
        First <= date && date <= Window.To && (!AtPlaceOnly || string.Equals(Place, place, StringComparison.OrdinalIgnoreCase));
}

/// <summary>From duties to what the planner must satisfy. The duties have counted already; nothing is counted anew here.</summary>
public static class PlanningNeeds
{
    const string Asked = "MTG-10";

    /// <summary>What the duties of an agreement ask of one forum in a time.</summary>
    /// <param name="duties">Of the agreement, at least for the time.</param>
    /// <param name="subject">What the forum's meetings are evidence about.</param>
    /// <param name="steers">True for the steering group, which takes the reports of the follow-up plan and the consultation.</param>
    /// <param name="within">What is planned; a window that ends later is a later plan's.</param>
    public static IReadOnlyList<PlanningNeed> Of(IEnumerable<Duty> duties, DutySubject subject, bool steers, Period within) =>
    [
        .. duties.Where(duty => !duty.IsStanding && duty is { Needed: > 0, Due: { } due } && (within.Contains(due) || (duty.Demand.Timing is EveryDay && duty.Window.From <= within.To && due >= within.From)))
            .Select(duty => (Duty: duty, Kind: KindOf(duty.Demand.Needs, subject, steers))).Where(one => one.Kind is not null)
            .Select(one => Cut(Need(one.Duty, one.Kind!.Value), within)),
    ];

    /// <summary>A week of daily rounds that the time planned begins or ends in needs the days of it that are planned.</summary>
    static PlanningNeed Cut(PlanningNeed need, Period within)
    {
        if (!need.OnDistinctDays || within.Contains(need.Window) || need.Window.Intersect(within) is not { } part) return need;
        var days = 0;
        for (var day = part.From; day <= part.To; day = day.AddDays(1))
            if (!need.OnWorkingDays || WorkingYear.IsWorking(day)) days++;
        return need with { Window = part, Count = Math.Min(need.Count, days), CountsFrom = null };
    }

    /// <summary>The same for a body that has set its rhythm itself, by rows of readiness.</summary>
    public static IReadOnlyList<PlanningNeed> OfRhythm(string name, IReadOnlyList<ReadinessFact> rows, IReadOnlyList<Readiness.ReadinessPeriod> readiness, SchoolTerms terms, Period life, Period within)
    {
        var subject = DutySubject.Plan(name);
        var source = new DutySource
        {
            AgreementId = "", DocumentTitle = name, From = life.From, To = life.To == DateOnly.MaxValue ? null : life.To,
            Versions = [new(life.From, new() { Plans = [new() { Title = name, Readiness = rows, Term = new UntilFurtherNotice() }] })],
            Settings = new() { Statutory = false, SchoolTerms = terms },
            Readiness = [.. readiness.Select(period => period with { Forum = period.Forum is null ? null : subject })],
        };
        return Of(DutyDerivation.Derive(source, within).Where(duty => duty.Requirement == Asked), subject, steers: false, within);
    }

    static NeedKind? KindOf(EvidenceNeed needs, DutySubject subject, bool steers)
    {
        if (needs.Kinds.HasFlag(EvidenceKinds.MeetingHeld) && needs.Subject == subject) return NeedKind.Rhythm;
        if (!steers) return null;
        if (needs.Subject.Kind == SubjectKind.FollowUp && needs.Kinds == EvidenceKinds.ReportDelivered) return NeedKind.Report;
        return needs is { Kinds: EvidenceKinds.ConsultationHeld, Subject.Kind: SubjectKind.Agreement } ? NeedKind.Consultation : null;
    }

    static PlanningNeed Need(Duty duty, NeedKind kind)
    {
        var demand = duty.Demand;
        var days = demand.Timing as EveryDay;
        return new()
        {
            Window = new(duty.Window.From, duty.Due!.Value), Count = duty.Needed, Rule = duty.Rule, Kind = kind, DutyId = duty.Id, About = kind == NeedKind.Rhythm ? null : duty.Title,
            CountsFrom = duty.CountsFrom == duty.Window.From ? null : duty.CountsFrom, IsSoft = demand.Count == CadenceStrength.Approximate,
            IsRound = demand.Timing is WeeklyOn or EveryDay, OnDistinctDays = demand.Needs.DaysNotOccurrences, OnWorkingDays = days?.WeekdaysOnly ?? false, Time = demand.Time, Place = demand.Place,
            AtPlaceOnly = demand.Needs.Place is not null, MovedFrom = duty.MovedFrom, Level = demand.Level,
        };
    }
}
