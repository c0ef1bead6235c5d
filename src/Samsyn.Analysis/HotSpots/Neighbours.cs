using Samsyn.Analysis.Sampling;

namespace Samsyn.Analysis.HotSpots;

/// <summary>Which squares of a grid are neighbours.</summary>
public enum Contiguity
{
    /// <summary>Those that share a side or a corner.</summary>
    Queen,
    /// <summary>Those that share a side.</summary>
    Rook,
}

/// <summary>Which places are neighbours of which; a place is never its own neighbour here. Compressed rows.</summary>
public sealed class Neighbours
{
    Neighbours(int[] start, int[] of) => (Start, Of) = (start, of);

    /// <summary>Where the neighbours of each place begin; one more than there are places.</summary>
    public int[] Start { get; }

    /// <summary>The neighbours of all places, ascending within each.</summary>
    public int[] Of { get; }

    /// <summary>Number of places.</summary>
    public int Places => Start.Length - 1;

    /// <summary>How many neighbours a place has.</summary>
    public int Count(int place) => Start[place + 1] - Start[place];

    /// <summary>The neighbours of a place.</summary>
    public ReadOnlySpan<int> this[int place] => Of.AsSpan(Start[place]..Start[place + 1]);

    /// <summary>From one list a place; refused for numbers that are no place, the place itself, or the same neighbour twice.</summary>
    public static Finding<Neighbours> From(IReadOnlyList<IReadOnlyList<int>> lists)
    {
        var (start, of) = (new int[lists.Count + 1], new List<int>());
        for (var place = 0; place < lists.Count; place++)
        {
            var sorted = lists[place].Order().ToArray();
            for (var i = 0; i < sorted.Length; i++)
                if ((uint)sorted[i] >= (uint)lists.Count || sorted[i] == place || (i > 0 && sorted[i] == sorted[i - 1])) return new Refused(Unfit.OutOfRange, nameof(lists), place);
            of.AddRange(sorted);
            start[place + 1] = of.Count;
        }
        return lists.Count == 0 ? new Refused(Unfit.Empty, nameof(lists)) : new Neighbours(start, [.. of]);
    }

    /// <summary>Squares of a grid, row by row.</summary>
    public static Finding<Neighbours> Grid(int columns, int rows, Contiguity contiguity)
    {
        if (columns < 1) return new Refused(Unfit.OutOfRange, nameof(columns));
        if (rows < 1 || (long)columns * rows > int.MaxValue / 8) return new Refused(Unfit.OutOfRange, nameof(rows));
        var (start, of) = (new int[columns * rows + 1], new List<int>(columns * rows * 8));
        for (var row = 0; row < rows; row++)
            for (var column = 0; column < columns; column++)
            {
                for (var y = Math.Max(0, row - 1); y <= Math.Min(rows - 1, row + 1); y++)
                    for (var x = Math.Max(0, column - 1); x <= Math.Min(columns - 1, column + 1); x++)
                        if ((x != column || y != row) && (contiguity == Contiguity.Queen || x == column || y == row)) of.Add(y * columns + x);
                start[row * columns + column + 1] = of.Count;
            }
        return new Neighbours(start, [.. of]);
    }

    /// <summary>All places at most <paramref name="distance"/> away, in the unit of the coordinates.</summary>
    public static Finding<Neighbours> Within(double[] x, double[] y, double distance)
    {
        if (Fit.Coordinates(x, y) is { } bad) return bad;
        if (!double.IsFinite(distance) || distance < 0) return new Refused(Unfit.OutOfRange, nameof(distance));
        var n = x.Length;
        var byX = Enumerable.Range(0, n).ToArray();
        Array.Sort([.. x], byX);
        var lists = Enumerable.Range(0, n).Select(_ => new List<int>()).ToArray();
        for (var a = 0; a < n; a++)
            for (var b = a + 1; b < n && x[byX[b]] - x[byX[a]] <= distance; b++)
            {
                var (i, j) = (byX[a], byX[b]);
                if (double.Hypot(x[i] - x[j], y[i] - y[j]) > distance) continue;
                lists[i].Add(j);
                lists[j].Add(i);
            }
        return From(lists);
    }
}
