using Samsyn.Domain.Time;

namespace Samsyn.Domain.Tests.Time;

public sealed class CalendarPeriodsTests
{
    static readonly DateOnly[] TwoMeetingsInSpring = [new(2017, 2, 10), new(2017, 5, 20)];

    [Fact]
    [Trait("Requirement", "MTG-11")]
    public void Two_meetings_in_spring_meet_two_a_year_but_leave_the_second_half_year_empty()
    {
        Period year = new(new(2017, 1, 1), new(2017, 12, 31));
        Assert.Equal([2], CalendarPeriods.Touching(CadencePeriod.Year, year).Select(Held));
        Assert.Equal([2, 0], CalendarPeriods.Touching(CadencePeriod.HalfYear, year).Select(Held));
        var second = Deadline.OnDay(CalendarPeriods.Of(CadencePeriod.HalfYear, new(2017, 9, 1)).To);
        Assert.False(second.IsLateOn(new(2017, 12, 31)));
        Assert.True(second.IsLateOn(new(2018, 1, 1)));

        static int Held(Period period) => TwoMeetingsInSpring.Count(period.Contains);
    }

    [Theory]
    [Trait("Requirement", "NOT-17")]
    [InlineData(CadencePeriod.Year, "2017-08-15", "2017-01-01", "2017-12-31")]
    [InlineData(CadencePeriod.HalfYear, "2017-06-30", "2017-01-01", "2017-06-30")]
    [InlineData(CadencePeriod.HalfYear, "2017-07-01", "2017-07-01", "2017-12-31")]
    [InlineData(CadencePeriod.Quarter, "2017-08-15", "2017-07-01", "2017-09-30")]
    [InlineData(CadencePeriod.Quarter, "2017-12-31", "2017-10-01", "2017-12-31")]
    [InlineData(CadencePeriod.Month, "2020-02-10", "2020-02-01", "2020-02-29")]
    [InlineData(CadencePeriod.Week, "2017-01-01", "2016-12-26", "2017-01-01")]
    [InlineData(CadencePeriod.Week, "2017-01-02", "2017-01-02", "2017-01-08")]
    public void Periods_are_those_of_the_calendar(CadencePeriod per, string date, string from, string to) =>
        Assert.Equal(new Period(Day(from), Day(to)), CalendarPeriods.Of(per, Day(date)));

    [Fact]
    [Trait("Requirement", "MTG-17")]
    public void The_school_terms_are_the_half_years_unless_the_district_sets_its_own()
    {
        Assert.Equal(new Period(new(2017, 1, 1), new(2017, 6, 30)), CalendarPeriods.Of(CadencePeriod.Term, new(2017, 6, 30)));
        Assert.Equal(new Period(new(2017, 7, 1), new(2017, 12, 31)), CalendarPeriods.Of(CadencePeriod.Term, new(2017, 7, 1)));

        var fromAugust = new SchoolTerms { SpringEnds = (6, 15), AutumnBegins = (8, 15) };
        Period autumn = new(new(2017, 8, 15), new(2017, 12, 31));
        Assert.Equal(autumn, CalendarPeriods.Of(CadencePeriod.Term, new(2017, 7, 10), fromAugust));
        Assert.Equal([new(new(2017, 1, 1), new(2017, 6, 15)), autumn],
            CalendarPeriods.Touching(CadencePeriod.Term, new(new(2017, 6, 1), new(2017, 12, 1)), fromAugust));
        Assert.Empty(CalendarPeriods.Touching(CadencePeriod.Term, new(new(2017, 7, 1), new(2017, 7, 31)), fromAugust));
    }

    [Fact]
    public void Tertials_are_four_months()
    {
        Assert.Equal(new Period(new(2020, 1, 1), new(2020, 4, 30)), CalendarPeriods.Tertial(new(2020, 4, 30)));
        Assert.Equal(new Period(new(2020, 5, 1), new(2020, 8, 31)), CalendarPeriods.Tertial(new(2020, 5, 1)));
        Assert.Equal(new Period(new(2020, 9, 1), new(2020, 12, 31)), CalendarPeriods.Tertial(new(2020, 12, 1)));
    }

    [Theory]
    [InlineData(CadencePeriod.Year)]
    [InlineData(CadencePeriod.HalfYear)]
    [InlineData(CadencePeriod.Term)]
    [InlineData(CadencePeriod.Quarter)]
    [InlineData(CadencePeriod.Month)]
    [InlineData(CadencePeriod.Week)]
    public void Enumerated_periods_cover_a_stretch_without_gap_or_overlap(CadencePeriod per)
    {
        Period stretch = new(new(2015, 5, 19), new(2019, 5, 19));
        var periods = CalendarPeriods.Touching(per, stretch).ToList();
        Assert.True(periods[0].Contains(stretch.From));
        Assert.True(periods[^1].Contains(stretch.To));
        Assert.All(periods.Zip(periods.Skip(1)), pair => Assert.Equal(pair.First.To.AddDays(1), pair.Second.From));
        Assert.All(periods, period => Assert.Equal(period, CalendarPeriods.Of(per, period.To)));
    }

    [Fact]
    public void A_stretch_to_the_end_of_time_ends() =>
        Assert.Equal(2, CalendarPeriods.Touching(CadencePeriod.Year, new(new(9998, 5, 1), DateOnly.MaxValue)).Count());

    static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd");
}
