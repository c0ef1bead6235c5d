using Samsyn.Analysis.Series;

namespace Samsyn.Analysis.Tests.Series;

public sealed class SeasonTests
{
    static readonly double[] Days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    static readonly double[] Uneven = [4, 6, 9, 14, 22, 18, 5, 12, 16, 11, 7, 3, 6, 5, 11, 12, 19, 25, 7, 9, 18, 9, 10, 2, 2, 8, 7, 17, 28, 15, 9, 14, 11, 13, 5, 6];
    static readonly double[] Even = [4, 6, 5, 7, 6, 5, 6, 4, 7, 5, 6, 5, 6, 5, 7, 4, 6, 7, 5, 6, 5, 6, 4, 6];

    /// <summary>The second of the years is a leap year.</summary>
    static double[] DaysOf(int years) => [.. Enumerable.Range(0, years).SelectMany(year => Days.Select((days, month) => year == 1 && month == 1 && years == 3 ? 29 : days))];

    // R 4.2.2: anova(glm(y ~ year + offset(log(d)), quasipoisson), glm(y ~ year + month + offset(log(d)), quasipoisson), test = "F").
    [Fact]
    [Trait("Requirement", "SIT-49")]
    [Trait("Requirement", "SIT-59")]
    public void Months_that_differ_year_after_year_are_a_season_as_R_finds_it()
    {
        var found = Season.Of(Uneven, DaysOf(3)).Value;

        Oracle.Equal(12.3012911241576, found.F);
        Oracle.Equal(5.36750544547561e-07, found.P);
        Oracle.Equal(0.791225866048142, found.Dispersion);
        Assert.Equal(3, found.Years);
        Assert.Equal(69 / 93.0 / (Uneven.Sum() / DaysOf(3).Sum()), found.Parts[4].Index, 9);
        Assert.Equal(69, found.Parts[4].Count);
    }

    [Fact]
    [Trait("Requirement", "SIT-49")]
    public void Months_that_differ_no_more_than_the_years_do_are_none()
    {
        var found = Season.Of(Even, DaysOf(2)).Value;

        Oracle.Equal(0.226451628364944, found.F);
        Oracle.Equal(0.989591335347651, found.P);
        Oracle.Equal(0.30677185571966, found.Dispersion);
    }

    // R 4.2.2 as above, and chisq.test(rowSums, p = days/365).
    [Fact]
    public void One_wild_month_of_one_year_weighs_less_than_in_the_years_added_up()
    {
        double[] wild = [.. Enumerable.Repeat(6.0, 36)];
        (wild[5], wild[14], wild[20]) = (30, 7, 5);

        Oracle.Equal(0.075456609, Season.Of(wild, DaysOf(3)).Value.P, 1e-6);
        Assert.True(Profile.Of([.. Enumerable.Range(0, 12).Select(month => wild[month] + wild[month + 12] + wild[month + 24])], [.. Days.Select(days => 3 * days)]).Value.P < 0.005);
    }

    [Fact]
    public void What_cannot_be_tested_says_why()
    {
        Assert.Equal(new TooShort(12, 24), Season.Of(Even[..12], DaysOf(1)).Why);
        Assert.Equal(new LengthsDiffer(24, 36), Season.Of(Even, DaysOf(3)).Why);
        Assert.Equal(new LengthsDiffer(30, 24), Season.Of(Uneven[..30], DaysOf(3)[..30]).Why);
        Assert.IsType<AllZero>(Season.Of(new double[24], DaysOf(2)).Why);
        Assert.IsType<NegativeCount>(Season.Of([-1, .. Even[1..]], DaysOf(2)).Why);
        Assert.IsType<ExposureNotPositive>(Season.Of(Even, [0, .. DaysOf(2)[1..]]).Why);
        Assert.IsType<CannotBeFitted>(Season.Of([.. Even[..12], .. Even[..12]], DaysOf(2)).Why);
        // A month that never has any, and one event in all, end in numbers or in a refusal.
        foreach (var few in (double[][])[[0, .. Even[1..12], 0, .. Even[13..]], [1, .. new double[23]]])
            Assert.True(Season.Of(few, DaysOf(2)) is var found && (!found.IsGiven || (double.IsFinite(found.Value.F) && found.Value.P is >= 0 and <= 1)));
    }
}
