namespace Samsyn.Domain.Places.Coordinates;

/// <summary>What may be wrong with a position that is said to be in Sweden.</summary>
public enum PositionFault
{
    None,
    /// <summary>0, 0: many systems write it for “not known”.</summary>
    NullIsland,
    /// <summary>Right when east and north change places.</summary>
    Swapped,
    /// <summary>Right in another system, which <see cref="PositionCheck.Guess"/> names.</summary>
    OtherSystem,
    /// <summary>Within the rectangle around Sweden but neither on land nor near it.</summary>
    AtSea,
    Outside,
}

/// <summary>Tells positions that cannot be meant, and what may have been meant. All of it is in SWEREF 99 TM.</summary>
public static class PositionCheck
{
    const double West = 250_000, East = 930_000, South = 6_100_000, North = 7_700_000;

    /// <summary>The plane systems whose metres can be mistaken for each other, in the order in which a guess tries them.</summary>
    static readonly CoordinateSystem[] Planes = [CoordinateSystem.Sweref99Tm, CoordinateSystem.Rt90];

    /// <summary>Of a position already in SWEREF 99 TM, metres.</summary>
    public static PositionFault Of(double east, double north) =>
        east is > West and < East && north is > South and < North ? SwedenOutline.IsNear(east, north) ? PositionFault.None : PositionFault.AtSea : PositionFault.Outside;

    /// <summary>Why a position as written, in <paramref name="system"/>, is not in Sweden.</summary>
    public static PositionFault Explain(CoordinateSystem system, Position written)
    {
        if (Math.Abs(written.X) < 1e-9 && Math.Abs(written.Y) < 1e-9) return PositionFault.NullIsland;
        if (Found(system, written) is var own and not PositionFault.Outside) return own;
        if (Found(system, new(written.Y, written.X)) == PositionFault.None) return PositionFault.Swapped;
        return Guess(written) is { } other && other != system ? PositionFault.OtherSystem : PositionFault.Outside;
    }

    /// <summary>A system in which the position is in Sweden; null when there is none. Local zones look alike and are not guessed.</summary>
    public static CoordinateSystem? Guess(Position written)
    {
        if (Math.Abs(written.X) <= 180 && Math.Abs(written.Y) <= 90) return Found(CoordinateSystem.Wgs84, written) == PositionFault.None ? CoordinateSystem.Wgs84 : null;
        return Planes.FirstOrDefault(system => Found(system, written) == PositionFault.None);
    }

    static PositionFault Found(CoordinateSystem system, Position written)
    {
        if (system.IsGeographic && (Math.Abs(written.X) > 180 || Math.Abs(written.Y) > 90)) return PositionFault.Outside;
        // Far from its meridian a projection's series says nothing.
        if (!system.IsGeographic && (Math.Abs(written.X) > 1e7 || written.Y is < 0 or > 1e7)) return PositionFault.Outside;
        var (east, north) = system.To(CoordinateSystem.Sweref99Tm, written);
        return Of(east, north);
    }
}
