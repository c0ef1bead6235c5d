using System.Collections;

namespace Samsyn.Domain.Places.Coordinates;

/// <summary>
/// Sweden with its coastal waters, drawn by hand with a broad pen: tells “far out at sea” and nothing finer. Squares of ten kilometres in SWEREF 99 TM.
/// </summary>
static class SwedenOutline
{
    const double Side = 10_000, West = 250_000, South = 6_100_000;
    const int Columns = 68, Rows = 160, Margin = 1;

    /// <summary>Longitude, latitude; sunwise from Koster, a little outside the border and about twelve nautical miles outside the coast.</summary>
    static readonly (double Longitude, double Latitude)[] Corners =
    [
        (10.7, 58.95), (11.2, 59.2), (11.6, 59.6), (11.6, 59.95), (12.2, 60.3), (12.2, 61.0), (11.9, 61.6), (11.9, 62.3), (11.8, 63.3), (12.1, 63.8), (12.7, 64.2), (13.5, 64.1), (13.5, 64.7), (14.1, 65.2),
        (14.3, 66.0), (15.2, 66.4), (15.8, 67.1), (15.9, 67.6), (16.4, 68.1), (17.3, 68.2), (17.9, 68.7), (19.7, 68.5), (20.2, 69.15), (20.9, 69.15), (21.8, 68.75), (23.2, 68.3), (24.0, 67.9), (23.8, 67.3),
        (24.3, 66.6), (24.4, 65.7), (24.2, 65.3), (22.6, 64.8), (22.0, 64.0), (21.1, 63.3), (19.9, 62.7), (18.7, 61.9), (18.1, 60.9), (19.1, 60.5), (19.5, 60.0), (20.0, 59.3), (19.9, 58.2), (19.7, 57.2), (18.6, 56.7),
        (17.2, 55.9), (15.9, 55.7), (14.6, 55.2), (12.8, 55.1), (12.5, 55.6), (12.3, 56.2), (11.9, 56.6), (11.4, 57.4), (10.9, 58.2),
    ];

    static readonly Lazy<BitArray> Near = new(Draw);

    public static bool IsNear(double east, double north)
    {
        var (column, row) = ((int)((east - West) / Side), (int)((north - South) / Side));
        return column is >= 0 and < Columns && row is >= 0 and < Rows && Near.Value[row * Columns + column];
    }

    static BitArray Draw()
    {
        var corners = Corners.Select(corner => CoordinateSystem.Sweref99Tm.FromGeographic(new(corner.Longitude, corner.Latitude))).ToArray();
        var inside = new BitArray(Columns * Rows);
        for (var row = 0; row < Rows; row++)
            for (var column = 0; column < Columns; column++)
                inside[row * Columns + column] = Contains(corners, West + (column + 0.5) * Side, South + (row + 0.5) * Side);
        var near = new BitArray(inside.Count);
        for (var row = 0; row < Rows; row++)
            for (var column = 0; column < Columns; column++)
                for (var up = -Margin; up <= Margin; up++)
                    for (var right = -Margin; right <= Margin; right++)
                        if (row + up is >= 0 and < Rows && column + right is >= 0 and < Columns && inside[(row + up) * Columns + column + right]) near[row * Columns + column] = true;
        return near;
    }

    static bool Contains(Position[] corners, double x, double y)
    {
        var within = false;
        for (int at = 0, before = corners.Length - 1; at < corners.Length; before = at++)
            if (corners[at].Y > y != corners[before].Y > y && x < (corners[before].X - corners[at].X) * (y - corners[at].Y) / (corners[before].Y - corners[at].Y) + corners[at].X)
                within = !within;
        return within;
    }
}
