namespace Samsyn.Analysis.Tests;

/// <summary>Equality with values that another program printed: to six decimals, or to six digits where a value is small.</summary>
static class Oracle
{
    public static void Equal(double expected, double? actual, double tolerance = 5e-7)
    {
        Assert.NotNull(actual);
        Assert.True(double.IsFinite(actual.Value), $"{actual} is no number");
        var allowed = tolerance * Math.Max(1e-300, Math.Abs(expected) > 1 ? Math.Abs(expected) : Math.Abs(expected) > 1e-3 ? 1 : Math.Abs(expected) * 20);
        Assert.True(Math.Abs(expected - actual.Value) <= allowed, $"expected {expected:R}, was {actual:R}");
    }

    public static void Equal(double lower, double? upper, Interval? actual)
    {
        Assert.NotNull(actual);
        Equal(lower, actual.Value.Lower);
        if (upper is null) Assert.Null(actual.Value.Upper);
        else Equal(upper.Value, actual.Value.Upper);
    }

    public static void Equal(IReadOnlyList<double> expected, IReadOnlyList<double> actual)
    {
        Assert.Equal(expected.Count, actual.Count);
        for (var at = 0; at < expected.Count; at++) Equal(expected[at], actual[at]);
    }
}
