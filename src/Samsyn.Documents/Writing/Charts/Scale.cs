namespace Samsyn.Documents.Writing.Charts;

/// <summary>
/// An axis from one round number to another. Steps are 1, 2 or 5 times a power of ten (P. Heckbert, “Nice numbers for graph labels”, Graphics Gems, 1990); counts get whole steps.
/// </summary>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end, above <paramref name="Low"/>.</param>
/// <param name="Step">Between two ticks, above 0.</param>
public sealed record Scale(double Low, double High, double Step)
{
    const double Largest = 1e300, Smallest = 1e-300;

    /// <summary>Ends that differ by less than this part of themselves are one: steps between them would be lost in rounding.</summary>
    const double Same = 1e-12;

    /// <summary>An axis that holds all values.</summary>
    /// <param name="values">Any numbers; what is not finite is left out. None at all gives 0–1.</param>
    /// <param name="ticks">About how many steps, 2 or more.</param>
    /// <param name="fromZero">Whether zero is held too, as bars and counts must.</param>
    public static Scale Of(IEnumerable<double> values, int ticks = 5, bool fromZero = true)
    {
        var (low, high, whole) = (double.PositiveInfinity, double.NegativeInfinity, true);
        foreach (var value in values)
        {
            if (!double.IsFinite(value)) continue;
            var held = Math.Abs(value) < Smallest ? 0 : Math.Clamp(value, -Largest, Largest);
            (low, high) = (Math.Min(low, held), Math.Max(high, held));
            whole &= held == Math.Round(held);
        }
        if (low > high) return new(0, 1, 1);
        if (fromZero) (low, high) = (Math.Min(0, low), Math.Max(0, high));
        if (high - low <= Same * Math.Max(Math.Abs(low), Math.Abs(high))) (low, high) = low == 0 ? (0, 1) : low > 0 ? (low * 0.9, high * 1.1) : (low * 1.1, high * 0.9);
        var step = Round((high - low) / Math.Max(2, ticks));
        if (whole && step < 1) step = 1;
        return new(Math.Floor((low / step) + 1e-9) * step, Math.Ceiling((high / step) - 1e-9) * step, step);
    }

    /// <summary>The places of the ticks, ends included; at most some twenty.</summary>
    public IReadOnlyList<double> Ticks
    {
        get
        {
            var count = (int)Math.Clamp(Math.Round((High - Low) / Step), 1, 24);
            return [.. Enumerable.Range(0, count + 1).Select(at => Low + (at * Step)).Select(tick => Math.Abs(tick) < Step * 1e-9 ? 0 : tick)];
        }
    }

    /// <summary>Where a value lies between two places on paper; a value outside is held at the end.</summary>
    public double At(double value, double from, double to) => from + ((Math.Clamp(value, Low, High) - Low) / (High - Low) * (to - from));

    static double Round(double rough)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var rest = rough / power;
        return (rest <= 1 ? 1 : rest <= 2 ? 2 : rest <= 5 ? 5 : 10) * power;
    }
}
