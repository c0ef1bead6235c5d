using Samsyn.Analysis.Series;

namespace Samsyn.Analysis.Tests.Series;

public sealed class FarringtonTests
{
    const int First = 281, Last = 311;

    static readonly FarringtonOptions Classic = FarringtonOptions.Classic with { YearsBack = 4 };
    static readonly FarringtonOptions Flexible = FarringtonOptions.Flexible with { YearsBack = 4, Alpha = 0.05 };

    static AlarmReport Judge(FarringtonOptions options, int last = Last) => Farrington.Judge(Salmonella.Agona, First, last, options).Value;

    // R 4.2.2, surveillance 1.20.3: farrington(range=282:312, b=4, w=3, reweight=TRUE, alpha=0.05).
    [Fact]
    public void Classic_limits_and_alarms_equal_surveillance()
    {
        var report = Judge(Classic);

        Oracle.Equal(
            [5.65788335457, 5.86480868744, 4.56722330453, 4.70106019875, 3.97983375526, 4.86664573295, 4.618649154, 3.68241925618, 4.06593048754, 4.6311247339,
            5.94123742807, 10.8275135403, 10.8869120975, 9.793681182, 9.59120285071, 9.39781500652, 9.30618829878, 9.3335567185, 9.33264952065, 8.3198658179,
            5.4524946949, 5.66338617379, 7.99447269278, 4.53424009368, 4.31988361505, 6.3131168505, 6.10474450212, 6.29190901948, 5.46380102525, 5.82194486515, 14.463187637],
            [.. report.Judged.Select(one => one.Upper)]);
        Assert.Equal([283, 284, 287, 288], report.Judged.Where(one => one.IsAlarm).Select(one => one.Week));
    }

    [Fact]
    public void Classic_with_five_years_or_without_trend_and_weights_equals_surveillance()
    {
        Oracle.Equal([7.27222519539, 7.83305215365, 7.4740873409, 8.30452185647, 9.32592985135, 9.36221239273, 12.4025746481, 14.2295436139, 14.2968193805, 12.9299894694],
            [.. Judge(Classic with { YearsBack = 5, HalfWindow = 2, Alpha = 0.01 }, 290).Judged.Select(one => one.Upper)]);
        Oracle.Equal([7.77648137268, 8.66556871082, 10.4709430639, 11.069534294, 14.2157931316, 16.4621885575, 16.7496440922],
            [.. Judge(Classic with { YearsBack = 5, HalfWindow = 4, Alpha = 0.01, Trend = false, Reweight = false }, 287).Judged.Select(one => one.Upper)]);
    }

    // farringtonFlexible(noPeriods=10, b=4, w=3, weightsThreshold=2.58, pastWeeksNotIncluded=26, pThresholdTrend=1, thresholdMethod="nbPlugin", alpha=0.05).
    [Fact]
    public void Flexible_expected_dispersion_trend_limits_p_and_alarms_equal_surveillance()
    {
        var report = Judge(Flexible);

        Assert.Equal([4, 4, 5, 5, 6, 6, 6, 6, 7, 8, 8, 9, 9, 9, 9, 9, 10, 10, 9, 9, 8, 8, 8, 7, 7, 6, 6, 6, 6, 6, 7], report.Judged.Select(one => one.Upper));
        Assert.Equal([283, 284], report.Judged.Where(one => one.IsAlarm).Select(one => one.Week));
        Oracle.Equal([1.38093930177, 1.43726985006, 1.72389855106, 1.9727062134, 2.10966172894, 2.32165282592, 2.49252599938, 2.60784864357, 3.15227306301, 3.53670507262],
            [.. report.Judged.Take(10).Select(one => one.Expected)]);
        Oracle.Equal([1.54939574395, 1.48318577962, 1.43845375887, 1.47251138285, 1.58802252418, 1.58496190575, 1.54557573027, 1.52673294803, 1.61959832388, 1.72362307078],
            [.. report.Judged.Take(10).Select(one => one.Dispersion)]);
        Oracle.Equal([-0.00401963748837, -0.00404626945756, -0.0040496040233], [.. report.Judged.Take(3).Select(one => one.TrendPerWeek!.Value)]);
        Oracle.Equal([0.370826568269, 0.0912989409053, 0.0110246581837, 0.0396253011334, 0.809724873942, 0.229340377622], [.. report.Judged.Take(6).Select(one => one.P!.Value)]);
        Oracle.Equal([1, 0.392232017627], [.. report.Judged.TakeLast(2).Select(one => one.P!.Value)]);
    }

    // The same with alpha 0.01: levels 10, 8 or 1, w 3 or 2, left out 26, 20 or 10, b 3 to 5, with and without trend.
    [Theory]
    [InlineData(1, 3, 26, 4, true, new double[] { 6, 5, 5, 6, 5, 6, 7, 6, 7, 8, 8, 10, 11, 11, 11, 10, 10, 10, 10 }, 1.61647162948, 3.29966563552)]
    [InlineData(10, 2, 10, 3, true, new double[] { 10, 11, 10, 11, 10, 9, 10, 11, 10, 11, 13, 13, 13, 14, 14, 15, 15, 15, 13 }, 3.91555304694, 5.9346835465)]
    [InlineData(10, 3, 26, 5, true, new double[] { 7, 7, 8, 8, 8, 9, 9, 9, 10, 11, 10, 11, 11, 11, 12, 11, 11, 11, 10 }, 1.78730788229, 3.14496475621)]
    [InlineData(8, 3, 20, 5, true, new double[] { 8, 7, 9, 9, 9, 10, 10, 10, 10, 11, 11, 11, 12, 11, 12, 11, 11, 11, 10 }, 1.9717607706, 3.08964791453)]
    [InlineData(10, 3, 26, 4, false, new double[] { 8, 8, 9, 9, 10, 11, 11, 11, 12, 12, 12, 12, 12, 12, 13, 13, 12, 12, 11 }, 2.39285714286, 4.42857142857)]
    public void Flexible_with_other_settings_equals_surveillance(int levels, int window, int leftOut, int years, bool trend, double[] upper, double first, double last)
    {
        var options = Flexible with { Levels = levels, HalfWindow = window, RecentLeftOut = leftOut, YearsBack = years, Alpha = 0.01, Trend = trend };
        var judged = Judge(options, 299).Judged;

        Assert.Equal(upper, judged.Select(one => one.Upper));
        Oracle.Equal(first, judged[0].Expected);
        Oracle.Equal(last, judged[^1].Expected);
    }

    [Fact]
    public void A_series_that_was_always_zero_gives_a_defined_answer_and_alarms_only_from_five_events()
    {
        var counts = new double[280];
        counts[279] = 4;
        Assert.False(Farrington.Judge(counts, 279, 279, Flexible).Value.Judged.Single().IsAlarm);
        counts[279] = 5;

        var judged = Farrington.Judge(counts, 279, 279, Flexible).Value.Judged.Single();

        Assert.True(judged.IsAlarm);
        Assert.Equal((0.0, 0.0, 1.0), (judged.Expected, judged.Upper, judged.Dispersion));
    }

    [Fact]
    public void A_season_without_events_a_constant_series_and_one_event_give_numbers_and_never_NaN()
    {
        var summer = Enumerable.Range(0, 320).Select(week => week % 52 is > 20 and < 32 ? 0.0 : 6 + (week % 3)).ToArray();
        var constant = Enumerable.Repeat(3.0, 320).ToArray();
        var single = new double[320];
        single[100] = 1;
        var rising = Enumerable.Range(0, 320).Select(week => Math.Floor(Math.Exp(week / 50.0))).ToArray();
        foreach (var series in new[] { summer, constant, single, rising })
            foreach (var options in new[] { Classic, Flexible, Flexible with { TrendP = 0.05, HalfWindow = 2 } })
            {
                var report = Farrington.Judge(series, 280, 319, options).Value;
                Assert.Equal(40, report.Judged.Count + report.Unjudged.Count);
                Assert.All(report.Judged, one => Assert.All(
                    [one.Expected, one.Upper, one.Dispersion, one.P ?? 0, one.TrendPerWeek ?? 0], value => Assert.True(double.IsFinite(value))));
            }
    }

    [Fact]
    public void Too_short_negative_empty_and_unreasonable_settings_are_refused_in_words_that_can_be_acted_on()
    {
        Assert.Equal(new TooShort(100, 211), Farrington.Judge(Salmonella.Agona, 100, 110, Flexible).Why);
        Assert.Equal(new NegativeCount(-1, 2), Farrington.Judge([1, -1], 1, 1, Flexible).Why);
        Assert.IsType<NothingGiven>(Farrington.Judge([], 0, 0, Flexible).Why);
        Assert.IsType<OutsideRange>(Farrington.Judge(Salmonella.Agona, 300, 400, Flexible).Why);
        Assert.IsType<OutsideRange>(Farrington.Judge(Salmonella.Agona, 300, 300, Flexible with { Levels = 60 }).Why);
        Assert.IsType<OutsideRange>(Farrington.Judge(Salmonella.Agona, 300, 300, Flexible with { Alpha = double.NaN }).Why);
    }
}
