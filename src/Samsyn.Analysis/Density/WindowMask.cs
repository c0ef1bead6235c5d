using Samsyn.Analysis.Sampling;

namespace Samsyn.Analysis.Density;

/// <summary>Which squares of a grid lie within a polygon: those whose middle does.</summary>
public static class WindowMask
{
    const int MostSquares = 1 << 27;

    /// <summary>One value a square, row by row from the lower left.</summary>
    /// <param name="grid">The grid.</param>
    /// <param name="rings">Rings of corners; an odd number of rings round a point means within, so a ring within a ring is a hole.</param>
    public static Finding<bool[]> Of(DensityGrid grid, IReadOnlyList<(double X, double Y)[]> rings)
    {
        if (Check(grid) is { } unfit) return unfit;
        if (rings.Count == 0) return new Refused(Unfit.Empty, nameof(rings));
        for (var ring = 0; ring < rings.Count; ring++)
        {
            if (rings[ring].Length < 3) return new Refused(Unfit.TooFew, nameof(rings), ring);
            if (rings[ring].Any(corner => !double.IsFinite(corner.X) || !double.IsFinite(corner.Y))) return new Refused(Unfit.NotFinite, nameof(rings), ring);
        }
        var mask = new bool[grid.Columns * grid.Rows];
        var crossings = new List<double>();
        for (var row = 0; row < grid.Rows; row++)
        {
            var y = grid.Bottom + (row + 0.5) * grid.Square;
            crossings.Clear();
            foreach (var ring in rings)
                for (var (i, j) = (0, ring.Length - 1); i < ring.Length; j = i++)
                    if (ring[i].Y > y != ring[j].Y > y)
                        crossings.Add((ring[j].X - ring[i].X) * (y - ring[i].Y) / (ring[j].Y - ring[i].Y) + ring[i].X);
            crossings.Sort();
            for (var pair = 0; pair + 1 < crossings.Count; pair += 2)
            {
                var from = (int)Math.Clamp(Math.Ceiling((crossings[pair] - grid.Left) / grid.Square - 0.5), 0, grid.Columns);
                var to = (int)Math.Clamp(Math.Ceiling((crossings[pair + 1] - grid.Left) / grid.Square - 0.5), 0, grid.Columns);
                if (to > from) mask.AsSpan(row * grid.Columns + from, to - from).Fill(true);
            }
        }
        return mask;
    }

    internal static Refused? Check(DensityGrid grid)
    {
        if (!double.IsFinite(grid.Left) || !double.IsFinite(grid.Bottom)) return new(Unfit.NotFinite, nameof(grid));
        if (!double.IsFinite(grid.Square) || grid.Square <= 0) return new(Unfit.OutOfRange, nameof(grid.Square));
        if (grid.Columns < 1) return new(Unfit.OutOfRange, nameof(grid.Columns));
        return grid.Rows < 1 || (long)grid.Columns * grid.Rows > MostSquares ? new(Unfit.OutOfRange, nameof(grid.Rows)) : null;
    }
}
