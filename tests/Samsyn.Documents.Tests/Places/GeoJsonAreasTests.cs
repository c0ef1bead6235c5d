using System.Text;
using Samsyn.Documents.Places;
using Samsyn.Domain.Places.Coordinates;

namespace Samsyn.Documents.Tests.Places;

/// <summary>GeoJSON as it comes, also from those who mean harm.</summary>
public sealed class GeoJsonAreasTests
{
    const string Ring = "[[18.0,59.3],[18.1,59.3],[18.1,59.4],[18.0,59.3]]";

    static GeoJsonFile Read(string json) => GeoJsonAreas.Read(Encoding.UTF8.GetBytes(json));

    static string Collection(string geometry, string properties = """{"namn":"Viken"}""", string crs = "") => $$"""{"type":"FeatureCollection"{{crs}},"features":[{"type":"Feature","properties":{{properties}},"geometry":{{geometry}}}]}""";

    [Fact]
    public void Degrees_with_a_name_and_a_code_that_keeps_its_zeros_are_read()
    {
        var file = Read("\uFEFF" + Collection($$"""{"type":"Polygon","coordinates":[{{Ring}}]}""", """{"KOD":"0123","Namn":"Viken"}"""));
        var area = Assert.Single(file.Areas);
        Assert.Equal((null, CoordinateSystem.Wgs84, "Viken", "0123", null), (file.Fault, file.System, area.Name, area.Code, area.Fault));
        Assert.Equal(4, area.Polygons[0][0].Count);
    }

    [Theory]
    [InlineData(""","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::3006"}}""", "SWEREF 99 TM", false)]
    [InlineData(""","crs":{"type":"name","properties":{"name":"EPSG:3011"}}""", "SWEREF 99 18 00", false)]
    [InlineData(""","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:OGC:1.3:CRS84"}}""", "WGS 84", false)]
    [InlineData("", "SWEREF 99 TM", true)]
    public void The_coordinate_system_is_that_which_the_file_says_or_its_numbers_fit(string crs, string system, bool guessed)
    {
        var file = Read(Collection("""{"type":"Polygon","coordinates":[[[674000,6580000],[675000,6580000],[675000,6581000]]]}""", crs: crs));
        Assert.Equal((system, guessed), (file.System.Name, file.IsGuessed));
    }

    [Theory]
    [InlineData("inte json", GeoJsonFault.NotJson)]
    [InlineData("", GeoJsonFault.NotJson)]
    [InlineData("[1,2]", GeoJsonFault.NotGeoJson)]
    [InlineData("""{"type":"Topology"}""", GeoJsonFault.NotGeoJson)]
    [InlineData("""{"type":"FeatureCollection","features":[]}""", GeoJsonFault.NoFeatures)]
    [InlineData("""{"type":"FeatureCollection","features":7}""", GeoJsonFault.NotGeoJson)]
    [InlineData("""{"type":"FeatureCollection","crs":{"properties":{"name":"EPSG:32633"}},"features":[{}]}""", GeoJsonFault.UnknownSystem)]
    public void A_file_that_cannot_be_used_is_told_with_why(string json, GeoJsonFault why) => Assert.Equal(why, Read(json).Fault);

    [Fact]
    public void Brackets_without_end_and_more_features_than_anybody_has_are_refused_without_falling_over()
    {
        Assert.Equal(GeoJsonFault.NotJson, Read(new string('[', 1_000_000)).Fault);
        Assert.Equal(GeoJsonFault.TooMany, Read($$"""{"type":"FeatureCollection","features":[{{string.Join(',', Enumerable.Repeat("1", GeoJsonAreas.MostAreas + 1))}}]}""").Fault);
    }

    [Theory]
    [InlineData("""{"type":"Point","coordinates":[18,59]}""", GeoJsonFault.NotPolygon)]
    [InlineData("null", GeoJsonFault.NotPolygon)]
    [InlineData("""{"type":"GeometryCollection","geometries":[]}""", GeoJsonFault.NotPolygon)]
    [InlineData("""{"type":"Polygon","coordinates":[["a","b"]]}""", GeoJsonFault.BadCoordinates)]
    [InlineData("""{"type":"Polygon","coordinates":[[["18","59"],["18","59"],["18","59"]]]}""", GeoJsonFault.BadCoordinates)]
    [InlineData("""{"type":"Polygon","coordinates":[[[1e999,59],[18,59],[18,60]]]}""", GeoJsonFault.BadCoordinates)]
    [InlineData("""{"type":"MultiPolygon","coordinates":{"a":1}}""", GeoJsonFault.BadCoordinates)]
    [InlineData("""{"type":"Polygon","coordinates":[]}""", GeoJsonFault.BadCoordinates)]
    public void A_feature_that_is_no_area_is_left_out_with_why(string geometry, GeoJsonFault why) => Assert.Equal(why, Assert.Single(Read(Collection(geometry)).Areas).Fault);

    [Fact]
    public void A_name_is_plain_text_of_bounded_length()
    {
        var area = Assert.Single(Read(Collection($$"""{"type":"Polygon","coordinates":[{{Ring}}]}""", $$"""{"namn":"\u0000\u001b[31m{{new string('x', 5_000)}}"}""")).Areas);
        Assert.Equal(200, area.Name.Length);
        Assert.DoesNotContain(area.Name, char.IsControl);
        Assert.Equal(GeoJsonFault.NoName, Assert.Single(Read(Collection($$"""{"type":"Polygon","coordinates":[{{Ring}}]}""", """{"namn":{"a":1}}""")).Areas).Fault);
    }
}
