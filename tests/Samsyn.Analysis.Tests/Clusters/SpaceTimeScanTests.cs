using Samsyn.Analysis.Clusters;
using Samsyn.Analysis.Sampling;
using Samsyn.Tests.Kit;

namespace Samsyn.Analysis.Tests.Clusters;

public sealed class SpaceTimeScanTests
{
    static readonly ScanOptions Fever = new() { MaxRadius = 3, MaxDays = 7, Prospective = true, Replications = 999, Seed = 7 };

    [SharedDataFact("satscan/NYCfever.cas")]
    [Trait("Requirement", "SIT-27")]
    public void New_York_fever_gives_the_clusters_and_statistics_that_SaTScan_gives()
    {
        var (cases, places, names) = PublishedCases.NewYorkFever();
        var found = SpaceTimeScan.Permutation(cases, places, Fever).Value;

        Assert.Equal(["11418", "11415", "11419", "11435", "11416", "11421", "11451", "11375", "11417"], found.Clusters[0].Places.Select(place => names[place]));
        Assert.Equal((21, 23, 4), (found.Clusters[0].FirstDay, found.Clusters[0].LastDay, found.Clusters[0].Cases));
        Assert.Equal(0.67, found.Clusters[0].Expected, 2);
        Assert.Equal(["11372"], found.Clusters[1].Places.Select(place => names[place]));
        Assert.Equal(["10472"], found.Clusters[2].Places.Select(place => names[place]));
        double[] expected = [3.845418, 3.164201, 2.137259, 1.427139];
        for (var i = 0; i < expected.Length; i++) Assert.Equal(expected[i], found.Clusters[i].Statistic, 6);
        // With 9,999 replications of its own the definition, written out plainly, gives 0.21–0.22.
        var many = SpaceTimeScan.Permutation(cases, places, Fever with { Replications = 9_999 }).Value.Clusters[0];
        Assert.InRange(many.P!.Value, 0.216 - 0.03, 0.216 + 0.03);
    }

    [SharedDataFact("satscan/NYCfever.cas")]
    public void A_run_that_ends_early_gives_the_same_p_within_its_error_and_says_so()
    {
        var (cases, places, _) = PublishedCases.NewYorkFever();
        var found = SpaceTimeScan.Permutation(cases, places, Fever with { StopAt = 50 }).Value;
        Assert.True(found.Stopped);
        Assert.InRange(found.Replications, 120, 400);
        Assert.Equal(50.0 / found.Replications, found.Clusters[0].P!.Value, 12);
        Assert.InRange(found.Clusters[0].P!.Value, 0.216 - 0.1, 0.216 + 0.1);
    }

    [Theory]
    [InlineData(0, 30, false)]
    [InlineData(700, 14, false)]
    [InlineData(5000, 60, false)]
    [InlineData(0, 30, true)]
    [InlineData(900, 7, true)]
    public void Bounding_many_windows_at_once_finds_exactly_what_trying_every_window_finds(double radius, int window, bool prospective)
    {
        var (cases, places) = PublishedCases.Generated(places: 40, cases: 500, days: 90, seed: 4);
        var options = new ScanOptions { MaxRadius = radius, MaxDays = window, Prospective = prospective, Replications = 4, Seed = 5, Threads = 1 };
        var fast = SpaceTimeScan.Permutation(cases, places, options).Value;
        for (var replication = 0; replication < 4; replication++)
        {
            var (start, days) = PlaceByPlace(cases, 40);
            var random = new Philox(5, replication);
            random.Shuffle<int>(days);
            Assert.Equal(EveryWindow(start, days, places, cases.Days, radius, window, prospective), fast.Maxima[replication], 10);
        }
    }

    [Fact]
    public void The_answer_is_the_same_for_any_number_of_threads()
    {
        var (cases, places) = PublishedCases.Generated(places: 80, cases: 600, days: 100, seed: 9, planted: 12);
        var weekday = Enumerable.Range(0, 100).Select(day => day % 7).ToArray();
        foreach (var options in new ScanOptions[] { new(), new() { Prospective = true }, new() { Strata = weekday }, new() { StopAt = 3 } })
        {
            var asked = options with { MaxRadius = 900, MaxDays = 14, Replications = 40 };
            var one = SpaceTimeScan.Permutation(cases, places, asked with { Threads = 1 }).Value;
            foreach (var threads in new[] { 2, 5 })
            {
                var many = SpaceTimeScan.Permutation(cases, places, asked with { Threads = threads }).Value;
                Assert.Equal(one.Maxima, many.Maxima);
                Assert.Equal(one.Clusters.Select(Told), many.Clusters.Select(Told));
            }
        }

        static string Told(ScanCluster one) => $"{one.Centre} {one.FirstDay} {one.LastDay} {one.Statistic:R} {one.P:R} {one.GumbelP:R}";
    }

    [Fact]
    public void A_planted_cluster_is_found_where_and_when_it_was_planted()
    {
        var (cases, places) = PublishedCases.Generated(places: 80, cases: 600, days: 100, seed: 9, planted: 12);
        var found = SpaceTimeScan.Permutation(cases, places, new() { MaxRadius = 900, MaxDays = 14, Replications = 199 }).Value;
        Assert.Contains(3, found.Clusters[0].Places);
        Assert.InRange(found.Clusters[0].FirstDay, 49, 52);
        Assert.Equal(0.005, found.Clusters[0].P!.Value, 12);
        Assert.InRange(found.Clusters[0].GumbelP!.Value, 0, 0.001);
        var taken = found.Clusters.SelectMany(one => one.Places).ToList();
        Assert.Equal(taken.Count, taken.Distinct().Count());
    }

    [Fact]
    public void Without_any_cluster_p_is_spread_over_all_values()
    {
        var values = Enumerable.Range(0, 60).Select(seed =>
        {
            var (cases, places) = PublishedCases.Generated(places: 25, cases: 150, days: 60, seed: (ulong)seed + 100);
            return SpaceTimeScan.Permutation(cases, places, new() { MaxRadius = 1500, MaxDays = 10, Replications = 99, Seed = (ulong)seed }).Value.Clusters[0].P!.Value;
        }).ToList();
        Assert.InRange(values.Average(), 0.38, 0.62);
        Assert.InRange(values.Count(p => p <= 0.2), 4, 22);
    }

    [Fact]
    public void A_place_that_is_busy_every_Saturday_is_a_cluster_only_when_weekdays_are_not_accounted_for()
    {
        var random = new Philox(3, 0);
        var (place, day) = (new List<int>(), new List<int>());
        for (var week = 0; week < 20; week++)
        {
            for (var i = 0; i < 14; i++) (place, day) = ([.. place, 0], [.. day, week * 7 + 5]);
            for (var i = 0; i < 60; i++) (place, day) = ([.. place, 1 + random.Below(9)], [.. day, week * 7 + random.Below(7)]);
        }
        var cases = new ScanCases([.. place], [.. day], 140);
        var places = new ScanPlaces([.. Enumerable.Range(0, 10).Select(i => 1000.0 * i)], new double[10]);
        var options = new ScanOptions { MaxRadius = 0, MaxDays = 1, Replications = 99 };
        var plain = SpaceTimeScan.Permutation(cases, places, options).Value;
        var adjusted = SpaceTimeScan.Permutation(cases, places, options with { Strata = [.. Enumerable.Range(0, 140).Select(one => one % 7)] }).Value;
        Assert.Equal(0.01, plain.Clusters[0].P!.Value, 12);
        Assert.InRange(adjusted.Clusters[0].P!.Value, 0.05, 1);
    }

    [Fact]
    public void One_stratum_of_all_days_is_no_adjustment()
    {
        var (cases, places) = PublishedCases.Generated(places: 40, cases: 300, days: 50, seed: 2);
        var options = new ScanOptions { MaxRadius = 900, MaxDays = 10, Replications = 0 };
        var plain = SpaceTimeScan.Permutation(cases, places, options).Value;
        var one = SpaceTimeScan.Permutation(cases, places, options with { Strata = new int[50] }).Value;
        Assert.Equal(plain.Clusters.Select(cluster => cluster.Centre), one.Clusters.Select(cluster => cluster.Centre));
        Assert.Equal(plain.Clusters[0].Statistic, one.Clusters[0].Statistic, 9);
        Assert.Null(plain.Clusters[0].P);
    }

    [Fact]
    public void The_Poisson_scan_measures_against_what_is_expected_of_each_place_and_day()
    {
        var (cases, places) = PublishedCases.Generated(places: 30, cases: 400, days: 40, seed: 6, planted: 14);
        var expected = Enumerable.Repeat(2.0, 30 * 40).ToArray();
        for (var i = 0; i < expected.Length; i++) expected[i] = 1.0 / (1 + i / 40);
        var found = SpaceTimeScan.Poisson(cases, places, expected, new() { MaxRadius = 0, MaxDays = 5, Replications = 199 }).Value;
        var best = found.Clusters[0];
        Assert.Equal(3, best.Centre);
        var sum = expected.Sum();
        var mean = Enumerable.Range(best.FirstDay, best.LastDay - best.FirstDay + 1).Sum(day => expected[3 * 40 + day]) / sum * 400;
        Assert.Equal(mean, best.Expected, 9);
        Assert.Equal(best.Cases * Math.Log(best.Cases / mean) + (400 - best.Cases) * Math.Log((400 - best.Cases) / (400 - mean)), best.Statistic, 9);
        Assert.Equal(0.005, best.P!.Value, 12);
        Assert.Equal(found.Maxima, SpaceTimeScan.Poisson(cases, places, expected, new() { MaxRadius = 0, MaxDays = 5, Replications = 199, Threads = 3 }).Value.Maxima);
    }

    [Fact]
    public void Places_equally_far_away_join_together_so_that_their_order_does_not_matter()
    {
        var (cases, _) = PublishedCases.Generated(places: 25, cases: 200, days: 30, seed: 8);
        double[] x = [.. Enumerable.Range(0, 25).Select(i => (double)(i % 5))], y = [.. Enumerable.Range(0, 25).Select(i => (double)(i / 5))];
        var order = Enumerable.Range(0, 25).ToArray();
        new Philox(1, 0).Shuffle<int>(order);
        var back = Enumerable.Range(0, 25).OrderBy(i => order[i]).ToArray();
        var options = new ScanOptions { MaxRadius = 2, MaxDays = 7, Replications = 0, MaxClusters = 1 };
        var one = SpaceTimeScan.Permutation(cases, new(x, y), options).Value.Clusters[0];
        var other = SpaceTimeScan.Permutation(cases with { Place = [.. cases.Place.Select(place => back[place])] }, new([.. order.Select(i => x[i])], [.. order.Select(i => y[i])]), options).Value.Clusters[0];
        Assert.Equal(one.Statistic, other.Statistic, 12);
    }

    [Fact]
    public void What_cannot_be_scanned_is_refused_with_the_reason_and_the_position()
    {
        ScanPlaces two = new([0, 1], [0, 1]);
        Assert.Equal(new(Unfit.Empty, "cases"), Refusal(new([], [], 10), two));
        Assert.Equal(new(Unfit.TooFew, "cases"), Refusal(new([0], [1], 10), two));
        Assert.Equal(new(Unfit.NotFinite, "y", 1), Refusal(new([0, 1], [1, 2], 10), new([0, 1], [0, double.NaN])));
        Assert.Equal(new(Unfit.OutOfRange, "Place", 1), Refusal(new([0, 2], [1, 2], 10), two));
        Assert.Equal(new(Unfit.OutOfRange, "Day", 0), Refusal(new([0, 1], [10, 2], 10), two));
        Assert.Equal(new(Unfit.NoVariation, "Day"), Refusal(new([0, 1, 1], [4, 4, 4], 10), two));
        Assert.Equal(new(Unfit.NoVariation, "Place"), Refusal(new([1, 1, 1], [1, 2, 3], 10), two));
        Assert.Equal(Unfit.OutOfRange, SpaceTimeScan.Permutation(new([0, 1], [1, 2], 10), two, new() { MaxRadius = double.NaN }).Refused!.Why);
        Assert.Equal(new(Unfit.NothingToShare, "cases", 0), SpaceTimeScan.Poisson(new([0, 1], [0, 1], 2), two, [0, 1, 1, 1], new()).Refused);

        Assert.Equal(new(Unfit.OutOfRange, "MaxRadius"), Refusal(new([0, 1], [1, 2], 10), new(new double[20_001], new double[20_001])));

        static Refused? Refusal(ScanCases cases, ScanPlaces places) => SpaceTimeScan.Permutation(cases, places, new()).Refused;
    }

    [Fact]
    public void Cases_at_the_same_address_and_on_few_days_give_finite_numbers()
    {
        var found = SpaceTimeScan.Permutation(new([0, 0, 0, 1, 2], [0, 0, 0, 1, 1], 2), new([5, 5, 5], [1, 1, 1]), new() { Replications = 49 }).Value;
        Assert.All(found.Clusters, one => Assert.True(double.IsFinite(one.Statistic) && one.Expected > 0));
    }

    [Fact]
    public void Long_work_tells_how_far_it_is_and_can_be_ended()
    {
        var (cases, places) = PublishedCases.Generated(places: 20, cases: 100, days: 40, seed: 1);
        using var source = new CancellationTokenSource();
        var told = new List<int>();
        Assert.Throws<OperationCanceledException>(() => SpaceTimeScan.Permutation(cases, places, new() { Replications = 100_000, Threads = 2 },
            new Told(done => { told.Add(done); if (done == 10) source.Cancel(); }), source.Token));
        Assert.Equal(told.Order(), told);
        Assert.InRange(told.Count, 10, 20);
    }

    sealed class Told(Action<int> tell) : IProgress<int>
    {
        public void Report(int value) => tell(value);
    }

    static (int[] Start, int[] Days) PlaceByPlace(ScanCases cases, int places)
    {
        var order = Enumerable.Range(0, cases.Place.Length).OrderBy(i => cases.Place[i]).ToArray();
        return ([.. Enumerable.Range(0, places + 1).Select(place => cases.Place.Count(one => one < place))], [.. order.Select(i => cases.Day[i])]);
    }

    /// <summary>As the definition says, without any short cut.</summary>
    static double EveryWindow(int[] start, int[] days, ScanPlaces places, int length, double radius, int window, bool prospective)
    {
        var (total, best, n) = (days.Length, 0.0, places.X.Length);
        for (var centre = 0; centre < n; centre++)
        {
            var inside = new int[length];
            var all = Enumerable.Range(0, length).Select(day => days.Count(one => one == day)).ToArray();
            foreach (var place in Enumerable.Range(0, n).OrderBy(Distance).TakeWhile(place => Distance(place) <= radius))
            {
                foreach (var day in days[start[place]..start[place + 1]]) inside[day]++;
                if (inside.Sum() > total / 2.0) break;
                var size = inside.Sum();
                for (var from = 0; from < length; from++)
                    for (var (to, cases, present) = (from, 0, 0); to < Math.Min(length, from + window); to++)
                    {
                        (cases, present) = (cases + inside[to], present + all[to]);
                        var mean = size * (double)present / total;
                        if (cases >= 2 && cases > mean && (!prospective || to == length - 1))
                            best = Math.Max(best, cases * Math.Log(cases / mean) + (cases < total ? (total - cases) * Math.Log((total - cases) / (total - mean)) : 0));
                    }
            }

            double Distance(int place) => double.Hypot(places.X[place] - places.X[centre], places.Y[place] - places.Y[centre]);
        }
        return best;
    }
}
