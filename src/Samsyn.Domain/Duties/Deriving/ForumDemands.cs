using Samsyn.Domain.ActionPlans;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Readiness;
using Samsyn.Domain.Time;

namespace Samsyn.Domain.Duties.Deriving;

/// <summary>Something that meets: a body of the agreement, the forum of a plan, the working group of an activity.</summary>
sealed record Forum
{
    public required string Title { get; init; }
    public required string Key { get; init; }
    public required Func<string?, DutySubject> Subject { get; init; }
    public required DutyClause Clause { get; init; }
    public DutyParty Party { get; init; } = DutyParty.Both;
    public string? Body { get; init; }
    /// <summary>The time the plan runs, when it is shorter than the agreement.</summary>
    public Period? Within { get; init; }
    public string? PoliceCommitment { get; init; }
    public string? CityCommitment { get; init; }
    /// <summary>The row of readiness that is read, and when it applied; null for what no level changes.</summary>
    public LevelOfDemand? At { get; init; }
}

/// <summary>When a row of readiness applied. Null for <paramref name="During"/>: always.</summary>
sealed record LevelOfDemand(ReadinessLevel Level, PeriodSet? During);

/// <summary>What a stated frequency demands of a forum.</summary>
static class ForumDemands
{
    const string Requirement = "MTG-10";

    public static void Add(DemandContext context, Forum forum, IReadOnlyList<Cadence> cadences)
    {
        var groups = cadences.GroupBy(c => c.Body, StringComparer.OrdinalIgnoreCase).ToList();
        foreach (var group in groups)
        {
            var dated = group.Where(IsDated).ToList();
            AddEach(context, _ => forum, dated, groups.Count > 1);
            if (dated.Count == 0) AddStanding(context, forum, group.Key, group.First());
        }
    }

    /// <summary>What one row of readiness demands. Whatever applies at other levels too is the same demand there, so that its duties keep their ids.</summary>
    public static void AddRow(DemandContext context, Forum forum, LevelRhythm rhythm)
    {
        var groups = rhythm.Cadences.GroupBy(c => c.Body, StringComparer.OrdinalIgnoreCase).ToList();
        foreach (var group in groups)
            AddEach(context, cadence => rhythm.IsNew(cadence) ? forum with { At = new(rhythm.Level, rhythm.When(cadence)) } : null, [.. group.Where(IsDated)], groups.Count > 1);
    }

    static void AddEach(DemandContext context, Func<Cadence, Forum?> forumOf, List<Cadence> dated, bool named)
    {
        foreach (var cadence in dated)
        {
            if (forumOf(cadence) is not { } forum) continue;
            var names = NamesOf(cadence);
            foreach (var name in names) AddDated(context, forum, cadence, named || names.Count > 1 ? name : null, new(Places(dated), dated.OfType<WeeklyCadence>().Count()));
        }
    }

    static IReadOnlyList<string?> NamesOf(Cadence cadence) => cadence.Body is { } body ? [.. PlanGroups.NamesIn(body)] : [null];

    /// <summary>Whether a cadence gives dates by itself.</summary>
    public static bool IsDated(Cadence cadence) => LevelRhythms.IsDated(cadence);

    /// <summary>The weekly series that a forum has: at how many places, and how many.</summary>
    readonly record struct Series(int Places, int Count);

    static int Places(List<Cadence> dated) => dated.OfType<WeeklyCadence>().Select(w => w.Place).Distinct(StringComparer.OrdinalIgnoreCase).Count();

    static void AddDated(DemandContext context, Forum forum, Cadence cadence, string? group, Series series)
    {
        switch (cadence)
        {
            case TimesCadence times:
                AddCounted(context, forum, group, context.Counted(times), times.Count, times.Strength, Rhythm.RuleOf(times));
                break;
            case SeasonsCadence seasons:
                foreach (var season in seasons.Seasons)
                {
                    var count = Math.Max(1, seasons.Count / Math.Max(1, seasons.Seasons.Count));
                    AddCounted(context, forum, group, new InSeason(season, count), count, CadenceStrength.Target,
                        new Phrase("rule.season", Phrase.Times(count), "@" + season));
                }
                break;
            case OccasionsCadence occasions:
                AddOccasions(context, forum, group, occasions);
                break;
            case WeeklyCadence weekly when weekly.Days.Count == 0:
                var everyWeek = new TimesCadence(1, CadencePeriod.Week, CadenceStrength.Target) { Interval = weekly.Interval };
                AddCounted(context, forum, group, context.Counted(everyWeek), 1, CadenceStrength.Target, Rhythm.RuleOf(everyWeek));
                break;
            case WeeklyCadence weekly:
                AddWeekly(context, forum, group, weekly, series);
                break;
            case DailyCadence or EveryWeekdayCadence:
                AddDaily(context, forum, group, cadence);
                break;
        }
    }

    static void AddCounted(DemandContext context, Forum forum, string? group, Timing timing, int count, CadenceStrength strength, Phrase rule)
    {
        var name = Named(forum, group);
        context.Make($"{forum.Key}/{group}", Title(forum, name, count, timing is Once), rule, Requirement, forum.Clause,
            new EvidenceNeed(Held(forum), forum.Subject(group)), timing,
            strength == CadenceStrength.Approximate ? DutyStrength.Reminder : DutyStrength.Breach,
            forum.Party, group ?? forum.Body, count: strength, within: forum.Within, at: forum.At);
        AddAttendance(context, forum, group, timing, forum.PoliceCommitment, DutyParty.Police);
        AddAttendance(context, forum, group, timing, forum.CityCommitment, DutyParty.City);
    }

    // "Delta vid minst tre vandringar per år" binds one party to be there, besides the forum's own number (FOR-TRY-01, FOR-MBU-01).
    static void AddAttendance(DemandContext context, Forum forum, string? group, Timing timing, string? commitment, DutyParty party)
    {
        if (NumbersInText.Attendances(commitment) is not { } count) return;
        Timing? counted = timing switch { PerPeriod p => p with { Count = count }, Once o => o with { Count = count }, _ => null };
        if (counted is null) return;
        context.Make($"{forum.Key}/{group}/{party}", new Phrase("title.attendance", Named(forum, group), "@" + party, Phrase.Number(count)),
            new Phrase("rule.attendance", "@" + party, Phrase.Number(count)), Requirement, forum.Clause,
            new EvidenceNeed(Held(forum), forum.Subject(group)) { Attended = party == DutyParty.Police ? Attendance.Police : Attendance.City },
            counted, DutyStrength.Breach, party, group ?? forum.Body, within: forum.Within, at: forum.At);
    }

    static void AddOccasions(DemandContext context, Forum forum, string? group, OccasionsCadence occasions)
    {
        var count = occasions.Count;
        var rule = occasions switch
        {
            { Season: { } season, Year: { } year } => new Phrase("rule.occasions", Phrase.Number(count), "@the" + season, Phrase.Number(year)),
            { Year: { } year } => new Phrase("rule.occasions", Phrase.Number(count), "@Year", Phrase.Number(year)),
            { Season: { } season } => new Phrase("rule.season", Phrase.Times(count), "@" + season),
            _ => new Phrase("rule.occasionsIn", Phrase.Number(count)),
        };
        Timing? timing = occasions switch
        {
            { Season: { } season, Year: { } year } => new Once(CalendarPeriods.Season(season, year), count),
            { Year: { } year } => new Once(CalendarPeriods.Of(CadencePeriod.Year, new(year, 1, 1)), count),
            { Season: { } season } => new InSeason(season, count),
            _ when forum.Within is { } runs => new Once(runs, count),
            _ when context.Source.To is { } to => new Once(new Period(context.Source.From, to), count),
            _ => null,
        };
        if (timing is Once once) timing = once with { AtSomeLevels = forum.At?.During is not null };
        if (timing is null) AddStanding(context, forum, group, new OtherCadence(rule.Swedish));
        else AddCounted(context, forum, group, timing, count, CadenceStrength.Target, rule);
    }

    static void AddWeekly(DemandContext context, Forum forum, string? group, WeeklyCadence weekly, Series series)
    {
        var days = weekly.Days.Select(DayOf).ToList();
        // An evening or weekend series is tied to the evening itself; an office-hours round is moved from a holiday (FOR-CSO-06, FOR-UTM-01).
        var moves = days.TrueForAll(d => d is not (DayOfWeek.Saturday or DayOfWeek.Sunday)) && !(weekly.Time >= new TimeOnly(17, 0));
        var name = Named(forum, group);
        context.Make($"{forum.Key}/{group}/{weekly.Place}/{weekly.Time:HHmm}",
            weekly.Place is { } place ? new Phrase("title.at", name, place) : Phrase.Quote(name),
            Rhythm.RuleOf(weekly),
            Requirement, forum.Clause,
            new EvidenceNeed(EvidenceKinds.MeetingHeld | EvidenceKinds.ReportDelivered, forum.Subject(group)) { Place = series.Places > 1 ? weekly.Place : null },
            new WeeklyOn(days, moves) { Interval = Math.Max(1, weekly.Interval ?? 1), OnItsDayOnly = series.Count > 1 }, DutyStrength.Deviation, forum.Party, group ?? forum.Body, Lateness.ClosesBeforeNext,
            within: forum.Within, time: weekly.Time, place: weekly.Place, at: forum.At);
    }

    static void AddDaily(DemandContext context, Forum forum, string? group, Cadence cadence)
    {
        var stated = cadence is EveryWeekdayCadence;
        var commitments = $"{forum.PoliceCommitment} {forum.CityCommitment}";
        var weekdays = stated || commitments.Contains("vardag", StringComparison.OrdinalIgnoreCase);
        var name = Named(forum, group);
        context.Make($"{forum.Key}/{group}", new Phrase(weekdays ? "title.weekdays" : "title.daily", name),
            new Phrase(stated ? "rule.weekdays" : weekdays ? "rule.weekdaysOfDaily" : "rule.daily"), Requirement, forum.Clause,
            new EvidenceNeed(EvidenceKinds.MeetingHeld | EvidenceKinds.ReportDelivered, forum.Subject(group)) { DaysNotOccurrences = true },
            new EveryDay(weekdays), DutyStrength.Deviation, forum.Party, group ?? forum.Body, within: forum.Within, at: forum.At);
    }

    static void AddStanding(DemandContext context, Forum forum, string? group, Cadence cadence)
    {
        if (cadence is NotApplicableCadence) return; // A plan without a forum is valid: no meetings are asked for (FOR-BOS-05).
        var why = WhyStanding(cadence);
        context.Make($"{forum.Key}/{group}", new Phrase("title.whenNeeded", Named(forum, group)), why, Requirement, forum.Clause,
            new EvidenceNeed(EvidenceKinds.MeetingHeld, forum.Subject(group)), new Standing(why), DutyStrength.Reminder, forum.Party,
            group ?? forum.Body, within: forum.Within);
    }

    public static Phrase WhyStanding(Cadence cadence) => cadence switch
    {
        WhenNeededCadence => new("why.whenNeeded"),
        ByAgreementCadence => new("why.byAgreement"),
        OnInitiativeCadence => new("why.onInitiative"),
        AccordingToPlanCadence => new("why.accordingToPlan"),
        ByDecisionCadence { By.Count: > 0 } by => new("why.byDecision", string.Join("/", by.By)),
        ByDecisionCadence => new("why.byDecisionPlain"),
        OtherCadence other => new("why.other", DemandContext.Short(other.Text, 160)),
        _ => new("why.unstated"),
    };

    static string Named(Forum forum, string? group) =>
        group is null || group.Equals(forum.Title, StringComparison.OrdinalIgnoreCase) ? forum.Title : $"{forum.Title}, {group}";

    static Phrase Title(Forum forum, string name, int count, bool occasions)
    {
        var walks = IsWalk(forum);
        if (count == 1) return new(walks ? "title.walk" : "title.meeting", name);
        return new(walks ? "title.walks" : occasions ? "title.occasions" : "title.meetings", name, Phrase.Number(count));
    }

    // A walk is an activity to those who make it and a meeting to those who count it (FOR-TRY-01).
    static EvidenceKinds Held(Forum forum) => IsWalk(forum) ? EvidenceKinds.MeetingHeld | EvidenceKinds.ActivityCompleted : EvidenceKinds.MeetingHeld;

    static bool IsWalk(Forum forum) => forum.Title.Contains("vandring", StringComparison.OrdinalIgnoreCase);

    static DayOfWeek DayOf(Weekday day) => (DayOfWeek)(((int)day + 1) % 7);
}
