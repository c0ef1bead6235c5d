using Samsyn.Analysis.Series;

namespace Samsyn.Analysis.Tests.Series;

public sealed class EarsTests
{
    static double[] Limits(EarsMethod method, int from, int count) =>
        [.. Ears.Judge(Salmonella.Agona, method).Value.Judged.Where(one => one.Week >= from).Take(count).Select(one => one.Upper)];

    // R 4.2.2, surveillance 1.20.3: earsC, range 282:287 and 20:312.
    [Fact]
    public void C1_limits_equal_surveillance()
    {
        Oracle.Equal([3.05028176444, 3.52316411226, 5.74647967408, 9.75382199577, 11.2068382168, 10.7948909813], Limits(EarsMethod.C1, 281, 6));
        Oracle.Equal([3.63753429073, 4.09023230617, 8.32148030584, 8.4327190023], Limits(EarsMethod.C1, 19, 4));
    }

    [Fact]
    public void C2_limits_equal_surveillance_and_C3_limits_the_definition()
    {
        Oracle.Equal([4.56829290765, 4.72420736899, 3.63753429073, 4.09023230617, 8.32148030584], Limits(EarsMethod.C2, 19, 5));
        Oracle.Equal([4.2383237749, 4.5792581618, 0, 0, 5.0888574899, 8.1675707330, 7.7939617907], Limits(EarsMethod.C3, 19, 7));
    }

    [Theory]
    [InlineData(EarsMethod.C1, new[] { 21, 30, 36, 62, 75, 80, 82, 111, 128, 191, 192, 210, 232, 283, 284, 294 })]
    [InlineData(EarsMethod.C2, new[] { 21, 36, 47, 63, 80, 81, 82, 111, 128, 144, 145, 192, 193, 210, 211, 233, 264, 283, 284, 285 })]
    public void Alarms_equal_surveillance(EarsMethod method, int[] weeksFromOne) =>
        Assert.Equal(weeksFromOne, Ears.Judge(Salmonella.Agona, method).Value.Judged.Where(one => one.IsAlarm && one.Week >= 19).Select(one => one.Week + 1));

    // From the definition, Σ max(0, C2 − 1) over this and the two weeks before above 1.96, computed in R; a week without events is never an alarm.
    // surveillance 1.20.3 puts the week's own count in the place of the baseline's mean in its C3 limit, so that it is no oracle here.
    [Fact]
    public void C3_alarms_equal_the_definition()
    {
        int[] expected =
        [
            21, 22, 23, 32, 33, 34, 36, 37, 38, 47, 48, 49, 63, 64, 65, 75, 76, 77, 79, 80, 81, 82, 83, 84, 85, 111, 112, 113, 128, 129, 130, 144, 145, 146, 147,
            192, 193, 194, 195, 210, 211, 212, 213, 233, 234, 235, 241, 242, 243, 264, 265, 266, 282, 283, 284, 285, 286, 287, 295, 296,
        ];
        Assert.Equal(expected.Where(week => Salmonella.Agona[week - 1] > 0),
            Ears.Judge(Salmonella.Agona, EarsMethod.C3).Value.Judged.Where(one => one.IsAlarm && one.Week >= 19).Select(one => one.Week + 1));
    }

    [Fact]
    public void A_constant_baseline_gives_its_own_level_as_limit_unless_a_least_deviation_is_asked_for()
    {
        var zeros = new double[20];
        zeros[15] = 1;

        Assert.All(Ears.Judge(zeros, EarsMethod.C3).Value.Judged, one => Assert.True(double.IsFinite(one.Upper)));
        Assert.Contains(Ears.Judge(zeros, EarsMethod.C1).Value.Judged, one => one is { Week: 15, IsAlarm: true });
        Assert.DoesNotContain(Ears.Judge(zeros, EarsMethod.C1, leastDeviation: 1).Value.Judged, one => one.IsAlarm);
    }

    [Fact]
    public void Too_short_and_bad_values_are_refused()
    {
        Assert.Equal(new TooShort(7, 8), Ears.Judge(new double[7], EarsMethod.C1).Why);
        Assert.Equal(new TooShort(11, 12), Ears.Judge(new double[11], EarsMethod.C3).Why);
        Assert.IsType<NegativeCount>(Ears.Judge([1, 2, -1], EarsMethod.C1).Why);
        Assert.IsType<OutsideRange>(Ears.Judge(new double[30], EarsMethod.C1, baseline: 1).Why);
    }
}
