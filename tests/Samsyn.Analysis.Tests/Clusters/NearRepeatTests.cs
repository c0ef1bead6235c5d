using Samsyn.Analysis.Clusters;
using Samsyn.Analysis.Sampling;
using Samsyn.Tests.Kit;

namespace Samsyn.Analysis.Tests.Clusters;

public sealed class NearRepeatTests
{
    [SharedDataFact("splancs/burkitt.csv")]
    [Trait("Requirement", "SIT-27")]
    public void Burkitt_lymphoma_gives_the_counts_and_p_that_surveillance_gives()
    {
        var (x, y, time) = PublishedCases.Burkitt();
        (double Distance, int Days, int Observed, double Expected, double P, double Poisson)[] published =
            [(2.5, 60, 4, 2.65400, 0.274, 0.13032), (5, 30, 7, 4.68995, 0.197, 0.10305), (10, 90, 69, 43.89396, 0.001, 0.00017044), (20, 180, 308, 261.00819, 0.002, 0.0020742)];
        foreach (var one in published)
        {
            var cell = NearRepeat.Test(x, y, time, new() { Distances = [one.Distance], Times = [one.Days], Seed = 3 }).Value.Cells.Single();
            Assert.Equal(one.Observed, cell.Observed);
            Assert.Equal(one.Expected, cell.Expected, 5);
            Assert.Equal(one.Observed / one.Expected, cell.Ratio!.Value, 5);
            Assert.InRange(cell.P!.Value, one.P - 0.045, one.P + 0.045);
            // That package tells the chance of more than observed, this one of at least as many.
            Assert.Equal(one.Poisson, NearRepeat.PoissonTail(one.Observed + 1, cell.Expected), one.Poisson < 0.001 ? 8 : 5);
        }
    }

    [SharedDataFact("nearrepeat/chicago_arson.csv")]
    public void Chicago_arson_gives_the_table_that_NearRepeat_gives()
    {
        var (x, y, time) = PublishedCases.ChicagoArson();
        var found = NearRepeat.Test(x, y, time, new() { Distances = [0.001, 200, 400, 600, 800, 1000], Times = [2, 4, 6, 8, 10], IncludeUpper = false, Distance = KnoxDistance.Manhattan }).Value;
        Assert.Equal([2, 1, 1, 0, 1, 10, 1, 0, 1, 0, 4, 1, 3, 2, 3, 6, 3, 1, 2, 2, 2, 2, 3, 3, 5, 11, 1, 3, 1, 7], found.Cells.Select(cell => cell.Observed));
        double[] ratio = [23.5, 21.8, 3.07, 3.10, 0.85, 3.86], p = [0.008, 0.001, 0.042, 0.016, 0.679, 0.001];
        for (var band = 0; band < 6; band++)
        {
            var cell = found.Cells[band * 5];
            Assert.InRange(cell.Ratio!.Value, ratio[band] * 0.88, ratio[band] * 1.12);
            Assert.InRange(cell.P!.Value, p[band] - 0.06, p[band] + 0.06);
        }
    }

    [SharedDataFact("nearrepeat/chicago_arson.csv")]
    public void A_band_for_the_same_address_takes_its_pairs_from_the_next_band()
    {
        var (x, y, time) = PublishedCases.ChicagoArson();
        var options = new KnoxOptions { Distances = [200, 400], Times = [2, 4], Permutations = 0 };
        var together = NearRepeat.Test(x, y, time, options).Value.Cells;
        var apart = NearRepeat.Test(x, y, time, options with { SameAddress = true }).Value.Cells;
        Assert.Equal(6, apart.Count);
        Assert.True(apart[0].SameAddress && !apart[2].SameAddress);
        Assert.Equal(together[0].Observed, apart[0].Observed + apart[2].Observed);
        Assert.Equal(together[0].Expected, apart[0].Expected + apart[2].Expected, 9);
        Assert.Equal(together[2], apart[4] with { SameAddress = false });
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 1)]
    [InlineData(true, 5000)]
    public void Counts_and_p_are_those_of_every_pair_in_every_permutation(bool includeUpper, int unit)
    {
        var random = new Philox(5, 0);
        var n = 70;
        double[] x = new double[n], y = new double[n];
        var time = new int[n];
        for (var i = 0; i < n; i++) (x[i], y[i], time[i]) = (random.Below(8) * 10, random.Below(8) * 10, random.Below(30) * unit);
        double[] distances = [10, 20, 40];
        int[] times = [3 * unit, 9 * unit];
        var found = NearRepeat.Test(x, y, time, new() { Distances = distances, Times = times, IncludeUpper = includeUpper, Permutations = 45, Seed = 11 }).Value;
        var observed = Table(time);
        Assert.Equal(observed, found.Cells.Select(cell => cell.Observed));

        // The permuted order is the events' own order square by square, so only the distribution can be compared: by its mean.
        var mean = new double[6];
        for (var turn = 0; turn < 400; turn++)
        {
            var shuffled = (int[])time.Clone();
            new Philox(99, turn).Shuffle<int>(shuffled);
            var table = Table(shuffled);
            for (var i = 0; i < 6; i++) mean[i] += table[i] / 400.0;
        }
        for (var i = 0; i < 6; i++)
        {
            Assert.InRange(found.Cells[i].Expected, mean[i] * 0.9 - 0.3, mean[i] * 1.1 + 0.3);
            Assert.InRange(found.Cells[i].P!.Value, 1.0 / 46, 1);
        }

        long[] Table(int[] when)
        {
            var table = new long[6];
            for (var a = 0; a < n; a++)
                for (var b = a + 1; b < n; b++)
                {
                    var (far, late) = (double.Hypot(x[a] - x[b], y[a] - y[b]), Math.Abs(when[a] - when[b]));
                    var d = Array.FindIndex(distances, end => includeUpper ? far <= end : far < end);
                    var t = Array.FindIndex(times, end => includeUpper ? late <= end : late < end);
                    if (d >= 0 && t >= 0) table[d * 2 + t]++;
                }
            return table;
        }
    }

    [Fact]
    public void The_answer_is_the_same_for_any_number_of_threads_and_for_narrow_and_wide_numbers()
    {
        var (cases, places) = PublishedCases.Generated(places: 200, cases: 800, days: 300, seed: 3);
        double[] x = [.. cases.Place.Select(place => places.X[place])], y = [.. cases.Place.Select(place => places.Y[place])];
        var options = new KnoxOptions { Distances = [100, 300], Times = [7, 14, 28], SameAddress = true, Permutations = 77, Threads = 1 };
        var one = NearRepeat.Test(x, y, cases.Day, options).Value.Cells;
        Assert.Equal(one, NearRepeat.Test(x, y, cases.Day, options with { Threads = 4 }).Value.Cells);
        var wide = NearRepeat.Test(x, y, [.. cases.Day.Select(day => day * 1000)], options with { Times = [7000, 14000, 28000] }).Value.Cells;
        Assert.Equal(one.Select(cell => (cell.Observed, cell.P)), wide.Select(cell => (cell.Observed, cell.P)));
    }

    [Fact]
    public void What_cannot_be_tested_is_refused_with_the_reason()
    {
        Assert.Equal(new(Unfit.Empty, "x"), Refusal([], [], []));
        Assert.Equal(new(Unfit.TooFew, "x"), Refusal([1, 2], [1, 2], [1, 2]));
        Assert.Equal(new(Unfit.NotFinite, "x", 2), Refusal([1, 2, double.PositiveInfinity], [1, 2, 3], [1, 2, 3]));
        Assert.Equal(new(Unfit.LengthsDiffer, "time"), Refusal([1, 2, 3], [1, 2, 3], [1, 2]));
        Assert.Equal(new(Unfit.NoVariation, "time"), Refusal([1, 2, 3], [1, 2, 3], [4, 4, 4]));
        Assert.Equal(new(Unfit.OutOfRange, "Distances", 1), NearRepeat.Test([1, 2, 3], [1, 2, 3], [1, 2, 3], new() { Distances = [5, 5], Times = [1] }).Refused);
        Assert.Equal(new(Unfit.OutOfRange, "Times", 1), NearRepeat.Test([1, 2, 3], [1, 2, 3], [1, 2, 3], new() { Distances = [5], Times = [4, 2] }).Refused);

        static Refused? Refusal(double[] x, double[] y, int[] time) => NearRepeat.Test(x, y, time, new() { Distances = [5], Times = [1] }).Refused;
    }

    [Fact]
    public void Events_at_one_address_and_far_apart_events_give_defined_numbers()
    {
        var same = NearRepeat.Test([5, 5, 5, 5], [1, 1, 1, 1], [1, 2, 3, 9], new() { Distances = [10], Times = [1], SameAddress = true, Permutations = 19 }).Value;
        Assert.Equal((2, 2.0, 1.0), (same.Cells[0].Observed, same.Cells[0].Expected, same.Cells[0].P!.Value));
        Assert.Equal((0, null, 1.0), (same.Cells[1].Observed, same.Cells[1].Ratio, same.Cells[1].P!.Value));
        var far = NearRepeat.Test([0, 1e9, -1e9], [0, 1e9, 1e9], [1, 2, 3], new() { Distances = [1], Times = [1], Permutations = 19 }).Value;
        Assert.Equal((0, 0.0, 1.0), (far.Cells[0].Observed, far.Cells[0].Expected, far.Cells[0].PoissonP));
    }
}
