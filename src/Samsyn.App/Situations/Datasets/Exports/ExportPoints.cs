using System.Buffers;
using System.Text.Json;
using Samsyn.App.Acts;
using Samsyn.App.Places;
using Samsyn.App.Situations.Events;
using Samsyn.App.Storage;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Places.Coordinates;
using Samsyn.Domain.Situations.Datasets;

namespace Samsyn.App.Situations.Datasets.Exports;

/// <summary>Points as GeoJSON, and the side in metres of the squares that they are the middles of; null when they are the points themselves.</summary>
public sealed record PointFile(byte[] GeoJson, int Points, int? Metres);

/// <summary>
/// The places of a dataset's events in degrees, by type; no text of any event goes with it. What is told to others than its own party is what the map tells them: squares no finer
/// than agreed, and none with fewer events than agreed.
/// </summary>
public sealed class ExportPoints(OpenSeenEvents events, SamsynDb db, ActLog acts)
{
    const int MostPoints = 200_000;

    sealed record Point(double X, double Y, string? Type, long Count, DateOnly? From, DateOnly? To);

    public async Task<Outcome<PointFile>> Run(Actor actor, DatasetId id, CancellationToken cancellation)
    {
        var opened = await events.Run(actor, id, cancellation);
        if (!opened.IsDone) return Outcome<PointFile>.Refused(opened.Refusals);
        var points = opened.Value.IsExact ? Own(opened.Value.Exact) : Squares(opened.Value);
        if (points.Count > MostPoints) return new ExportTooLarge(points.Count, MostPoints);
        acts.Note(actor, nameof(ExportPoints), id);
        return (await db.Commit(cancellation)).Then(new PointFile(Write(points, opened.Value.Metres), points.Count, opened.Value.Metres));
    }

    /// <summary>Events of the same place and type are one point with how many, and when the first and the last of them were.</summary>
    static List<Point> Own(EventSet set)
    {
        var points = set.Points(EventFilter.All);
        var places = new Dictionary<(double X, double Y, int Type), (long Count, int First, int Last)>();
        for (var at = 0; at < points.X.Length && places.Count <= MostPoints; at++)
        {
            var key = (Math.Round(points.X[at]), Math.Round(points.Y[at]), points.Types[at]);
            places[key] = places.TryGetValue(key, out var known) ? (known.Count + points.Counts[at], Math.Min(known.First, points.Minutes[at]), Math.Max(known.Last, points.Minutes[at])) : (points.Counts[at], points.Minutes[at], points.Minutes[at]);
        }
        return [.. places.OrderBy(one => one.Key).Select(one => new Point(one.Key.X, one.Key.Y, one.Key.Type < 0 ? null : points.TypeNames[one.Key.Type], one.Value.Count, DayOf(one.Value.First), DayOf(one.Value.Last)))];
    }

    static List<Point> Squares(SeenEvents seen) => seen.Types.Count == 0
        ? [.. seen.Squares(EventFilter.All).Select(square => new Point(square.MiddleX, square.MiddleY, null, square.Count, null, null))]
        : [.. seen.Types.SelectMany(type => seen.Squares(new() { Types = new HashSet<string>(StringComparer.Ordinal) { type } }).Select(square => new Point(square.MiddleX, square.MiddleY, type, square.Count, null, null)))];

    static DateOnly DayOf(int minute) => Calendar.DateOf(Calendar.DayOf(minute));

    static byte[] Write(List<Point> points, int? metres)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteString("type", "FeatureCollection");
            if (metres is { } side) json.WriteNumber("squareMetres", side);
            json.WriteStartArray("features");
            foreach (var point in points) Write(json, point);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return bytes.WrittenSpan.ToArray();
    }

    static void Write(Utf8JsonWriter json, Point point)
    {
        var degrees = CoordinateSystem.Sweref99Tm.ToGeographic(new(point.X, point.Y));
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        json.WriteStartObject("geometry");
        json.WriteString("type", "Point");
        json.WriteStartArray("coordinates");
        json.WriteNumberValue(Math.Round(degrees.X, 6));
        json.WriteNumberValue(Math.Round(degrees.Y, 6));
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteStartObject("properties");
        if (point.Type is { } type) json.WriteString("type", type);
        json.WriteNumber("count", point.Count);
        if (point is { From: { } from, To: { } to })
        {
            json.WriteString("from", from.ToString("O", System.Globalization.CultureInfo.InvariantCulture));
            json.WriteString("to", to.ToString("O", System.Globalization.CultureInfo.InvariantCulture));
        }
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
