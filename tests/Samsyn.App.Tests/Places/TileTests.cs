using System.Diagnostics;
using System.Text.Json;
using Samsyn.App.Places;
using Samsyn.App.Places.Tiles;
using Samsyn.App.Situations.Events;
using Samsyn.Domain.Places.Coordinates;

namespace Samsyn.App.Tests.Places;

/// <summary>Tiles hold every event once, and other programs read them.</summary>
public sealed class TileTests
{
    static readonly TileFilter All = new(int.MinValue, int.MaxValue, null);

    static EventPoints Some(int count, int seed)
    {
        var dice = new Random(seed);
        return new([.. Enumerable.Range(0, count).Select(_ => 660_000 + dice.NextDouble() * 40_000)], [.. Enumerable.Range(0, count).Select(_ => 6_560_000 + dice.NextDouble() * 40_000)],
            [.. Enumerable.Range(0, count).Select(_ => dice.Next(1_000_000))], [.. Enumerable.Range(0, count).Select(_ => dice.Next(3))], [.. Enumerable.Range(0, count).Select(_ => 1 + dice.Next(3))], ["Rån", "Skadegörelse", "Stöld"]);
    }

    [Fact]
    public void Every_tile_of_every_zoom_has_its_points_and_together_they_have_all()
    {
        var points = Some(3000, 1);
        var index = TileIndex.Of(points);
        for (var zoom = 0; zoom <= 13; zoom++)
        {
            var held = points.X.Zip(points.Y).Select(at => WebMercator.FromSweref(at.First, at.Second)).GroupBy(at => ((int)(at.X * (1 << zoom)), (int)(at.Y * (1 << zoom)))).ToDictionary(tile => tile.Key, tile => tile.Count());
            Assert.All(held, tile => Assert.Equal(tile.Value, index.PartOf(zoom, tile.Key.Item1, tile.Key.Item2) is var (from, to) ? to - from : 0));
        }
    }

    [GdalTheory]
    [InlineData(6, TileView.Points)]
    [InlineData(9, TileView.Points)]
    [InlineData(6, TileView.Hexagons)]
    public void Gdal_reads_the_tiles_and_counts_the_same_events(int zoom, TileView view)
    {
        var points = Some(2000, 2);
        var index = TileIndex.Of(points);
        var tiles = points.X.Zip(points.Y).Select(at => WebMercator.FromSweref(at.First, at.Second)).Select(at => (X: (int)(at.X * (1 << zoom)), Y: (int)(at.Y * (1 << zoom)))).Distinct().ToList();
        List<(string Shape, long Count)> read = [];
        foreach (var tile in tiles) read.AddRange(Read(EventTiles.Draw(index, All, zoom, tile.X, tile.Y, view), zoom, tile.X, tile.Y));
        // A hexagon on the edge is in both tiles, counted whole in each.
        Assert.Equal(points.Counts.Sum(), (view == TileView.Hexagons && tiles.Count == 1 ? read : view == TileView.Hexagons ? read.DistinctBy(one => one.Shape) : read).Sum(one => one.Count));
        Assert.NotEmpty(read);
    }

    [GdalFact]
    public void Gdal_finds_a_single_event_where_it_was_to_within_a_decimetre()
    {
        var index = TileIndex.Of(new([674_110.3], [6_580_120.7], [0], [0], [1], ["Rån"]));
        var world = WebMercator.FromSweref(674_110.3, 6_580_120.7);
        var (x, y) = ((int)(world.X * 65_536), (int)(world.Y * 65_536));
        var file = Json(EventTiles.Draw(index, All, 16, x, y, TileView.Points), 16, x, y);
        var feature = file.GetProperty("features").EnumerateArray().Single();
        var at = feature.GetProperty("geometry").GetProperty("coordinates");
        var back = CoordinateSystem.Sweref99Tm.FromGeographic(new(at[0].GetDouble(), at[1].GetDouble()));
        Assert.Equal(("Rån", "2000-01-01"), (feature.GetProperty("properties").GetProperty("type").GetString(), feature.GetProperty("properties").GetProperty("day").GetString()));
        Assert.InRange(double.Hypot(back.X - 674_110.3, back.Y - 6_580_120.7), 0, 0.15);
    }

    [GdalFact]
    public void Gdal_reads_the_squares_of_others_where_the_grid_has_them()
    {
        EventSquare square = new(674_000, 6_580_000, 250, 15);
        var world = WebMercator.FromSweref(square.MiddleX, square.MiddleY);
        var (x, y) = ((int)(world.X * 4096), (int)(world.Y * 4096));
        var ring = Json(EventTiles.DrawSquares([square], 12, x, y), 12, x, y).GetProperty("features")[0].GetProperty("geometry").GetProperty("coordinates")[0].EnumerateArray()
            .Select(corner => CoordinateSystem.Sweref99Tm.FromGeographic(new(corner[0].GetDouble(), corner[1].GetDouble()))).ToList();
        Assert.All(ring, corner => Assert.True(Math.Abs(corner.X % 250 - (corner.X % 250 > 125 ? 250 : 0)) < 2 && Math.Abs(corner.Y % 250 - (corner.Y % 250 > 125 ? 250 : 0)) < 2));
    }

    static IEnumerable<(string Shape, long Count)> Read(byte[] tile, int zoom, int x, int y) => tile.Length == 0 ? [] :
        Json(tile, zoom, x, y).GetProperty("features").EnumerateArray().Select(one => (Middle(one.GetProperty("geometry")), one.GetProperty("properties").GetProperty("count").GetInt64())).ToList();

    /// <summary>The same hexagon of two tiles, told by its middle to a hundredth of a degree or so.</summary>
    static string Middle(JsonElement geometry)
    {
        if (geometry.GetProperty("type").GetString() == "Point") return geometry.GetRawText();
        var corners = geometry.GetProperty("coordinates")[0].EnumerateArray().Skip(1).ToList();
        return $"{corners.Average(one => one[0].GetDouble()):0.000} {corners.Average(one => one[1].GetDouble()):0.000}";
    }

    /// <summary>What ogr2ogr makes of a tile: the judge is GDAL, not us.</summary>
    static JsonElement Json(byte[] tile, int zoom, int x, int y)
    {
        var folder = Directory.CreateTempSubdirectory("samsyn-tile-").FullName;
        try
        {
            var (file, json) = (Path.Combine(folder, "tile.mvt"), Path.Combine(folder, "tile.geojson"));
            File.WriteAllBytes(file, tile);
            using var process = Process.Start(new ProcessStartInfo("ogr2ogr", ["-f", "GeoJSON", "-t_srs", "EPSG:4326", "-lco", "COORDINATE_PRECISION=8", "-oo", $"X={x}", "-oo", $"Y={y}", "-oo", $"Z={zoom}", "-oo", "CLIP=NO", json, file]) { RedirectStandardError = true, UseShellExecute = false })!;
            var said = process.StandardError.ReadToEnd();
            process.WaitForExit();
            Assert.True(process.ExitCode == 0 && File.Exists(json), said);
            using var document = JsonDocument.Parse(File.ReadAllBytes(json));
            return document.RootElement.Clone();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    static string? Absent { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, "ogr2ogr"))) ? null : "ogr2ogr (gdal-bin) is not on this machine.";

    sealed class GdalFactAttribute : FactAttribute { public GdalFactAttribute() => Skip = Absent; }

    sealed class GdalTheoryAttribute : TheoryAttribute { public GdalTheoryAttribute() => Skip = Absent; }
}
