using Samsyn.Domain.Situations.Indicators;

namespace Samsyn.Domain.Tests.Situations.Indicators;

public sealed class IndicatorPeriodTests
{
    [Theory]
    [InlineData("2019", "2019", "2019-01-01", "2019-12-31")]
    [InlineData("2019M03", "2019-03", "2019-03-01", "2019-03-31")]
    [InlineData("201902", "2019-02", "2019-02-01", "2019-02-28")]
    [InlineData("2019-02", "2019-02", "2019-02-01", "2019-02-28")]
    [InlineData("20190201", "2019-02", "2019-02-01", "2019-02-28")]
    [InlineData("februari 2024", "2024-02", "2024-02-01", "2024-02-29")]
    [InlineData("Maj 2024", "2024-05", "2024-05-01", "2024-05-31")]
    [InlineData("2019K4", "2019-Q4", "2019-10-01", "2019-12-31")]
    [InlineData("T2 2026", "2026-T2", "2026-05-01", "2026-08-31")]
    [InlineData("tertial 3 2026", "2026-T3", "2026-09-01", "2026-12-31")]
    [InlineData("H1 2026", "2026-H1", "2026-01-01", "2026-06-30")]
    [InlineData("andra halvåret 2025", "2025-H2", "2025-07-01", "2025-12-31")]
    [InlineData("2019*", "2019", "2019-01-01", "2019-12-31")]
    public void A_period_is_read_as_statistics_write_it(string text, string shown, string from, string to)
    {
        var period = IndicatorPeriod.Read(text)!.Value;
        Assert.Equal((shown, DateOnly.Parse(from), DateOnly.Parse(to)), (period.ToString(), period.From, period.To));
        Assert.Equal(period, IndicatorPeriod.Read(period.ToString(), period.Kind == PeriodKind.SurveyYear ? PeriodKind.SurveyYear : PeriodKind.Year));
    }

    [Theory]
    [InlineData("")]
    [InlineData("2019-13")]
    [InlineData("2019K5")]
    [InlineData("T4 2026")]
    [InlineData("12345")]
    [InlineData("0019")]
    [InlineData("Folkmängd")]
    [InlineData("man 2019")]
    [InlineData("99999999")]
    [InlineData("2019-02-14")]
    public void What_is_no_period_is_none(string text) => Assert.Null(IndicatorPeriod.Read(text));

    [Fact]
    public void What_differs_between_two_tables_is_counted()
    {
        IndicatorValue Of(int year, double? value) => new() { Indicator = "a", Area = "b", Period = new(PeriodKind.Year, year), Value = value };
        IndicatorValue[] before = [Of(2019, 1), Of(2020, 2), Of(2021, 3)], now = [Of(2020, 2), Of(2021, 4), Of(2022, null)];

        Assert.Equal(new(Added: 1, Changed: 1, Gone: 1), IndicatorDifference.Between(before, now, replaces: true));
        Assert.Equal(new(Added: 1, Changed: 1, Gone: 0), IndicatorDifference.Between(before, now, replaces: false));
    }
}
