namespace Samsyn.App.Places.Maps;

/// <summary>Five classes with as many members each as can be, so that a few high values do not leave all the rest in one colour.</summary>
public static class MapScale
{
    public const int Most = 5;

    /// <summary>Upper ends of the classes but the last; fewer classes when there are few different values.</summary>
    public static IReadOnlyList<double> Quantiles(IEnumerable<double> values)
    {
        var sorted = values.Where(double.IsFinite).Order().ToList();
        var different = sorted.Distinct().ToList();
        if (different.Count <= 1) return [];
        if (different.Count <= Most) return [.. different.Take(different.Count - 1)];
        return [.. Enumerable.Range(1, Most - 1).Select(step => sorted[step * sorted.Count / Most - 1]).Distinct().Where(end => end < sorted[^1])];
    }

    /// <summary>Equal parts from nothing to the highest value.</summary>
    public static IReadOnlyList<double> Equal(double highest) => [.. Enumerable.Range(1, Most - 1).Select(step => highest * step / Most)];

    /// <summary>1 to 5, spread over the colours also when there are fewer classes.</summary>
    public static int Of(double value, IReadOnlyList<double> breaks)
    {
        var at = 0;
        while (at < breaks.Count && value > breaks[at]) at++;
        return breaks.Count == 0 ? 3 : 1 + (int)Math.Round(at * (Most - 1) / (double)breaks.Count);
    }
}
