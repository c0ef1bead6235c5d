using Samsyn.Analysis.Clusters;

namespace Samsyn.Analysis.Tests.Clusters;

public sealed class LikelihoodTests
{
    [Theory]
    [InlineData(194)]
    [InlineData(11_700)]
    public void The_greatest_mean_of_a_level_is_where_the_ratio_reaches_it(int total)
    {
        var likelihood = new Likelihood(total, total);
        foreach (var level in new[] { 1, 8, 40, 90 })
        {
            var limits = likelihood.Limits(level);
            foreach (var cases in new[] { 2, 3, 17, 60, total / 2, total - 1 })
            {
                Assert.True(likelihood.Ratio(cases, limits[cases] * (1 + 1e-6)) <= level * Likelihood.Step);
                Assert.Equal(level * Likelihood.Step, likelihood.Ratio(cases, limits[cases]), 1e-4);
            }
            Assert.Equal(limits.Order(), limits);
        }
    }
}
