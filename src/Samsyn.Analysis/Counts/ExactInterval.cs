namespace Samsyn.Analysis.Counts;

/// <summary>Exact intervals of a binomial chance and of a Poisson mean; on their own scales, so that small chances keep their digits.</summary>
static class ExactInterval
{
    /// <summary>The Clopper–Pearson interval as odds p/(1−p). Clopper and Pearson, Biometrika 26 (1934).</summary>
    public static Interval Odds(double successes, double draws, double confidence)
    {
        var tail = (1 - confidence) / 2;
        var lower = successes <= 0 ? 0 : Math.Exp(Distributions.Root(logit => Distributions.BinomialUpper(successes, draws, Chance(logit), Chance(-logit)) - tail, -100, 100));
        double? upper = successes >= draws ? null : Math.Exp(Distributions.Root(logit => tail - Distributions.BinomialLower(successes, draws, Chance(logit), Chance(-logit)), -100, 100));
        return new(lower, upper);
    }

    /// <summary>Clopper–Pearson as a chance.</summary>
    public static Interval Share(double successes, double draws, double confidence)
    {
        var odds = Odds(successes, draws, confidence);
        return new(odds.Lower / (1 + odds.Lower), odds.Upper is { } upper ? upper / (1 + upper) : 1);
    }

    /// <summary>Garwood's interval of a Poisson mean. Garwood, Biometrika 28 (1936).</summary>
    public static Interval PoissonMean(double count, double confidence)
    {
        var tail = (1 - confidence) / 2;
        var lower = count <= 0 ? 0 : Math.Exp(Distributions.Root(log => Distributions.PoissonUpper(count, Math.Exp(log)) - tail, -60, Math.Log(count + 1)));
        var highest = Math.Log(count + 10 + (20 * Math.Sqrt(count + 1)) - (4 * Math.Log(tail)));
        return new(lower, Math.Exp(Distributions.Root(log => tail - Distributions.PoissonLower(count, Math.Exp(log)), -60, highest)));
    }

    static double Chance(double logit) => 1 / (1 + Math.Exp(-logit));
}
