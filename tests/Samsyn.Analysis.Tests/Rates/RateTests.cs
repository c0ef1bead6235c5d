using Samsyn.Analysis.Rates;

namespace Samsyn.Analysis.Tests.Rates;

public sealed class RateTests
{
    // R 4.2.2: qgamma.
    [Theory]
    [Trait("Requirement", "SIT-30")]
    [InlineData(0, 0, 3.688879454)]
    [InlineData(1, 0.0253178079843, 5.57164339094)]
    [InlineData(3, 0.618672122896, 8.76727306974)]
    [InlineData(5, 1.62348639012, 11.6683320793)]
    [InlineData(10, 4.79538869613, 18.390356042)]
    [InlineData(142, 119.605416067, 167.370075929)]
    [InlineData(274, 242.514108328, 308.438868554)]
    public void Garwood_intervals_equal_R(long count, double lower, double upper)
    {
        Oracle.Equal(lower, upper, Rate.OfCount(count).Value);
        Oracle.Equal(lower / 16, upper / 16, Rate.Of(count, 16000).Value.Interval);
    }

    [Fact]
    public void Large_counts_keep_their_digits() => Oracle.Equal(998040.98334, 1001961.91195, Rate.OfCount(1_000_000).Value);

    [Fact]
    public void Without_population_or_with_a_negative_count_there_is_no_rate()
    {
        Assert.IsType<ExposureNotPositive>(Rate.Of(3, 0).Why);
        Assert.IsType<ExposureNotPositive>(Rate.Of(3, double.PositiveInfinity).Why);
        Assert.IsType<NegativeCount>(Rate.Of(-3, 10).Why);
        Assert.IsType<OutsideRange>(Rate.OfCount(3, 0).Why);
    }
}
