using System.Buffers;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Samsyn.App.Acts;
using Samsyn.App.Situations.Events;
using Samsyn.App.Storage;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Places.Coordinates;
using Samsyn.Domain.Situations.Datasets;

namespace Samsyn.App.Situations.Datasets.Exports;

/// <summary>Points as GeoJSON, and how finely they are told.</summary>
public sealed record PointFile(byte[] GeoJson, int Points, int Metres);

/// <summary>
/// The places of a dataset's events in degrees, a point for each square and type with how many and when first and last; no text of any event goes with it. How fine the
/// squares are is decided by who asks: police data reach the other party no more finely than agreed.
/// </summary>
public sealed class ExportPoints(SamsynDb db, ActLog acts, EventStore events)
{
    const int MostPoints = 200_000;

    public async Task<Outcome<PointFile>> Run(Actor actor, DatasetId id, CancellationToken cancellation)
    {
        var dataset = await db.Datasets.AsNoTracking().VisibleTo(actor).SingleOrDefaultAsync(one => one.Id == id, cancellation);
        if (dataset is null) return new NotFound();
        var opened = await events.Open(actor, id, cancellation);
        if (!opened.IsDone) return Outcome<PointFile>.Refused(opened.Refusals);
        var audience = dataset.Side is not { } owner || actor.MayFor(owner, Permission.ReadDatasets) ? PointAudience.Owner : PointAudience.OtherParty;
        var made = Make(opened.Value, PointPrecision.Of(audience, dataset.Side), fewest: 1);
        if (!made.IsDone) return made;
        acts.Note(actor, nameof(ExportPoints), id);
        return (await db.Commit(cancellation)).Then(made.Value);
    }

    internal static Outcome<PointFile> Make(EventSet set, int side, int fewest)
    {
        var points = set.Points(EventFilter.All);
        var squares = new Dictionary<(double X, double Y, int Type), (long Count, int First, int Last)>();
        for (var at = 0; at < points.X.Length; at++)
        {
            var key = (PointPrecision.Middle(points.X[at], side), PointPrecision.Middle(points.Y[at], side), points.Types[at]);
            squares[key] = squares.TryGetValue(key, out var known) ? (known.Count + points.Counts[at], Math.Min(known.First, points.Minutes[at]), Math.Max(known.Last, points.Minutes[at])) : (points.Counts[at], points.Minutes[at], points.Minutes[at]);
            if (squares.Count > MostPoints) return new ExportTooLarge(squares.Count, MostPoints);
        }
        var written = 0;
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteString("type", "FeatureCollection");
            json.WriteNumber("squareMetres", side);
            json.WriteStartArray("features");
            foreach (var ((x, y, type), (count, first, last)) in squares.Where(square => square.Value.Count >= fewest).OrderBy(square => square.Key))
            {
                var degrees = CoordinateSystem.Sweref99Tm.ToGeographic(new(x, y));
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
                if (type >= 0) json.WriteString("type", points.TypeNames[type]);
                json.WriteNumber("count", count);
                json.WriteString("from", Calendar.DateOf(Calendar.DayOf(first)).ToString("O", System.Globalization.CultureInfo.InvariantCulture));
                json.WriteString("to", Calendar.DateOf(Calendar.DayOf(last)).ToString("O", System.Globalization.CultureInfo.InvariantCulture));
                json.WriteEndObject();
                json.WriteEndObject();
                written++;
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return new PointFile(bytes.WrittenSpan.ToArray(), written, side);
    }
}
