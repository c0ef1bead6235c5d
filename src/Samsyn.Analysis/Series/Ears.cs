namespace Samsyn.Analysis.Series;

/// <summary>The three methods of EARS.</summary>
public enum EarsMethod
{
    /// <summary>The seven values before.</summary>
    C1,
    /// <summary>Seven values with a gap of two, so that a slow beginning does not hide itself.</summary>
    C2,
    /// <summary>C2 with what the two values before exceeded added.</summary>
    C3,
}

/// <summary>
/// Alarms for series too short for a season: the mean and standard deviation of the latest values. L. Hutwagner, W. Thompson, G. M. Seeman and T. Treadwell,
/// J. Urban Health 80 (2003).
/// </summary>
public static class Ears
{
    /// <summary>Judges every value that has enough before it.</summary>
    /// <param name="counts">Events per day or week without gaps, 0 or more, oldest first.</param>
    /// <param name="method">Which of the three.</param>
    /// <param name="alpha">Level; null for the usual 0.001 (C1, C2) and 0.025 (C3).</param>
    /// <param name="baseline">Values in the baseline, 3 or more.</param>
    /// <param name="leastDeviation">The standard deviation is never taken as less than this. With 0 a constant baseline makes any rise an alarm.</param>
    /// <returns>
    /// The judged values (<see cref="WeekJudgement.Dispersion"/> is variance over mean, at least 1), or <see cref="TooShort"/>, <see cref="NegativeCount"/>,
    /// <see cref="OutsideRange"/>.
    /// </returns>
    public static Answer<AlarmReport> Judge(IReadOnlyList<double> counts, EarsMethod method, double? alpha = null, int baseline = 7, double leastDeviation = 0)
    {
        if (counts.Count == 0) return new NothingGiven();
        if (Ask.Counts(counts) is { } wrong) return wrong;
        var level = alpha ?? (method == EarsMethod.C3 ? 0.025 : 0.001);
        var outside = Ask.Within(nameof(alpha), level, 1e-9, 0.5) ?? Ask.Within(nameof(baseline), baseline, 3, 366) ?? Ask.Within(nameof(leastDeviation), leastDeviation, 0, 1e9);
        if (outside is not null) return outside;
        var gap = method == EarsMethod.C1 ? 0 : 2;
        var first = baseline + gap + (method == EarsMethod.C3 ? 2 : 0);
        if (counts.Count <= first) return new TooShort(counts.Count, first + 1);
        var z = Distributions.NormalQuantile(1 - level);
        var judged = new List<WeekJudgement>();
        for (var at = first; at < counts.Count; at++)
        {
            var (mean, deviation) = Moments(counts, at, gap, baseline, leastDeviation);
            var carried = method == EarsMethod.C3 ? Excess(counts, at - 1, baseline, leastDeviation) + Excess(counts, at - 2, baseline, leastDeviation) : 0;
            // C3 sums what is above one deviation, so its own limit lies one further out; when the values before already exceed it, any event is an alarm.
            var reach = z - carried + (method == EarsMethod.C3 ? 1 : 0);
            var upper = deviation == 0 ? mean : carried > z ? 0 : Math.Max(0, mean + (deviation * reach));
            judged.Add(new(at, counts[at], mean, upper, counts[at] > upper, null, mean > 0 ? Math.Max(1, deviation * deviation / mean) : 1, null));
        }
        return new AlarmReport(judged, []);
    }

    /// <summary>How far above its own C2 baseline a value was, beyond one standard deviation; a value above a constant baseline counts as far above.</summary>
    static double Excess(IReadOnlyList<double> counts, int at, int baseline, double leastDeviation)
    {
        var (mean, deviation) = Moments(counts, at, 2, baseline, leastDeviation);
        if (deviation == 0) return counts[at] > mean ? 1e6 : 0;
        return Math.Max(0, ((counts[at] - mean) / deviation) - 1);
    }

    static (double Mean, double Deviation) Moments(IReadOnlyList<double> counts, int at, int gap, int length, double leastDeviation)
    {
        var (mean, squares) = (0.0, 0.0);
        for (var back = 1; back <= length; back++) mean += counts[at - gap - back] / length;
        for (var back = 1; back <= length; back++) squares += (counts[at - gap - back] - mean) * (counts[at - gap - back] - mean);
        var deviation = Math.Sqrt(squares / (length - 1));
        return (mean, Math.Max(leastDeviation, deviation < 1e-12 ? 0 : deviation));
    }
}
