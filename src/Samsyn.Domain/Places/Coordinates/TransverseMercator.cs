namespace Samsyn.Domain.Places.Coordinates;

/// <summary>
/// Gauss conformal projection (transverse Mercator) of the ellipsoid GRS 80 by Krüger's series to the fourth power of the third flattening, as in
/// Lantmäteriet's “Gauss Conformal Projection (Transverse Mercator): Krüger's Formulas”. Right to well under a millimetre in Sweden.
/// </summary>
public sealed class TransverseMercator
{
    const double SemiMajor = 6_378_137, Flattening = 1 / 298.257222101, ToRadians = Math.PI / 180;
    const double E2 = Flattening * (2 - Flattening), N = Flattening / (2 - Flattening);
    const double N2 = N * N, N3 = N2 * N, N4 = N3 * N;
    const double RectifyingRadius = SemiMajor / (1 + N) * (1 + N2 / 4 + N4 / 64);

    static readonly double[] Beta =
    [
        N / 2 - 2 * N2 / 3 + 5 * N3 / 16 + 41 * N4 / 180, 13 * N2 / 48 - 3 * N3 / 5 + 557 * N4 / 1440, 61 * N3 / 240 - 103 * N4 / 140, 49561 * N4 / 161280,
    ];

    static readonly double[] Delta =
    [
        N / 2 - 2 * N2 / 3 + 37 * N3 / 96 - N4 / 360, N2 / 48 + N3 / 15 - 437 * N4 / 1440, 17 * N3 / 480 - 37 * N4 / 840, 4397 * N4 / 161280,
    ];

    // Conformal ← geodetic latitude, and back, by powers of the sine.
    const double A = E2, B = (5 * E2 * E2 - E2 * E2 * E2) / 6, C = (104 * E2 * E2 * E2 - 45 * E2 * E2 * E2 * E2) / 120, D = 1237 * E2 * E2 * E2 * E2 / 1260;
    const double Abar = E2 + E2 * E2 + E2 * E2 * E2 + E2 * E2 * E2 * E2, Bbar = -(7 * E2 * E2 + 17 * E2 * E2 * E2 + 30 * E2 * E2 * E2 * E2) / 6;
    const double Cbar = (224 * E2 * E2 * E2 + 889 * E2 * E2 * E2 * E2) / 120, Dbar = -(4279 * E2 * E2 * E2 * E2) / 1260;

    readonly double _meridian, _radius, _falseNorthing, _falseEasting;

    public TransverseMercator(double centralMeridian, double scale, double falseNorthing, double falseEasting) =>
        (_meridian, _radius, _falseNorthing, _falseEasting, CentralMeridian, Scale) = (centralMeridian * ToRadians, scale * RectifyingRadius, falseNorthing, falseEasting, centralMeridian, scale);

    /// <summary>Degrees east.</summary>
    public double CentralMeridian { get; }

    /// <summary>Along the central meridian.</summary>
    public double Scale { get; }

    /// <summary>Metres.</summary>
    public double FalseNorthing => _falseNorthing;

    /// <summary>Metres.</summary>
    public double FalseEasting => _falseEasting;

    public Position FromGeographic(Position degrees)
    {
        var (latitude, fromMeridian) = (degrees.Y * ToRadians, degrees.X * ToRadians - _meridian);
        var (sine, cosine) = Math.SinCos(latitude);
        var square = sine * sine;
        var conformal = latitude - sine * cosine * (A + square * (B + square * (C + square * D)));
        var (sineConformal, cosineConformal) = Math.SinCos(conformal);
        var xi = Math.Atan2(sineConformal, cosineConformal * Math.Cos(fromMeridian));
        var eta = Math.Atanh(cosineConformal * Math.Sin(fromMeridian));
        var (north, east) = (xi, eta);
        for (var order = 0; order < Beta.Length; order++)
        {
            var multiple = 2 * (order + 1);
            north += Beta[order] * Math.Sin(multiple * xi) * Math.Cosh(multiple * eta);
            east += Beta[order] * Math.Cos(multiple * xi) * Math.Sinh(multiple * eta);
        }
        return new(_radius * east + _falseEasting, _radius * north + _falseNorthing);
    }

    public Position ToGeographic(Position metres)
    {
        var (xi, eta) = ((metres.Y - _falseNorthing) / _radius, (metres.X - _falseEasting) / _radius);
        var (north, east) = (xi, eta);
        for (var order = 0; order < Delta.Length; order++)
        {
            var multiple = 2 * (order + 1);
            north -= Delta[order] * Math.Sin(multiple * xi) * Math.Cosh(multiple * eta);
            east -= Delta[order] * Math.Cos(multiple * xi) * Math.Sinh(multiple * eta);
        }
        var conformal = Math.Asin(Math.Sin(north) / Math.Cosh(east));
        var longitude = _meridian + Math.Atan2(Math.Sinh(east), Math.Cos(north));
        var (sine, cosine) = Math.SinCos(conformal);
        var square = sine * sine;
        var latitude = conformal + sine * cosine * (Abar + square * (Bbar + square * (Cbar + square * Dbar)));
        return new(longitude / ToRadians, latitude / ToRadians);
    }
}
