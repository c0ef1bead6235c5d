using Samsyn.Analysis.Sampling;

namespace Samsyn.Analysis.HotSpots;

/// <summary>Events before and after an effort.</summary>
/// <param name="Before">In the period before.</param>
/// <param name="After">In a period as long, after.</param>
public readonly record struct BeforeAfter(int Before, int After);

/// <summary>How the quotient is to be read.</summary>
public enum DisplacementReading
{
    /// <summary>The place has not fallen against the control area more than chance gives: there is nothing to have moved.</summary>
    NoEffect,
    /// <summary>The surroundings cannot be told from chance.</summary>
    Unclear,
    /// <summary>The surroundings have risen, less than the place has fallen.</summary>
    Displaced,
    /// <summary>The surroundings have risen as much as the place has fallen, or more.</summary>
    FullyDisplaced,
    /// <summary>The surroundings have fallen too.</summary>
    Diffused,
}

/// <summary>Whether problems moved to the surroundings.</summary>
/// <param name="Quotient">
/// Weighted displacement quotient: change of the surroundings ÷ change of the place, each against the control area. Below 0 displacement, above 0
/// diffusion of benefit. Null when the place has not changed against the control area.
/// </param>
/// <param name="Lower">Lower end of the interval of the quotient; null when there is none (the fall of the place can be told from chance too poorly).</param>
/// <param name="Upper">Upper end.</param>
/// <param name="Net">Weighted displacement difference: events more (+) or fewer (−) in place and surroundings than the control area leads one to expect.</param>
/// <param name="NetLower">Lower end of the interval of the net.</param>
/// <param name="NetUpper">Upper end.</param>
/// <param name="Reading">The verdict.</param>
public sealed record DisplacementResult(double? Quotient, double? Lower, double? Upper, double Net, double NetLower, double NetUpper, DisplacementReading Reading);

/// <summary>
/// Displacement between a place and its surroundings: the weighted displacement quotient of Bowers and Johnson (2003), J. Quantitative
/// Criminology 19:275–301, with an interval by Fieller (1954) for counts that vary as Poisson, and the weighted displacement difference
/// after Wheeler and Ratcliffe (2018), Crime Science 7:11, with the control area scaled to its size.
/// </summary>
public static class Displacement
{
    /// <summary>Compares the place, the zone round it and a control area that the effort cannot have reached.</summary>
    /// <param name="place">Where the effort was.</param>
    /// <param name="surroundings">The buffer zone where problems could move.</param>
    /// <param name="control">Control area.</param>
    /// <param name="z">Standard score of the interval; 1.96 gives 95 %.</param>
    /// <returns>Refused for negative counts, and for a control area without events in either period.</returns>
    public static Finding<DisplacementResult> Measure(BeforeAfter place, BeforeAfter surroundings, BeforeAfter control, double z = 1.959963984540054)
    {
        if (!double.IsFinite(z) || z <= 0) return new Refused(Unfit.OutOfRange, nameof(z));
        if (place.Before < 0 || place.After < 0) return new Refused(Unfit.OutOfRange, nameof(place));
        if (surroundings.Before < 0 || surroundings.After < 0) return new Refused(Unfit.OutOfRange, nameof(surroundings));
        if (control.Before <= 0 || control.After <= 0) return new Refused(control.Before < 0 || control.After < 0 ? Unfit.OutOfRange : Unfit.NothingToShare, nameof(control));
        if (place.Before + place.After == 0) return new Refused(Unfit.Empty, nameof(place));

        double c0 = control.Before, c1 = control.After;
        var top = surroundings.After / c1 - surroundings.Before / c0;
        var bottom = place.After / c1 - place.Before / c0;
        // Shares of the control count: delta method; the control area is common to both.
        var varianceTop = Part(surroundings.After, c1) + Part(surroundings.Before, c0);
        var varianceBottom = Part(place.After, c1) + Part(place.Before, c0);
        var covariance = (double)surroundings.After * place.After / (c1 * c1 * c1) + (double)surroundings.Before * place.Before / (c0 * c0 * c0);

        var (lower, upper) = Fieller(top, bottom, varianceTop, varianceBottom, covariance, z);
        var growth = c1 / c0;
        var before = (double)place.Before + surroundings.Before;
        var net = place.After + surroundings.After - before * growth;
        var spread = z * Math.Sqrt(place.After + surroundings.After + before * growth * growth + before * before * growth * growth * (1 / c1 + 1 / c0));
        double? quotient = bottom == 0 ? null : top / bottom;
        var reading = bottom >= 0 || bottom + z * Math.Sqrt(varianceBottom) >= 0 ? DisplacementReading.NoEffect
            : Math.Abs(top) <= z * Math.Sqrt(varianceTop) ? DisplacementReading.Unclear
            : top < 0 ? DisplacementReading.Diffused
            : quotient <= -1 ? DisplacementReading.FullyDisplaced : DisplacementReading.Displaced;
        return new DisplacementResult(quotient, lower, upper, net, net - spread, net + spread, reading);

        static double Part(double count, double control) => count / (control * control) + count * count / (control * control * control);
    }

    static (double? Lower, double? Upper) Fieller(double top, double bottom, double varianceTop, double varianceBottom, double covariance, double z)
    {
        var a = bottom * bottom - z * z * varianceBottom;
        if (a <= 0) return (null, null);
        var b = top * bottom - z * z * covariance;
        var root = Math.Sqrt(Math.Max(0, b * b - a * (top * top - z * z * varianceTop)));
        return ((b - root) / a, (b + root) / a);
    }
}

/// <summary>Which zone each event lies in: the place, the zone round it, or neither.</summary>
public enum BufferZone
{
    /// <summary>Within the place, its edge included.</summary>
    Place,
    /// <summary>Outside the place but at most the width of the zone from it.</summary>
    Surroundings,
    /// <summary>Between the zone and the control area: as a rule left out.</summary>
    Outside,
}

/// <summary>Sorts events by distance to the edge of a place.</summary>
public static class Buffers
{
    /// <summary>The zone of each event.</summary>
    /// <param name="x">East, one an event.</param>
    /// <param name="y">North.</param>
    /// <param name="ring">Corners of the place in order, first not repeated; a simple polygon of at least three corners.</param>
    /// <param name="width">Width of the zone, in the unit of the coordinates.</param>
    public static Finding<BufferZone[]> Sort(double[] x, double[] y, (double X, double Y)[] ring, double width)
    {
        if (Fit.Coordinates(x, y) is { } bad) return bad;
        if (ring.Length < 3) return new Refused(Unfit.TooFew, nameof(ring));
        for (var i = 0; i < ring.Length; i++) if (!double.IsFinite(ring[i].X) || !double.IsFinite(ring[i].Y)) return new Refused(Unfit.NotFinite, nameof(ring), i);
        if (!double.IsFinite(width) || width <= 0) return new Refused(Unfit.OutOfRange, nameof(width));
        var zones = new BufferZone[x.Length];
        for (var i = 0; i < zones.Length; i++)
        {
            var (inside, nearest) = Against(x[i], y[i], ring);
            zones[i] = inside || nearest == 0 ? BufferZone.Place : nearest <= width ? BufferZone.Surroundings : BufferZone.Outside;
        }
        return zones;
    }

    static (bool Inside, double Nearest) Against(double x, double y, (double X, double Y)[] ring)
    {
        var (inside, nearest) = (false, double.PositiveInfinity);
        for (var (i, j) = (0, ring.Length - 1); i < ring.Length; j = i++)
        {
            var (a, b) = (ring[j], ring[i]);
            if (b.Y > y != a.Y > y && x < (a.X - b.X) * (y - b.Y) / (a.Y - b.Y) + b.X) inside = !inside;
            var (dx, dy) = (b.X - a.X, b.Y - a.Y);
            var along = dx == 0 && dy == 0 ? 0 : Math.Clamp(((x - a.X) * dx + (y - a.Y) * dy) / (dx * dx + dy * dy), 0, 1);
            nearest = Math.Min(nearest, double.Hypot(x - a.X - along * dx, y - a.Y - along * dy));
        }
        return (inside, nearest);
    }
}
