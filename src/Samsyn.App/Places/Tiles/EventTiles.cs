using Samsyn.App.Situations.Events;
using Samsyn.Documents.Places;
using Samsyn.Domain.Places.Coordinates;

namespace Samsyn.App.Places.Tiles;

/// <summary>How events are drawn: gathered in points, or counted in hexagons.</summary>
public enum TileView { Points, Hexagons }

/// <summary>
/// Draws tiles. Far out events are gathered: a square of <see cref="GatherSteps"/> steps below the tile becomes one point in the middle of its events, or events are counted in hexagons.
/// Near enough, every address is a point of its own. The layers: <c>points</c> (count, and of a single event its type and day), <c>hexagons</c> and <c>squares</c> (count).
/// </summary>
static class EventTiles
{
    /// <summary>From here on every address is a point of its own.</summary>
    public const int EveryAddress = 15;
    public const int Deepest = 16;
    /// <summary>More points of their own than this in one tile are gathered after all.</summary>
    const int MostPoints = 4000;
    /// <summary>A tile is gathered in 16 × 16 squares, and counted for hexagons in 256 × 256.</summary>
    const int GatherSteps = 4, HexSteps = 8;
    /// <summary>From corner to middle of a hexagon, in units of the tile: twenty to a side.</summary>
    const double HexRadius = VectorTile.Extent / 36.0;

    public static byte[] Draw(TileIndex index, TileFilter filter, int zoom, int x, int y, TileView view)
    {
        VectorTile tile = new();
        if (view == TileView.Hexagons) Hexagons(tile.Layer("hexagons"), index, filter, zoom, x, y);
        else Points(tile.Layer("points"), index, filter, zoom, x, y);
        return tile.ToBytes();
    }

    static void Points(VectorTileLayer layer, TileIndex index, TileFilter filter, int zoom, int x, int y)
    {
        var (from, to) = index.PartOf(zoom, x, y);
        // An address is a square of a third of a metre, the finest step that a tile of this depth can show.
        var steps = zoom >= EveryAddress && to - from <= MostPoints * 4 ? 27 - zoom : zoom >= EveryAddress ? GatherSteps + 2 : GatherSteps;
        var shift = 64 - 2 * Math.Min(32, zoom + steps);
        var keys = index.Keys;
        var unit = 1.0 / (1L << (32 - zoom));
        for (var at = from; at < to;)
        {
            var square = keys[at] >> shift;
            var (sum, east, south, only, rows) = (0L, 0.0, 0.0, -1, 0);
            for (; at < to && keys[at] >> shift == square; at++)
            {
                if (!index.Has(filter, at)) continue;
                var (worldX, worldY) = TileIndex.At(keys[at]);
                (sum, east, south, only, rows) = (sum + index.Counts[at], east + worldX, south + worldY, at, rows + 1);
            }
            if (rows == 0) continue;
            var (px, py) = ((int)Math.Round((east / rows * unit - x) * VectorTile.Extent), (int)Math.Round((south / rows * unit - y) * VectorTile.Extent));
            if (rows > 1 || sum != 1) layer.Point(px, py, ("count", sum));
            else layer.Point(px, py, ("count", 1L), ("type", index.Types[only] >= 0 ? index.TypeNames[index.Types[only]] : ""), ("day", Calendar.DateOf(Calendar.DayOf(index.Minutes[only])).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
        }
    }

    /// <summary>Hexagons whose middle is in the tile or so near that a part of them is; each is counted whole, also what lies in the next tile.</summary>
    static void Hexagons(VectorTileLayer layer, TileIndex index, TileFilter filter, int zoom, int x, int y)
    {
        Dictionary<(int Q, int R), long> sums = [];
        const double Margin = 2.2 * HexRadius;
        var most = 1 << zoom;
        for (var row = Math.Max(0, y - 1); row <= Math.Min(most - 1, y + 1); row++)
            for (var column = Math.Max(0, x - 1); column <= Math.Min(most - 1, x + 1); column++)
                Gather(index, filter, zoom, column, row, (fine, count) =>
                {
                    var (left, top) = (fine.X - (double)x * VectorTile.Extent, fine.Y - (double)y * VectorTile.Extent);
                    if (left < -Margin || left > VectorTile.Extent + Margin || top < -Margin || top > VectorTile.Extent + Margin) return;
                    var hexagon = HexagonAt(fine.X, fine.Y);
                    sums[hexagon] = sums.GetValueOrDefault(hexagon) + count;
                });
        Span<(int X, int Y)> ring = stackalloc (int, int)[6];
        foreach (var ((q, r), count) in sums.OrderBy(one => one.Key))
        {
            var (middleX, middleY) = (HexRadius * Math.Sqrt(3) * (q + r / 2.0) - (double)x * VectorTile.Extent, HexRadius * 1.5 * r - (double)y * VectorTile.Extent);
            if (middleX < -HexRadius || middleX > VectorTile.Extent + HexRadius || middleY < -HexRadius || middleY > VectorTile.Extent + HexRadius) continue;
            for (var corner = 0; corner < 6; corner++)
            {
                var (sine, cosine) = Math.SinCos(Math.PI / 180 * (60 * corner - 30));
                ring[corner] = ((int)Math.Round(middleX + HexRadius * cosine), (int)Math.Round(middleY + HexRadius * sine));
            }
            layer.Polygon(ring, ("count", count));
        }
    }

    static void Gather(TileIndex index, TileFilter filter, int zoom, int x, int y, Action<(double X, double Y), long> add)
    {
        var (from, to) = index.PartOf(zoom, x, y);
        var steps = Math.Min(HexSteps, 32 - zoom);
        var shift = 64 - 2 * (zoom + steps);
        var keys = index.Keys;
        var unit = VectorTile.Extent / (double)(1 << steps);
        for (var at = from; at < to;)
        {
            var square = keys[at] >> shift;
            var sum = 0L;
            for (; at < to && keys[at] >> shift == square; at++) if (index.Has(filter, at)) sum += index.Counts[at];
            if (sum == 0) continue;
            var (column, row) = TileIndex.At(square);
            add(((column + 0.5) * unit, (row + 0.5) * unit), sum);
        }
    }

    /// <summary>Axial numbers of the hexagon, corner up, that holds a point of the whole zoom level.</summary>
    static (int Q, int R) HexagonAt(double x, double y)
    {
        var (q, r) = ((Math.Sqrt(3) / 3 * x - y / 3) / HexRadius, 2.0 / 3 * y / HexRadius);
        var (roundQ, roundR, roundS) = (Math.Round(q), Math.Round(r), Math.Round(-q - r));
        var (offQ, offR, offS) = (Math.Abs(roundQ - q), Math.Abs(roundR - r), Math.Abs(roundS + q + r));
        if (offQ > offR && offQ > offS) roundQ = -roundR - roundS;
        else if (offR > offS) roundR = -roundQ - roundS;
        return ((int)roundQ, (int)roundR);
    }

    /// <summary>
    /// The squares of another audience than the owner's. Far out they are put together two by two, from what is shown of them and nothing else: no zoom tells more than another.
    /// </summary>
    public static byte[] DrawSquares(IReadOnlyList<EventSquare> squares, int zoom, int x, int y)
    {
        VectorTile tile = new();
        var layer = tile.Layer("squares");
        var level = CoarserBy(squares, zoom);
        var (world, extent) = (1 << zoom, (double)VectorTile.Extent);
        Span<(int X, int Y)> ring = stackalloc (int, int)[4];
        foreach (var square in level)
        {
            var middle = WebMercator.FromSweref(square.MiddleX, square.MiddleY);
            // No square is wider than a few tiles; the middle tells which are out of sight.
            var reach = square.Side * world / 15e6 + 0.1;
            if (middle.X * world < x - reach || middle.X * world > x + 1 + reach || middle.Y * world < y - reach || middle.Y * world > y + 1 + reach) continue;
            for (var corner = 0; corner < 4; corner++)
            {
                var at = WebMercator.FromSweref(square.West + (corner is 1 or 2 ? square.Side : 0), square.South + (corner >= 2 ? square.Side : 0));
                ring[corner] = ((int)Math.Round((at.X * world - x) * extent), (int)Math.Round((at.Y * world - y) * extent));
            }
            if (ring[1].X < 0 || ring[0].X > extent || ring[0].Y < 0 || ring[2].Y > extent) continue;
            layer.Polygon(ring, ("count", (long)square.Count), ("metres", (long)square.Side));
        }
        return tile.ToBytes();
    }

    /// <summary>Squares of at least some ten units of the tile each, made of the shown counts.</summary>
    internal static IReadOnlyList<EventSquare> CoarserBy(IReadOnlyList<EventSquare> squares, int zoom)
    {
        if (squares.Count == 0) return squares;
        // Around 60° north a metre is about 1/20,000,000 of the world's width.
        var (side, wanted) = (squares[0].Side, 64.0 / VectorTile.Extent / (1 << zoom) * 20e6);
        var factor = 1;
        while (side * factor < wanted) factor *= 2;
        if (factor == 1) return squares;
        var coarse = side * factor;
        return [.. squares.GroupBy(square => (Math.Floor(square.West / coarse), Math.Floor(square.South / coarse))).Select(group => new EventSquare(group.Key.Item1 * coarse, group.Key.Item2 * coarse, coarse, group.Sum(one => one.Count)))];
    }
}
