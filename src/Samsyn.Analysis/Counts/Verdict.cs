namespace Samsyn.Analysis.Counts;

/// <summary>What may be said of a change between two periods.</summary>
public enum VerdictKind
{
    /// <summary>More, and chance is no reasonable explanation.</summary>
    Rose,
    /// <summary>Fewer, and chance is no reasonable explanation.</summary>
    Fell,
    /// <summary>The difference is of a size that chance alone often makes.</summary>
    CannotBeToldFromChance,
    /// <summary>So few events that no outcome whatever could have been told from chance.</summary>
    TooFew,
    /// <summary>No event in either period.</summary>
    NothingToCompare,
}

/// <summary>
/// A verdict is data; its words are the reader's language. It says rose or fell only when the exact test and, where a history is given, both tests with the
/// place's own variation say so: the most careful of them governs. Mid-p and z are told beside it, for a reader of another report may meet them there.
/// </summary>
/// <param name="Kind">What may be said.</param>
/// <param name="Governing">The test that decided: the largest p of those that must agree.</param>
/// <param name="P">Its p, corrected when several comparisons were judged together.</param>
/// <param name="Alpha">The limit it was held against.</param>
/// <param name="SayChange">Every test that by itself says change.</param>
/// <param name="SayChance">Every test that by itself does not.</param>
public sealed record Verdict(VerdictKind Kind, ChangeTest Governing, double P, double Alpha, IReadOnlyList<ChangeTest> SayChange, IReadOnlyList<ChangeTest> SayChance)
{
    internal static readonly Verdict None = new(VerdictKind.NothingToCompare, ChangeTest.Exact, 1, 0.05, [], []);

    /// <summary>Whether the tests do not say the same, so that a reader should be told which says what.</summary>
    public bool TestsDisagree => SayChange.Count > 0 && SayChance.Count > 0;

    internal static Verdict Of(PeriodComparison comparison, double? corrected = null)
    {
        var alpha = Math.Round(1 - comparison.Confidence, 12);
        if (comparison.Before + comparison.After == 0) return None with { Alpha = alpha };
        var made = Enum.GetValues<ChangeTest>().Where(test => comparison.PValue(test) is not null).ToList();
        var (governing, p) = Governed(comparison);
        p = corrected ?? p;
        var kind = comparison.LowestPossibleP > alpha ? VerdictKind.TooFew
            : p > alpha ? VerdictKind.CannotBeToldFromChance
            : comparison.Z > 0 ? VerdictKind.Rose : VerdictKind.Fell;
        return new(kind, governing, p, alpha, [.. made.Where(test => comparison.PValue(test) <= alpha)], [.. made.Where(test => comparison.PValue(test) > alpha)]);
    }

    internal static (ChangeTest Test, double P) Governed(PeriodComparison comparison) =>
        new[] { ChangeTest.Exact, ChangeTest.QuasiPoisson, ChangeTest.NegativeBinomial }
            .Where(test => comparison.PValue(test) is not null)
            .Select(test => (test, comparison.PValue(test)!.Value))
            .MaxBy(one => one.Value);
}
