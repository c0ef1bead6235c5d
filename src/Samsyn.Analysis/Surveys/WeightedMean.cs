namespace Samsyn.Analysis.Surveys;

/// <summary>One answer in a sample survey.</summary>
/// <param name="Value">The value; 0 or 1 for a share.</param>
/// <param name="Weight">How many people the answer stands for, above 0.</param>
/// <param name="Stratum">The stratum it was drawn in; the same text for all when there are none.</param>
/// <param name="Cluster">The cluster it was drawn with; null when people were drawn one by one.</param>
/// <param name="StratumUnits">People, or clusters, in the stratum, for the finite population correction; null for none.</param>
public readonly record struct SurveyAnswer(double Value, double Weight, string Stratum = "", string? Cluster = null, double? StratumUnits = null);

/// <summary>A stratum with a single drawn unit: its variance cannot be estimated. Join it with another.</summary>
/// <param name="Stratum">The stratum.</param>
public sealed record StratumWithOneUnit(string Stratum) : NoAnswer;

/// <summary>The population of a stratum is given as smaller than its sample, or differently on its answers.</summary>
/// <param name="Stratum">The stratum.</param>
public sealed record StratumSizeWrong(string Stratum) : NoAnswer;

/// <summary>A weighted mean, with the standard error of the design by Taylor linearisation (K. M. Wolter, Introduction to Variance Estimation, 2007, ch. 6).</summary>
/// <param name="Value">The mean.</param>
/// <param name="StandardError">Its standard error.</param>
/// <param name="Interval">Normal interval.</param>
/// <param name="DesignEffect">Variance against that of a simple random sample of as many from the same population; null when all values are equal.</param>
/// <param name="Degrees">Drawn units − strata.</param>
public sealed record WeightedMean(double Value, double StandardError, Interval Interval, double? DesignEffect, int Degrees)
{
    /// <summary>Estimates.</summary>
    /// <param name="answers">The answers, two or more.</param>
    /// <param name="confidence">Between 0.5 and 0.9999.</param>
    /// <returns>
    /// The mean, or <see cref="TooShort"/>, <see cref="NotANumber"/>, <see cref="ExposureNotPositive"/>, <see cref="StratumWithOneUnit"/>,
    /// <see cref="StratumSizeWrong"/>, <see cref="OutsideRange"/>.
    /// </returns>
    public static Answer<WeightedMean> Of(IReadOnlyList<SurveyAnswer> answers, double confidence = 0.95)
    {
        if (answers.Count < 2) return new TooShort(answers.Count, 2);
        if (Ask.Confidence(confidence) is { } outside) return outside;
        for (var at = 0; at < answers.Count; at++)
        {
            if (!double.IsFinite(answers[at].Value)) return new NotANumber(at + 1);
            if (!Ask.IsPositive(answers[at].Weight)) return Ask.NotPositive(answers[at].Weight, at + 1);
        }
        var weights = answers.Sum(answer => answer.Weight);
        var mean = answers.Sum(answer => answer.Weight * answer.Value) / weights;
        var (variance, degrees) = (0.0, 0);
        foreach (var stratum in answers.Index().GroupBy(one => one.Item.Stratum, StringComparer.Ordinal))
        {
            var units = stratum.GroupBy(one => one.Item.Cluster ?? $"\0{one.Index}", StringComparer.Ordinal)
                .Select(unit => unit.Sum(one => one.Item.Weight * (one.Item.Value - mean) / weights)).ToList();
            if (units.Count < 2) return new StratumWithOneUnit(stratum.Key);
            var size = stratum.First().Item.StratumUnits;
            if (stratum.Any(one => one.Item.StratumUnits != size) || size < units.Count) return new StratumSizeWrong(stratum.Key);
            var average = units.Average();
            variance += (1 - (units.Count / (size ?? double.PositiveInfinity))) * units.Count / (units.Count - 1.0) * units.Sum(unit => (unit - average) * (unit - average));
            degrees += units.Count - 1;
        }
        var error = Math.Sqrt(variance);
        var reach = Distributions.NormalQuantile(1 - ((1 - confidence) / 2)) * error;
        var spread = answers.Sum(answer => answer.Weight * (answer.Value - mean) * (answer.Value - mean)) / weights * answers.Count / (answers.Count - 1.0);
        // The simple random sample is drawn from the population that the weights add up to.
        var simple = spread / answers.Count * Math.Max(0, 1 - (answers.Any(answer => answer.StratumUnits is not null) ? answers.Count / weights : 0));
        return new WeightedMean(mean, error, new(mean - reach, mean + reach), simple > 0 ? variance / simple : null, degrees);
    }
}
