using System.Diagnostics;
using System.Globalization;
using Samsyn.Domain.Places.Coordinates;
using Samsyn.Tests.Kit;

namespace Samsyn.Domain.Tests.Places;

public sealed class CoordinateSystemTests
{
    /// <summary>The worked example in Lantmäteriet's “Gauss Conformal Projection (Transverse Mercator): Krüger's Formulas”.</summary>
    [Fact]
    public void The_published_example_comes_out_to_a_hundredth_of_a_millimetre()
    {
        var projection = new TransverseMercator(centralMeridian: 13 + (35 + 7.692 / 60) / 60, scale: 1.00000254, falseNorthing: -6_226_307.8640, falseEasting: 84_182.8790);
        var metres = projection.FromGeographic(new(24, 66));
        Assert.Equal(1_135_809.413803, metres.Y, 1e-5);
        Assert.Equal(555_304.016555, metres.X, 1e-5);
        var degrees = projection.ToGeographic(metres);
        Assert.Equal(66, degrees.Y, 1e-10);
        Assert.Equal(24, degrees.X, 1e-10);
    }

    [Fact]
    public void There_and_back_is_the_same_place_everywhere_in_Sweden_in_every_system()
    {
        foreach (var system in CoordinateSystem.All)
            for (var longitude = 10.5; longitude <= 24.5; longitude += 0.7)
                for (var latitude = 55.0; latitude <= 69.2; latitude += 0.6)
                {
                    var back = system.ToGeographic(system.FromGeographic(new(longitude, latitude)));
                    Assert.Equal(longitude, back.X, 1e-8);
                    Assert.Equal(latitude, back.Y, 1e-8);
                }
    }

    /// <summary>PROJ, which GDAL asks, is another's implementation of the same projections. RT 90 goes by Lantmäteriet's direct projection here and by another road there: half a metre.</summary>
    [GdalFact]
    public void Every_system_agrees_with_GDAL_to_a_millimetre()
    {
        List<(double, double)> places = [(11.2, 58.9), (12.69, 56.05), (13.0, 55.6), (16.2, 59.4), (18.0686, 59.3293), (18.3, 57.6), (20.26, 63.83), (22.15, 65.58), (20.5, 69.0), (23.9, 66.1), (14.5, 61.0)];
        foreach (var system in CoordinateSystem.All.Where(system => !system.IsGeographic))
        {
            var precision = system == CoordinateSystem.Rt90 ? 0.5 : 0.001;
            var theirs = Gdal("EPSG:4619", $"EPSG:{system.Epsg}", places);
            foreach (var ((longitude, latitude), (x, y)) in places.Zip(theirs))
            {
                var ours = system.FromGeographic(new(longitude, latitude));
                Assert.True(Math.Abs(ours.X - x) < precision && Math.Abs(ours.Y - y) < precision, $"{system.Name} {longitude} {latitude}: {ours} here, {x} {y} by GDAL");
            }
        }
    }

    [Theory]
    [InlineData("sweref99tm", "SWEREF 99 TM")]
    [InlineData("SWEREF 99 18 00", "SWEREF 99 18 00")]
    [InlineData("EPSG:3021", "RT 90 2.5 gon V")]
    [InlineData("RT90 2,5 gon V", "RT 90 2.5 gon V")]
    [InlineData("wgs84", "WGS 84")]
    public void A_system_is_found_however_its_name_is_spaced(string written, string name) => Assert.Equal(name, CoordinateSystem.Find(written)?.Name);

    [Fact]
    public void No_other_name_is_a_system() => Assert.Null(CoordinateSystem.Find("SWEREF"));

    [Theory]
    [InlineData(674032, 6580822, PositionFault.None)]
    [InlineData(6580822, 674032, PositionFault.Swapped)]
    [InlineData(0, 0, PositionFault.NullIsland)]
    [InlineData(18.0686, 59.3293, PositionFault.OtherSystem)]
    [InlineData(1628293, 6580994, PositionFault.OtherSystem)]
    [InlineData(900000, 6300000, PositionFault.AtSea)]
    [InlineData(153000, 6580000, PositionFault.Outside)]
    [InlineData(1e300, -5, PositionFault.Outside)]
    public void What_is_wrong_with_a_position_in_SWEREF_99_TM_is_told(double x, double y, PositionFault fault) => Assert.Equal(fault, PositionCheck.Explain(CoordinateSystem.Sweref99Tm, new(x, y)));

    [Theory]
    [InlineData(59.3293, 18.0686, PositionFault.Swapped)]
    [InlineData(18.0686, 59.3293, PositionFault.None)]
    [InlineData(674032, 6580822, PositionFault.OtherSystem)]
    [InlineData(19.9, 56.2, PositionFault.AtSea)]
    [InlineData(-0.13, 51.5, PositionFault.Outside)]
    public void And_in_degrees(double x, double y, PositionFault fault) => Assert.Equal(fault, PositionCheck.Explain(CoordinateSystem.Wgs84, new(x, y)));

    [Fact]
    public void The_system_that_was_meant_is_named()
    {
        Assert.Equal(CoordinateSystem.Rt90, PositionCheck.Guess(new(1628293, 6580994)));
        Assert.Equal(CoordinateSystem.Wgs84, PositionCheck.Guess(new(18.0686, 59.3293)));
        Assert.Null(PositionCheck.Guess(new(double.NaN, 5)));
    }

    /// <summary>Drawn with a broad pen, the outline may leave no part of any municipality out.</summary>
    [SharedDataFact("geo/swedish_municipalities.geojson")]
    public void No_corner_of_any_municipality_is_at_sea()
    {
        using var json = System.Text.Json.JsonDocument.Parse(File.ReadAllBytes(SharedData.PathOf("geo/swedish_municipalities.geojson")));
        var (corners, wrong) = (0, new HashSet<string>());
        foreach (var feature in json.RootElement.GetProperty("features").EnumerateArray())
            foreach (var (x, y) in Corners(feature.GetProperty("geometry").GetProperty("coordinates")))
            {
                corners++;
                if (PositionCheck.Explain(CoordinateSystem.Wgs84, new(x, y)) != PositionFault.None) wrong.Add($"{x:0.00} {y:0.00}");
            }
        Assert.True(corners > 5000, $"{corners} corners");
        Assert.True(wrong.Count == 0, string.Join(", ", wrong.Take(20)));

        static IEnumerable<(double, double)> Corners(System.Text.Json.JsonElement one) =>
            one[0].ValueKind == System.Text.Json.JsonValueKind.Number ? [(one[0].GetDouble(), one[1].GetDouble())] : one.EnumerateArray().SelectMany(Corners);
    }

    static List<(double X, double Y)> Gdal(string from, string to, IEnumerable<(double X, double Y)> points)
    {
        using var process = Process.Start(new ProcessStartInfo("gdaltransform", ["-s_srs", from, "-t_srs", to, "-output_xy"]) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false })!;
        foreach (var (x, y) in points) process.StandardInput.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{x} {y}"));
        process.StandardInput.Close();
        var lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return [.. lines.Select(line => line.Split(' ')).Select(parts => (double.Parse(parts[0], CultureInfo.InvariantCulture), double.Parse(parts[1], CultureInfo.InvariantCulture)))];
    }

    sealed class GdalFactAttribute : FactAttribute
    {
        public GdalFactAttribute() => Skip = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, "gdaltransform"))) ? null : "gdaltransform (gdal-bin) is not on this machine.";
    }
}
