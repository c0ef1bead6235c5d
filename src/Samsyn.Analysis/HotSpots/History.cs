using Samsyn.Analysis.Sampling;

namespace Samsyn.Analysis.HotSpots;

/// <summary>What a place has been over slices of time. Every place is exactly one of these.</summary>
public enum HotSpotKind
{
    /// <summary>Never hot.</summary>
    Never,
    /// <summary>Hot in the last slice and never before.</summary>
    New,
    /// <summary>Hot without a break in several of the last slices and never before them.</summary>
    Emerging,
    /// <summary>Hot in the last slice and in nearly all.</summary>
    Persistent,
    /// <summary>Hot in the last slice and on and off before.</summary>
    Sporadic,
    /// <summary>Hot before, not in the last slice.</summary>
    Former,
}

/// <summary>Where the lines are drawn; shown beside every answer.</summary>
/// <param name="HotZ">A place is hot in a slice when its z is at least this.</param>
/// <param name="PersistentShare">Persistent is hot in at least this share of the slices.</param>
public sealed record HotSpotThresholds(double HotZ = 1.96, double PersistentShare = 0.9);

/// <summary>The history of one place.</summary>
/// <param name="Kind">What it has been.</param>
/// <param name="HotSlices">In how many slices it was hot.</param>
/// <param name="LastRun">In how many of the last slices it was hot without a break.</param>
public readonly record struct HotSpotHistory(HotSpotKind Kind, int HotSlices, int LastRun);

/// <summary>
/// Classes of hot spots over time, after the emerging hot spot analysis of Esri (Harris et al. 2017, Cartography and Geographic Information
/// Science 44) with fewer classes and stated lines between them.
/// </summary>
public static class HotSpotHistories
{
    /// <summary>From z of every place in each slice, oldest first.</summary>
    /// <param name="z">One list of z a slice, all equally long.</param>
    /// <param name="thresholds">Where the lines are drawn.</param>
    /// <returns>Refused for fewer than three slices: nothing can be persistent then.</returns>
    public static Finding<HotSpotHistory[]> Of(IReadOnlyList<double[]> z, HotSpotThresholds thresholds)
    {
        if (z.Count < 3) return new Refused(Unfit.TooFew, nameof(z));
        if (!double.IsFinite(thresholds.HotZ)) return new Refused(Unfit.OutOfRange, nameof(thresholds.HotZ));
        if (!(thresholds.PersistentShare is > 0 and <= 1)) return new Refused(Unfit.OutOfRange, nameof(thresholds.PersistentShare));
        for (var slice = 0; slice < z.Count; slice++)
        {
            if (z[slice].Length != z[0].Length) return new Refused(Unfit.LengthsDiffer, nameof(z), slice);
            if (Fit.Finite(z[slice], nameof(z)) is { } bad) return bad with { Index = slice };
        }
        var histories = new HotSpotHistory[z[0].Length];
        for (var place = 0; place < histories.Length; place++)
        {
            var hot = z.Count(slice => slice[place] >= thresholds.HotZ);
            var run = 0;
            while (run < z.Count && z[z.Count - 1 - run][place] >= thresholds.HotZ) run++;
            var kind = hot == 0 ? HotSpotKind.Never
                : run == 0 ? HotSpotKind.Former
                : hot >= thresholds.PersistentShare * z.Count ? HotSpotKind.Persistent
                : hot > run ? HotSpotKind.Sporadic
                : run == 1 ? HotSpotKind.New : HotSpotKind.Emerging;
            histories[place] = new(kind, hot, run);
        }
        return histories;
    }
}
