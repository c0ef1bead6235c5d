using Samsyn.Analysis.Sampling;

namespace Samsyn.Analysis.Clusters;

/// <summary>
/// Circles round every place: its neighbours by distance. Places equally far away join together, so that the outcome does not depend on
/// the order in which places were listed.
/// </summary>
sealed class Zones
{
    const double EarthRadius = 6371;

    /// <summary>Where the members of each centre begin; one more than there are places.</summary>
    public required int[] Start { get; init; }

    /// <summary>Members, nearest first, the centre itself included.</summary>
    public required int[] Member { get; init; }

    /// <summary>Whether a circle is complete with this member: the next one is farther away.</summary>
    public required bool[] Closes { get; init; }

    /// <summary>Distance from the centre.</summary>
    public required float[] Distance { get; init; }

    public int Centres => Start.Length - 1;

    /// <param name="places">Coordinates, already found to be finite.</param>
    /// <param name="radius">Largest radius.</param>
    /// <param name="mass">Weight of each place.</param>
    /// <param name="mostMass">A circle weighs at most this; one place alone is always a circle.</param>
    /// <param name="threads">How many threads.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static Zones Around(ScanPlaces places, double radius, double[] mass, double mostMass, int threads, CancellationToken cancellation)
    {
        var n = places.X.Length;
        var byY = Enumerable.Range(0, n).ToArray();
        Array.Sort([.. places.Y], byY);
        var reach = places.Metric == Metric.GreatCircle ? radius / EarthRadius * 180 / Math.PI : radius;
        var near = new (int[] Member, float[] Distance, bool[] Closes)[n];
        var next = -1;
        Replications.Each(threads, n, () => new List<(double Distance, int Place)>(), (found, _) =>
        {
            for (int at; (at = Interlocked.Increment(ref next)) < n;)
            {
                cancellation.ThrowIfCancellationRequested();
                found.Clear();
                var centre = byY[at];
                for (var up = at; up < n && places.Y[byY[up]] - places.Y[centre] <= reach * (1 + 1e-9); up++) Consider(byY[up]);
                for (var down = at - 1; down >= 0 && places.Y[centre] - places.Y[byY[down]] <= reach * (1 + 1e-9); down--) Consider(byY[down]);
                found.Sort();
                near[centre] = Trim(found, mass, mostMass);

                void Consider(int place)
                {
                    var distance = Between(places, centre, place);
                    if (distance <= radius * (1 + 1e-12)) found.Add((distance, place));
                }
            }
        });
        var start = new int[n + 1];
        for (var i = 0; i < n; i++) start[i + 1] = checked(start[i] + near[i].Member.Length);
        return new()
        {
            Start = start,
            Member = [.. near.SelectMany(one => one.Member)],
            Closes = [.. near.SelectMany(one => one.Closes)],
            Distance = [.. near.SelectMany(one => one.Distance)],
        };
    }

    static (int[] Member, float[] Distance, bool[] Closes) Trim(List<(double Distance, int Place)> found, double[] mass, double mostMass)
    {
        var (kept, weight) = (0, 0.0);
        for (var from = 0; from < found.Count;)
        {
            var to = from;
            while (to < found.Count && found[to].Distance <= found[from].Distance * (1 + 1e-9)) weight += mass[found[to++].Place];
            if (from > 0 && weight > mostMass) break;
            kept = from = to;
        }
        var members = found.Take(kept).ToList();
        return ([.. members.Select(one => one.Place)], [.. members.Select(one => (float)one.Distance)],
            [.. Enumerable.Range(0, kept).Select(i => i + 1 == found.Count || found[i + 1].Distance > found[i].Distance * (1 + 1e-9))]);
    }

    internal static double Between(ScanPlaces places, int a, int b)
    {
        if (places.Metric == Metric.Plane) return double.Hypot(places.X[a] - places.X[b], places.Y[a] - places.Y[b]);
        var (lat1, lat2) = (double.DegreesToRadians(places.Y[a]), double.DegreesToRadians(places.Y[b]));
        var (dy, dx) = (Math.Sin((lat2 - lat1) / 2), Math.Sin(double.DegreesToRadians(places.X[b] - places.X[a]) / 2));
        return 2 * EarthRadius * Math.Asin(Math.Min(1, Math.Sqrt(dy * dy + Math.Cos(lat1) * Math.Cos(lat2) * dx * dx)));
    }
}
