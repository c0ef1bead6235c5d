using System.Globalization;
using Samsyn.Analysis;
using Samsyn.Analysis.Counts;

namespace Samsyn.App.Situations.Analyses;

/// <summary>What an analysis says, in words: the verdict first, then the figures.</summary>
public static class AnalysisWords
{
    const string Prefix = "situations.analysis.";
    static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");

    /// <summary>Why there is no answer.</summary>
    public static string Of(NoAnswer why, Language language)
    {
        var type = why.GetType();
        return Texts.Catalogue.Interface[$"{Prefix}no.{type.Name}"].In(language).Fill(language, name => type.GetProperty(name)?.GetValue(why));
    }

    public static string Of(VerdictKind verdict, Language language) => Texts.Get(language, $"{Prefix}verdict.{verdict}");

    public static string Of(ChangeTest test, Language language) => Texts.Get(language, $"{Prefix}test.{test}");

    public static string Of(Tone tone, Language language) => Texts.Get(language, $"{Prefix}tone.{tone}");

    public static string Of(Caution caution, Language language) => Texts.Get(language, $"{Prefix}caution.{caution}");

    /// <summary>The sentences of one comparison: counts and verdict, ratio, p, history, and which tests do not agree.</summary>
    public static IReadOnlyList<string> Of(PeriodComparison comparison, Language language)
    {
        var counts = comparison.Percent is { } percent
            ? Texts.Get(language, Prefix + "change.percent", comparison.Before, comparison.After, Signed(percent, language))
            : Texts.Get(language, Prefix + "change.counts", comparison.Before, comparison.After);
        var lines = new List<string> { $"{counts}: {Of(comparison.Verdict.Kind, language)}" };
        if (comparison.RatioInterval is not { } interval) return lines;
        lines.Add(comparison.Ratio is { } ratio
            ? Texts.Get(language, Prefix + "change.ratio", Number(ratio, language), Number(interval.Lower, language),
                interval.Upper is { } upper ? Number(upper, language) : Texts.Get(language, Prefix + "bound.none"), Number(100 * comparison.Confidence, language))
            : Texts.Get(language, Prefix + "change.noRatio", Number(interval.Lower, language)));
        lines.Add(Texts.Get(language, Prefix + "change.p", Number(comparison.ExactP, language), Number(comparison.MidP, language), Number(comparison.Z, language)));
        if (comparison.FromHistory is { } history)
            lines.Add(Texts.Get(language, Prefix + "change.history", history.Periods, Number(history.Dispersion, language),
                Number(history.QuasiPoissonP, language), Number(history.NegativeBinomialP, language)));
        if (comparison.Verdict.TestsDisagree)
            lines.Add(Texts.Get(language, Prefix + "verdict.disagree", Several(comparison.Verdict.SayChange, language), Several(comparison.Verdict.SayChance, language)));
        return lines;
    }

    /// <summary>Three significant digits, as the language writes them.</summary>
    public static string Number(double value, Language language)
    {
        var culture = language == Language.Swedish ? Swedish : CultureInfo.InvariantCulture;
        var size = Math.Abs(value);
        if (size is > 0 and < 0.0001) return value.ToString("0.0e-0", culture);
        return value.ToString(size >= 100 ? "0" : size >= 10 ? "0.#" : size >= 1 ? "0.##" : size >= 0.1 ? "0.###" : "0.####", culture);
    }

    static string Signed(double percent, Language language) => (percent > 0 ? "+" : "") + Number(percent, language).Replace('-', '−');

    static string Several(IEnumerable<ChangeTest> tests, Language language) => string.Join(", ", tests.Select(test => Of(test, language)));
}
