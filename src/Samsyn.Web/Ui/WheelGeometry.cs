using System.Globalization;

namespace Samsyn.Web.Ui;

/// <summary>Where things stand on the wheel: January begins at the top, the year runs clockwise, the first ring is outermost.</summary>
sealed class WheelGeometry(int year, int rings)
{
    public const double Size = 1000, Centre = Size / 2, Rim = 478, MonthBand = 46, RingsFrom = Rim - MonthBand - 8, Hub = 96;

    readonly int _days = DateTime.IsLeapYear(year) ? 366 : 365;

    public double RingStep => (RingsFrom - Hub) / Math.Max(rings, 1);

    public double RingRadius(int ring) => RingsFrom - (ring + 0.5) * RingStep;

    /// <summary>Small enough that marks on neighbouring rings do not touch, large enough to tell the shapes apart.</summary>
    public double MarkRadius => Math.Clamp(RingStep * 0.34, 5, 11);

    /// <summary>Degrees clockwise from the top at the middle of the day.</summary>
    public double Angle(DateOnly date) =>
        date.Year < year ? 0 : date.Year > year ? 360 : (date.DayOfYear - 0.5) / _days * 360;

    public double MonthStart(int month) => month == 13 ? 360 : (new DateOnly(year, month, 1).DayOfYear - 1.0) / _days * 360;

    /// <summary>The first Monday-starts of the year's weeks.</summary>
    public IEnumerable<(double Angle, int Week)> Weeks()
    {
        for (var day = new DateOnly(year, 1, 1); day.Year == year; day = day.AddDays(1))
            if (day.DayOfWeek == DayOfWeek.Monday) yield return ((day.DayOfYear - 1.0) / _days * 360, Dates.WeekNumber(day));
    }

    public static (double X, double Y) Point(double angle, double radius)
    {
        var (sin, cos) = Math.SinCos(angle * Math.PI / 180);
        return (Centre + radius * sin, Centre - radius * cos);
    }

    public static string N(double value) => Math.Round(value, 2).ToString(CultureInfo.InvariantCulture);

    public static string At(double angle, double radius)
    {
        var (x, y) = Point(angle, radius);
        return $"{N(x)} {N(y)}";
    }

    /// <summary>The path of a band between two radii, from one angle to another (less than a whole turn).</summary>
    public static string Band(double from, double to, double outer, double inner)
    {
        var large = to - from > 180 ? 1 : 0;
        return $"M{At(from, outer)}A{N(outer)} {N(outer)} 0 {large} 1 {At(to, outer)}L{At(to, inner)}A{N(inner)} {N(inner)} 0 {large} 0 {At(from, inner)}Z";
    }

    /// <summary>An arc to set text on or to stroke; turned round in the lower half so that letters never stand on their heads.</summary>
    public static string TextArc(double from, double to, double radius)
    {
        var turned = (from + to) / 2 is > 90 and < 270;
        return turned
            ? $"M{At(to, radius)}A{N(radius)} {N(radius)} 0 0 0 {At(from, radius)}"
            : $"M{At(from, radius)}A{N(radius)} {N(radius)} 0 0 1 {At(to, radius)}";
    }
}
