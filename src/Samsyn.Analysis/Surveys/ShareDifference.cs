using Samsyn.Analysis.Counts;

namespace Samsyn.Analysis.Surveys;

/// <summary>Whether two groups or years answered differently.</summary>
/// <param name="Difference">Second share − first, 0–1.</param>
/// <param name="Interval">Newcombe's interval from the two Wilson intervals (Statistics in Medicine 17, 1998, method 10).</param>
/// <param name="ChiSquareP">Pearson's test without correction; on effective numbers when the design effect is not 1. Null when all answered alike.</param>
/// <param name="FisherP">Fisher's exact test; null when a design effect makes the numbers other than counts.</param>
public sealed record ShareDifference(double Difference, Interval Interval, double? ChiSquareP, double? FisherP)
{
    /// <summary>Compares two shares of the same question.</summary>
    /// <param name="first">One group or year.</param>
    /// <param name="second">The other, of other people.</param>
    /// <param name="confidence">Between 0.5 and 0.9999.</param>
    /// <returns>The difference, or <see cref="AspectsDiffer"/>, <see cref="OutsideRange"/>.</returns>
    public static Answer<ShareDifference> Of(Share first, Share second, double confidence = 0.95)
    {
        if (first.Aspect != second.Aspect) return new AspectsDiffer(first.Aspect, second.Aspect);
        if (Ask.Confidence(confidence) is { } outside) return outside;
        var (n1, n2, p1, p2) = (first.EffectiveAnswers, second.EffectiveAnswers, first.Value, second.Value);
        var (w1, w2) = (Share.WilsonOf(p1, n1, confidence), Share.WilsonOf(p2, n2, confidence));
        var difference = p2 - p1;
        var interval = new Interval(
            Math.Max(-1, difference - Math.Sqrt(Math.Pow(p2 - w2.Lower, 2) + Math.Pow(w1.Upper!.Value - p1, 2))),
            Math.Min(1, difference + Math.Sqrt(Math.Pow(w2.Upper!.Value - p2, 2) + Math.Pow(p1 - w1.Lower, 2))));
        var pooled = ((p1 * n1) + (p2 * n2)) / (n1 + n2);
        double? chi = pooled is > 0 and < 1 ? Distributions.NormalTwoSided(difference / Math.Sqrt(pooled * (1 - pooled) * ((1 / n1) + (1 / n2)))) : null;
        var areCounts = first.DesignEffect == 1 && second.DesignEffect == 1 && new[] { first.Yes, first.Answers, second.Yes, second.Answers }.All(value => value == Math.Floor(value));
        return new ShareDifference(difference, interval, chi, areCounts ? Fisher(first.Yes, first.Answers, second.Yes, second.Answers) : null);
    }

    /// <summary>The sum of the chances of all tables with the same margins that are no likelier than this one.</summary>
    static double Fisher(double yes1, double n1, double yes2, double n2)
    {
        var (yes, total) = (yes1 + yes2, n1 + n2);
        var (low, high) = (Math.Max(0, yes - n2), Math.Min(n1, yes));
        // Hypergeometric mass as three binomial ones, which keeps its digits for large numbers.
        var (p, q) = (yes / total, (total - yes) / total);
        if (yes == 0 || yes == total) return 1;
        double Mass(double x) => Distributions.BinomialMass(x, n1, p, q) * Distributions.BinomialMass(yes - x, n2, p, q) / Distributions.BinomialMass(yes, total, p, q);
        var limit = Mass(yes1) * (1 + 1e-7);
        var sum = 0.0;
        for (var x = low; x <= high; x++)
            if (Mass(x) is var mass && mass <= limit) sum += mass;
        return Math.Min(1, sum);
    }
}

/// <summary>What may be said when felt safety and avoidance are read side by side.</summary>
public enum SafetyReading
{
    /// <summary>Nothing was asked about avoidance: “safe” may mean “stays at home”.</summary>
    AvoidanceNotAsked,
    /// <summary>People feel safe, and a share that is not small refrains from going out: the safety may be bought.</summary>
    MayHideSelfRestriction,
    /// <summary>Both point the same way.</summary>
    Agrees,
}

/// <summary>Felt safety beside avoidance; the two are told together and never made into one number.</summary>
public static class FeltSafety
{
    /// <summary>Reads the two side by side.</summary>
    /// <param name="felt">Share that feels safe.</param>
    /// <param name="avoidance">Share that refrains from something, or null when not asked.</param>
    /// <param name="notable">From what share avoidance is notable, 0–1.</param>
    /// <returns>The reading, or <see cref="AspectsDiffer"/> when one of them is about something else.</returns>
    public static Answer<SafetyReading> Read(Share felt, Share? avoidance, double notable = 0.1)
    {
        if (felt.Aspect != SurveyAspect.FeltSafety) return new AspectsDiffer(SurveyAspect.FeltSafety, felt.Aspect);
        if (avoidance is null) return SafetyReading.AvoidanceNotAsked;
        if (avoidance.Aspect != SurveyAspect.Avoidance) return new AspectsDiffer(SurveyAspect.Avoidance, avoidance.Aspect);
        return felt.Value >= 0.5 && avoidance.Wilson.Upper >= notable ? SafetyReading.MayHideSelfRestriction : SafetyReading.Agrees;
    }
}
