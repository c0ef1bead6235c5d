using Samsyn.Domain.Places.Coordinates;

namespace Samsyn.App.Situations.Events;

/// <summary>By what events are counted. Weeks are those of ISO 8601 and begin on Monday; weekdays count from Monday, 0.</summary>
public enum CountBy { Day, Week, Month, Year, Weekday, Hour, Area, Type }

/// <summary>A rectangle in SWEREF 99 TM, metres; its edges are within it.</summary>
public readonly record struct Box(double West, double South, double East, double North);

/// <summary>Which events are meant; what is null is no condition. An event without a position is in no box and no polygon.</summary>
public sealed record EventFilter
{
    public static EventFilter All { get; } = new();

    /// <summary>First and last day, both included.</summary>
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }
    public IReadOnlySet<string>? Areas { get; init; }
    public IReadOnlySet<string>? Types { get; init; }
    public Box? Within { get; init; }
    /// <summary>Corners in SWEREF 99 TM, metres; the last is joined to the first. A point is within by the even–odd rule.</summary>
    public IReadOnlyList<Position>? Polygon { get; init; }
}

/// <summary>One dimension of a count with the words for its buckets: first days of days, weeks, months and years; numbers of weekdays and hours; codes of areas and types.</summary>
public sealed record CountAxis(CountBy By, IReadOnlyList<string> Labels);

/// <summary>Events by group: only groups that have any, the last dimension running fastest.</summary>
public sealed class EventCounts
{
    readonly int[] _keys, _strides;

    internal EventCounts(IReadOnlyList<CountAxis> axes, int[] keys, int[] strides, long[] counts) => (Axes, _keys, _strides, Counts) = (axes, keys, strides, counts);

    public IReadOnlyList<CountAxis> Axes { get; }

    /// <summary>Events of each group.</summary>
    public long[] Counts { get; }

    public int Groups => Counts.Length;
    public long Total => Counts.Sum();

    /// <summary>The number of a group's label on an axis.</summary>
    public int Bucket(int group, int axis) => _keys[group] / _strides[axis] % Axes[axis].Labels.Count;

    public string Label(int group, int axis) => Axes[axis].Labels[Bucket(group, axis)];
}

/// <summary>Events as points, one after another in each list. Metres in SWEREF 99 TM; minutes since 2000-01-01 by the clock in Sweden.</summary>
public sealed record EventPoints(double[] X, double[] Y, int[] Minutes, int[] Types, int[] Counts, IReadOnlyList<string> TypeNames);
