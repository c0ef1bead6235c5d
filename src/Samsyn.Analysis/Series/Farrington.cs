namespace Samsyn.Analysis.Series;

/// <summary>How the limit is made.</summary>
public enum FarringtonLimit
{
    /// <summary>From the prediction error on the 2/3-power scale, two-sided at alpha (Farrington 1996).</summary>
    PowerTransformed,
    /// <summary>The 1 − alpha quantile of a negative binomial with the expected count and its dispersion (Noufaily 2013).</summary>
    NegativeBinomial,
}

/// <summary>Which weeks a week is held against, and how the limit is made.</summary>
/// <param name="YearsBack">b: years of baseline.</param>
/// <param name="HalfWindow">w: the same season is this many weeks on each side.</param>
/// <param name="Levels">Levels of season; 1 takes only the same season of earlier years, more takes every week and splits the rest of the year evenly.</param>
/// <param name="RecentLeftOut">The latest weeks that are not baseline, so that a beginning outbreak does not raise its own limit.</param>
/// <param name="Alpha">The level of the limit.</param>
/// <param name="Trend">Whether a trend may be used.</param>
/// <param name="TrendP">A trend is kept when its p is below this, and what it predicts is not above every week of the baseline.</param>
/// <param name="Reweight">Whether earlier outbreaks in the baseline are weighted down.</param>
/// <param name="WeightsThreshold">Weeks with a standardised Anscombe residual above this are weighted down.</param>
/// <param name="Limit">How the limit is made.</param>
/// <param name="FewestEvents">No alarm unless there were so many events …</param>
/// <param name="FewestWithin">… in so many latest weeks, this one counted.</param>
/// <param name="WeeksPerYear">Weeks in a year: counted by place in the series, so that a 53rd week shifts the window one week.</param>
public sealed record FarringtonOptions(
    int YearsBack, int HalfWindow, int Levels, int RecentLeftOut, double Alpha, bool Trend, double TrendP, bool Reweight, double WeightsThreshold,
    FarringtonLimit Limit, double FewestEvents = 5, int FewestWithin = 4, int WeeksPerYear = 52)
{
    /// <summary>The method of 1996: three years or more, the same seven weeks.</summary>
    public static FarringtonOptions Classic { get; } = new(5, 3, 1, 0, 0.05, true, 0.05, true, 1, FarringtonLimit.PowerTransformed);

    /// <summary>The improved method of 2013: all weeks, ten seasons, the latest half-year left out.</summary>
    public static FarringtonOptions Flexible { get; } = new(5, 3, 10, 26, 0.01, true, 1, true, 2.58, FarringtonLimit.NegativeBinomial);

    /// <summary>The least number of weeks before a judged one.</summary>
    public int WeeksNeeded => (YearsBack * WeeksPerYear) + HalfWindow;
}

/// <summary>One week held against what was to be expected.</summary>
/// <param name="Week">Its place in the series, from 0.</param>
/// <param name="Observed">Events.</param>
/// <param name="Expected">Events expected.</param>
/// <param name="Upper">The limit.</param>
/// <param name="IsAlarm">Above the limit, and not too few events.</param>
/// <param name="P">Chance of so many or more; null for the power-transformed limit.</param>
/// <param name="Dispersion">How much more the baseline varies than Poisson, 1 or more.</param>
/// <param name="TrendPerWeek">Relative change per week, on the logarithmic scale; null without trend.</param>
public sealed record WeekJudgement(int Week, double Observed, double Expected, double Upper, bool IsAlarm, double? P, double Dispersion, double? TrendPerWeek);

/// <summary>A week that could not be judged, and why.</summary>
/// <param name="Week">Its place in the series, from 0.</param>
/// <param name="Why">Why.</param>
public sealed record UnjudgedWeek(int Week, NoAnswer Why);

/// <summary>What a method of alarms says of a series.</summary>
/// <param name="Judged">Weeks that were judged.</param>
/// <param name="Unjudged">Weeks that could not be.</param>
public sealed record AlarmReport(IReadOnlyList<WeekJudgement> Judged, IReadOnlyList<UnjudgedWeek> Unjudged);

/// <summary>
/// Weeks with more events than the season and trend of earlier years explain. C. P. Farrington, N. J. Andrews, A. D. Beale and M. A. Catchpole, JRSS A 159
/// (1996); A. Noufaily, D. G. Enki, P. Farrington, P. Garthwaite, N. Andrews and A. Charlett, Statistics in Medicine 32 (2013).
/// </summary>
public static class Farrington
{
    /// <summary>Judges the weeks from one place to another.</summary>
    /// <param name="counts">Events per week without gaps, 0 or more, oldest first.</param>
    /// <param name="from">The first week to judge, from 0.</param>
    /// <param name="to">The last week to judge.</param>
    /// <param name="options">Which method.</param>
    /// <returns>The report, or <see cref="TooShort"/> when <paramref name="from"/> has too few weeks before it, <see cref="NegativeCount"/>, <see cref="OutsideRange"/>.</returns>
    public static Answer<AlarmReport> Judge(IReadOnlyList<double> counts, int from, int to, FarringtonOptions options)
    {
        if (counts.Count == 0) return new NothingGiven();
        if (Ask.Counts(counts) is { } wrong) return wrong;
        if (Wrong(options) is { } outside) return outside;
        if (from < options.WeeksNeeded) return new TooShort(from, options.WeeksNeeded);
        if (to < from || to >= counts.Count) return new OutsideRange(nameof(to), to, from, counts.Count - 1);
        var (judged, unjudged) = (new List<WeekJudgement>(), new List<UnjudgedWeek>());
        for (var week = from; week <= to; week++)
        {
            var answer = Judge(counts, week, options);
            if (answer.IsGiven) judged.Add(answer.Value);
            else unjudged.Add(new(week, answer.Why!));
        }
        return new AlarmReport(judged, unjudged);
    }

    static NoAnswer? Wrong(FarringtonOptions options) =>
        Ask.Within(nameof(options.WeeksPerYear), options.WeeksPerYear, 2, 366)
        ?? Ask.Within(nameof(options.YearsBack), options.YearsBack, 1, 100)
        ?? Ask.Within(nameof(options.HalfWindow), options.HalfWindow, 0, (options.WeeksPerYear - 1) / 2)
        ?? Ask.Within(nameof(options.Levels), options.Levels, 1, options.WeeksPerYear - (2 * options.HalfWindow))
        ?? Ask.Within(nameof(options.RecentLeftOut), options.RecentLeftOut, 0, (options.YearsBack * options.WeeksPerYear) - options.HalfWindow - 1)
        ?? Ask.Within(nameof(options.Alpha), options.Alpha, 1e-9, 0.5)
        ?? Ask.Within(nameof(options.WeightsThreshold), options.WeightsThreshold, 0, 100)
        ?? Ask.Within(nameof(options.FewestWithin), options.FewestWithin, 1, options.WeeksPerYear);

    static Answer<WeekJudgement> Judge(IReadOnlyList<double> counts, int week, FarringtonOptions options)
    {
        var observed = counts[week];
        var recent = 0.0;
        for (var back = 0; back < options.FewestWithin; back++) recent += counts[week - back];
        var baseline = Baseline.Of(counts, week, options);
        if (baseline.Counts.All(count => count == 0))
            return new WeekJudgement(week, observed, 0, 0, observed > 0 && recent >= options.FewestEvents, observed > 0 ? 0 : 1, 1, null);

        var model = options.Trend ? BaselineModel.Fit(baseline, true, options) : null;
        // A trend that is not there, or that runs above all that was ever seen, is left out.
        if (model is null || model.TrendP >= options.TrendP && options.TrendP < 1 || model.Expected > baseline.Counts.Max()) model = BaselineModel.Fit(baseline, false, options);
        if (model is null) return new CannotBeFitted();
        if (options.Limit == FarringtonLimit.PowerTransformed)
        {
            var error = Math.Sqrt((model.Dispersion / model.Expected) + model.RelativeVariance);
            var upper = model.Expected * Math.Pow(Math.Max(0, 1 + (2.0 / 3 * Distributions.NormalQuantile(1 - (options.Alpha / 2)) * error)), 1.5);
            return double.IsFinite(upper)
                ? new WeekJudgement(week, observed, model.Expected, upper, observed > upper && recent >= options.FewestEvents, null, model.Dispersion, model.Trend)
                : new CannotBeFitted();
        }
        var (quantile, tail) = Distributions.OverdispersedCount(model.Expected, model.Dispersion, 1 - options.Alpha, observed);
        return new WeekJudgement(week, observed, model.Expected, quantile, observed > quantile && recent >= options.FewestEvents, tail, model.Dispersion, model.Trend);
    }

    /// <summary>The weeks a week is held against, each with its level of season (0 is the season of the judged week) and its distance in time.</summary>
    sealed record Baseline(double[] Counts, double[] Times, int[] Levels, int LevelCount, int Week)
    {
        public static Baseline Of(IReadOnlyList<double> counts, int week, FarringtonOptions options)
        {
            var (values, times, levels) = (new List<double>(), new List<double>(), new List<int>());
            for (var at = week - options.WeeksNeeded; at < week - options.RecentLeftOut; at++)
            {
                var level = Level(week - at, options);
                if (level < 0) continue;
                values.Add(counts[at]);
                times.Add(at - week);
                levels.Add(level);
            }
            // Only levels that occur get a column.
            var present = levels.Distinct().Order().ToList();
            return new([.. values], [.. times], [.. levels.Select(level => present.IndexOf(level))], present.Count, week);
        }

        static int Level(int distance, FarringtonOptions options)
        {
            var place = distance % options.WeeksPerYear;
            if (distance > options.HalfWindow && (place <= options.HalfWindow || place >= options.WeeksPerYear - options.HalfWindow)) return 0;
            if (options.Levels == 1 || distance <= options.HalfWindow) return -1;
            // The rest of the year in even parts, the longer ones first in time.
            var (rest, parts) = (options.WeeksPerYear - (2 * options.HalfWindow) - 1, options.Levels - 1);
            var forward = rest - 1 - (place - options.HalfWindow - 1);
            var (size, longer) = (rest / parts, rest % parts);
            return 1 + (forward < longer * (size + 1) ? forward / (size + 1) : longer + ((forward - (longer * (size + 1))) / size));
        }
    }

    sealed record BaselineModel(double Expected, double Dispersion, double RelativeVariance, double? Trend, double TrendP)
    {
        public static BaselineModel? Fit(Baseline baseline, bool withTrend, FarringtonOptions options)
        {
            var (rows, columns) = (baseline.Counts.Length, baseline.LevelCount + (withTrend ? 1 : 0));
            var design = new double[rows * columns];
            for (var row = 0; row < rows; row++)
            {
                design[(row * columns) + baseline.Levels[row]] = 1;
                if (withTrend) design[(row * columns) + baseline.LevelCount] = baseline.Times[row];
            }
            var fit = PoissonRegression.Fit(design, columns, baseline.Counts);
            if (fit is null) return null;
            if (options.Reweight) fit = PoissonRegression.Fit(design, columns, baseline.Counts, Weights(fit, baseline.Counts, options.WeightsThreshold));
            if (fit is null) return null;
            var dispersion = Math.Max(1, fit.Dispersion);
            // The judged week is at time 0 and level 0, so that its predictor is one coefficient.
            var here = new double[columns];
            here[0] = 1;
            var p = withTrend ? Distributions.StudentTwoSided(fit.Coefficients[^1] / fit.StandardError(columns - 1, fit.Dispersion), fit.Degrees) : 1;
            return new(Math.Exp(fit.Coefficients[0]), dispersion, dispersion * fit.Variance(here), withTrend ? fit.Coefficients[^1] : null, double.IsNaN(p) ? 1 : p);
        }

        static double[] Weights(PoissonRegression fit, double[] counts, double threshold)
        {
            var (dispersion, weights, sum) = (Math.Max(1, fit.Dispersion), new double[counts.Length], 0.0);
            for (var row = 0; row < counts.Length; row++)
            {
                var mean = fit.Fitted[row];
                var residual = 1.5 * ((Math.Pow(counts[row], 2.0 / 3) * Math.Pow(mean, -1.0 / 6)) - Math.Sqrt(mean)) / Math.Sqrt(dispersion * Math.Max(1e-12, 1 - fit.Hat(row)));
                sum += weights[row] = residual > threshold ? 1 / (residual * residual) : 1;
            }
            for (var row = 0; row < counts.Length; row++) weights[row] *= counts.Length / sum;
            return weights;
        }
    }
}
