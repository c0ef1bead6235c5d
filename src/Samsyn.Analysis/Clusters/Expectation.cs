using Samsyn.Analysis.Sampling;

namespace Samsyn.Analysis.Clusters;

/// <summary>Expected cases of each place before each day, place by place (places × (days + 1) values).</summary>
static class Expectation
{
    public static double[] Cumulate(double[] expected, int places, int days, double scale)
    {
        var before = new double[places * (days + 1)];
        for (var place = 0; place < places; place++)
            for (var day = 0; day < days; day++) before[place * (days + 1) + day + 1] = before[place * (days + 1) + day] + expected[place * days + day] * scale;
        return before;
    }

    /// <summary>Place and day independent within each stratum: cases of the place in the stratum × cases of the day ÷ cases of the stratum.</summary>
    public static double[] WithinStrata(int[] placeStart, int[] caseDays, int[] strata, int days)
    {
        var stratum = Numbered(strata, out var count);
        var (ofDay, ofStratum, places) = (new double[days], new double[count], placeStart.Length - 1);
        foreach (var day in caseDays) (ofDay[day], ofStratum[stratum[day]]) = (ofDay[day] + 1, ofStratum[stratum[day]] + 1);
        var before = new double[places * (days + 1)];
        var ofPlace = new double[count];
        for (var place = 0; place < places; place++)
        {
            Array.Clear(ofPlace);
            foreach (var day in caseDays.AsSpan(placeStart[place]..placeStart[place + 1])) ofPlace[stratum[day]]++;
            var row = before.AsSpan(place * (days + 1), days + 1);
            for (var day = 0; day < days; day++) row[day + 1] = row[day] + (ofDay[day] > 0 ? ofPlace[stratum[day]] * ofDay[day] / ofStratum[stratum[day]] : 0);
        }
        return before;
    }

    internal static int[] Numbered(int[] strata, out int count)
    {
        var numbers = strata.Distinct().Order().Select((value, number) => (value, number)).ToDictionary(one => one.value, one => one.number);
        count = numbers.Count;
        return [.. strata.Select(value => numbers[value])];
    }
}

/// <summary>Permutes the dates of all cases, or of the cases of each stratum among themselves.</summary>
sealed class DateShuffle
{
    readonly int[] _days;
    readonly int[]? _slots;
    readonly int[] _ends;

    public DateShuffle(int[] days, int[]? strata)
    {
        (_days, _ends) = (days, [days.Length]);
        if (strata is null) return;
        var stratum = Expectation.Numbered(strata, out var count);
        _slots = [.. Enumerable.Range(0, days.Length).OrderBy(i => stratum[days[i]])];
        _ends = [.. Enumerable.Range(0, count).Select(one => days.Count(day => stratum[day] <= one))];
        _days = [.. _slots.Select(slot => days[slot])];
    }

    public void Into(int[] days, ulong seed, int replication)
    {
        var random = new Philox(seed, replication);
        if (_slots is null)
        {
            _days.CopyTo(days, 0);
            random.Shuffle<int>(days);
            return;
        }
        var drawn = (int[])_days.Clone();
        for (var (stratum, from) = (0, 0); stratum < _ends.Length; from = _ends[stratum++]) random.Shuffle(drawn.AsSpan(from.._ends[stratum]));
        for (var i = 0; i < drawn.Length; i++) days[_slots[i]] = drawn[i];
    }
}

/// <summary>Extreme-value distribution fitted by its moments. Abrams, Kulldorff and Kleinman (2010), Int. J. Health Geographics 9:61.</summary>
sealed record Gumbel(double Location, double Scale)
{
    const double Euler = 0.57721566490153286;

    public static Gumbel? Of(double[] values)
    {
        if (values.Length < 30) return null;
        var mean = values.Average();
        var variance = values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1);
        if (variance <= 0) return null;
        var scale = Math.Sqrt(6 * variance) / Math.PI;
        return new(mean - Euler * scale, scale);
    }

    /// <summary>Chance of a value at least as great; by series where 1 − e⁻ˣ would lose its digits.</summary>
    public double P(double value)
    {
        var x = Math.Exp(-(value - Location) / Scale);
        return x < 1e-5 ? x - x * x / 2 : 1 - Math.Exp(-x);
    }
}

/// <summary>Whether cases, places and options can be scanned.</summary>
static class ScanCheck
{
    public static Refused? Of(ScanCases cases, ScanPlaces places, ScanOptions options)
    {
        if (Fit.Coordinates(places.X, places.Y) is { } bad) return bad;
        if (cases.Place.Length != cases.Day.Length) return new(Unfit.LengthsDiffer, nameof(cases.Day));
        if (cases.Place.Length < 2) return new(cases.Place.Length == 0 ? Unfit.Empty : Unfit.TooFew, nameof(cases));
        if (Fit.Within(cases.Place, places.X.Length, nameof(cases.Place)) is { } place) return place;
        if (cases.Days < 1) return new(Unfit.OutOfRange, nameof(cases.Days));
        if (Fit.Within(cases.Day, cases.Days, nameof(cases.Day)) is { } day) return day;
        if (double.IsNaN(options.MaxRadius) || options.MaxRadius < 0) return new(Unfit.OutOfRange, nameof(options.MaxRadius));
        // Every place in the circles of every other: beyond this the lists alone fill the memory.
        if (double.IsInfinity(options.MaxRadius) && places.X.Length > 20_000) return new(Unfit.OutOfRange, nameof(options.MaxRadius));
        if (options.MaxDays < 1) return new(Unfit.OutOfRange, nameof(options.MaxDays));
        if (!(options.MaxShare is > 0 and <= 1)) return new(Unfit.OutOfRange, nameof(options.MaxShare));
        if (options.MinCases < 1) return new(Unfit.OutOfRange, nameof(options.MinCases));
        if (options.Replications < 0) return new(Unfit.OutOfRange, nameof(options.Replications));
        if (options.StopAt < 0) return new(Unfit.OutOfRange, nameof(options.StopAt));
        if (options.MaxClusters < 1) return new(Unfit.OutOfRange, nameof(options.MaxClusters));
        if (options.Strata is { } strata && strata.Length != cases.Days) return new(Unfit.LengthsDiffer, nameof(options.Strata));
        return null;
    }
}
