using Samsyn.Analysis.Density;
using Samsyn.Analysis.Sampling;

namespace Samsyn.Analysis.Tests.Density;

public sealed class KernelDensityTests
{
    static readonly DensityGrid Grid = new(100, 200, 2, 70, 45);

    [Theory]
    [Trait("Requirement", "SIT-43")]
    [InlineData(3, false, false)]
    [InlineData(3, true, false)]
    [InlineData(9, true, true)]
    [InlineData(60, true, true)]
    [InlineData(0.4, true, false)]
    public void The_surface_is_the_sum_of_a_kernel_at_every_event_over_its_share_within_the_window(double sigma, bool correct, bool polygon)
    {
        var (x, y) = Events(400);
        var mask = polygon ? WindowMask.Of(Grid, [[(105, 205), (235, 210), (220, 285), (150, 250)]]).Value : null;
        var found = KernelDensity.Surface(x, y, Grid, sigma, mask, correct).Value;
        var weights = new double[100];
        for (var step = 0; step < 100; step++) weights[step] = step > Math.Ceiling(5 * sigma / 2) ? 0 : Math.Exp(-0.5 * step * step * 4 / (sigma * sigma));
        var sum = 0.0;
        for (var step = -400; step <= 400; step++) sum += Math.Abs(step) > Math.Ceiling(5 * sigma / 2) ? 0 : Math.Exp(-0.5 * step * step * 4 / (sigma * sigma));
        var most = found.Values.Max();
        for (var row = 0; row < 45; row += 4)
            for (var column = 0; column < 70; column += 3)
            {
                double direct = 0, mass = 0;
                for (var i = 0; i < x.Length; i++)
                {
                    var (c, r) = ((int)((x[i] - 100) / 2), (int)((y[i] - 200) / 2));
                    if (mask?[r * 70 + c] != false) direct += weights[Math.Abs(c - column)] * weights[Math.Abs(r - row)] / (sum * sum);
                }
                for (var r = 0; r < 45; r++)
                    for (var c = 0; c < 70; c++)
                        if (mask?[r * 70 + c] != false) mass += weights[Math.Abs(c - column)] * weights[Math.Abs(r - row)] / (sum * sum);
                var expected = mask?[row * 70 + column] == false ? 0 : direct / 4 / (correct ? mass : 1);
                Assert.Equal(expected, found.Values[row * 70 + column], 2e-5 * most);
            }
    }

    [Fact]
    public void Counting_by_square_moves_the_surface_by_less_than_a_hundredth_where_the_kernel_is_five_squares_wide()
    {
        var (x, y) = Events(2000);
        var found = KernelDensity.Surface(x, y, Grid, 10, edgeCorrection: false).Value;
        var most = found.Values.Max();
        for (var row = 2; row < 45; row += 8)
            for (var column = 1; column < 70; column += 9)
            {
                double px = 101 + column * 2, py = 201 + row * 2, exact = 0;
                for (var i = 0; i < x.Length; i++) exact += Math.Exp(-((x[i] - px) * (x[i] - px) + (y[i] - py) * (y[i] - py)) / 200) / (2 * Math.PI * 100);
                Assert.Equal(exact, found.Values[row * 70 + column], 0.01 * most);
            }
    }

    [Fact]
    public void Even_events_give_an_even_surface_up_to_the_edge_only_with_correction()
    {
        double[] x = [.. Enumerable.Range(0, 70 * 45).Select(i => 101.0 + i % 70 * 2)], y = [.. Enumerable.Range(0, 70 * 45).Select(i => 201.0 + i / 70 * 2)];
        Assert.All(KernelDensity.Surface(x, y, Grid, 8).Value.Values, value => Assert.Equal(0.25, value, 5));
        Assert.Equal(0.0625, KernelDensity.Surface(x, y, Grid, 8, edgeCorrection: false).Value.Values[0], 0.02);
        var hole = WindowMask.Of(Grid, [[(100, 200), (240, 200), (240, 290), (100, 290)], [(150, 230), (180, 230), (180, 260), (150, 260)]]).Value;
        Assert.Equal(70 * 45 - 15 * 15, hole.Count(inside => inside));
        Assert.All(KernelDensity.Surface(x, y, Grid, 8, hole).Value.Values.Where((_, i) => hole[i]), value => Assert.Equal(0.25, value, 5));
    }

    [Fact]
    public void The_surface_is_the_same_for_any_number_of_threads_and_events_outside_are_counted_as_such()
    {
        var (x, y) = Events(200_000);
        (x[0], x[1]) = (99.9, 240);
        var one = KernelDensity.Surface(x, y, Grid, 7, threads: 1).Value;
        Assert.Equal(one.Values, KernelDensity.Surface(x, y, Grid, 7, threads: 3).Value.Values);
        Assert.Equal((199_999, 1), (one.Counted, one.Outside));
    }

    [Fact]
    public void What_cannot_be_computed_is_refused_with_the_reason()
    {
        Assert.Equal(new(Unfit.Empty, "x"), KernelDensity.Surface([], [], Grid, 5).Refused);
        Assert.Equal(new(Unfit.NotFinite, "x", 0), KernelDensity.Surface([double.NaN], [3], Grid, 5).Refused);
        Assert.Equal(new(Unfit.OutOfRange, "sigma"), KernelDensity.Surface([110], [210], Grid, 0).Refused);
        Assert.Equal(new(Unfit.Empty, "window"), KernelDensity.Surface([0], [0], Grid, 5).Refused);
        Assert.Equal(new(Unfit.OutOfRange, "Columns"), KernelDensity.Surface([0], [0], Grid with { Columns = 0 }, 5).Refused);
        Assert.Equal(0.25f, KernelDensity.Surface([110], [210], new(100, 200, 2, 70, 45), 0.01).Value.Values.Max(), 4);
        Assert.Equal(0.25f, KernelDensity.Surface([100], [200], new(100, 200, 2, 1, 1), 50).Value.Values[0], 4);
    }

    static (double[] X, double[] Y) Events(int count)
    {
        var random = new Philox(17, 0);
        double[] x = new double[count], y = new double[count];
        for (var i = 0; i < count; i++) (x[i], y[i]) = (100 + random.NextDouble() * random.NextDouble() * 140, 200 + random.NextDouble() * 90);
        return (x, y);
    }
}
