using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Time;
using static Samsyn.Tests.Kit.Duties.DutyExamples;

namespace Samsyn.Domain.Tests.Duties;

public class IntervalTests
{
    static readonly DateOnly Start = new(2015, 3, 10);

    static IReadOnlyList<Duty> Derive(Cadence cadence, DateOnly from, DateOnly to) =>
        [.. DutyDerivation.Derive(OpenEnded(new AgreementFacts { Bodies = [Body("Styrgrupp", cadence)] }, Start), new(from, to)).Where(duty => duty.Requirement == "MTG-10")];

    static TimesCadence Every(int interval, CadencePeriod per) => new(1, per, CadenceStrength.Minimum) { Interval = interval };

    [Fact]
    [Trait("Requirement", "MTG-10")]
    public void Every_second_year_is_one_duty_in_two_years_counted_from_the_start()
    {
        var duties = Derive(Every(2, CadencePeriod.Year), Start, new(2020, 12, 31));

        Assert.Equal([new DateOnly(2016, 12, 31), new(2018, 12, 31), new(2020, 12, 31)], duties.Select(duty => duty.Due!.Value));
        Assert.Equal("minst en gång vartannat år", duties[0].Rule.Swedish);
        Assert.Equal("at least once every second year", duties[0].Rule.English);
    }

    [Theory]
    [InlineData("2016-01-01", "2016-12-31")]
    [InlineData("2015-06-01", "2016-01-31")]
    [InlineData("2016-12-31", "2016-12-31")]
    public void The_windows_are_the_same_whatever_time_is_asked_for(string from, string to)
    {
        var whole = Derive(Every(2, CadencePeriod.Year), Start, new(2020, 12, 31))[0];

        var duty = Assert.Single(Derive(Every(2, CadencePeriod.Year), DateOnly.Parse(from), DateOnly.Parse(to)));

        Assert.Equal((whole.Id, whole.Window, whole.Due), (duty.Id, duty.Window, duty.Due));
    }

    [Fact]
    public void Every_second_month_and_every_sixth_week_are_counted_alike()
    {
        Assert.Equal([4, 6, 8, 10, 12], Derive(Every(2, CadencePeriod.Month), new(2015, 4, 1), new(2015, 12, 31)).Select(duty => duty.Due!.Value.Month));
        var weeks = Derive(Every(6, CadencePeriod.Week), new(2016, 1, 1), new(2016, 12, 31)).Select(duty => duty.Due!.Value.DayNumber).ToList();
        Assert.All(weeks.Zip(weeks.Skip(1)), pair => Assert.Equal(42, pair.Second - pair.First));
        Assert.Equal("minst en gång på 6 veckor", Derive(Every(6, CadencePeriod.Week), Start, new(2015, 12, 31))[0].Rule.Swedish);
    }

    [Fact]
    [Trait("Requirement", "MTG-18")]
    public void A_weekday_every_second_week_skips_the_week_between()
    {
        var evenings = Derive(new WeeklyCadence([Weekday.TH], new TimeOnly(19, 0), null, null) { Interval = 2 }, Start, new(2015, 4, 30));

        Assert.Equal([new DateOnly(2015, 3, 12), new(2015, 3, 26), new(2015, 4, 9), new(2015, 4, 23)], evenings.Select(duty => duty.Due!.Value));
        Assert.Equal("torsdag varannan vecka kl 19:00", evenings[0].Rule.Swedish);
    }

    [Fact]
    [Trait("Requirement", "FUP-01")]
    public void A_follow_up_every_second_year_is_reported_every_second_year()
    {
        var facts = new AgreementFacts { FollowUp = [new() { Object = FollowUpObject.Organisation, Cadence = [Every(2, CadencePeriod.Year)], Line = 9 }] };

        var duties = DutyDerivation.Derive(OpenEnded(facts, Start), new(Start, new(2018, 12, 31))).Where(duty => duty.Requirement == "FUP-01");

        Assert.Equal([new DateOnly(2016, 12, 31), new(2018, 12, 31)], duties.Select(duty => duty.Due!.Value));
    }
}
