using System.Globalization;

namespace Samsyn.Analysis;

/// <summary>What every method asks of what it is given.</summary>
static class Ask
{
    public static bool IsPositive(double value) => double.IsFinite(value) && value > 0;

    public static NoAnswer NotPositive(double value, int place) => new ExposureNotPositive(value.ToString(CultureInfo.InvariantCulture), place);

    public static NoAnswer? Confidence(double confidence) => Within("confidence", confidence, 0.5, 0.9999);

    public static NoAnswer? Within(string name, double value, double lowest, double highest) =>
        value >= lowest && value <= highest ? null : new OutsideRange(name, double.IsNaN(value) ? 0 : value, lowest, highest);

    public static NoAnswer? Counts(IReadOnlyList<double> values)
    {
        for (var at = 0; at < values.Count; at++)
        {
            if (!double.IsFinite(values[at])) return new NotANumber(at + 1);
            if (values[at] < 0) return new NegativeCount(values[at], at + 1);
        }
        return null;
    }

    public static NoAnswer? Exposures(IReadOnlyList<double> values)
    {
        for (var at = 0; at < values.Count; at++)
            if (!IsPositive(values[at])) return NotPositive(values[at], at + 1);
        return null;
    }
}
