using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.Domain.Situations.Datasets;

/// <summary>Whom points are shown to: whoever keeps them, the other party, or anybody.</summary>
public enum PointAudience { Owner, OtherParty, Anybody }

/// <summary>
/// How finely places of events are told, as the side of a square in metres in whose middle each is put. What the police keep is told to nobody else more finely than is agreed.
/// </summary>
public static class PointPrecision
{
    /// <summary>What the parties agree on when nothing else is said.</summary>
    public const int Agreed = 100;
    /// <summary>Squares that anybody may see; fewer events in one than <see cref="FewestForAnybody"/> are not told at all.</summary>
    public const int ForAnybody = 500;
    public const int FewestForAnybody = 5;

    /// <summary>The side of the square, in metres; 1 tells the place itself.</summary>
    public static int Of(PointAudience audience, PartySide? owner) => audience switch { PointAudience.Anybody => ForAnybody, PointAudience.OtherParty when owner == PartySide.Police => Agreed, _ => 1 };

    /// <summary>The middle of the square that a coordinate lies in.</summary>
    public static double Middle(double metres, int side) => side <= 1 ? Math.Round(metres) : (Math.Floor(metres / side) + 0.5) * side;
}
