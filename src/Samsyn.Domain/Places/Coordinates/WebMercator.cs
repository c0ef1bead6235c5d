namespace Samsyn.Domain.Places.Coordinates;

/// <summary>The square of the world that map tiles are cut from: 0 to 1 from west to east and from north to south (EPSG 3857 without its metres).</summary>
public static class WebMercator
{
    const double ToRadians = Math.PI / 180;

    /// <summary>From longitude and latitude, degrees.</summary>
    public static Position FromGeographic(Position degrees) => new((degrees.X + 180) / 360, (1 - Math.Asinh(Math.Tan(degrees.Y * ToRadians)) / Math.PI) / 2);

    public static Position ToGeographic(Position world) => new(world.X * 360 - 180, Math.Atan(Math.Sinh(Math.PI * (1 - 2 * world.Y))) / ToRadians);

    public static Position FromSweref(double east, double north) => FromGeographic(CoordinateSystem.Sweref99Tm.ToGeographic(new(east, north)));
}
