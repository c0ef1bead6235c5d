using Samsyn.Analysis.Counts;
using Samsyn.Analysis.Surveys;
using Samsyn.Domain.Situations;
using Samsyn.Domain.Situations.Causes;
using Samsyn.Domain.Situations.Indicators;

namespace Samsyn.App.Situations.Blocks.Indicators;

/// <summary>Values against what they are held against: for shares with answers whether chance explains the difference, corrected for all that are compared (Holm).</summary>
static class ValueComparison
{
    /// <summary>Every pair by the names that it is told by.</summary>
    public static IReadOnlyList<ValueDifference> Of(ValueAsk ask, IEnumerable<(string Row, string Series, string Base, IndicatorValue? Value, IndicatorValue? Against)> pairs, bool isSurvey)
    {
        List<(ValueDifference Found, double? P, QualityClass? Class)> found = [];
        foreach (var (row, series, name, value, against) in pairs)
        {
            if (value?.Value is not { } own || against?.Value is not { } other) continue;
            var plain = new ValueDifference(row, series, name, own, other, null, null, null, Tone.Neutral, IsSmall(value) || IsSmall(against));
            if (isSurvey && ValueGrid.ShareOf(ask, against) is { IsGiven: true } first && ValueGrid.ShareOf(ask, value) is { IsGiven: true } second && ShareDifference.Of(first.Value, second.Value) is { IsGiven: true } difference)
                found.Add((plain with { Low = Math.Round(100 * difference.Value.Interval.Lower, 2), High = Math.Round(100 * (difference.Value.Interval.Upper ?? 1), 2) }, difference.Value.ChiSquareP ?? 1, ask.ClassOf(value.Indicator)));
            else
                found.Add((plain, null, null));
        }
        var tested = found.Where(one => one.P is not null).ToList();
        if (tested.Count == 0) return [.. found.Select(one => one.Found)];
        var corrected = SeveralComparisons.Correct([.. tested.Select(one => one.P!.Value)], Correction.Holm).Value;
        var next = 0;
        return [.. found.Select(one => one.P is null ? one.Found : Judged(one.Found with { P = corrected[next++] }, one.Class, ask.Direction))];
    }

    /// <summary>Coloured only where chance does not explain it, somebody has said what is wanted, and the class lets it.</summary>
    static ValueDifference Judged(ValueDifference one, QualityClass? quality, WantedDirection wanted) =>
        !one.IsChange || wanted == WantedDirection.Neutral || quality is QualityClass.ActivityDriven or QualityClass.HighDarkFigure or QualityClass.HardToJudge ? one
        : one with { Tone = one.Value > one.BaseValue == (wanted == WantedDirection.Up) ? Tone.Better : Tone.Worse };

    /// <summary>Too few answered one way for it to be told where others read.</summary>
    public static bool IsSmall(double? value, int? answers, IndicatorMeasure measure) => value is { } known && measure switch
    {
        IndicatorMeasure.Count => known is > 0 and < BlockViews.Threshold,
        IndicatorMeasure.Share when answers is { } all => Few(known / 100 * all) || Few((1 - (known / 100)) * all),
        _ => false,
    };

    static bool Few(double persons) => Math.Round(persons) is > 0 and < BlockViews.Threshold;

    static bool IsSmall(IndicatorValue value) => IsSmall(value.Value, value.Answers, value.Measure);
}
