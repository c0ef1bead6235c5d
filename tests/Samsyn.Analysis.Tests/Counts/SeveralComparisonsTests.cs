using Samsyn.Analysis.Counts;

namespace Samsyn.Analysis.Tests.Counts;

public sealed class SeveralComparisonsTests
{
    // R 4.2.2: p.adjust.
    [Fact]
    public void Corrected_values_equal_R()
    {
        double[] four = [9.38465e-11, 0.00311269, 0.346893, 0.00460911];
        double[] six = [0.01, 0.04, 0.03, 0.005, 0.5, 0.04];

        Oracle.Equal([3.75386e-10, 0.00933807, 0.346893, 0.00933807], SeveralComparisons.Correct(four, Correction.Holm).Value);
        Oracle.Equal([3.75386e-10, 0.00614548, 0.346893, 0.00614548], SeveralComparisons.Correct(four, Correction.BenjaminiHochberg).Value);
        Oracle.Equal([0.05, 0.12, 0.12, 0.03, 0.5, 0.12], SeveralComparisons.Correct(six, Correction.Holm).Value);
        Oracle.Equal([0.03, 0.048, 0.048, 0.03, 0.5, 0.048], SeveralComparisons.Correct(six, Correction.BenjaminiHochberg).Value);
    }

    [Fact]
    public void No_values_and_values_that_are_no_chances_are_refused()
    {
        Assert.IsType<NothingGiven>(SeveralComparisons.Correct([], Correction.Holm).Why);
        Assert.IsType<OutsideRange>(SeveralComparisons.Correct([0.5, 1.2], Correction.Holm).Why);
        Assert.IsType<OutsideRange>(SeveralComparisons.Correct([0.5, double.NaN], Correction.Holm).Why);
    }

    [Fact]
    public void Judged_among_twenty_a_change_that_stood_alone_falls_and_a_strong_one_stands()
    {
        var alone = PeriodComparison.Of(30, 50).Value;
        var strong = PeriodComparison.Of(274, 142).Value;
        var empty = PeriodComparison.Of(0, 0).Value;
        var others = Enumerable.Repeat(PeriodComparison.Of(40, 41).Value, 18);
        Assert.Equal(VerdictKind.Rose, alone.Verdict.Kind);

        var judged = SeveralComparisons.Judge([alone, empty, strong, .. others], Correction.Holm);

        Assert.Equal([VerdictKind.CannotBeToldFromChance, VerdictKind.NothingToCompare, VerdictKind.Fell], judged.Take(3).Select(one => one.Verdict.Kind));
        Assert.Equal(alone.ExactP * 19, judged[0].Verdict.P, 12);
        Assert.Equal(alone.ExactP, judged[0].ExactP);
    }
}
