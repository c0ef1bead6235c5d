using MathNet.Numerics;

namespace Samsyn.Analysis.Series;

/// <summary>One part of a profile.</summary>
/// <param name="Part">Its number from 0: Monday, the hour from midnight, January.</param>
/// <param name="Count">Events.</param>
/// <param name="Occasions">How many such days, hours or months the period holds.</param>
/// <param name="PerOccasion">Events per occasion.</param>
/// <param name="Index">PerOccasion against the mean of all: 1 is average.</param>
public sealed record ProfilePart(int Part, double Count, double Occasions, double PerOccasion, double Index);

/// <summary>When events happen: by weekday, hour or month, for each occasion of it, since a period seldom holds as many of each.</summary>
/// <param name="Parts">The parts in order.</param>
/// <param name="P">Pearson's chi-square test that all parts have the same rate. Events in bursts make it too small.</param>
/// <param name="IsFew">Fewer than five events expected in some part: the test is a rough one.</param>
public sealed record Profile(IReadOnlyList<ProfilePart> Parts, double P, bool IsFew)
{
    /// <summary>Makes a profile.</summary>
    /// <param name="counts">Events per part, 0 or more; two parts or more.</param>
    /// <param name="occasions">Occasions of each, above 0.</param>
    /// <returns>The profile, or <see cref="TooShort"/>, <see cref="LengthsDiffer"/>, <see cref="NegativeCount"/>, <see cref="ExposureNotPositive"/>, <see cref="AllZero"/>.</returns>
    public static Answer<Profile> Of(IReadOnlyList<double> counts, IReadOnlyList<double> occasions)
    {
        if (counts.Count < 2) return new TooShort(counts.Count, 2);
        if (counts.Count != occasions.Count) return new LengthsDiffer(counts.Count, occasions.Count);
        if (Ask.Counts(counts) is { } wrong) return wrong;
        if (Ask.Exposures(occasions) is { } bad) return bad;
        if (counts.All(count => count == 0)) return new AllZero();
        var mean = counts.Sum() / occasions.Sum();
        var chi = counts.Select((count, at) => Math.Pow(count - (mean * occasions[at]), 2) / (mean * occasions[at])).Sum();
        return new Profile(
            [.. counts.Select((count, at) => new ProfilePart(at, count, occasions[at], count / occasions[at], count / occasions[at] / mean))],
            SpecialFunctions.GammaUpperRegularized((counts.Count - 1) / 2.0, chi / 2),
            occasions.Any(occasion => mean * occasion < 5));
    }
}
