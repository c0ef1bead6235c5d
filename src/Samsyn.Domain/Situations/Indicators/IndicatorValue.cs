using Samsyn.Domain.Situations.Pictures;

namespace Samsyn.Domain.Situations.Indicators;

/// <summary>Whose answers or persons; girls and boys are women and men of a group of that age.</summary>
public enum IndicatorSex { All, Women, Men, Other }

/// <summary>What the number is: a count of things, a share in per cent, a mean, a number per inhabitants, or an amount.</summary>
public enum IndicatorMeasure { Count, Share, Mean, Rate, Amount }

/// <summary>Why there is no value, or what kind it is. <c>Suppressed</c> says that there is one that is too small to show: never zero.</summary>
public enum ValueMark { Measured, Forecast, Missing, Suppressed, NotApplicable }

/// <summary>One value of an indicator with what it is about. The source and the quality class are those of its dataset (SIT-61).</summary>
public sealed record IndicatorValue
{
    public required string Indicator { get; init; }
    /// <summary>The code or name of the area as the source writes it; codes keep their zeros.</summary>
    public required string Area { get; init; }
    public required IndicatorPeriod Period { get; init; }
    public IndicatorSex Sex { get; init; }
    /// <summary>Among whom, beside sex: an age, a school year; empty for all.</summary>
    public string Group { get; init; } = "";
    /// <summary>Which part of a whole: a tenure, a region of origin, an answer; empty where it is not divided.</summary>
    public string Category { get; init; } = "";
    /// <summary>Null when <see cref="Mark"/> says why.</summary>
    public double? Value { get; init; }
    public string Unit { get; init; } = "";
    public IndicatorMeasure Measure { get; init; }
    /// <summary>How many answered, or among how many; null when the source does not say.</summary>
    public int? Answers { get; init; }
    public Qualifier Qualifier { get; init; }
    public ValueMark Mark { get; init; }

    /// <summary>What it is a value of: two with the same key cannot both be right.</summary>
    public IndicatorKey Key => new(Indicator, Area, Period, Sex, Group, Category, Measure);

    /// <summary>Whether it says the same as an earlier value of the same key.</summary>
    public bool SaysTheSameAs(IndicatorValue other) =>
        Nullable.Equals(Value, other.Value) && Unit == other.Unit && Answers == other.Answers && Qualifier == other.Qualifier && Mark == other.Mark;
}

/// <summary>A count and a share of the same thing stand beside each other, so the measure belongs to the key.</summary>
public readonly record struct IndicatorKey(string Indicator, string Area, IndicatorPeriod Period, IndicatorSex Sex, string Group, string Category, IndicatorMeasure Measure);

/// <summary>What differs between two states of a table.</summary>
public sealed record IndicatorDifference(long Added, long Changed, long Gone)
{
    /// <summary>With <paramref name="replaces"/> what is not in <paramref name="now"/> is gone; otherwise it stays.</summary>
    public static IndicatorDifference Between(IEnumerable<IndicatorValue> before, IEnumerable<IndicatorValue> now, bool replaces)
    {
        var known = new Dictionary<IndicatorKey, IndicatorValue>();
        foreach (var value in before) known[value.Key] = value;
        var (added, changed, met) = (0L, 0L, 0L);
        foreach (var value in now)
        {
            if (!known.TryGetValue(value.Key, out var earlier))
            {
                added++;
                continue;
            }
            met++;
            if (!value.SaysTheSameAs(earlier)) changed++;
        }
        return new(added, changed, replaces ? known.Count - met : 0);
    }
}
