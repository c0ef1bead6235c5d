using Samsyn.Documents.Writing.Drawings;

namespace Samsyn.Documents.Writing.Charts;

/// <summary>Maps side by side on one scale: ground, shapes, points, circles, and names where there is room.</summary>
static class MapLayout
{
    const double Gap = 14, Rim = 0.03, Flattest = 0.45, Tallest = 1.15, MostHigh = 620;

    public static Sketch Draw(Sketcher sketch, MapChart chart, ChartWords words)
    {
        var sight = chart.Sight!;
        var across = chart.Panels.Count switch { 1 => 1, 2 or 4 => 2, _ when sketch.Width > 500 => 3, _ => 2 };
        var wide = (sketch.Width - (across - 1) * Gap) / across;
        var top = ChartLayout.Key(sketch, [.. chart.Key.Select(line => (line.Text, (Action<double, double>)((x, y) => Swatch(sketch, line.Paint, x, y))))]);
        var (metresWide, metresHigh) = (Math.Max(sight.East - sight.West, 10) * (1 + 2 * Rim), Math.Max(sight.North - sight.South, 10) * (1 + 2 * Rim));
        var high = Math.Min(MostHigh, Math.Clamp(wide * metresHigh / metresWide, wide * Flattest, wide * Tallest));
        var scale = Math.Min(wide / metresWide, high / metresHigh);
        var hasNames = chart.Panels.Any(panel => panel.Name.Length > 0);
        var title = hasNames ? 22.0 : 0;
        foreach (var (at, panel) in chart.Panels.Index())
        {
            var (left, upper) = (at % across * (wide + Gap), top + at / across * (high + title + Gap));
            if (hasNames) sketch.Text(left, upper + 14, Letters.Fit(panel.Name, wide, Letters.Strong), "tb");
            Frame frame = new(left, upper + title, wide, high, scale, sight);
            Panel(sketch, chart, panel, frame);
        }
        var rows = (chart.Panels.Count + across - 1) / across;
        var bottom = top + rows * (high + title + Gap) - Gap;
        Bar(sketch, scale, bottom + 20, words);
        return sketch.Done(bottom + 30);
    }

    /// <summary>From metres to the paper; what is outside the frame is cut at its edge.</summary>
    sealed record Frame(double Left, double Top, double Wide, double High, double Scale, MapSight Sight)
    {
        double MiddleX => (Sight.West + Sight.East) / 2;
        double MiddleY => (Sight.South + Sight.North) / 2;

        public double X(double east) => Left + Wide / 2 + (east - MiddleX) * Scale;
        public double Y(double north) => Top + High / 2 - (north - MiddleY) * Scale;

        public bool Holds(double x, double y) => x >= Left && x <= Left + Wide && y >= Top && y <= Top + High;

        /// <summary>On the paper, without corners nearer than half a pixel to the one before, cut by the frame (I. Sutherland and G. Hodgman, 1974).</summary>
        public List<(double X, double Y)> Of(IReadOnlyList<MapPoint> ring)
        {
            List<(double X, double Y)> drawn = [];
            foreach (var corner in ring)
            {
                (double X, double Y) at = (Math.Round(X(corner.X), 1), Math.Round(Y(corner.Y), 1));
                if (drawn.Count == 0 || Math.Abs(drawn[^1].X - at.X) + Math.Abs(drawn[^1].Y - at.Y) >= 0.5) drawn.Add(at);
            }
            if (drawn.TrueForAll(at => Holds(at.X, at.Y))) return drawn;
            var cut = Cut(drawn, at => at.X - Left);
            cut = Cut(cut, at => Left + Wide - at.X);
            cut = Cut(cut, at => at.Y - Top);
            return Cut(cut, at => Top + High - at.Y);
        }

        static List<(double X, double Y)> Cut(List<(double X, double Y)> ring, Func<(double X, double Y), double> inside)
        {
            List<(double X, double Y)> kept = [];
            for (int at = 0, before = ring.Count - 1; at < ring.Count; before = at++)
            {
                var (one, other) = (inside(ring[before]), inside(ring[at]));
                if (one >= 0 != other >= 0)
                {
                    var share = one / (one - other);
                    kept.Add((ring[before].X + (ring[at].X - ring[before].X) * share, ring[before].Y + (ring[at].Y - ring[before].Y) * share));
                }
                if (other >= 0) kept.Add(ring[at]);
            }
            return kept;
        }
    }

    static void Panel(Sketcher sketch, MapChart chart, MapPanel panel, Frame frame)
    {
        sketch.Box(frame.Left, frame.Top, frame.Wide, frame.High, "sea");
        // The largest first, so that what lies in a hole of another is painted after it.
        foreach (var (at, ground) in chart.Ground.Index().OrderByDescending(one => Size(one.Item)))
            foreach (var ring in ground.Rings)
            {
                var corners = frame.Of(ring);
                if (corners.Count < 3) continue;
                if (Twice(ring) < 0) sketch.Field(corners, "sea");
                else sketch.Field(corners, LookOf(panel.Ground.Count > at ? panel.Ground[at] : MapPaint.Land), panel.Says.Count > at ? panel.Says[at] : ground.Name);
            }
        foreach (var cell in panel.Cells)
            if (frame.Of(cell.Corners) is { Count: > 2 } corners) sketch.Field(corners, LookOf(cell.Paint), cell.Says);
        foreach (var ring in chart.Ground.SelectMany(ground => ground.Rings))
            if (frame.Of(ring) is { Count: > 2 } corners) sketch.Track([.. corners, corners[0]], "edge");
        var largest = Math.Clamp(frame.Wide / 34, 6, 16);
        foreach (var spot in panel.Spots.OrderByDescending(one => one.Size))
        {
            var (x, y) = (frame.X(spot.At.X), frame.Y(spot.At.Y));
            if (frame.Holds(x, y)) sketch.Dot(x, y, 2.5 + (largest - 2.5) * Math.Sqrt(Math.Clamp(spot.Size, 0, 1)), DotShape.Disc, "pin", spot.Says);
        }
        List<(double X, double Y, double Wide, double High)> plates = [];
        foreach (var circle in panel.Circles)
        {
            var (x, y, r) = (frame.X(circle.Middle.X), frame.Y(circle.Middle.Y), Math.Max(circle.Radius * frame.Scale, 7));
            var round = frame.Of([.. Enumerable.Range(0, 48).Select(step => new MapPoint(circle.Middle.X + r / frame.Scale * Math.Cos(step * Math.PI / 24), circle.Middle.Y + r / frame.Scale * Math.Sin(step * Math.PI / 24)))]);
            if (round.Count < 3) continue;
            sketch.Track([.. round, round[0]], circle.IsSure ? "find" : "maybe");
            Plate(sketch, frame, plates, x, Math.Max(frame.Top + 9, y - r - 9), circle.Name, "tb", mayMove: true);
        }
        foreach (var ground in chart.Ground.OrderByDescending(Size)) Plate(sketch, frame, plates, frame.X(ground.Middle.X), frame.Y(ground.Middle.Y), ground.Name, "ti", mayMove: false);
    }

    /// <summary>A name on a plate of paper, so that it is read on any colour; left out where it would lie on another.</summary>
    static void Plate(Sketcher sketch, Frame frame, List<(double X, double Y, double Wide, double High)> taken, double x, double y, string name, string look, bool mayMove)
    {
        if (name.Length == 0) return;
        var (wide, high) = (Letters.Width(name) + 8, 17.0);
        if (wide > frame.Wide - 4) return;
        var left = Math.Clamp(x - wide / 2, frame.Left + 2, frame.Left + frame.Wide - wide - 2);
        var top = Math.Clamp(y - high / 2, frame.Top + 2, frame.Top + frame.High - high - 2);
        bool Free(double at) => !taken.Exists(other => left < other.X + other.Wide && other.X < left + wide && at < other.Y + other.High && other.Y < at + high);
        if (!Free(top))
        {
            if (!mayMove) return;
            var lower = Enumerable.Range(1, 8).Select(step => top + step * (high + 1)).FirstOrDefault(at => at + high < frame.Top + frame.High && Free(at), -1);
            if (lower < 0) return;
            top = lower;
        }
        taken.Add((left, top, wide, high));
        sketch.Box(left, top, wide, high, "plate");
        sketch.Text(left + wide / 2, top + 12.5, name, look, Anchor.Middle);
    }

    /// <summary>A length of a round number of metres, about a fifth of the width.</summary>
    static void Bar(Sketcher sketch, double scale, double y, ChartWords words)
    {
        var room = sketch.Width / 5 / scale;
        var power = Math.Pow(10, Math.Floor(Math.Log10(room)));
        var metres = power * (room / power >= 5 ? 5 : room / power >= 2 ? 2 : 1);
        var length = metres * scale;
        sketch.Track([(1, y - 5), (1, y), (1 + length, y), (1 + length, y - 5)], "zero");
        sketch.Text(length + 9, y + 1, metres >= 1000 ? words.Number(metres / 1000) + "\u00a0km" : words.Number(metres) + "\u00a0m", "t");
    }

    static void Swatch(Sketcher sketch, MapPaint paint, double x, double y)
    {
        if (paint == MapPaint.Point) sketch.Dot(x + 12, y, 6, DotShape.Disc, "pin");
        else if (paint is MapPaint.Ring or MapPaint.Maybe) sketch.Track([(x + 2, y - 6), (x + 22, y - 6), (x + 22, y + 6), (x + 2, y + 6), (x + 2, y - 6)], paint == MapPaint.Ring ? "find" : "maybe");
        else
        {
            sketch.Box(x + 1, y - 7, 22, 14, LookOf(paint));
            sketch.Track([(x + 1, y - 7), (x + 23, y - 7), (x + 23, y + 7), (x + 1, y + 7), (x + 1, y - 7)], "edge");
        }
    }

    static string LookOf(MapPaint paint) => paint switch
    {
        MapPaint.Unknown => "blank", MapPaint.Step1 => "h0", MapPaint.Step2 => "h2", MapPaint.Step3 => "h3", MapPaint.Step4 => "h4", MapPaint.Step5 => "h6",
        MapPaint.HotSporadic => "hot0", MapPaint.HotNew => "hot1", MapPaint.HotEmerging => "hot2", MapPaint.HotPersistent => "hot3", MapPaint.HotFormer => "former", _ => "land",
    };

    static double Size(MapGround ground) => ground.Rings.Sum(ring => Math.Max(0, Twice(ring)));

    /// <summary>Twice the area, below zero for a hole.</summary>
    static double Twice(IReadOnlyList<MapPoint> ring)
    {
        var (sum, origin) = (0.0, ring[0]);
        for (int at = 0, before = ring.Count - 1; at < ring.Count; before = at++)
            sum += (ring[before].X - origin.X) * (ring[at].Y - origin.Y) - (ring[at].X - origin.X) * (ring[before].Y - origin.Y);
        return sum;
    }
}
