using System.Text.RegularExpressions;
using Samsyn.Analysis.Surveys;

namespace Samsyn.App.Situations.Blocks.Indicators;

/// <summary>What a question is about, by the words of its name; whoever makes the block may say otherwise. What people refrain from is looked for first: “går inte ut för att det är otryggt” is avoidance.</summary>
static partial class SurveyAspects
{
    public static SurveyAspect Of(string indicator) =>
        Avoidance().IsMatch(indicator) ? SurveyAspect.Avoidance
        : Worry().IsMatch(indicator) ? SurveyAspect.Worry
        : FeltSafety().IsMatch(indicator) ? SurveyAspect.FeltSafety
        : Victimisation().IsMatch(indicator) ? SurveyAspect.Victimisation
        : Disorder().IsMatch(indicator) ? SurveyAspect.Disorder : SurveyAspect.Other;

    /// <summary>Whether the share counts those who feel unsafe.</summary>
    public static bool IsOfUnsafe(string indicator) => Unsafe().IsMatch(indicator);

    /// <summary>Whether the name speaks of what is reported.</summary>
    public static bool IsOfReports(string indicator) => Reports().IsMatch(indicator);

    [GeneratedRegex(@"\b(undv[ie]k|avstå|låt(er|it|a) bli|går inte ut|gått ut|stanna(r|t)? hemma|omväg|avoid|refrain|stay(s|ed|ing)? (at )?home)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Avoidance();

    [GeneratedRegex(@"\b(oro(n|lig|liga)?\b|oroar|rädd|worr(y|ied)|afraid|fear)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Worry();

    [GeneratedRegex(@"\b(o?trygg|(un)?safe)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FeltSafety();

    [GeneratedRegex(@"\b(utsatt|utsatta|victim|exposed)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Victimisation();

    [GeneratedRegex(@"(störning|nedskräp|klotter|berusad|disorder|drunk|littering)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Disorder();

    [GeneratedRegex(@"\b(otrygg|unsafe)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Unsafe();

    [GeneratedRegex(@"(anmäl|brott\b|reported|händelserapport)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Reports();
}
