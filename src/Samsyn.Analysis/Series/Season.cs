using MathNet.Numerics;

namespace Samsyn.Analysis.Series;

/// <summary>One part of the year over all years.</summary>
/// <param name="Part">Its number from 0: January.</param>
/// <param name="Count">Events in all years.</param>
/// <param name="Index">Events per unit of exposure against the mean of all parts: 1 is average.</param>
public sealed record SeasonPart(int Part, double Count, double Index);

/// <summary>
/// Whether the parts of the year differ, year after year: quasi-Poisson log-linear models with and without the part of the year, each year with a level of its own, compared by
/// F = (difference of deviance / (parts − 1)) / dispersion (McCullagh and Nelder, Generalized Linear Models, 1989, ch. 4 and 9; as R's <c>anova(test = "F")</c>). What varies from one
/// year to the next within a month is what the season is held against, so that one wild summer weighs less than in the years added up; it can still look like a season where it is very wild.
/// </summary>
/// <param name="Parts">The parts in order.</param>
/// <param name="Years">Whole years.</param>
/// <param name="F">The statistic, with parts − 1 and (years − 1)(parts − 1) degrees of freedom.</param>
/// <param name="P">Its upper tail.</param>
/// <param name="Dispersion">How much more than Poisson a month varies between years; below 1 it varies less.</param>
/// <param name="IsFew">Fewer than five events a year expected in some part: the answer is a rough one.</param>
public sealed record Season(IReadOnlyList<SeasonPart> Parts, int Years, double F, double P, double Dispersion, bool IsFew)
{
    const int MostYears = 100, Few = 5;

    /// <summary>Tests.</summary>
    /// <param name="counts">Events, 0 or more: all parts of the first year, then of the next. Whole years, two or more.</param>
    /// <param name="exposures">Days (or population × days) of each, above 0.</param>
    /// <param name="parts">Parts of a year, 2–53; 12 for months.</param>
    /// <returns>The season, or <see cref="TooShort"/>, <see cref="LengthsDiffer"/>, <see cref="OutsideRange"/>, <see cref="NegativeCount"/>, <see cref="NotANumber"/>, <see cref="ExposureNotPositive"/>, <see cref="AllZero"/>, <see cref="CannotBeFitted"/>.</returns>
    public static Answer<Season> Of(IReadOnlyList<double> counts, IReadOnlyList<double> exposures, int parts = 12)
    {
        if (Ask.Within(nameof(parts), parts, 2, 53) is { } outside) return outside;
        if (counts.Count != exposures.Count) return new LengthsDiffer(counts.Count, exposures.Count);
        if (counts.Count < 2 * parts) return new TooShort(counts.Count, 2 * parts);
        if (counts.Count > MostYears * parts) return new OutsideRange("years", counts.Count / parts, 2, MostYears);
        if (counts.Count % parts != 0) return new LengthsDiffer(counts.Count, counts.Count / parts * parts);
        if (Ask.Counts(counts) is { } wrong) return wrong;
        if (Ask.Exposures(exposures) is { } bad) return bad;
        if (counts.All(count => count == 0)) return new AllZero();
        var years = counts.Count / parts;
        double[] observed = [.. counts], offset = [.. exposures.Select(exposure => Math.Log(exposure))];
        var level = PoissonRegression.Fit(Design(years, parts, withParts: false), years, observed, null, offset);
        var seasonal = PoissonRegression.Fit(Design(years, parts, withParts: true), years + parts - 1, observed, null, offset);
        // Years that are each other's images leave nothing that the season could be held against.
        if (level is null || seasonal is null || seasonal.Dispersion < 1e-9) return new CannotBeFitted();
        var (between, within) = (parts - 1, seasonal.Degrees);
        var f = Math.Max(0, level.Deviance - seasonal.Deviance) / between / seasonal.Dispersion;
        var mean = counts.Sum() / exposures.Sum();
        List<SeasonPart> found = [];
        var isFew = false;
        for (var part = 0; part < parts; part++)
        {
            var (events, exposed) = (0.0, 0.0);
            for (var at = part; at < observed.Length; at += parts) (events, exposed) = (events + observed[at], exposed + exposures[at]);
            found.Add(new(part, events, events / exposed / mean));
            isFew |= mean * exposed / years < Few;
        }
        return new Season(found, years, f, SpecialFunctions.BetaRegularized(within / 2.0, between / 2.0, within / (within + (between * f))), seasonal.Dispersion, isFew);
    }

    /// <summary>A column a year, then one for each part but the first.</summary>
    static double[] Design(int years, int parts, bool withParts)
    {
        var columns = years + (withParts ? parts - 1 : 0);
        var design = new double[years * parts * columns];
        for (var row = 0; row < years * parts; row++)
        {
            design[(row * columns) + (row / parts)] = 1;
            if (withParts && row % parts > 0) design[(row * columns) + years + (row % parts) - 1] = 1;
        }
        return design;
    }
}
