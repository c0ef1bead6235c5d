using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Samsyn.Analysis.Sampling;

namespace Samsyn.Analysis.Density;

/// <summary>A rectangle of squares; the first square lies at the lower left, rows go north.</summary>
/// <param name="Left">West edge.</param>
/// <param name="Bottom">South edge.</param>
/// <param name="Square">Side of a square, in the unit of the coordinates.</param>
/// <param name="Columns">Squares from west to east.</param>
/// <param name="Rows">Squares from south to north.</param>
public sealed record DensityGrid(double Left, double Bottom, double Square, int Columns, int Rows);

/// <summary>Events per unit of area.</summary>
/// <param name="Values">Row by row from the lower left; 0 outside the window.</param>
/// <param name="Counted">Events within grid and window.</param>
/// <param name="Outside">Events left out because they lie outside.</param>
public sealed record DensitySurface(float[] Values, int Counted, int Outside);

/// <summary>
/// Kernel density with a Gaussian kernel: events are counted by square, and counts are spread by the kernel, at first along rows and then
/// along columns. With edge correction the surface is divided by the share of the kernel that lies within the window, so that density does
/// not fall towards the edge only because nothing was looked for beyond it (“uniform” correction). Source: Diggle (1985), Applied Statistics
/// 34:138–147; Baddeley, Rubak and Turner (2015), <i>Spatial Point Patterns</i>, 6.5.1. The kernel ends at five standard deviations
/// (6·10⁻⁷ of its mass lies beyond). Costs time in proportion to events, and to squares × width of the kernel.
/// </summary>
public static class KernelDensity
{
    /// <summary>The surface.</summary>
    /// <param name="x">East, one an event.</param>
    /// <param name="y">North.</param>
    /// <param name="grid">Where it is computed.</param>
    /// <param name="sigma">Standard deviation of the kernel, in the unit of the coordinates.</param>
    /// <param name="window">Which squares belong to the window, or null for all; see <see cref="WindowMask"/>.</param>
    /// <param name="edgeCorrection">Whether to correct at the edge of the window.</param>
    /// <param name="threads">Threads; 0 for one per processor. The answer is the same for any number.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static Finding<DensitySurface> Surface(
        double[] x, double[] y, DensityGrid grid, double sigma, bool[]? window = null, bool edgeCorrection = true, int threads = 0, CancellationToken cancellation = default)
    {
        if (Fit.Coordinates(x, y) is { } bad) return bad;
        if (WindowMask.Check(grid) is { } unfit) return unfit;
        if (!double.IsFinite(sigma) || sigma <= 0) return new Refused(Unfit.OutOfRange, nameof(sigma));
        if (window is not null && window.Length != grid.Columns * grid.Rows) return new Refused(Unfit.LengthsDiffer, nameof(window));
        var (counts, counted) = Count(x, y, grid, window, threads);
        if (counted == 0) return new Refused(Unfit.Empty, nameof(window));

        var kernel = Kernel(sigma / grid.Square, Math.Max(grid.Columns, grid.Rows));
        var smooth = new Smoothing(grid.Columns, grid.Rows, kernel, threads, cancellation);
        var values = smooth.Apply(counts);
        var perArea = (float)(1 / (grid.Square * grid.Square));
        if (edgeCorrection && window is null) DivideByRectangle(values, grid, kernel, perArea);
        else
        {
            var inside = new float[values.Length];
            for (var i = 0; i < inside.Length; i++) inside[i] = window is null || window[i] ? perArea : 0;
            if (!edgeCorrection) for (var i = 0; i < values.Length; i++) values[i] *= inside[i];
            else
            {
                // The window is spread by the same kernel; both are divided by area, so it is multiplied back once.
                var mass = smooth.Apply(inside);
                for (var i = 0; i < values.Length; i++) values[i] = inside[i] > 0 ? values[i] * perArea * perArea / mass[i] : 0;
            }
        }
        return new DensitySurface(values, counted, x.Length - counted);
    }

    // Whole numbers are added, so the sum does not depend on which thread counted what.
    static (float[] Counts, int Counted) Count(double[] x, double[] y, DensityGrid grid, bool[]? window, int threads)
    {
        var crew = Math.Clamp(threads <= 0 ? Environment.ProcessorCount : threads, 1, Math.Max(1, x.Length / 65_536));
        var parts = new int[crew][];
        Replications.Run(crew, crew, () => 0, (_, part) =>
        {
            var mine = parts[part] = new int[grid.Columns * grid.Rows];
            var scale = 1 / grid.Square;
            for (var i = (int)((long)x.Length * part / crew); i < (int)((long)x.Length * (part + 1) / crew); i++)
            {
                double column = (x[i] - grid.Left) * scale, row = (y[i] - grid.Bottom) * scale;
                // The outer edge belongs to the last square.
                if (!(column >= 0 && row >= 0 && column <= grid.Columns && row <= grid.Rows)) continue;
                mine[Math.Min((int)row, grid.Rows - 1) * grid.Columns + Math.Min((int)column, grid.Columns - 1)]++;
            }
            return 0;
        });
        var counts = new float[grid.Columns * grid.Rows];
        var counted = 0;
        foreach (var part in parts) for (var i = 0; i < counts.Length; i++) counts[i] += part[i];
        if (window is not null) for (var i = 0; i < counts.Length; i++) if (!window[i]) counts[i] = 0;
        // Whole numbers up to 2²⁴ are exact; a square with more events is beyond what this is for.
        for (var i = 0; i < counts.Length; i++) counted += (int)counts[i];
        return (counts, counted);
    }

    /// <summary>One side of the kernel, the middle first; whole it sums to one unless the grid is narrower than it.</summary>
    internal static float[] Kernel(double sigma, int side)
    {
        var reach = (int)Math.Ceiling(5 * sigma);
        var weights = Enumerable.Range(0, reach + 1).Select(step => Math.Exp(-0.5 * step * step / (sigma * sigma))).ToArray();
        var sum = 2 * weights.Sum() - weights[0];
        return [.. weights.Take(Math.Min(reach, side - 1) + 1).Select(weight => (float)(weight / sum))];
    }

    static void DivideByRectangle(float[] values, DensityGrid grid, float[] kernel, float perArea)
    {
        var (across, along) = (Inverse(grid.Columns, kernel), Inverse(grid.Rows, kernel));
        for (var row = 0; row < grid.Rows; row++)
        {
            var line = MemoryMarshal.CreateSpan(ref values[row * grid.Columns], grid.Columns);
            var factor = along[row] * perArea;
            for (var column = 0; column < line.Length; column++) line[column] *= across[column] * factor;
        }

        static float[] Inverse(int length, float[] kernel) => [.. Enumerable.Range(0, length).Select(at =>
        {
            var mass = 0.0;
            for (var other = Math.Max(0, at - kernel.Length + 1); other <= Math.Min(length - 1, at + kernel.Length - 1); other++) mass += kernel[Math.Abs(other - at)];
            return (float)(1 / mass);
        })];
    }
}

/// <summary>Convolution with a symmetric kernel along rows and then along columns, four rows and four registers at a time.</summary>
sealed unsafe class Smoothing
{
    const int Lanes = 16;
    readonly int _columns, _rows, _threads, _width;
    readonly float[] _full;
    readonly int _reach;
    readonly CancellationToken _cancellation;

    public Smoothing(int columns, int rows, float[] kernel, int threads, CancellationToken cancellation)
    {
        (_columns, _rows, _threads, _reach, _cancellation) = (columns, rows, threads, kernel.Length - 1, cancellation);
        _full = [.. Enumerable.Range(-_reach, 2 * _reach + 1).Select(step => kernel[Math.Abs(step)])];
        _width = (columns + 4 * Lanes - 1) / (4 * Lanes) * 4 * Lanes;
    }

    public float[] Apply(float[] source)
    {
        var across = new float[_width * _rows];
        Replications.Run((_rows + 15) / 16, _threads, () => new float[_width + 2 * _reach + Lanes], (line, block) =>
        {
            for (var row = block * 16; row < Math.Min(_rows, block * 16 + 16); row++)
            {
                source.AsSpan(row * _columns, _columns).CopyTo(line.AsSpan(_reach));
                fixed (float* from = line, to = across, weight = _full) Row(from, to + (nint)row * _width, weight);
            }
            return 0;
        }, cancellation: _cancellation);
        var result = new float[source.Length];
        Replications.Run((_rows + 31) / 32, _threads, () => new float[4 * _width], (lines, block) =>
        {
            for (var row = block * 32; row < Math.Min(_rows, block * 32 + 32); row += 4)
            {
                fixed (float* from = across, to = lines, weight = _full) Rows(from, to, weight, row);
                for (var i = 0; i < 4 && row + i < _rows; i++) lines.AsSpan(i * _width, _columns).CopyTo(result.AsSpan((row + i) * _columns));
            }
            return 0;
        }, cancellation: _cancellation);
        return result;
    }

    void Row(float* from, float* to, float* weight)
    {
        var taps = _full.Length;
        for (var column = 0; column < _width; column += 4 * Lanes)
        {
            var (a, b, c, d) = (Vector512<float>.Zero, Vector512<float>.Zero, Vector512<float>.Zero, Vector512<float>.Zero);
            for (var tap = 0; tap < taps; tap++)
            {
                var w = Vector512.Create(weight[tap]);
                var at = from + column + tap;
                a = Vector512.FusedMultiplyAdd(Vector512.Load(at), w, a);
                b = Vector512.FusedMultiplyAdd(Vector512.Load(at + Lanes), w, b);
                c = Vector512.FusedMultiplyAdd(Vector512.Load(at + 2 * Lanes), w, c);
                d = Vector512.FusedMultiplyAdd(Vector512.Load(at + 3 * Lanes), w, d);
            }
            a.Store(to + column);
            b.Store(to + column + Lanes);
            c.Store(to + column + 2 * Lanes);
            d.Store(to + column + 3 * Lanes);
        }
    }

    void Rows(float* from, float* to, float* weight, int row)
    {
        for (var column = 0; column < _width; column += 2 * Lanes)
        {
            Vector512<float> a0 = default, a1 = default, b0 = default, b1 = default, c0 = default, c1 = default, d0 = default, d1 = default;
            for (var other = Math.Max(0, row - _reach); other <= Math.Min(_rows - 1, row + 3 + _reach); other++)
            {
                var at = from + (nint)other * _width + column;
                var (left, right) = (Vector512.Load(at), Vector512.Load(at + Lanes));
                var tap = other - row + _reach;
                var (wa, wb, wc, wd) = (W(tap), W(tap - 1), W(tap - 2), W(tap - 3));
                (a0, a1) = (Vector512.FusedMultiplyAdd(left, wa, a0), Vector512.FusedMultiplyAdd(right, wa, a1));
                (b0, b1) = (Vector512.FusedMultiplyAdd(left, wb, b0), Vector512.FusedMultiplyAdd(right, wb, b1));
                (c0, c1) = (Vector512.FusedMultiplyAdd(left, wc, c0), Vector512.FusedMultiplyAdd(right, wc, c1));
                (d0, d1) = (Vector512.FusedMultiplyAdd(left, wd, d0), Vector512.FusedMultiplyAdd(right, wd, d1));
            }
            Put(0, a0, a1, column);
            Put(1, b0, b1, column);
            Put(2, c0, c1, column);
            Put(3, d0, d1, column);
        }

        Vector512<float> W(int tap) => (uint)tap < (uint)_full.Length ? Vector512.Create(weight[tap]) : Vector512<float>.Zero;

        void Put(int line, Vector512<float> left, Vector512<float> right, int column)
        {
            left.Store(to + line * _width + column);
            right.Store(to + line * _width + column + Lanes);
        }
    }
}
