using System.Globalization;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Time;

namespace Samsyn.Domain.Duties;

public enum DutyParty { Police, City, Both }

/// <summary>What it means when the duty is not done: a breach of the agreement or the law, a deviation in the follow-up, or no more than a reminder.</summary>
public enum DutyStrength { Breach, Deviation, Reminder }

/// <summary>Where the demand stands. <paramref name="Line"/> is the 1-based line of the document, 0 when it has none (an act).</summary>
public sealed record DutyClause(string Document, string? Heading, int Line);

/// <summary>Dates from and to, both inclusive; <paramref name="To"/> is null for what applies until further notice.</summary>
public readonly record struct DutyWindow(DateOnly From, DateOnly? To);

/// <summary>
/// One sentence of a text as a demand: everything that its dated duties have in common. The duties of a weekly series
/// share one demand.
/// </summary>
public sealed class Demand
{
    /// <summary>Stable within the agreement: what is demanded of what, and how often. Not the line, which moves between versions.</summary>
    public required string Key { get; init; }
    public required string AgreementId { get; init; }
    public required Phrase Title { get; init; }
    public required Phrase Rule { get; init; }
    public required string Requirement { get; init; }
    public required DutyClause Clause { get; init; }
    public required EvidenceNeed Needs { get; init; }
    public required Timing Timing { get; init; }
    public DutyParty Party { get; init; } = DutyParty.Both;
    public string? Body { get; init; }
    public DutyStrength Strength { get; init; } = DutyStrength.Deviation;
    /// <summary>Minimum and target are missed when the window ends below the count; an approximate count only warns (FOR-GEN-04).</summary>
    public CadenceStrength Count { get; init; } = CadenceStrength.Minimum;
    public Lateness Lateness { get; init; } = Lateness.Missed;
    /// <summary>How many days before the last one the duty is due soon, for each occurrence still missing.</summary>
    public int SoonDays { get; init; } = 30;
    /// <summary>Demands with the same topic and different frequency contradict each other (SIT-04).</summary>
    public string? Topic { get; init; }
    /// <summary>The time that a plan runs, when it is shorter than the agreement's.</summary>
    public Period? Within { get; init; }
    /// <summary>The days on which a level of readiness applied that the demand holds at; null when it always does.</summary>
    public PeriodSet? During { get; init; }
    /// <summary>The level whose row demands it, when it is not the ordinary one.</summary>
    public ReadinessLevel Level { get; init; } = ReadinessLevel.Normal;
    /// <summary>Clock time and place of a fixed series.</summary>
    public TimeOnly? Time { get; init; }
    public string? Place { get; init; }

    /// <summary>A follow-up made once a year: it is held against the baseline (FUP-19).</summary>
    public bool IsYearlyFollowUp => (Needs.Kinds & (EvidenceKinds.FollowUpDone | EvidenceKinds.ReportDelivered)) != EvidenceKinds.None
        && (Timing is AtReportingPoint { Point: ReportingPoint.VB } || Timing.PerYear == 1);

    /// <summary>The same for the same demand in every run; a series is known by it.</summary>
    public string Id => Seed.ToString("x16", CultureInfo.InvariantCulture);

    internal ulong Seed => field != 0 ? field : field = DutyNumber.SeedOf(AgreementId, Key);
}

/// <summary>What becomes of something done after its last day.</summary>
public enum Lateness
{
    /// <summary>A meeting in the next half-year does not mend the last one, nor does a consultation held too late.</summary>
    Missed,
    /// <summary>A report or a finished plan closes its duty whenever it comes, marked late.</summary>
    Closes,
    /// <summary>Late until the next occurrence takes over.</summary>
    ClosesBeforeNext,
}

/// <summary>Something that one party or both must do in a window of time, and the clause that says so.</summary>
public sealed class Duty
{
    readonly Slot _slot;
    readonly ulong _number;

    internal Duty(Demand demand, Slot slot)
    {
        Demand = demand;
        _slot = slot;
        _number = DutyNumber.Of(demand.Seed, slot);
    }

    public Demand Demand { get; }

    /// <summary>The same for the same demand and window in every run.</summary>
    public string Id => _number.ToString("x16", CultureInfo.InvariantCulture);

    public string AgreementId => Demand.AgreementId;
    public Phrase Title => Demand.Title;
    public Phrase Rule => Demand.Rule;
    public DutyParty Party => Demand.Party;
    public string? Body => Demand.Body;
    public string Requirement => Demand.Requirement;
    public DutyClause Clause => Demand.Clause;
    public DutyStrength Strength => Demand.Strength;

    public DutyWindow Window => new(_slot.From, _slot.To);
    /// <summary>A demand without a date ("when needed", "as soon as possible"): shown, never late.</summary>
    public bool IsStanding => Demand.Timing is Standing;
    /// <summary>The last day in time; null for a standing duty.</summary>
    public DateOnly? Due => IsStanding ? null : _slot.Due;
    /// <summary>How many occurrences the window needs.</summary>
    public int Needed => _slot.Needed;
    /// <summary>The day that a round was moved from because it is a holiday; it is moved, not dropped (FOR-CSO-06).</summary>
    public DateOnly? MovedFrom => _slot.MovedFrom;
    /// <summary>Evidence counts from this day: an early consultation is a consultation.</summary>
    public DateOnly CountsFrom => _slot.CountsFrom ?? _slot.From;
    /// <summary>The last day on which late evidence still closes the duty, or null when none does.</summary>
    public DateOnly? ClosesUntil => Demand.Lateness switch
    {
        Lateness.Closes => DateOnly.MaxValue,
        Lateness.ClosesBeforeNext => _slot.NextFrom?.AddDays(-1),
        _ => null,
    };

    public IReadOnlyList<string> ConflictsWith { get; internal set; } = [];
    /// <summary>False for the laxer of two contradicting duties: the stricter one reminds (SIT-04).</summary>
    public bool Reminds { get; internal set; } = true;

    public override string ToString() => $"{Title.Swedish} {Window.From:yyyy-MM-dd}–{Due:yyyy-MM-dd}";
}

/// <summary>FNV-1a over the demand and the window: short and stable, not a secret.</summary>
static class DutyNumber
{
    const ulong Offset = 14695981039346656037, Prime = 1099511628211;

    public static ulong SeedOf(string agreementId, string key) => Text(Text(Offset, agreementId), key);

    public static ulong Of(ulong seed, Slot slot) =>
        Finish(Number(Number(seed, slot.From.DayNumber), (slot.To ?? DateOnly.MaxValue).DayNumber));

    static ulong Text(ulong hash, string text)
    {
        foreach (var c in text) hash = (hash ^ c) * Prime;
        return (hash ^ '\n') * Prime;
    }

    static ulong Number(ulong hash, int number)
    {
        for (var i = 0; i < 4; i++) hash = (hash ^ (byte)(number >> (8 * i))) * Prime;
        return hash;
    }

    // FNV leaves the high bits of short inputs poorly mixed.
    static ulong Finish(ulong hash)
    {
        hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccd;
        hash = (hash ^ (hash >> 33)) * 0xc4ceb9fe1a85ec53;
        return hash ^ (hash >> 33);
    }
}
