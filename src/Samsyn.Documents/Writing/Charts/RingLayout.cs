using Samsyn.Documents.Writing.Drawings;

namespace Samsyn.Documents.Writing.Charts;

/// <summary>A year that closes upon itself, January at the top and on with the sun. What a sector holds is as its area, not as its length: a sector twice as long would look four times as large.</summary>
static class RingLayout
{
    const double Lane = 17, Hole = 0.2;

    public static Sketch Draw(Sketcher sketch, RingChart chart, ChartWords words)
    {
        var isWide = sketch.Width > 500;
        var most = new[] { chart.Latest, chart.Usual }.OfType<ChartSeries>().SelectMany(one => one.Values.Where(ChartLayout.IsNumber).Select(value => value!.Value)).Append(chart.Average ?? 0).Append(0).Max();
        var lanes = LanesOf(chart.Times);
        var outer = (isWide ? 168 : 112) + (lanes.Count == 0 ? 0 : 4 + (Lane * (lanes.Max() + 1)));
        var top = ChartLayout.Key(sketch, Entries(sketch, chart)) + 40;
        Ring ring = new(sketch.Width / 2, top + outer, isWide ? 160 : 104, most);
        var parts = chart.Labels.Count;
        for (var part = 0; part < parts; part++)
        {
            var (from, to) = ((part + 0.04) / parts, (part + 0.96) / parts);
            sketch.Field(ring.Sector(ring.Most, from, to), "land");
            if (ChartLayout.Number(chart.Latest.Values, part) is > 0 and { } value) sketch.Field(ring.Sector(ring.At(value), from, to), "s0", ChartLayout.Says(chart, chart.Labels[part], 1, chart.Latest, part, words));
            Label(sketch, ring, outer, (part + 0.5) / parts, chart.Labels[part].Short, Numbers(chart, part, isWide, words));
        }
        if (chart.Average is > 0 and { } average && double.IsFinite(average)) Across(sketch, ring.Arc(ring.At(average), 0, 1), "ref");
        for (var part = 0; part < parts; part++)
            if (chart.Usual is { } usual && ChartLayout.Number(usual.Values, part) is >= 0 and { } held) Across(sketch, ring.Arc(ring.At(held), (part + 0.04) / parts, (part + 0.96) / parts), "usual");
        foreach (var (at, time) in chart.Times.Index())
        {
            var radius = ring.Most + 12 + (Lane * lanes[at]);
            sketch.Track(ring.Arc(radius, time.From, Until(time)), "span");
            Number(sketch, ring.Point(radius, (time.From + Until(time)) / 2), at);
        }
        return sketch.Done(top + (2 * outer) + 46);
    }

    static void Across(Sketcher sketch, IReadOnlyList<(double, double)> points, string look)
    {
        sketch.Track(points, "halo");
        sketch.Track(points, look);
    }

    static List<(string, Action<double, double>)> Entries(Sketcher sketch, RingChart chart)
    {
        List<(string, Action<double, double>)> entries = [(chart.Latest.Name, (x, y) => sketch.Bar(x + 4, y - 7, 16, 14, 0, false, null))];
        if (chart.Usual is { } usual) entries.Add((usual.Name, (x, y) => sketch.Line(x, y, x + 24, y, "usual")));
        if (chart.Average is not null) entries.Add((chart.AverageName, (x, y) => sketch.Line(x, y, x + 24, y, "ref")));
        foreach (var (at, time) in chart.Times.Index()) entries.Add((time.Name, (x, y) => Number(sketch, (x + 12, y), at)));
        return entries;
    }

    static void Number(Sketcher sketch, (double X, double Y) place, int at)
    {
        sketch.Dot(place.X, place.Y, 7.5, DotShape.Disc, "plain");
        sketch.Text(place.X, place.Y + 4.5, $"{at + 1}", "tp", Anchor.Middle);
    }

    static string Numbers(RingChart chart, int part, bool isWide, ChartWords words)
    {
        var latest = ChartLayout.Number(chart.Latest.Values, part) is { } value ? words.Number(value) : "–";
        return isWide && chart.Usual is { } usual && ChartLayout.Number(usual.Values, part) is { } held ? $"{latest} ({words.Number(Math.Round(held, held < 100 ? 1 : 0))})" : latest;
    }

    static void Label(Sketcher sketch, Ring ring, double outer, double turn, string name, string numbers)
    {
        var (x, y) = ring.Point(outer + 4, turn);
        var side = Math.Sin(2 * Math.PI * turn);
        var anchor = Math.Abs(side) < 0.3 ? Anchor.Middle : side > 0 ? Anchor.Start : Anchor.End;
        // Words stand above a point at the top, below it at the foot, and about it at the sides.
        var down = y - (12 * Math.Cos(2 * Math.PI * turn)) - 1;
        sketch.Text(x, down, name, "tb", anchor);
        sketch.Text(x, down + 15, numbers, "t", anchor);
    }

    static double Until(RingTime time) => time.To >= time.From ? time.To : time.To + 1;

    /// <summary>Times that overlap stand in rings of their own, the first innermost.</summary>
    static List<int> LanesOf(IReadOnlyList<RingTime> times)
    {
        // Room for the number of a short one.
        const double Least = 0.03;
        List<int> lanes = [];
        foreach (var (at, time) in times.Index())
        {
            var lane = 0;
            while (Enumerable.Range(0, at).Any(other => lanes[other] == lane && Meet(times[other], time))) lane++;
            lanes.Add(lane);
        }
        return lanes;

        static bool Meet(RingTime one, RingTime other)
        {
            var apart = ((Middle(one) - Middle(other)) % 1 + 1) % 1;
            return Math.Min(apart, 1 - apart) < (Length(one) + Length(other)) / 2;
        }
        static double Middle(RingTime time) => (time.From + Until(time)) / 2;
        static double Length(RingTime time) => Math.Max(Least, Until(time) - time.From) + 0.01;
    }

    /// <summary>Turns (0 at the top, 1 the whole way round) and values on paper.</summary>
    sealed record Ring(double X, double Y, double Most, double Largest)
    {
        public double Least => Most * Hole;

        /// <summary>Areas between the hole and this radius are as the values.</summary>
        public double At(double value) => Math.Sqrt((Least * Least) + (Math.Clamp(value / (Largest > 0 ? Largest : 1), 0, 1) * ((Most * Most) - (Least * Least))));

        public (double X, double Y) Point(double radius, double turn) => (X + (radius * Math.Sin(2 * Math.PI * turn)), Y - (radius * Math.Cos(2 * Math.PI * turn)));

        public IReadOnlyList<(double, double)> Sector(double radius, double from, double to) => [.. Arc(radius, from, to), .. Arc(Least, to, from)];

        public IReadOnlyList<(double, double)> Arc(double radius, double from, double to)
        {
            // A step of at most three degrees is no longer seen as a corner.
            var steps = Math.Max(1, (int)Math.Ceiling(Math.Abs(to - from) * 120));
            return [.. Enumerable.Range(0, steps + 1).Select(step => Point(radius, from + ((to - from) * step / steps)))];
        }
    }
}
