using Samsyn.Domain.Time;

namespace Samsyn.Domain.Tests.Time;

public sealed class PlanTermRulesTests
{
    static readonly ReportingDates Dates = new([(2020, ReportingPoint.T1, new(2020, 5, 18)), (2020, ReportingPoint.VB, new(2021, 2, 1))]);

    [Fact]
    [Trait("Requirement", "PLN-15")]
    [Trait("Requirement", "NOT-23")]
    public void Ready_in_June_is_late_from_the_first_of_July()
    {
        var due = PlanTermRules.Due(new TermByMonth(2020, 6), Dates, 2020)!.Value;
        Assert.Equal(DeadlinePrecision.Month, due.Precision);
        Assert.Equal(new DateOnly(2020, 6, 30), due.LastDay);
        Assert.False(due.IsLateOn(new(2020, 6, 30)));
        Assert.True(due.IsLateOn(new(2020, 7, 1)));
    }

    [Fact]
    [Trait("Requirement", "PLN-15")]
    public void Until_further_notice_and_a_missing_term_are_never_late()
    {
        Assert.Null(PlanTermRules.Due(new UntilFurtherNotice(), Dates, 2020));
        Assert.Null(PlanTermRules.Due(new TermMissing(), Dates, 2020));
        Assert.Null(PlanTermRules.Due(new TermOther("så länge det behövs"), Dates, 2020));
    }

    [Theory]
    [Trait("Requirement", "NOT-23")]
    [InlineData(Season.Spring, "2020-06-30")]
    [InlineData(Season.Summer, "2020-08-31")]
    [InlineData(Season.Autumn, "2020-12-31")]
    [InlineData(Season.Winter, "2021-02-28")]
    public void A_season_is_ready_by_its_last_day(Season season, string last) =>
        Assert.Equal(DateOnly.ParseExact(last, "yyyy-MM-dd"), PlanTermRules.Due(new TermSeason(season, 2020), Dates, 2020)!.Value.LastDay);

    [Fact]
    public void A_year_and_a_period_end_on_their_last_day()
    {
        Assert.Equal(new DateOnly(2020, 12, 31), PlanTermRules.Due(new TermYear(2020), Dates, 2019)!.Value.LastDay);
        Assert.Equal(new DateOnly(2020, 3, 1), PlanTermRules.Due(new TermPeriod(new(2019, 1, 1), new(2020, 3, 1)), Dates, 2020)!.Value.LastDay);
        Assert.Equal(new Period(new(2017, 1, 1), new(2017, 6, 30)), PlanTermRules.Runs(new TermSeason(Season.Spring, 2017)));
        Assert.Null(PlanTermRules.Runs(new TermByMonth(2020, 6)));
    }

    [Fact]
    [Trait("Requirement", "NOT-24")]
    public void Ready_by_a_reporting_point_takes_the_date_that_the_user_set_for_that_year()
    {
        var due = PlanTermRules.Due(new TermByReportingPoint(ReportingPoint.T1), Dates, 2020)!.Value;
        Assert.Equal((DeadlinePrecision.ReportingPoint, ReportingPoint.T1, new DateOnly(2020, 5, 18)), (due.Precision, due.Point, due.LastDay));
        Assert.Equal(new DateOnly(2021, 2, 1), PlanTermRules.Due(new TermByReportingPoint(ReportingPoint.VB), Dates, 2020)!.Value.LastDay);
        Assert.Null(PlanTermRules.Due(new TermByReportingPoint(ReportingPoint.T2), Dates, 2020));
        Assert.Null(PlanTermRules.Due(new TermByReportingPoint(ReportingPoint.T1), Dates, 2021));
    }

    [Fact]
    [Trait("Requirement", "NOT-24")]
    public void The_reports_cover_the_tertials_and_the_whole_year()
    {
        Assert.Equal(new Period(new(2020, 1, 1), new(2020, 4, 30)), ReportingDates.Covers(2020, ReportingPoint.T1));
        Assert.Equal(new Period(new(2020, 5, 1), new(2020, 8, 31)), ReportingDates.Covers(2020, ReportingPoint.T2));
        Assert.Equal(new Period(new(2020, 1, 1), new(2020, 12, 31)), ReportingDates.Covers(2020, ReportingPoint.VB));
    }

    [Fact]
    [Trait("Requirement", "NOT-14")]
    public void A_deadline_in_hours_is_late_by_the_minute()
    {
        var due = Deadline.At(SwedishTime.At(new(2016, 10, 16), new(23, 30)));
        Assert.False(due.IsLateAt(SwedishTime.At(new(2016, 10, 16), new(23, 30))));
        Assert.True(due.IsLateAt(SwedishTime.At(new(2016, 10, 16), new(23, 31))));
        Assert.False(due.IsLateOn(new(2016, 10, 16)));
        Assert.Equal("2016-10-16 23:30", due.ToString());
    }
}
