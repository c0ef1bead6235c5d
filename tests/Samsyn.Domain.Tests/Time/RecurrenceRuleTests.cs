using Samsyn.Domain.Time;

namespace Samsyn.Domain.Tests.Time;

public sealed class RecurrenceRuleTests
{
    public static TheoryData<Cadence, string?> Rules => new()
    {
        { new DailyCadence(), "FREQ=DAILY" },
        { new EveryWeekdayCadence(), "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR" },
        { new WeeklyCadence([Weekday.FR, Weekday.SA], new TimeOnly(18, 30), "Viken", 104), "FREQ=WEEKLY;BYDAY=FR,SA" },
        { new WeeklyCadence([Weekday.TH], null, null, null) { Interval = 2 }, "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH" },
        { new TimesCadence(1, CadencePeriod.Month, CadenceStrength.Target), "FREQ=MONTHLY" },
        { new TimesCadence(1, CadencePeriod.Quarter, CadenceStrength.Minimum), "FREQ=MONTHLY;INTERVAL=3" },
        { new TimesCadence(1, CadencePeriod.HalfYear, CadenceStrength.Minimum), "FREQ=MONTHLY;INTERVAL=6" },
        { new TimesCadence(1, CadencePeriod.Year, CadenceStrength.Target) { Interval = 2 }, "FREQ=YEARLY;INTERVAL=2" },
        { new TimesCadence(1, CadencePeriod.Term, CadenceStrength.Target), null },
        { new TimesCadence(4, CadencePeriod.Year, CadenceStrength.Target), null },
        { new TimesCadence(1, CadencePeriod.Month, CadenceStrength.Approximate), null },
        { new SeasonsCadence([Season.Spring, Season.Autumn], CadencePeriod.Year, 2), null },
        { new WhenNeededCadence(), null },
        { new NotApplicableCadence(), null },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_is_given_only_where_it_says_the_same(Cadence cadence, string? expected) => Assert.Equal(expected, RecurrenceRule.Of(cadence));
}
