using Samsyn.Web.Places;
using Samsyn.Web.Shell;

namespace Samsyn.Web.Tests.Places;

/// <summary>A background of somebody else's lies under the map only when an operator names it, and opens the policy to its host alone.</summary>
public sealed class MapBackgroundTests
{
    const string Policy = "default-src 'none'; img-src 'self' data:; connect-src 'self'; form-action 'self'";

    static MapBackground? Read(string? tiles, string? attribution = "© Kartverket") => MapBackground.Read(name => name == MapBackground.TilesVariable ? tiles : attribution);

    [Fact]
    public void Nothing_set_is_no_background_and_no_other_host()
    {
        Assert.Null(Read(null));
        Assert.Equal(Policy + "; worker-src 'self'", SecurityHeaders.ForMaps(Policy, null));
    }

    [Fact]
    public void The_host_of_the_tiles_and_no_other_is_let_in()
    {
        var background = Read("https://tiles.example.se:8443/lager/{z}/{x}/{y}.png")!;
        Assert.Equal("https://tiles.example.se:8443", background.Origin);
        Assert.Equal("default-src 'none'; img-src 'self' https://tiles.example.se:8443 data:; connect-src 'self' https://tiles.example.se:8443; form-action 'self'; worker-src 'self'", SecurityHeaders.ForMaps(Policy, background.Origin));
    }

    [Theory]
    [InlineData("http://tiles.example.se/{z}/{x}/{y}.png")]
    [InlineData("https://tiles.example.se/{z}/{x}.png")]
    [InlineData("https://tiles.example.se; script-src */{z}/{x}/{y}")]
    [InlineData("tiles/{z}/{x}/{y}")]
    public void What_is_set_wrongly_stops_the_start_and_says_what_to_write(string tiles) =>
        Assert.Contains("https://tiles.example.se/{z}/{x}/{y}.png", Assert.Throws<InvalidOperationException>(() => Read(tiles)).Message);

    [Fact]
    public void Whoever_draws_the_tiles_must_be_named() => Assert.Contains("SAMSYN_MAP_ATTRIBUTION", Assert.Throws<InvalidOperationException>(() => Read("https://tiles.example.se/{z}/{x}/{y}.png", null)).Message);
}
