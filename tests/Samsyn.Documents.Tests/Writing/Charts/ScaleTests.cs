using FsCheck;
using FsCheck.Fluent;
using Samsyn.Documents.Writing.Charts;

namespace Samsyn.Documents.Tests.Writing.Charts;

public sealed class ScaleTests
{
    [Theory]
    [InlineData(new double[] { 0, 7 }, 0, 8, 2)]
    [InlineData(new double[] { 0, 274 }, 0, 300, 100)]
    [InlineData(new double[] { 1 }, 0, 1, 1)]
    [InlineData(new double[] { 0, 0 }, 0, 1, 1)]
    [InlineData(new double[] { -4.5, 2 }, -6, 2, 2)]
    [InlineData(new double[0], 0, 1, 1)]
    [InlineData(new[] { double.NaN, double.PositiveInfinity }, 0, 1, 1)]
    [InlineData(new[] { 0.00012 }, 0, 0.00015, 0.00005)]
    public void Ends_and_steps_are_round(double[] values, double low, double high, double step)
    {
        var scale = Scale.Of(values);
        Assert.Equal((low, high, step), (Math.Round(scale.Low, 9), Math.Round(scale.High, 9), Math.Round(scale.Step, 9)));
    }

    [Theory]
    [InlineData(double.Epsilon, true)]
    [InlineData(-double.Epsilon, false)]
    [InlineData(1e-299, true)]
    [InlineData(1e20, false)]
    [InlineData(-3e15, false)]
    public void What_is_next_to_nothing_or_next_to_another_has_an_axis_all_the_same(double value, bool fromZero)
    {
        double[] values = [value, Math.BitIncrement(value), 0];
        var scale = Scale.Of(fromZero ? values : values[..2], fromZero: fromZero);
        Assert.True(scale.High > scale.Low && scale.Step > 0, scale.ToString());
        Assert.All(scale.Ticks, tick => Assert.True(double.IsFinite(tick)));
        Assert.True(scale.Ticks.Zip(scale.Ticks.Skip(1)).All(two => two.Second > two.First), string.Join(' ', scale.Ticks));
        Assert.InRange(scale.At(value, 0, 200), 0, 200);
    }

    [Fact]
    public void Whatever_the_numbers_all_of_them_lie_on_the_axis_and_the_ticks_are_few_and_finite() =>
        Prop.ForAll(ArbMap.Default.ArbFor<double[]>(), values =>
        {
            var scale = Scale.Of(values);
            var held = values.Where(double.IsFinite).Select(value => Math.Clamp(value, -1e300, 1e300)).ToList();
            return scale.High > scale.Low && scale.Step > 0 && scale.Ticks.Count is > 1 and < 26 && scale.Ticks.All(double.IsFinite)
                && held.TrueForAll(value => value >= scale.Low - (scale.Step * 1e-6) && value <= scale.High + (scale.Step * 1e-6))
                && held.TrueForAll(value => scale.At(value, 0, 200) is >= -0.001 and <= 200.001);
        }).QuickCheckThrowOnFailure();
}
