using FsCheck;
using FsCheck.Fluent;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Meetings;
using Samsyn.Domain.Meetings.Planning;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Time;
using Samsyn.Tests.Kit.Duties;

namespace Samsyn.Domain.Tests.Meetings;

/// <summary>The planner against an oracle that knows nothing of it: it walks the days of a year one by one and counts meetings by the plainest reading of the words.</summary>
public sealed class YearPlannerProperties
{
    static readonly Gen<int> Years = Gen.Choose(2016, 2032);

    static readonly Gen<TimesCadence> Rhythms =
        from count in Gen.Choose(1, 4) from per in Gen.Elements(CadencePeriod.Year, CadencePeriod.HalfYear, CadencePeriod.Term, CadencePeriod.Quarter, CadencePeriod.Month)
        select new TimesCadence(count, per, CadenceStrength.Minimum);

    static readonly Config Quietly = Config.QuickThrowOnFailure.WithMaxTest(120);

    static Period YearOf(int year) => new(new(year, 1, 1), new(year, 12, 31));

    /// <summary>The parts of a year that break the rule, by their first month: plain arithmetic on months.</summary>
    static List<int> Broken(TimesCadence rule, IEnumerable<DateOnly> meetings)
    {
        var months = rule.Per switch { CadencePeriod.Month => 1, CadencePeriod.Quarter => 3, CadencePeriod.Year => 12, _ => 6 };
        var counts = new int[12 / months];
        foreach (var meeting in meetings) counts[(meeting.Month - 1) / months]++;
        return [.. counts.Index().Where(part => part.Item < rule.Count).Select(part => (part.Index * months) + 1)];
    }

    static ForumToPlan Forum(string key, int year, TimesCadence rule) => new() { Key = key, Name = key, Needs = PlanningYears.NeedsOf(key, [rule], year: YearOf(year)) };

    [Fact]
    [Trait("Requirement", "MTG-10")]
    public void When_the_year_is_over_exactly_the_rules_that_the_oracle_finds_broken_are_breached() =>
        Prop.ForAll((from year in Years from rule in Rhythms from days in Gen.Choose(0, 364).ListOf(14) select (year, rule, dates: days.Distinct().Select(day => new DateOnly(year, 1, 1).AddDays(day)).ToList())).ToArbitrary(), sample =>
        {
            var forum = Forum("F", sample.year, sample.rule) with { Meetings = [.. sample.dates.Select((date, i) => new StandingMeeting($"{i}", date, null, 60, i % 4 == 3 ? MeetingState.Cancelled : MeetingState.Held))] };
            var plan = YearPlanner.Plan(new() { Days = YearOf(sample.year), Today = new(sample.year + 1, 1, 1), Forums = [forum] });
            return plan.Proposed.Count == 0 && plan.Breaches.Select(breach => breach.Need.Window.From.Month).Order().SequenceEqual(Broken(sample.rule, sample.dates.Where((_, i) => i % 4 != 3)));
        }).Check(Quietly);

    [Fact]
    public void Planned_from_any_day_the_year_breaks_only_rules_whose_days_are_too_few_or_gone() =>
        Prop.ForAll((from year in Years from rule in Rhythms from day in Gen.Choose(-30, 364) from held in Gen.Choose(0, 364).ListOf(4) select (year, rule, day, held)).ToArbitrary(), sample =>
        {
            var today = new DateOnly(sample.year, 1, 1).AddDays(sample.day);
            List<DateOnly> held = [.. sample.held.Distinct().Select(day => new DateOnly(sample.year, 1, 1).AddDays(day)).Where(date => date <= today)];
            var plan = YearPlanner.Plan(new() { Days = YearOf(sample.year), Today = today, Forums = [Forum("F", sample.year, sample.rule) with { Meetings = [.. held.Select(date => new StandingMeeting($"{date}", date, null, 60, MeetingState.Held))] }] });
            var all = plan.Proposed.Select(meeting => meeting.Date).Concat(held).ToList();
            var broken = Broken(sample.rule, all);
            return broken.SequenceEqual(plan.Breaches.Select(breach => breach.Need.Window.From.Month).Order())
                && plan.Proposed.All(meeting => meeting.Date > today && IsOfficeDay(meeting.Date))
                // Whatever breaks has no office day left that is not used.
                && plan.Breaches.All(breach => Days(breach.Need.Window).All(date => date <= today || !IsOfficeDay(date) || all.Contains(date)));
        }).Check(Quietly);

    [Fact]
    public void No_proposed_date_can_be_left_out() =>
        Prop.ForAll((from year in Years from one in Rhythms from other in Rhythms select (year, one, other)).ToArbitrary(), sample =>
        {
            var forum = Forum("F", sample.year, sample.one) with { Needs = [.. PlanningYears.NeedsOf("F", [sample.one], year: YearOf(sample.year)), .. PlanningYears.NeedsOf("F", [sample.other], year: YearOf(sample.year))] };
            var dates = YearPlanner.Plan(new() { Days = YearOf(sample.year), Today = new(sample.year - 1, 12, 31), Forums = [forum] }).Proposed.Select(meeting => meeting.Date).ToList();
            return Broken(sample.one, dates).Count + Broken(sample.other, dates).Count == 0
                && dates.TrueForAll(date => Broken(sample.one, dates.Where(each => each != date)).Count + Broken(sample.other, dates.Where(each => each != date)).Count > 0);
        }).Check(Quietly);

    [Fact]
    public void The_conflicts_are_those_that_every_pair_of_meetings_tells() =>
        Prop.ForAll((from meetings in (from forum in Gen.Choose(0, 4) from day in Gen.Choose(0, 6) from start in Gen.Choose(0, 47) from length in Gen.Choose(1, 240)
                     select (Forum: $"F{forum}", Date: new DateOnly(2027, 3, 25).AddDays(day), Start: new TimeOnly(start / 2, start % 2 * 30), Length: length)).ListOf(12)
                     from travel in Gen.Elements(0, 15, 45) select (meetings, travel)).ToArbitrary(), sample =>
        {
            List<TimedMeeting> all = [.. sample.meetings.Distinct().Select(one => new TimedMeeting(one.Forum, one.Date, one.Start, one.Length, false))];
            IReadOnlyList<ForumMember> Members(string forum) => [.. Enumerable.Range(0, 3).Where(person => (forum[1] - '0' + person) % 2 == 0).Select(person => new ForumMember(new(new($"01920000-0000-7000-8000-00000000000{person}")), $"P{person}"))];
            long At(TimedMeeting one) => SwedishTime.At(one.Date, one.Starts).ToUnixTimeSeconds() / 60;
            var expected = (from a in all from b in all where all.IndexOf(a) < all.IndexOf(b) && a.Forum != b.Forum
                            where At(a) < At(b) + b.Minutes + sample.travel && At(b) < At(a) + a.Minutes + sample.travel
                            from person in Members(a.Forum).Intersect(Members(b.Forum)) select Key(a, b, person.Function)).Order(StringComparer.Ordinal);
            var found = MeetingConflicts.Find(all.Select(one => (one, Members(one.Forum))), sample.travel).Select(one => Key(one.First, one.Second, one.Member.Function)).Order(StringComparer.Ordinal);
            return expected.SequenceEqual(found, StringComparer.Ordinal);
        }).Check(Quietly);

    [Fact]
    public void The_same_year_gives_the_same_plan_whatever_order_its_forums_come_in()
    {
        var year = PlanningYears.Build();
        Assert.Equal(YearPlanner.Plan(year).Proposed, YearPlanner.Plan(year with { Forums = [.. year.Forums.Reverse()] }).Proposed);
    }

    [Fact]
    public void Sixteen_forums_with_sixty_people_fit_into_one_year_without_a_breach_outside_the_closed_days()
    {
        var plan = YearPlanner.Plan(PlanningYears.Build());
        Assert.All(plan.Breaches, breach => Assert.Equal(BreachCause.Closed, breach.Cause));
        Assert.All(plan.Breaches, breach => Assert.Equal(7, breach.Need.Window.From.Month));
    }

    static string Key(TimedMeeting a, TimedMeeting b, string person) => string.Join('|', new[] { $"{a}", $"{b}" }.Order(StringComparer.Ordinal).Append(person));

    static bool IsOfficeDay(DateOnly date) => date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && SwedishHolidays.On(date).Count == 0;

    static IEnumerable<DateOnly> Days(Period period)
    {
        for (var day = period.From; day <= period.To; day = day.AddDays(1)) yield return day;
    }
}
