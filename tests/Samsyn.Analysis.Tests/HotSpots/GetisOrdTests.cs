using Samsyn.Analysis.HotSpots;
using Samsyn.Analysis.Sampling;

namespace Samsyn.Analysis.Tests.HotSpots;

public sealed class GetisOrdTests
{
    static readonly double[] Values = [2, 3, 3.2, 5, 8, 7];
    static readonly Neighbours SixPoints = Neighbours.Within([10, 20, 40, 15, 30, 30], [10, 10, 10, 20, 20, 30], 15).Value;

    [Theory]
    [Trait("Requirement", "SIT-10")]
    [InlineData(false, Weighting.Binary, -1.0136729)]
    [InlineData(false, Weighting.RowStandardised, -1.0136729)]
    [InlineData(false, Weighting.RowStandardisedAsEsda, -0.62074534)]
    [InlineData(true, Weighting.Binary, -1.39727626)]
    [InlineData(true, Weighting.RowStandardisedAsEsda, -0.62488094)]
    public void Six_points_give_the_z_that_esda_gives(bool includeSelf, Weighting weighting, double z) =>
        Assert.Equal(z, GetisOrd.Local(Values, SixPoints, includeSelf, weighting).Value[0], 7);

    [Fact]
    public void The_squares_of_Getis_and_Ord_give_the_z_that_spdep_gives()
    {
        var z = GetisOrd.Local(PublishedPlaces.GetisOrd, Neighbours.Grid(16, 16, Contiguity.Rook).Value).Value.Order().ToArray();
        Assert.Equal((-2.838662, 4.310407, 0.027311, -0.473970), (Math.Round(z[0], 6), Math.Round(z[^1], 6), Math.Round(z.Average(), 6), Math.Round((z[127] + z[128]) / 2, 6)));
        Assert.Equal(114, z.Count(one => Math.Abs(one) > 1.96));
    }

    [Fact]
    public void North_Carolina_gives_the_z_and_the_Moran_that_spdep_gives()
    {
        var z = GetisOrd.Local(PublishedPlaces.Rates, PublishedPlaces.Counties).Value;
        (int County, double Z)[] published = [(4, 4.251772), (27, 3.945757), (88, 3.007641), (93, 2.869504), (15, 2.592668)];
        foreach (var (county, expected) in published) Assert.Equal(expected, z[county], 6);
        Assert.Equal(-2.327789, z.Min(), 6);
        var moran = Moran.Global(PublishedPlaces.Rates, PublishedPlaces.Counties).Value;
        Assert.Equal((0.230910449, -0.010101010, 0.004065134), (Math.Round(moran.I, 9), Math.Round(moran.Expected, 9), Math.Round(moran.Variance, 9)));
        double[] local = [0.631075, 0.662310, 0.261127, 0.064350, 4.501807];
        for (var i = 0; i < local.Length; i++) Assert.Equal(local[i], Moran.Local(PublishedPlaces.Rates, PublishedPlaces.Counties).Value[i].I, 6);
    }

    [Fact]
    public void The_global_G_of_six_points_is_the_published_one_and_its_moments_are_those_of_all_permutations()
    {
        var found = GetisOrd.Global(Values, SixPoints).Value;
        Assert.Equal(0.55709779, found.G, 8);
        Assert.Equal(0.172936, 1 - MathNet.Numerics.Distributions.Normal.CDF(0, 1, found.Z), 6);
        var all = Orders([.. Values]).Select(values => GetisOrd.Global(values, SixPoints).Value.G).ToList();
        Assert.Equal(720, all.Count);
        Assert.Equal(all.Average(), found.Expected, 10);
        Assert.Equal(all.Average(one => one * one) - found.Expected * found.Expected, found.Variance, 10);
    }

    [Fact]
    public void The_moments_of_Morans_I_are_those_of_all_permutations()
    {
        var lopsided = Neighbours.From([[1, 2], [0], [1], [4, 5, 0], [3], [3, 4]]).Value;
        foreach (var neighbours in new[] { SixPoints, lopsided })
        {
            var found = Moran.Global(Values, neighbours).Value;
            var all = Orders([.. Values]).Select(values => Moran.Global(values, neighbours).Value.I).ToList();
            Assert.Equal(all.Average(), found.Expected, 10);
            Assert.Equal(all.Average(one => one * one) - found.Expected * found.Expected, found.Variance, 10);
        }
    }

    [Fact]
    public void Local_Moran_sums_to_the_global_one()
    {
        var values = Random(30, 5);
        var grid = Neighbours.Grid(6, 5, Contiguity.Rook).Value;
        Assert.Equal(Moran.Global(values, grid).Value.I, Moran.Local(values, grid).Value.Average(one => one.I), 12);
    }

    [Theory]
    [InlineData(7, 5, 1, true)]
    [InlineData(7, 5, 1, false)]
    [InlineData(20, 3, 2, true)]
    [InlineData(4, 9, 50, false)]
    [InlineData(1, 12, 1, true)]
    public void Sums_over_a_grid_give_what_lists_of_neighbours_give(int columns, int rows, int reach, bool includeSelf)
    {
        var values = Random(columns * rows, 3);
        var lists = Enumerable.Range(0, values.Length).Select(a => (IReadOnlyList<int>)[.. Enumerable.Range(0, values.Length)
            .Where(b => a != b && Math.Abs(a % columns - b % columns) <= reach && Math.Abs(a / columns - b / columns) <= reach)]).ToList();
        var slow = GetisOrd.Local(values, Neighbours.From(lists).Value, includeSelf).Value;
        var fast = GetisOrd.Grid(values, columns, includeSelf, reach).Value;
        for (var i = 0; i < slow.Length; i++) Assert.Equal(slow[i], fast[i], 9);
    }

    [Fact]
    public void Permutations_give_each_place_the_p_that_all_choices_of_others_give()
    {
        double[] values = [9, 1, 4, 4, 7, 2, 8];
        var neighbours = Neighbours.From([[1, 2], [0, 2, 3], [0, 1, 3], [1, 2, 4], [3], [], [4, 5]]).Value;
        var found = ConditionalPermutation.Test(values, neighbours, 20_000, seed: 2).Value;
        for (var place = 0; place < values.Length; place++)
        {
            var observed = neighbours[place].ToArray().Sum(neighbour => values[neighbour]);
            var others = values.Where((_, other) => other != place).ToArray();
            var sums = Enumerable.Range(0, 1 << others.Length).Where(set => System.Numerics.BitOperations.PopCount((uint)set) == neighbours.Count(place))
                .Select(set => others.Where((_, i) => (set >> i & 1) == 1).Sum()).ToList();
            Assert.InRange(found.High[place], sums.Average(sum => sum >= observed ? 1.0 : 0) - 0.015, sums.Average(sum => sum >= observed ? 1.0 : 0) + 0.015);
            Assert.InRange(found.Low[place], sums.Average(sum => sum <= observed ? 1.0 : 0) - 0.015, sums.Average(sum => sum <= observed ? 1.0 : 0) + 0.015);
        }
        Assert.Equal(1, found.High[5]);
    }

    [Fact]
    public void Permutation_p_is_the_same_for_any_number_of_threads()
    {
        var grid = Neighbours.Grid(40, 40, Contiguity.Queen).Value;
        var values = Random(1600, 8);
        var one = ConditionalPermutation.Test(values, grid, 99, threads: 1).Value;
        var many = ConditionalPermutation.Test(values, grid, 99, threads: 5).Value;
        Assert.Equal(one.High, many.High);
        Assert.Equal(one.Low, many.Low);
    }

    [Fact]
    public void What_cannot_be_compared_is_refused_and_nothing_is_ever_not_a_number()
    {
        var row = Neighbours.Grid(3, 1, Contiguity.Rook).Value;
        Assert.Equal(new(Unfit.NoVariation, "values"), GetisOrd.Local([4, 4, 4], row).Refused);
        Assert.Equal(new(Unfit.NotFinite, "values", 1), GetisOrd.Local([4, double.NaN, 4], row).Refused);
        Assert.Equal(new(Unfit.LengthsDiffer, "values"), GetisOrd.Local([4, 5], row).Refused);
        Assert.Equal(new(Unfit.NoNeighbours, "neighbours"), Moran.Local([1, 2, 3], Neighbours.Within([0, 9, 18], [0, 0, 0], 1).Value).Refused);
        Assert.Equal(new(Unfit.TooFew, "values"), GetisOrd.Grid([7], 1).Refused);
        Assert.Equal(new(Unfit.OutOfRange, "lists", 1), Neighbours.From([[1], [1]]).Refused);
        // The others of the first place are all alike, and everybody is next to the one in the middle.
        Assert.All(GetisOrd.Local([9, 1, 1], row, includeSelf: false).Value, z => Assert.True(double.IsFinite(z)));
        Assert.Equal(0, GetisOrd.Local([9, 1, 1], row, includeSelf: false).Value[0]);
    }

    static double[] Random(int count, ulong seed)
    {
        var random = new Philox(seed, 0);
        var values = new double[count];
        for (var i = 0; i < count; i++) values[i] = random.Below(50);
        return values;
    }

    static IEnumerable<double[]> Orders(List<double> values) => values.Count == 0 ? [[]]
        : values.SelectMany((value, index) => Orders([.. values.Where((_, other) => other != index)]).Select(rest => (double[])[value, .. rest]));
}
