using System.Diagnostics;
using System.Globalization;
using Samsyn.Analysis.Surveys;

namespace Samsyn.Analysis.Tests.Surveys;

public sealed class WeightedMeanTests
{
    static readonly (string Stratum, double Units, double Value, double Weight)[] Drawn =
    [
        ("a", 30, 3.5, 10), ("a", 30, 2, 10), ("a", 30, 4.1, 10), ("b", 100, 7, 25), ("b", 100, 8.2, 25), ("b", 100, 6.5, 25), ("b", 100, 9, 25), ("c", 12, 1, 6), ("c", 12, 1.5, 6),
    ];

    static WeightedMean Estimate(bool strata, bool correction) => WeightedMean.Of(
        [.. Drawn.Select(one => new SurveyAnswer(one.Value, one.Weight, strata ? one.Stratum : "", null, correction ? one.Units : null))]).Value;

    // R 4.2.2, survey 4.1-1: svymean over the nine made-up answers above.
    [Fact]
    public void Mean_error_and_design_effect_equal_the_survey_package()
    {
        var found = Estimate(strata: true, correction: true);

        Oracle.Equal(6.18661971831, found.Value);
        Oracle.Equal(0.41167980501, found.StandardError);
        Oracle.Equal(0.227789064761, found.DesignEffect);
        Assert.Equal(6, found.Degrees);
        Oracle.Equal(0.421531476042, Estimate(strata: true, correction: false).StandardError);
        Oracle.Equal(0.839257132613, Estimate(strata: false, correction: false).StandardError);
    }

    [SkippableRFact]
    public void The_example_survey_of_the_R_package_gives_its_published_mean_error_and_interval()
    {
        var rows = Ask("data(api,package='survey');write.table(apistrat[,c('api00','pw','stype','fpc')],sep=',',quote=F,row.names=F,col.names=F)");
        var found = WeightedMean.Of([.. rows.Select(row => row.Split(',')).Select(cells => new SurveyAnswer(Number(cells[0]), Number(cells[1]), cells[2], null, Number(cells[3])))]).Value;

        Oracle.Equal(662.2873632, found.Value, 1e-9);
        Oracle.Equal(9.40894080278, found.StandardError);
        Oracle.Equal(643.8461781, 680.7285483, found.Interval);
        Oracle.Equal(1.20445726854, found.DesignEffect);
    }

    [SkippableRFact]
    public void Clusters_equal_the_survey_package()
    {
        var rows = Ask("data(api,package='survey');write.table(apiclus1[,c('api00','pw','dnum','fpc')],sep=',',quote=F,row.names=F,col.names=F)");
        var found = WeightedMean.Of([.. rows.Select(row => row.Split(',')).Select(cells => new SurveyAnswer(Number(cells[0]), Number(cells[1]), "", cells[2], Number(cells[3])))]).Value;

        Oracle.Equal(644.169398907, found.Value);
        Oracle.Equal(23.5422406938, found.StandardError);
    }

    [Fact]
    public void A_lonely_unit_a_wrong_stratum_size_and_a_weight_of_nothing_are_refused()
    {
        Assert.Equal(new StratumWithOneUnit("b"), WeightedMean.Of([new(1, 1, "a"), new(2, 1, "a"), new(3, 1, "b")]).Why);
        Assert.Equal(new StratumSizeWrong("a"), WeightedMean.Of([new(1, 1, "a", null, 1), new(2, 1, "a", null, 1)]).Why);
        Assert.Equal(new ExposureNotPositive("0", 2), WeightedMean.Of([new(1, 1), new(2, 0)]).Why);
        Assert.IsType<TooShort>(WeightedMean.Of([new(1, 1)]).Why);
        Assert.IsType<NotANumber>(WeightedMean.Of([new(double.NaN, 1), new(1, 1)]).Why);
        Assert.Null(WeightedMean.Of([new(4, 1), new(4, 1)]).Value.DesignEffect);
    }

    static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    static string[] Ask(string script)
    {
        using var process = Process.Start(new ProcessStartInfo("Rscript", ["-e", script]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();
        return lines;
    }
}

/// <summary>A test over data that only R and its package “survey” hold; reported as skipped, with the reason, where they are absent.</summary>
public sealed class SkippableRFactAttribute : FactAttribute
{
    static readonly string[] Places = ["/usr/lib/R/site-library/survey", "/usr/local/lib/R/site-library/survey", "/usr/lib/R/library/survey"];

    public SkippableRFactAttribute()
    {
        if (!Places.Any(Directory.Exists)) Skip = "R and its package “survey” (r-cran-survey) are not on this machine.";
    }
}
