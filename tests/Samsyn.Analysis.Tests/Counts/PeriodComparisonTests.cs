using FsCheck;
using FsCheck.Fluent;
using Samsyn.Analysis.Counts;

namespace Samsyn.Analysis.Tests.Counts;

public sealed class PeriodComparisonTests
{
    static PeriodComparison Compare(long before, long after, double exposureBefore = 1, double exposureAfter = 1, CountHistory? history = null) =>
        PeriodComparison.Of(before, after, exposureBefore, exposureAfter, history).Value;

    // R 4.2.2: poisson.test, pbinom.
    [Theory]
    [Trait("Requirement", "SIT-54")]
    [InlineData(274, 142, 1, 1, 0.518248175182, 0.420152514868, 0.63697691199, 9.38464611845e-11, 7.08910248043e-11, -6.47183245956)]
    [InlineData(60, 31, 1, 1, 0.516666666667, 0.323656431704, 0.809938658734, 0.00311268984839, 0.00231460152143, -3.04002602649)]
    [InlineData(62, 51, 1, 1, 0.822580645161, 0.55652042634, 1.21105659861, 0.346893105095, 0.30287755263, -1.03479295522)]
    [InlineData(32, 60, 1, 1, 1.875, 1.20136730626, 2.97637198199, 0.00460910546146, 0.00346185349144, 2.9192017968)]
    [InlineData(3, 9, 1, 1, 3, 0.748684450197, 17.2280031269, 0.14599609375, 0.09228515625, 1.73205080757)]
    [InlineData(12, 4, 1, 1, 0.333333333333, 0.0783555092644, 1.09982932961, 0.0768127441406, 0.0490417480469, -2)]
    [InlineData(5, 0, 1, 1, 0, 0, 1.09127910518, 0.0625, 0.03125, -2.2360679775)]
    [InlineData(620, 51, 972647, 16000, 5.00050372984, 3.682168771, 6.65896903828, 3.08641369769e-19, 3.6888059294e-19, 12.280823072)]
    [InlineData(40, 25, 12, 5, 1.5, 0.87214396084, 2.53390892513, 0.133210067532, 0.117778243163, 1.60128153805)]
    [InlineData(7, 30, 2.5, 4, 2.67857142857, 1.15282896221, 7.22467598176, 0.0168496233154, 0.012133152338, 2.44341365108)]
    [InlineData(100000, 101000, 1, 1, 1.01, 1.00119763858, 1.01887984629, 0.0258623924397, 0.0257144789176, 2.23049868373)]
    public void Ratio_interval_and_tests_equal_R(long before, long after, double exposureBefore, double exposureAfter,
        double ratio, double lower, double upper, double exact, double mid, double z)
    {
        var found = Compare(before, after, exposureBefore, exposureAfter);

        Oracle.Equal(ratio, found.Ratio);
        Oracle.Equal(100 * (ratio - 1), found.Percent, 1e-8);
        Oracle.Equal(lower, upper, found.RatioInterval);
        Oracle.Equal(exact, found.ExactP);
        Oracle.Equal(mid, found.MidP);
        Oracle.Equal(z, found.Z);
    }

    [Fact]
    public void From_nothing_to_five_has_no_per_cent_and_no_upper_end_and_is_too_few_to_tell()
    {
        var found = Compare(0, 5);

        Assert.Null(found.Percent);
        Assert.Null(found.Ratio);
        Oracle.Equal(0.916355857315, null, found.RatioInterval);
        Oracle.Equal(0.0625, found.ExactP);
        Oracle.Equal(0.03125, found.MidP);
        Assert.Equal(VerdictKind.TooFew, found.Verdict.Kind);
        Assert.Contains(ChangeTest.Score, found.Verdict.SayChange);
    }

    [Fact]
    public void Nothing_before_and_nothing_after_is_nothing_to_compare()
    {
        var found = Compare(0, 0);

        Assert.Equal(VerdictKind.NothingToCompare, found.Verdict.Kind);
        Assert.Equal((1.0, 1.0, 0.0), (found.ExactP, found.MidP, found.Z));
        Assert.Null(found.RatioInterval);
    }

    [Fact]
    public void A_fall_from_62_to_51_cannot_be_told_from_chance_and_all_tests_agree()
    {
        var verdict = Compare(62, 51).Verdict;

        Assert.Equal(VerdictKind.CannotBeToldFromChance, verdict.Kind);
        Assert.False(verdict.TestsDisagree);
    }

    [Fact]
    public void From_12_to_4_the_exact_test_governs_and_the_others_are_named()
    {
        var verdict = Compare(12, 4).Verdict;

        Assert.Equal((VerdictKind.CannotBeToldFromChance, ChangeTest.Exact), (verdict.Kind, verdict.Governing));
        Assert.Equal([ChangeTest.MidP, ChangeTest.Score], verdict.SayChange);
        Assert.True(verdict.TestsDisagree);
    }

    [Fact]
    public void A_place_that_varies_much_by_itself_takes_the_certainty_out_of_a_rise()
    {
        var calm = CountHistory.Of([40, 44, 36, 41, 39, 42]).Value;
        var bursts = CountHistory.Of([12, 15, 9, 80, 7, 11, 90, 5, 14, 10, 8, 18]).Value;

        Assert.Equal(1, calm.Dispersion);
        Assert.Null(calm.Size);
        Assert.Equal(VerdictKind.Rose, Compare(32, 60, history: calm).Verdict.Kind);
        var found = Compare(32, 60, history: bursts);
        Assert.Equal(VerdictKind.CannotBeToldFromChance, found.Verdict.Kind);
        Assert.NotEqual(ChangeTest.Exact, found.Verdict.Governing);
        Assert.Contains(ChangeTest.Exact, found.Verdict.SayChange);
        Assert.True(found.FromHistory!.QuasiPoissonInterval.Holds(1));
        Assert.True(found.FromHistory!.NegativeBinomialInterval.Holds(1));
    }

    [Fact]
    public void Dispersion_is_variance_over_mean_and_the_size_the_moment_estimate()
    {
        var history = CountHistory.Of([12, 15, 9, 20, 7, 11, 30, 5, 14, 10, 8, 18]).Value;

        Oracle.Equal(47.4772727273 / 13.25, history.Dispersion);
        Oracle.Equal(13.25 * 13.25 / (47.4772727273 - 13.25), history.Size);
    }

    [Fact]
    public void The_interval_from_history_is_the_set_of_ratios_that_its_test_does_not_reject()
    {
        var history = CountHistory.Of([12, 15, 9, 20, 7, 11, 30, 5, 14, 10, 8, 18]).Value;
        foreach (var after in Enumerable.Range(0, 120))
        {
            var test = Compare(40, after, history: history).FromHistory!;
            Assert.Equal(test.QuasiPoissonP > 0.05, test.QuasiPoissonInterval.Holds(1));
            Assert.Equal(test.NegativeBinomialP > 0.05, test.NegativeBinomialInterval.Holds(1));
        }
    }

    [Fact]
    public void A_history_that_says_nothing_is_refused()
    {
        Assert.IsType<TooShort>(CountHistory.Of([1, 2, 3, 4]).Why);
        Assert.IsType<AllZero>(CountHistory.Of([0, 0, 0, 0, 0]).Why);
        Assert.Equal(new NegativeCount(-2, 3), CountHistory.Of([1, 1, -2, 1, 1]).Why);
        Assert.Equal(new LengthsDiffer(5, 2), CountHistory.Of([1, 1, 2, 1, 1], [1, 1]).Why);
        Assert.IsType<NotANumber>(CountHistory.Of([1, 1, double.NaN, 1, 1]).Why);
        Assert.Equal(1, CountHistory.Of([7, 7, 7, 7, 7]).Value.Dispersion);
    }

    [Fact]
    public void Counts_below_zero_and_exposures_that_are_none_are_refused_with_their_place()
    {
        Assert.Equal(new NegativeCount(-1, 1), PeriodComparison.Of(-1, 2).Why);
        Assert.Equal(new NegativeCount(-3, 2), PeriodComparison.Of(1, -3).Why);
        Assert.Equal(new ExposureNotPositive("0", 1), PeriodComparison.Of(1, 2, 0, 1).Why);
        Assert.Equal(new ExposureNotPositive("NaN", 2), PeriodComparison.Of(1, 2, 1, double.NaN).Why);
        Assert.IsType<OutsideRange>(PeriodComparison.Of(1, 2, confidence: 1).Why);
    }

    [Fact]
    public void The_exact_p_equals_the_sum_over_all_outcomes_for_every_small_pair() =>
        Prop.ForAll(Gen.Choose(0, 40).Two().ToArbitrary(), Gen.Choose(1, 9).Two().ToArbitrary(), (counts, exposures) =>
        {
            var (before, after) = counts;
            var (e1, e2) = exposures;
            var n = before + after;
            var chance = (double)e2 / (e1 + e2);
            var masses = new double[n + 1];
            for (var k = 0; k <= n; k++) masses[k] = Choose(n, k) * Math.Pow(chance, k) * Math.Pow(1 - chance, n - k);
            var expected = masses.Where(mass => mass <= masses[after] * (1 + 1e-7)).Sum();
            var found = Compare(before, after, e1, e2);
            return Math.Abs(expected - found.ExactP) < 1e-9 && found.RatioInterval is null == (n == 0)
                && new[] { found.MidP, found.ScoreP, found.Z }.All(double.IsFinite);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Turning_time_round_turns_the_verdict_and_inverts_the_interval() =>
        Prop.ForAll(Gen.Choose(1, 500).Two().ToArbitrary(), pair =>
        {
            var (there, back) = (Compare(pair.Item1, pair.Item2), Compare(pair.Item2, pair.Item1));
            return Math.Abs(there.ExactP - back.ExactP) < 1e-12 && Math.Abs((there.RatioInterval!.Value.Lower * back.RatioInterval!.Value.Upper!.Value) - 1) < 1e-9
                && (there.Verdict.Kind == VerdictKind.Rose) == (back.Verdict.Kind == VerdictKind.Fell);
        }).QuickCheckThrowOnFailure();

    static double Choose(int n, int k) => Enumerable.Range(1, k).Aggregate(1.0, (product, i) => product * (n - k + i) / i);
}
