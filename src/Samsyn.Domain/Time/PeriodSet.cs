namespace Samsyn.Domain.Time;

/// <summary>One or more periods that neither touch nor overlap, in order: the days on which something holds, with gaps.</summary>
public readonly struct PeriodSet : IEquatable<PeriodSet>
{
    readonly Period _first;
    readonly Period[]? _all;

    PeriodSet(Period first, Period[]? all) => (_first, _all) = (first, all);

    public static implicit operator PeriodSet(Period period) => new(period, null);

    /// <summary>The days of all, joined where they touch; null when there are none.</summary>
    public static PeriodSet? Of(IEnumerable<Period> periods)
    {
        List<Period> joined = [];
        foreach (var each in periods.OrderBy(period => period.From))
        {
            if (joined.Count > 0 && (joined[^1].To == DateOnly.MaxValue || each.From <= joined[^1].To.AddDays(1)))
                joined[^1] = new(joined[^1].From, joined[^1].To > each.To ? joined[^1].To : each.To);
            else joined.Add(each);
        }
        return joined.Count switch { 0 => null, 1 => new(joined[0], null), _ => new(joined[0], [.. joined]) };
    }

    public IReadOnlyList<Period> Periods => _all ?? [_first];
    public bool IsWhole => _all is null;
    public Period First => _first;

    /// <summary>From the first day to the last, gaps and all.</summary>
    public Period Hull => _all is null ? _first : new(_first.From, _all[^1].To);

    public bool Contains(DateOnly date)
    {
        if (_all is null) return _first.Contains(date);
        foreach (var period in _all)
            if (period.Contains(date)) return true;
        return false;
    }

    /// <summary>What lies within a period: from the first such day to the last, and how many days of it; null when there are none.</summary>
    public (Period Hull, int Days)? Within(Period whole)
    {
        if (_all is null) return _first.Intersect(whole) is { } only ? (only, Length(only)) : null;
        (Period Hull, int Days)? found = null;
        foreach (var period in _all)
            if (period.Intersect(whole) is { } part)
                found = found is { } earlier ? (new(earlier.Hull.From, part.To), earlier.Days + Length(part)) : (part, Length(part));
        return found;
    }

    public PeriodSet? Intersect(Period other)
    {
        if (_all is null) return _first.Intersect(other) is { } only ? new PeriodSet(only, null) : null;
        return Of(_all.Select(period => period.Intersect(other)).OfType<Period>());
    }

    static int Length(Period period) => period.To.DayNumber - period.From.DayNumber + 1;

    public bool Equals(PeriodSet other) => Periods.SequenceEqual(other.Periods);
    public override bool Equals(object? obj) => obj is PeriodSet other && Equals(other);
    public override int GetHashCode() => HashCode.Combine(_first, _all?.Length);
    public static bool operator ==(PeriodSet left, PeriodSet right) => left.Equals(right);
    public static bool operator !=(PeriodSet left, PeriodSet right) => !left.Equals(right);
    public override string ToString() => string.Join(" + ", Periods);
}
