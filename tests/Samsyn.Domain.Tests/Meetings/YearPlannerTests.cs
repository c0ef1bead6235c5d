using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Meetings;
using Samsyn.Domain.Meetings.Planning;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Readiness;
using Samsyn.Domain.Time;
using static Samsyn.Tests.Kit.Duties.PlanningYears;

namespace Samsyn.Domain.Tests.Meetings;

public sealed class YearPlannerTests
{
    static readonly Period Of2017 = new(new(2017, 1, 1), new(2017, 12, 31));
    static readonly PersonId Elsa = new(new("01920000-0000-7000-8000-0000000009e1")), Vidar = new(new("01920000-0000-7000-8000-0000000009e2"));

    static ForumToPlan Forum(string name, params IReadOnlyList<PlanningNeed> needs) => new() { Key = name, Name = name, Needs = needs };

    static ForumToPlan Forum(string name, Period year, params IReadOnlyList<Cadence> cadence) => Forum(name, NeedsOf(name, cadence, year: year));

    static YearPlan Plan(DateOnly today, Period year, params IReadOnlyList<ForumToPlan> forums) => YearPlanner.Plan(new() { Days = year, Today = today, Forums = forums });

    static StandingMeeting Held(DateOnly date) => new($"{date}", date, new(13, 0), 90, MeetingState.Held);

    [Fact]
    [Trait("Requirement", "MTG-11")]
    public void Two_meetings_in_spring_satisfy_twice_a_year_but_not_once_every_half_year()
    {
        IReadOnlyList<StandingMeeting> spring = [Held(new(2017, 2, 10)), Held(new(2017, 5, 20))];
        var half = Forum("Styrgrupp", Of2017, new TimesCadence(1, CadencePeriod.HalfYear, CadenceStrength.Minimum)) with { Meetings = spring };
        var twice = Forum("Lokal styrgrupp", Of2017, new TimesCadence(2, CadencePeriod.Year, CadenceStrength.Minimum)) with { Meetings = spring };

        Assert.Empty(Plan(new(2017, 12, 31), Of2017, twice).Breaches);
        var breach = Assert.Single(Plan(new(2018, 1, 1), Of2017, half).Breaches);
        Assert.Equal((new Period(new(2017, 7, 1), new(2017, 12, 31)), 0, BreachCause.Passed, true), (breach.Need.Window, breach.Planned, breach.Cause, breach.IsBreach));
        // Planned in time, the one gets its autumn date and the other none.
        var inTime = Plan(new(2017, 6, 1), Of2017, half, twice);
        Assert.Equal(("Styrgrupp", true), (Assert.Single(inTime.Proposed).Forum, inTime.Proposed[0].Date >= new DateOnly(2017, 7, 1)));
        Assert.Empty(inTime.Breaches);
    }

    [Fact]
    [Trait("Requirement", "MTG-17")]
    [Trait("Requirement", "FOR-MYS-02")]
    public void A_number_a_term_is_counted_over_the_terms_that_the_district_has_set()
    {
        var terms = new SchoolTerms { SpringEnds = (6, 15), AutumnBegins = (8, 15) };
        var needs = PlanningNeeds.OfRhythm("MYS", [new() { Level = ReadinessLevel.Normal, Text = "", Cadence = [new TimesCadence(2, CadencePeriod.Term, CadenceStrength.Approximate)] }], [], terms, new(new(2016, 1, 1), DateOnly.MaxValue), Of2017);

        Assert.Equal([new Period(new(2017, 1, 1), new(2017, 6, 15)), new(new(2017, 8, 15), new(2017, 12, 31))], needs.Select(need => need.Window));
        var plan = Plan(new(2016, 12, 1), Of2017, Forum("MYS", needs));
        Assert.Equal([2, 2], needs.Select(need => plan.Proposed.Count(meeting => need.Counts(meeting.Date, null))));
    }

    [Fact]
    [Trait("Requirement", "FOR-GEN-04")]
    public void About_so_many_warns_and_at_least_or_so_many_breaches()
    {
        foreach (var (strength, breach) in new[] { (CadenceStrength.Approximate, false), (CadenceStrength.Minimum, true), (CadenceStrength.Target, true) })
        {
            var plan = Plan(new(2018, 1, 1), Of2017, Forum("Forum", Of2017, new TimesCadence(2, CadencePeriod.Year, strength)) with { Meetings = [Held(new(2017, 3, 1))] });
            Assert.Equal((1, breach), (Assert.Single(plan.Breaches).Planned, plan.Breaches[0].IsBreach));
        }
    }

    [Fact]
    [Trait("Requirement", "FUP-17")]
    [Trait("Requirement", "MTG-07")]
    public void The_steering_group_meets_as_often_as_the_follow_up_plan_needs_and_once_before_the_consultation_ends()
    {
        var source = Samsyn.Tests.Kit.Duties.DutyExamples.Source();
        var year = new Period(new(2018, 1, 1), new(2018, 12, 31));
        var needs = PlanningNeeds.Of(DutyDerivation.Derive(source, year), DutySubject.Body("Styrgrupp"), steers: true, year);

        Assert.Equal([NeedKind.Rhythm, NeedKind.Report, NeedKind.Consultation], needs.Select(need => need.Kind).Distinct().Order());
        var plan = Plan(new(2017, 12, 1), year, Forum("Styrgrupp", needs));
        Assert.Empty(plan.Breaches);
        Assert.Equal(2, plan.Proposed.Count);
        Assert.Contains(plan.Proposed, meeting => meeting.Date <= new DateOnly(2018, 6, 30));
        // With the year half gone the consultation and the first half cannot be mended.
        var late = Plan(new(2018, 7, 2), year, Forum("Styrgrupp", needs));
        Assert.Equal([NeedKind.Rhythm, NeedKind.Consultation], late.Breaches.Select(breach => breach.Need.Kind).Distinct().Order());
    }

    [Fact]
    [Trait("Requirement", "FOR-CSO-06")]
    public void A_round_on_a_holiday_is_moved_and_an_evening_on_one_is_flagged()
    {
        var plan = Plan(new(2016, 12, 31), Of2017, Forum("Checklista", Of2017, new WeeklyCadence([Weekday.TH], new(9, 0), null, null)), Forum("Utsättning", Of2017, new WeeklyCadence([Weekday.FR, Weekday.SA], new(18, 30), null, 104)));

        // Ascension Day 2017 was Thursday 25 May.
        Assert.Contains(plan.Proposed, meeting => meeting is { Forum: "Checklista", MovedFrom: { } from } && from == new DateOnly(2017, 5, 25) && meeting.Date == new DateOnly(2017, 5, 24));
        Assert.Equal((52, 104), (plan.Proposed.Count(meeting => meeting.Forum == "Checklista"), plan.Proposed.Count(meeting => meeting.Forum == "Utsättning")));
        Assert.Contains(plan.Flags, flag => flag is { Forum: "Utsättning", Kind: PlanFlagKind.OnHoliday, Holiday: Holiday.MidsummerEve } && flag.Date == new DateOnly(2017, 6, 23));
        Assert.Contains(plan.Flags, flag => flag is { Forum: "Checklista", Kind: PlanFlagKind.MovedFromHoliday, Holiday: Holiday.AscensionDay });
    }

    [Theory]
    [Trait("Requirement", "FOR-UTM-01")]
    [InlineData(2016, 106)]
    [InlineData(2017, 104)]
    [InlineData(2018, 104)]
    [InlineData(2021, 105)]
    [InlineData(2022, 105)]
    public void A_series_has_the_fridays_and_saturdays_of_the_year_at_each_place_by_the_clock_on_the_wall(int number, int evenings)
    {
        var year = new Period(new(number, 1, 1), new(number, 12, 31));
        var plan = Plan(new(number - 1, 12, 31), year, Forum("Utsättning", year, new WeeklyCadence([Weekday.FR, Weekday.SA], new(18, 30), "Ekdal", 104), new WeeklyCadence([Weekday.FR, Weekday.SA], new(19, 0), "Lindvik", 104)));

        Assert.Equal([("Ekdal", evenings, new TimeOnly(18, 30)), ("Lindvik", evenings, new(19, 0))],
            plan.Proposed.GroupBy(meeting => meeting.Place).OrderBy(place => place.Key).Select(place => (place.Key!, place.Count(), place.Select(meeting => meeting.Starts!.Value).Distinct().Single())));
        Assert.Empty(plan.Breaches);
        Assert.Empty(plan.Conflicts);
    }

    [Fact]
    public void Across_the_clock_change_and_the_leap_day_a_series_keeps_its_hour_on_the_wall()
    {
        var year = new Period(new(2020, 1, 1), new(2020, 12, 31));
        var plan = Plan(new(2019, 12, 31), year, Forum("Utsättning", year, new WeeklyCadence([Weekday.SA], new(18, 30), null, null)));

        var utc = plan.Proposed.ToDictionary(meeting => meeting.Date, meeting => SwedishTime.At(meeting.Date, meeting.Starts!.Value).UtcDateTime.TimeOfDay);
        Assert.Equal((new TimeSpan(17, 30, 0), new TimeSpan(16, 30, 0)), (utc[new(2020, 3, 28)], utc[new(2020, 4, 4)]));
        Assert.Contains(new DateOnly(2020, 2, 29), utc.Keys);
        Assert.Equal(52, utc.Count);
    }

    [Fact]
    public void Conflicts_are_counted_in_real_time_when_the_clock_changes()
    {
        IReadOnlyList<ForumMember> elsa = [new(Elsa, "Samordnare")];
        // 28 October 2018 has 02:00–03:00 twice: three hours from 01:00 end at 03:00 on the wall, not 04:00.
        (TimedMeeting, IReadOnlyList<ForumMember>)[] night = [(new("A", new(2018, 10, 28), new(1, 0), 180, false), elsa), (new("B", new(2018, 10, 28), new(3, 0), 60, false), elsa)];
        Assert.Empty(MeetingConflicts.Find(night, 0));
        Assert.Single(MeetingConflicts.Find(night, 15));
        // Past midnight into the next day.
        Assert.Single(MeetingConflicts.Find([(new("A", new(2018, 3, 1), new(23, 0), 120, false), elsa), (new("B", new(2018, 3, 2), new(0, 30), 60, false), elsa)], 0));
    }

    [Fact]
    public void Members_of_two_forums_are_not_asked_to_two_meetings_at_once_when_another_day_is_free()
    {
        var monthly = new TimesCadence(1, CadencePeriod.Month, CadenceStrength.Minimum);
        IReadOnlyList<ForumMember> both = [new(Elsa, "Samordnare"), new(Vidar, "Kommunpolis")];
        var forums = Enumerable.Range(1, 5).Select(n => Forum($"Forum {n}", Of2017, monthly) with { Members = both, Day = DayOfWeek.Tuesday, Starts = new(13, 0) }).ToArray();

        var plan = Plan(new(2016, 12, 1), Of2017, forums);

        Assert.Equal((60, 0, 0), (plan.Proposed.Count, plan.Conflicts.Count, plan.Breaches.Count));
        // Four Tuesdays a month for five forums: the fifth goes to another day rather than clash.
        Assert.InRange(plan.Proposed.Count(meeting => meeting.Date.DayOfWeek == DayOfWeek.Tuesday), 40, 59);
    }

    [Fact]
    public void A_clash_between_meetings_that_stand_is_shown_by_function()
    {
        StandingMeeting At(int hour) => new($"{hour}", new(2017, 3, 1), new(hour, 0), 60, MeetingState.Called);
        var plan = Plan(new(2017, 1, 1), Of2017, Forum("Styrgrupp", (IReadOnlyList<PlanningNeed>)[]) with { Members = [new(Elsa, "Ordförande")], Meetings = [At(13)] },
            Forum("Råd", (IReadOnlyList<PlanningNeed>)[]) with { Members = [new(Elsa, "Sekreterare"), new(Vidar, "Kommunpolis")], Meetings = [At(14)] });

        var conflict = Assert.Single(plan.Conflicts);
        Assert.Equal(("Ordförande", "Sekreterare", "Styrgrupp", "Råd"), (conflict.Member.Function, conflict.OtherFunction, conflict.First.Forum, conflict.Second.Forum));
    }

    [Fact]
    public void Closed_days_are_kept_free_and_a_rule_that_they_leave_no_day_for_says_so()
    {
        var july = new Period(new(2017, 7, 1), new(2017, 7, 31));
        var plan = YearPlanner.Plan(new()
        {
            Days = Of2017, Today = new(2016, 12, 1), Blackouts = [new("Juli", july)],
            Forums = [Forum("Månadsmöte", Of2017, new TimesCadence(1, CadencePeriod.Month, CadenceStrength.Minimum)), Forum("Utsättning", Of2017, new WeeklyCadence([Weekday.FR], new(18, 0), null, null))],
        });

        var breach = Assert.Single(plan.Breaches);
        Assert.Equal(("Månadsmöte", july, BreachCause.Closed, "Juli"), (breach.Forum, breach.Need.Window, breach.Cause, Assert.Single(breach.Closed)));
        Assert.DoesNotContain(plan.Proposed, meeting => meeting.Forum == "Månadsmöte" && july.Contains(meeting.Date));
        Assert.Equal(4, plan.Flags.Count(flag => flag is { Forum: "Utsättning", Kind: PlanFlagKind.InClosedDays, Closed: "Juli" }));
    }

    [Fact]
    public void More_meetings_than_days_and_a_forum_that_is_not_there_are_told_apart()
    {
        Assert.Equal(BreachCause.TooFewDays, Assert.Single(Plan(new(2016, 12, 1), Of2017, Forum("Ofta", new PlanningNeed { Window = new(new(2017, 3, 6), new(2017, 3, 10)), Count = 6, Rule = new("rule.daily") })).Breaches).Cause);
        var gone = Forum("Nedlagt", Of2017, new TimesCadence(1, CadencePeriod.HalfYear, CadenceStrength.Minimum)) with { Exists = new(new(2017, 1, 1), new(2017, 6, 30)) };
        Assert.Equal((BreachCause.ForumNotThere, new DateOnly(2017, 7, 1)), (Plan(new(2016, 12, 1), Of2017, gone).Breaches.Single().Cause, Plan(new(2016, 12, 1), Of2017, gone).Breaches.Single().Need.Window.From));
    }

    [Fact]
    public void Planned_again_only_what_is_missing_is_proposed()
    {
        var forum = Forum("Trafikgrupp", Of2017, new TimesCadence(4, CadencePeriod.Year, CadenceStrength.Target));
        var first = Plan(new(2016, 12, 1), Of2017, forum).Proposed;
        List<StandingMeeting> standing = [.. first.Select(meeting => new StandingMeeting($"{meeting.Date}", meeting.Date, meeting.Starts, meeting.Minutes, MeetingState.Proposed))];

        Assert.Equal(4, first.Count);
        Assert.Empty(Plan(new(2016, 12, 1), Of2017, forum with { Meetings = standing }).Proposed);
        standing[2] = standing[2] with { State = MeetingState.Cancelled };
        var again = Assert.Single(Plan(new(2016, 12, 1), Of2017, forum with { Meetings = standing }).Proposed);
        Assert.InRange(again.Date.DayNumber - first[2].Date.DayNumber, -21, 21);
    }

    [Fact]
    public void Meetings_are_spread_evenly_over_the_year()
    {
        var dates = Plan(new(2016, 12, 1), Of2017, Forum("Rådet", Of2017, new TimesCadence(6, CadencePeriod.Year, CadenceStrength.Target)) with { Day = DayOfWeek.Wednesday }).Proposed.Select(meeting => meeting.Date.DayNumber).ToList();
        Assert.All(dates.Zip(dates.Skip(1), (one, next) => next - one), gap => Assert.InRange(gap, 45, 77));
        Assert.All(dates, day => Assert.Equal(DayOfWeek.Wednesday, DateOnly.FromDayNumber(day).DayOfWeek));
    }

    [Fact]
    [Trait("Requirement", "FOR-GEN-02")]
    public void A_raised_quarter_is_planned_by_the_rhythm_of_its_level()
    {
        var raised = new ReadinessPeriod(null, ReadinessLevel.Raised, new(2017, 4, 1), new(2017, 6, 30));
        var plan = Plan(new(2016, 12, 1), Of2017, Forum("Platssamverkan", NeedsOf("Platssamverkan", [new TimesCadence(1, CadencePeriod.Month, CadenceStrength.Target)], [raised], Of2017)));

        Assert.Equal([1, 1, 1, 13, 1, 1, 1, 1, 1, 1], plan.Proposed.GroupBy(meeting => meeting.Date.Month is >= 4 and <= 6 ? 4 : meeting.Date.Month).OrderBy(month => month.Key).Select(month => month.Count()));
        Assert.All(plan.Proposed, meeting => Assert.Equal(meeting.Date.Month is >= 4 and <= 6, meeting.Level == ReadinessLevel.Raised));
        Assert.Empty(plan.Breaches);
    }

    /// <summary>FOR-GEN-03: those with dates give the number of meetings of a year; the others bind nobody to a date.</summary>
    public static TheoryData<Cadence, int> EveryKind => new()
    {
        { new TimesCadence(6, CadencePeriod.Year, CadenceStrength.Target), 6 }, { new TimesCadence(1, CadencePeriod.HalfYear, CadenceStrength.Minimum), 2 }, { new TimesCadence(3, CadencePeriod.Term, CadenceStrength.Approximate), 6 },
        { new TimesCadence(1, CadencePeriod.Quarter, CadenceStrength.Target), 4 }, { new TimesCadence(1, CadencePeriod.Month, CadenceStrength.Target), 12 }, { new WeeklyCadence([Weekday.TH], null, null, null), 52 },
        { new DailyCadence(), 365 }, { new EveryWeekdayCadence(), 251 }, { new WeeklyCadence([Weekday.FR, Weekday.SA], new(18, 30), "Ekdal", 104), 104 }, { new WeeklyCadence([Weekday.TU], new(13, 0), null, null) { Interval = 2 }, 26 },
        { new SeasonsCadence([Season.Spring, Season.Autumn], CadencePeriod.Year, 2), 2 }, { new OccasionsCadence(10, Season.Spring, 2017), 10 },
        { new WhenNeededCadence(), 0 }, { new ByAgreementCadence(), 0 }, { new ByDecisionCadence(["Styrgruppen"]), 0 }, { new AccordingToPlanCadence(), 0 }, { new NotApplicableCadence(), 0 }, { new OnInitiativeCadence(), 0 },
    };

    [Theory, MemberData(nameof(EveryKind))]
    [Trait("Requirement", "FOR-GEN-03")]
    public void Every_kind_of_cadence_gives_its_meetings(Cadence cadence, int meetings)
    {
        var plan = Plan(new(2016, 12, 31), Of2017, Forum("Forum", Of2017, cadence));
        Assert.Equal((meetings, 0), (plan.Proposed.Count, plan.Breaches.Count));
    }
}
