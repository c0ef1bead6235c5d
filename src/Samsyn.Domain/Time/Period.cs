namespace Samsyn.Domain.Time;

/// <summary>Dates from and to, both inclusive.</summary>
public readonly record struct Period
{
    public Period(DateOnly from, DateOnly to)
    {
        if (to < from) throw new ArgumentException($"A period cannot end ({to:O}) before it begins ({from:O}).", nameof(to));
        From = from;
        To = to;
    }

    public DateOnly From { get; }
    public DateOnly To { get; }

    public bool Contains(DateOnly date) => From <= date && date <= To;
    public bool Contains(Period other) => From <= other.From && other.To <= To;
    public bool Overlaps(Period other) => From <= other.To && other.From <= To;

    /// <summary>The common dates, or null when there are none.</summary>
    public Period? Intersect(Period other)
    {
        var from = From > other.From ? From : other.From;
        var to = To < other.To ? To : other.To;
        return from <= to ? new Period(from, to) : null;
    }

    public override string ToString() => $"{From:yyyy-MM-dd}–{To:yyyy-MM-dd}";
}
