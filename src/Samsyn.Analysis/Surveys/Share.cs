using MathNet.Numerics;
using Samsyn.Analysis.Counts;

namespace Samsyn.Analysis.Surveys;

/// <summary>What a survey question is about. Felt safety and what people refrain from are never added up: “safe” can mean “stays at home”.</summary>
public enum SurveyAspect
{
    /// <summary>How safe people feel.</summary>
    FeltSafety,
    /// <summary>What people refrain from or go round.</summary>
    Avoidance,
    /// <summary>What people worry about.</summary>
    Worry,
    /// <summary>What people have been exposed to.</summary>
    Victimisation,
    /// <summary>Disorder that people see.</summary>
    Disorder,
    /// <summary>Anything else.</summary>
    Other,
}

/// <summary>The number of answers behind a share is not known, so nothing can be said about its uncertainty.</summary>
public sealed record AnswersNotKnown : NoAnswer;

/// <summary>More people answered yes than answered.</summary>
/// <param name="Yes">Those who did.</param>
/// <param name="Answers">All who answered.</param>
public sealed record MoreThanAnswered(double Yes, double Answers) : NoAnswer;

/// <summary>Two shares of different aspects were to be put together or compared.</summary>
/// <param name="First">The aspect of the first.</param>
/// <param name="Second">The aspect of the second.</param>
public sealed record AspectsDiffer(SurveyAspect First, SurveyAspect Second) : NoAnswer;

/// <summary>A share of those who answered.</summary>
/// <param name="Aspect">What it is about.</param>
/// <param name="Yes">Answers that count; a whole number unless made from a percentage.</param>
/// <param name="Answers">All answers.</param>
/// <param name="DesignEffect">How much larger the variance is than that of a simple random sample: 1 for one, 1.2–2 for a weighted or clustered survey.</param>
/// <param name="Value">The share, 0–1.</param>
/// <param name="Wilson">Wilson's interval (JASA 22, 1927) on the effective number of answers.</param>
/// <param name="Exact">Clopper–Pearson's interval, never too short, on the effective number of answers.</param>
public sealed record Share(SurveyAspect Aspect, double Yes, double Answers, double DesignEffect, double Value, Interval Wilson, Interval Exact)
{
    /// <summary>Answers worth as many of a simple random sample.</summary>
    public double EffectiveAnswers => Answers / DesignEffect;

    /// <summary>A share with its intervals.</summary>
    /// <param name="aspect">What the question is about.</param>
    /// <param name="yes">Answers that count.</param>
    /// <param name="answers">All answers; null when not known, and then there is no interval and no answer.</param>
    /// <param name="designEffect">0.1–100.</param>
    /// <param name="confidence">Between 0.5 and 0.9999.</param>
    /// <returns>The share, or <see cref="AnswersNotKnown"/>, <see cref="MoreThanAnswered"/>, <see cref="NegativeCount"/>, <see cref="OutsideRange"/>.</returns>
    public static Answer<Share> Of(SurveyAspect aspect, double yes, double? answers, double designEffect = 1, double confidence = 0.95)
    {
        if (answers is not { } all || all == 0) return new AnswersNotKnown();
        if (!double.IsFinite(yes) || !double.IsFinite(all)) return new NotANumber(double.IsFinite(yes) ? 2 : 1);
        if (yes < 0) return new NegativeCount(yes, 1);
        if (all < 0) return new NegativeCount(all, 2);
        if (yes > all) return new MoreThanAnswered(yes, all);
        if ((Ask.Within(nameof(designEffect), designEffect, 0.1, 100) ?? Ask.Confidence(confidence)) is { } outside) return outside;
        var (share, effective) = (yes / all, all / designEffect);
        return new Share(aspect, yes, all, designEffect, share, WilsonOf(share, effective, confidence), ExactOf(share, effective, confidence));
    }

    /// <summary>The same from a published percentage, which has lost what was behind its last digit.</summary>
    /// <param name="aspect">What the question is about.</param>
    /// <param name="percent">0–100.</param>
    /// <param name="answers">All answers, or null.</param>
    /// <param name="designEffect">0.1–100.</param>
    /// <param name="confidence">Between 0.5 and 0.9999.</param>
    public static Answer<Share> OfPercent(SurveyAspect aspect, double percent, double? answers, double designEffect = 1, double confidence = 0.95) =>
        Ask.Within(nameof(percent), percent, 0, 100) is { } outside ? outside : Of(aspect, percent / 100 * (answers ?? 0), answers, designEffect, confidence);

    internal static Interval WilsonOf(double share, double answers, double confidence)
    {
        var z = Distributions.NormalQuantile(1 - ((1 - confidence) / 2));
        var square = z * z / answers;
        var (middle, reach) = (share + (square / 2), z * Math.Sqrt((share * (1 - share) / answers) + (square / (4 * answers))));
        return new(share == 0 ? 0 : Math.Max(0, (middle - reach) / (1 + square)), share == 1 ? 1 : Math.Min(1, (middle + reach) / (1 + square)));
    }

    static Interval ExactOf(double share, double answers, double confidence)
    {
        var (yes, tail) = (share * answers, (1 - confidence) / 2);
        if (answers == Math.Floor(answers) && Math.Abs(yes - Math.Round(yes)) < 1e-9) return ExactInterval.Share(Math.Round(yes), answers, confidence);
        // An effective number is seldom whole: the beta form of the same interval.
        var lower = yes <= 0 ? 0 : Distributions.Root(p => SpecialFunctions.BetaRegularized(yes, answers - yes + 1, p) - tail, 0, 1);
        var upper = yes >= answers ? 1 : Distributions.Root(p => SpecialFunctions.BetaRegularized(yes + 1, answers - yes, p) - (1 - tail), 0, 1);
        return new(lower, upper);
    }
}
