using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Time;

namespace Samsyn.Domain.Meetings.Planning;

/// <summary>Somebody who must be able to come, and as what: conflicts are shown by function.</summary>
public sealed record ForumMember(PersonId Person, string Function);

/// <summary>A meeting that stands already. Cancelled ones are shown but never count.</summary>
public sealed record StandingMeeting(string Id, DateOnly Date, TimeOnly? Starts, int Minutes, MeetingState State, string? Place = null);

/// <summary>A forum with what it must satisfy, who sits in it and when it likes to meet.</summary>
public sealed record ForumToPlan
{
    /// <summary>Tells forums apart, and settles the order where nothing else does.</summary>
    public required string Key { get; init; }
    public required string Name { get; init; }
    public required IReadOnlyList<PlanningNeed> Needs { get; init; }
    public IReadOnlyList<ForumMember> Members { get; init; } = [];
    public IReadOnlyList<StandingMeeting> Meetings { get; init; } = [];
    /// <summary>Null: any office day.</summary>
    public DayOfWeek? Day { get; init; }
    /// <summary>Null: the first of the plan's times at which its members are free.</summary>
    public TimeOnly? Starts { get; init; }
    public int Minutes { get; init; } = 90;
    public string? Place { get; init; }
    /// <summary>The days on which the forum exists.</summary>
    public Period? Exists { get; init; }
}

/// <summary>Days on which no meeting is laid: school holidays, July. Rounds go on and are flagged.</summary>
public sealed record Blackout(string Name, Period Days);

/// <summary>Everything that a plan of a year follows from. The same in gives the same out.</summary>
public sealed record YearToPlan
{
    public required Period Days { get; init; }
    /// <summary>Meetings are laid after this day, rounds from it.</summary>
    public required DateOnly Today { get; init; }
    public required IReadOnlyList<ForumToPlan> Forums { get; init; }
    public IReadOnlyList<Blackout> Blackouts { get; init; } = [];
    /// <summary>What a member needs between two meetings.</summary>
    public int TravelMinutes { get; init; } = 15;
    /// <summary>Beginnings to choose among for a forum without an hour of its own.</summary>
    public IReadOnlyList<TimeOnly> Times { get; init; } = [new(9, 0), new(13, 0), new(10, 30), new(14, 30)];
}

/// <summary>A date that the planner offers.</summary>
public sealed record ProposedMeeting(string Forum, DateOnly Date, TimeOnly? Starts, int Minutes, string? Place, ReadinessLevel Level)
{
    /// <summary>The holiday that the round was moved from (FOR-CSO-06).</summary>
    public DateOnly? MovedFrom { get; init; }
}

public enum BreachCause
{
    /// <summary>The last day has passed.</summary>
    Passed,
    /// <summary>The days left lie in school holidays or other closed days.</summary>
    Closed,
    /// <summary>More meetings are asked for than there are days to hold them on.</summary>
    TooFewDays,
    /// <summary>The forum does not exist then.</summary>
    ForumNotThere,
}

/// <summary>A rule that the year would break, and why no date mends it. A soft one only warns.</summary>
public sealed record PlanBreach(string Forum, PlanningNeed Need, int Planned, BreachCause Cause)
{
    /// <summary>The closed days that stand in the way.</summary>
    public IReadOnlyList<string> Closed { get; init; } = [];
    public bool IsBreach => !Need.IsSoft;
}

public enum PlanFlagKind { OnHoliday, MovedFromHoliday, InClosedDays }

/// <summary>Something about a date that whoever plans should see.</summary>
public sealed record PlanFlag(string Forum, DateOnly Date, PlanFlagKind Kind)
{
    public Holiday? Holiday { get; init; }
    public DateOnly? MovedFrom { get; init; }
    public string? Closed { get; init; }
}

/// <summary>A meeting in a forum, standing or proposed, as a conflict names it.</summary>
public sealed record TimedMeeting(string Forum, DateOnly Date, TimeOnly Starts, int Minutes, bool IsProposed);

/// <summary>Somebody is needed at two meetings that overlap, travel counted in.</summary>
public sealed record MeetingConflict(ForumMember Member, string OtherFunction, TimedMeeting First, TimedMeeting Second);

/// <summary>A year laid out: what to add, which rules still break, who would have to be in two places.</summary>
public sealed record YearPlan(IReadOnlyList<ProposedMeeting> Proposed, IReadOnlyList<PlanBreach> Breaches, IReadOnlyList<MeetingConflict> Conflicts, IReadOnlyList<PlanFlag> Flags);
