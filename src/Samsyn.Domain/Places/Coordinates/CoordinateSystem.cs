namespace Samsyn.Domain.Places.Coordinates;

/// <summary>A position: metres east and north in a projection, or degrees of longitude and latitude.</summary>
public readonly record struct Position(double X, double Y);

/// <summary>
/// A system in which positions in Sweden are written. Parameters as Lantmäteriet publishes them for direct projection between
/// SWEREF 99 and each plane system; WGS 84 is taken as SWEREF 99, which differ by less than a metre.
/// </summary>
public sealed class CoordinateSystem
{
    readonly TransverseMercator? _projection;

    CoordinateSystem(string name, int epsg, TransverseMercator? projection) => (Name, Epsg, _projection) = (name, epsg, projection);

    public string Name { get; }

    /// <summary>The number under which other programs know it.</summary>
    public int Epsg { get; }

    /// <summary>Null when it is degrees.</summary>
    public TransverseMercator? Projection => _projection;

    /// <summary>Degrees rather than metres.</summary>
    public bool IsGeographic => _projection is null;

    public static CoordinateSystem Wgs84 { get; } = new("WGS 84", 4326, null);

    public static CoordinateSystem Sweref99Tm { get; } = new("SWEREF 99 TM", 3006, new(centralMeridian: 15, scale: 0.9996, falseNorthing: 0, falseEasting: 500_000));

    /// <summary>The twelve local zones, from west to east.</summary>
    public static IReadOnlyList<CoordinateSystem> LocalZones { get; } =
    [
        Zone("12 00", 3007, 12), Zone("13 30", 3008, 13.5), Zone("15 00", 3009, 15), Zone("16 30", 3010, 16.5), Zone("18 00", 3011, 18), Zone("14 15", 3012, 14.25),
        Zone("15 45", 3013, 15.75), Zone("17 15", 3014, 17.25), Zone("18 45", 3015, 18.75), Zone("20 15", 3016, 20.25), Zone("21 45", 3017, 21.75), Zone("23 15", 3018, 23.25),
    ];

    public static CoordinateSystem Rt90 { get; } = new("RT 90 2.5 gon V", 3021, new(centralMeridian: 15 + (48 + 22.624306 / 60) / 60, scale: 1.00000561024, falseNorthing: -667.711, falseEasting: 1_500_064.274));

    public static IReadOnlyList<CoordinateSystem> All { get; } = [Sweref99Tm, Wgs84, Rt90, .. LocalZones];

    /// <summary>By name, whatever the case and the spaces; null when there is none of that name.</summary>
    public static CoordinateSystem? Find(string name)
    {
        var wanted = Bare(name);
        return All.FirstOrDefault(system => Bare(system.Name) == wanted || wanted == "EPSG:" + system.Epsg.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>Longitude and latitude, in degrees.</summary>
    public Position ToGeographic(Position position) => _projection is null ? position : _projection.ToGeographic(position);

    public Position FromGeographic(Position degrees) => _projection is null ? degrees : _projection.FromGeographic(degrees);

    public Position To(CoordinateSystem other, Position position) => other == this ? position : other.FromGeographic(ToGeographic(position));

    static CoordinateSystem Zone(string meridian, int epsg, double degrees) => new($"SWEREF 99 {meridian}", epsg, new(degrees, scale: 1, falseNorthing: 0, falseEasting: 150_000));

    static string Bare(string name) => string.Concat(name.Where(letter => !char.IsWhiteSpace(letter))).ToUpperInvariant().Replace(',', '.');
}
