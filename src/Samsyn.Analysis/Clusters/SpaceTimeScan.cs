using Samsyn.Analysis.Sampling;

namespace Samsyn.Analysis.Clusters;

/// <summary>
/// Scan statistics over circles and windows of time: where and when is there more than the rest leads one to expect, and how often would
/// something as strong be seen by chance anywhere? Costs time in proportion to circles, windows and replications.
/// </summary>
public static class SpaceTimeScan
{
    const long MostExpectedValues = 200_000_000;
    const long MostBytesPerThread = 512L << 20;

    /// <summary>
    /// The space–time permutation scan: needs cases alone. Places may differ in how much occurs, and days too; only their meeting is
    /// tested. Source: Kulldorff, Heffernan, Hartman, Assunção and Mostashari (2005), PLoS Medicine 2(3):e59.
    /// </summary>
    /// <returns>Refused for no cases, all on one day or at one place, values that are not numbers, or options out of range.</returns>
    public static Finding<ScanResult> Permutation(ScanCases cases, ScanPlaces places, ScanOptions options, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        if (ScanCheck.Of(cases, places, options) is { } unfit) return unfit;
        if (cases.Day.All(day => day == cases.Day[0])) return new Refused(Unfit.NoVariation, nameof(cases.Day));
        if (cases.Place.All(place => place == cases.Place[0])) return new Refused(Unfit.NoVariation, nameof(cases.Place));
        var (placeStart, days) = ByPlace(cases, places.X.Length);
        double[]? expected = null;
        if (options.Strata is { } strata)
        {
            if ((long)places.X.Length * (cases.Days + 1) > MostExpectedValues) return new Refused(Unfit.OutOfRange, nameof(options.Strata));
            expected = Expectation.WithinStrata(placeStart, days, strata, cases.Days);
        }
        var mass = Enumerable.Range(0, places.X.Length).Select(place => (double)(placeStart[place + 1] - placeStart[place])).ToArray();
        var frame = Frame(cases, places, options, mass, Before(cases), expected, cancellation);
        var shuffle = new DateShuffle(days, options.Strata);
        if (expected is not null || options.Prospective || cases.Day.Length > ushort.MaxValue || PermutationScan.SizeOf(frame) > MostBytesPerThread)
            return Run(frame, options, placeStart, days, () => (Scan: new WindowScan(frame), Days: new int[days.Length]), (own, replication) =>
            {
                shuffle.Into(own.Days, options.Seed, replication);
                return Strongest(frame, own.Scan, placeStart, own.Days);
            }, progress, cancellation);
        var bounds = new PermutationScan.Bounds(frame);
        return Run(frame, options, placeStart, days, () => (Scan: new PermutationScan(frame, bounds), Days: new int[days.Length]), (own, replication) =>
        {
            shuffle.Into(own.Days, options.Seed, replication);
            return own.Scan.Strongest(placeStart, own.Days);
        }, progress, cancellation);
    }

    /// <summary>
    /// The Poisson space–time scan: compares with what is expected of each place and day, for instance by population or by earlier years.
    /// Source: Kulldorff (1997), Communications in Statistics 26:1481–1496; (2001) JRSS A 164:61–72.
    /// </summary>
    /// <param name="cases">The cases.</param>
    /// <param name="places">The places.</param>
    /// <param name="expected">Expected cases, place by place and day by day (places × days values ≥ 0); scaled to the number of cases.</param>
    /// <param name="options">What is looked for.</param>
    /// <param name="progress">Told how many replications are done.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>Refused as <see cref="Permutation"/>, and when a case lies where nothing is expected.</returns>
    public static Finding<ScanResult> Poisson(ScanCases cases, ScanPlaces places, double[] expected, ScanOptions options, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        if (ScanCheck.Of(cases, places, options) is { } unfit) return unfit;
        if (options.Strata is not null) return new Refused(Unfit.OutOfRange, nameof(options.Strata));
        var n = places.X.Length;
        if (expected.Length != (long)n * cases.Days) return new Refused(Unfit.LengthsDiffer, nameof(expected));
        if (expected.Length > MostExpectedValues) return new Refused(Unfit.OutOfRange, nameof(expected));
        var table = AliasTable.Of(expected);
        if (!table.IsGiven) return table.Refused! with { Argument = nameof(expected) };
        for (var i = 0; i < cases.Place.Length; i++)
            if (expected[cases.Place[i] * cases.Days + cases.Day[i]] <= 0) return new Refused(Unfit.NothingToShare, nameof(cases), i);

        var scale = cases.Place.Length / expected.Sum();
        var before = Expectation.Cumulate(expected, n, cases.Days, scale);
        var mass = Enumerable.Range(0, n).Select(place => before[place * (cases.Days + 1) + cases.Days]).ToArray();
        var frame = Frame(cases, places, options, mass, Before(cases), before, cancellation);
        var (placeStart, days) = ByPlace(cases, n);
        return Run(frame, options, placeStart, days, () => (Scan: new WindowScan(frame), Cases: new ScanCases(new int[days.Length], new int[days.Length], cases.Days)), (own, replication) =>
        {
            var random = new Philox(options.Seed, replication);
            for (var i = 0; i < days.Length; i++) (own.Cases.Place[i], own.Cases.Day[i]) = Math.DivRem(table.Value.Draw(ref random), cases.Days);
            var (start, drawn) = ByPlace(own.Cases, n);
            return Strongest(frame, own.Scan, start, drawn);
        }, progress, cancellation);
    }

    static ScanFrame Frame(ScanCases cases, ScanPlaces places, ScanOptions options, double[] mass, int[] before, double[]? expected, CancellationToken cancellation)
    {
        var total = cases.Place.Length;
        var zones = Zones.Around(places, options.MaxRadius, mass, total * options.MaxShare * (1 + 1e-12), options.Threads, cancellation);
        var greatest = (double)total;
        if (expected is null)
        {
            var days = Math.Min(options.MaxDays, cases.Days);
            var busiest = Enumerable.Range(0, cases.Days - days + 1).Max(day => before[day + days] - before[day]);
            greatest = Math.Max(total * options.MaxShare, mass.Max()) * busiest / total + 1;
        }
        return new()
        {
            Zones = zones, Likelihood = new(total, greatest), Days = cases.Days, MaxDays = Math.Min(options.MaxDays, cases.Days),
            MinCases = options.MinCases, Prospective = options.Prospective, Before = before, ExpectedBefore = expected,
        };
    }

    static double Strongest(ScanFrame frame, WindowScan scan, int[] placeStart, int[] days)
    {
        var best = new BestWindow();
        for (var centre = 0; centre < frame.Zones.Centres; centre++) scan.Search(centre, placeStart, days, ref best);
        return best.Statistic;
    }

    static Finding<ScanResult> Run<TWorker>(
        ScanFrame frame, ScanOptions options, int[] placeStart, int[] days,
        Func<TWorker> worker, Func<TWorker, int, double> replicate, IProgress<int>? progress, CancellationToken cancellation)
    {
        var found = new BestWindow[frame.Zones.Centres];
        var next = -1;
        Replications.Each(options.Threads, found.Length, () => new WindowScan(frame), (scan, _) =>
        {
            for (int centre; (centre = Interlocked.Increment(ref next)) < found.Length;)
            {
                cancellation.ThrowIfCancellationRequested();
                scan.Search(centre, placeStart, days, ref found[centre]);
            }
        });
        var clusters = Disjoint(frame, found, options.MaxClusters);
        var (reached, stopped, strongest) = (0, false, clusters.Count > 0 ? clusters[0].Statistic : double.PositiveInfinity);
        var maxima = Replications.Run(options.Replications, options.Threads, worker, replicate,
            value => options.StopAt > 0 && value >= strongest && ++reached == options.StopAt && (stopped = true), progress, cancellation);
        var gumbel = Gumbel.Of(maxima);
        return new ScanResult([.. clusters.Select(one => one with { P = PValue(maxima, one.Statistic, stopped), GumbelP = gumbel?.P(one.Statistic) })],
            frame.Total, maxima.Length, stopped, maxima);
    }

    // After h replications at least as strong, p is h of those made; otherwise the data count as one replication of their own.
    static double? PValue(double[] maxima, double statistic, bool stopped)
    {
        if (maxima.Length == 0) return null;
        var reached = maxima.Count(value => value >= statistic);
        return stopped ? (double)reached / maxima.Length : (reached + 1.0) / (maxima.Length + 1);
    }

    static List<ScanCluster> Disjoint(ScanFrame frame, BestWindow[] found, int most)
    {
        var (taken, clusters, zones) = (new bool[found.Length], new List<ScanCluster>(), frame.Zones);
        foreach (var centre in Enumerable.Range(0, found.Length).Where(centre => found[centre].Statistic > 0)
            .OrderByDescending(centre => found[centre].Statistic).ThenBy(centre => found[centre].Member - zones.Start[centre]).ThenBy(centre => centre))
        {
            if (clusters.Count == most) break;
            var best = found[centre];
            var members = zones.Member[zones.Start[centre]..(best.Member + 1)];
            if (members.Any(place => taken[place])) continue;
            foreach (var place in members) taken[place] = true;
            clusters.Add(new(centre, members, zones.Distance[best.Member], best.FirstDay, best.LastDay, best.Cases, best.Expected, best.Statistic, null, null));
        }
        return clusters;
    }

    static int[] Before(ScanCases cases)
    {
        var before = new int[cases.Days + 1];
        foreach (var day in cases.Day) before[day + 1]++;
        for (var day = 1; day <= cases.Days; day++) before[day] += before[day - 1];
        return before;
    }

    static (int[] Start, int[] Days) ByPlace(ScanCases cases, int places)
    {
        var start = new int[places + 2];
        foreach (var place in cases.Place) start[place + 2]++;
        for (var place = 2; place < start.Length; place++) start[place] += start[place - 1];
        var days = new int[cases.Day.Length];
        for (var i = 0; i < days.Length; i++) days[start[cases.Place[i] + 1]++] = cases.Day[i];
        return (start[..^1], days);
    }
}
