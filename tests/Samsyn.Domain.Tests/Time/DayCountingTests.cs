using FsCheck;
using FsCheck.Fluent;
using Samsyn.Domain.Time;

namespace Samsyn.Domain.Tests.Time;

public sealed class DayCountingTests
{
    static readonly DateOnly Origin = new(1990, 1, 1);

    [Theory]
    [Trait("Requirement", "NOT-06")]
    [InlineData("2017-03-06", "2017-03-09", "2017-03-09")]
    [InlineData("2017-03-08", "2017-03-13", "2017-03-11")]
    [InlineData("2017-03-09", "2017-03-14", "2017-03-13")]
    [InlineData("2017-03-11", "2017-03-15", "2017-03-15")]
    [InlineData("2017-04-12", "2017-04-19", "2017-04-18")]
    [InlineData("2016-12-22", "2016-12-28", "2016-12-27")]
    [InlineData("2017-06-21", "2017-06-27", "2017-06-26")]
    [InlineData("2018-04-27", "2018-05-03", "2018-05-02")]
    [InlineData("2017-05-24", "2017-05-30", "2017-05-29")]
    [InlineData("2018-02-01", "2018-02-06", "2018-02-05")]
    public void A_registered_letter_arrives_on_the_third_weekday_after_sending(string sent, string mondayToFriday, string saturdaysCount)
    {
        var n = TimeLimits.On(Day(sent), TimeLimitKind.RegisteredLetterReceived)!.Amount;
        Assert.Equal(Day(mondayToFriday), DayCounting.BusinessDayAfter(Day(sent), n));
        Assert.Equal(Day(saturdaysCount), DayCounting.BusinessDayAfter(Day(sent), n, BusinessDayRule.SaturdaysCount));
    }

    [Fact]
    [Trait("Requirement", "NOT-07")]
    public void An_email_sent_ten_minutes_before_midnight_belongs_to_that_day()
    {
        var sent = SwedishTime.At(new(2018, 2, 1), new(23, 50));
        Assert.Equal(new DateOnly(2018, 2, 1), SwedishTime.DateOf(sent));
        Assert.Equal(new DateOnly(2018, 2, 1), SwedishTime.DateOf(sent.ToUniversalTime()));
        Assert.Equal(new DateOnly(2018, 7, 2), SwedishTime.DateOf(new DateTimeOffset(2018, 7, 1, 22, 0, 0, TimeSpan.Zero)));
    }

    [Theory]
    [Trait("Requirement", "NOT-08")]
    [InlineData("2018-12-31", "2018-06-30")]
    [InlineData("2019-05-19", "2018-11-19")]
    [InlineData("2020-12-31", "2020-06-30")]
    [InlineData("2023-05-19", "2022-11-19")]
    [InlineData("2020-08-31", "2020-02-29")]
    [InlineData("2021-08-31", "2021-02-28")]
    public void Six_months_before_expiry_is_clipped_to_the_end_of_the_month(string expiry, string latest) =>
        Assert.Equal(Day(latest), DayCounting.MonthsBefore(Day(expiry), 6));

    [Theory]
    [Trait("Requirement", "NOT-11")]
    [InlineData("2018-02-01", "2018-02-15")]
    [InlineData("2018-02-06", "2018-02-20")]
    public void Fourteen_days_are_counted_from_the_day_after_receipt(string received, string last) =>
        Assert.Equal(Day(last), DayCounting.LastDayAfterReceipt(Day(received), 14));

    [Fact]
    [Trait("Requirement", "NOT-11")]
    public void A_limit_of_an_agreement_may_end_on_a_Saturday_but_a_statutory_one_may_not()
    {
        var received = new DateOnly(2018, 2, 3);
        Assert.Equal(new DateOnly(2018, 2, 17), DayCounting.LastDayAfterReceipt(received, 14));
        Assert.Equal(new DateOnly(2018, 2, 19), DayCounting.LastDayAfterReceipt(received, 14, LastDayRule.Statutory));
    }

    [Theory]
    [InlineData("2016-12-24", "2016-12-27")]
    [InlineData("2017-06-23", "2017-06-26")]
    [InlineData("2018-12-31", "2019-01-02")]
    [InlineData("2017-01-05", "2017-01-05")]
    public void A_statutory_limit_moves_past_weekends_holidays_and_the_three_eves(string counted, string last) =>
        Assert.Equal(Day(last), DayCounting.YearsAfter(Day(counted).AddYears(-1), 1, LastDayRule.Statutory));

    [Theory]
    [Trait("Requirement", "NOT-14")]
    [InlineData("2016-10-14", "23:30", "2016-10-16 23:30")]
    [InlineData("2016-10-28", "23:00", "2016-10-30 22:00")]
    [InlineData("2017-03-24", "20:00", "2017-03-26 21:00")]
    public void Forty_eight_hours_are_real_hours_across_weekends_and_clock_changes(string day, string time, string latest)
    {
        var found = SwedishTime.At(Day(day), TimeOnly.Parse(time));
        var hours = TimeLimits.On(Day(day), TimeLimitKind.MandatoryTalk)!.Amount;
        Assert.Equal(latest, DayCounting.HoursAfter(found, hours).ToString("yyyy-MM-dd HH:mm"));
        Assert.Equal(latest, DayCounting.HoursAfter(found.ToUniversalTime(), hours).ToString("yyyy-MM-dd HH:mm"));
    }

    [Fact]
    public void The_hour_that_comes_twice_means_the_first_and_the_hour_that_never_comes_is_moved()
    {
        Assert.Equal(TimeSpan.FromHours(2), SwedishTime.At(new(2016, 10, 30), new(2, 30)).Offset);
        Assert.Equal("2017-03-26 03:30 +02:00", SwedishTime.At(new(2017, 3, 26), new(2, 30)).ToString("yyyy-MM-dd HH:mm zzz"));
    }

    [Fact]
    public void The_three_days_of_the_2015_agreement_did_not_stand_before_it() =>
        Assert.Null(TimeLimits.On(new(2015, 5, 18), TimeLimitKind.RegisteredLetterReceived));

    [Fact]
    public void Counting_business_days_is_monotone_and_never_stops_on_a_day_off() => Prop.ForAll(
        Gen.Choose(0, 60_000).ToArbitrary(), Gen.Choose(1, 30).ToArbitrary(), Gen.Elements(BusinessDayRule.MondayToFriday, BusinessDayRule.SaturdaysCount).ToArbitrary(),
        (days, n, rule) =>
        {
            var date = Origin.AddDays(days);
            var reached = DayCounting.BusinessDayAfter(date, n, rule);
            var between = Enumerable.Range(1, reached.DayNumber - date.DayNumber).Count(d => BusinessDays.IsBusinessDay(date.AddDays(d), rule));
            return between == n && BusinessDays.IsBusinessDay(reached, rule)
                && reached < DayCounting.BusinessDayAfter(date, n + 1, rule)
                && reached <= DayCounting.BusinessDayAfter(date.AddDays(1), n, rule)
                && DayCounting.BusinessDayAfter(date, n, BusinessDayRule.SaturdaysCount) <= DayCounting.BusinessDayAfter(date, n);
        }).QuickCheckThrowOnFailure();

    [Fact]
    [Trait("Requirement", "NOT-08")]
    public void Months_before_keep_the_day_number_unless_the_month_is_shorter() => Prop.ForAll(
        Gen.Choose(0, 60_000).ToArbitrary(), Gen.Choose(1, 24).ToArbitrary(),
        (days, months) =>
        {
            var date = Origin.AddDays(days);
            var before = DayCounting.MonthsBefore(date, months);
            var clipped = before.Day == DateTime.DaysInMonth(before.Year, before.Month) && before.Day < date.Day;
            return (date.Year * 12) + date.Month - (before.Year * 12) - before.Month == months
                && (before.Day == date.Day || clipped)
                && DayCounting.MonthsAfter(before, months) <= date;
        }).QuickCheckThrowOnFailure();

    static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd");
}
