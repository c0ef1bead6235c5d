using Samsyn.Analysis.Series;

namespace Samsyn.Analysis.Tests.Series;

public sealed class TrendTests
{
    static readonly double[] Months = [5, 7, 6, 9, 8, 12, 11, 14, 10, 9, 7, 8, 6, 9, 8, 11, 12, 13, 15, 16, 12, 11, 9, 10];

    // R 4.2.2: glm(family = quasipoisson), summary, confint.default.
    [Fact]
    [Trait("Requirement", "SIT-47")]
    public void Trend_with_season_equals_R()
    {
        var found = Trend.Fit(Months, harmonics: 1).Value;

        Oracle.Equal([2.0231445124689, 0.0187995860584, -0.1546329110189, -0.2803844716782], [.. found.Coefficients.Select(one => one.Estimate)]);
        Oracle.Equal([0.05625330232810, 0.00381383734907, 0.03661312862596, 0.03432792063849], [.. found.Coefficients.Select(one => one.StandardError)]);
        Oracle.Equal([35.96490212555, 4.92930986240, -4.22342795664, -8.16782567843], [.. found.Coefficients.Select(one => one.T)]);
        Oracle.Equal([1.18880415295e-19, 8.08721192684e-05, 4.17228630304e-04, 8.44555487250e-08], [.. found.Coefficients.Select(one => one.P)]);
        Oracle.Equal(0.134878463244, found.Dispersion);
        Oracle.Equal(100 * (Math.Exp(0.0113246022113) - 1), 100 * (Math.Exp(0.0262745699054) - 1), found.Interval);
    }

    [Fact]
    public void Trend_without_season_equals_R()
    {
        var found = Trend.Fit(Months).Value;

        Oracle.Equal([2.0241431979138, 0.0207799726772], [.. found.Coefficients.Select(one => one.Estimate)]);
        Oracle.Equal([0.1167929521468, 0.0077120253967], [.. found.Coefficients.Select(one => one.StandardError)]);
        Oracle.Equal(0.0132412736811, found.P);
        Oracle.Equal(0.669899801295, found.Dispersion);
    }

    [Fact]
    public void A_population_that_grows_as_fast_as_the_count_leaves_no_trend()
    {
        var people = Enumerable.Range(1, 20).Select(month => 1000.0 * month).ToArray();

        var found = Trend.Fit([.. people.Select(inhabitants => inhabitants / 100)], exposures: people).Value;

        Assert.Equal(0, found.ChangePercent, 6);
    }

    [Fact]
    public void Constant_all_zero_short_and_single_event_series_give_a_defined_answer_or_a_refusal()
    {
        var constant = Trend.Fit([4, 4, 4, 4, 4, 4]).Value;
        Assert.Equal((0.0, 1.0), (Math.Round(constant.ChangePercent, 6), constant.P));
        Assert.IsType<AllZero>(Trend.Fit(new double[12]).Why);
        Assert.Equal(new TooShort(4, 5), Trend.Fit([1, 2, 3, 4]).Why);
        Assert.Equal(new TooShort(8, 12), Trend.Fit([1, 2, 3, 4, 5, 6, 7, 8], harmonics: 1).Why);
        Assert.IsType<NegativeCount>(Trend.Fit([1, 2, -3, 4, 5, 6]).Why);
        var single = Trend.Fit([0, 0, 0, 0, 0, 9, 0, 0, 0, 0]);
        Assert.True(single.Why is CannotBeFitted || single.Value.Coefficients.All(one => double.IsFinite(one.P) && double.IsFinite(one.StandardError)));
        var end = Trend.Fit([0, 0, 0, 0, 0, 0, 0, 0, 0, 9]);
        Assert.True(end.Why is CannotBeFitted || end.Value.Coefficients.All(one => double.IsFinite(one.P) && double.IsFinite(one.StandardError)));
    }

    // R 4.2.2: chisq.test(c(12,9,11,10,15,30,25), p = c(5,5,4,4,4,4,4)/30).
    [Fact]
    public void A_weekday_profile_counts_the_days_of_each_and_equals_R()
    {
        var found = Profile.Of([12, 9, 11, 10, 15, 30, 25], [5, 5, 4, 4, 4, 4, 4]).Value;

        Oracle.Equal(WeekdayP, found.P);
        Assert.Equal(30 / 4.0 / (112 / 30.0), found.Parts[5].Index, 9);
        Assert.False(found.IsFew);
        Assert.IsType<AllZero>(Profile.Of([0, 0], [1, 1]).Why);
        Assert.IsType<LengthsDiffer>(Profile.Of([0, 0], [1]).Why);
    }

    const double WeekdayP = 1.60307528287e-05;
}
