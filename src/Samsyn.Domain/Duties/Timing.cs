using System.Globalization;
using Samsyn.Domain.Time;

namespace Samsyn.Domain.Duties;

/// <summary>One window of a demand, cut to the time it stands. <paramref name="To"/> is null only for standing demands.</summary>
public readonly record struct Slot(DateOnly From, DateOnly? To, DateOnly Due, int Needed)
{
    public DateOnly? MovedFrom { get; init; }
    public DateOnly? CountsFrom { get; init; }
    public DateOnly? NextFrom { get; init; }

    internal static Slot In(Period window, int needed) => new(window.From, window.To, window.To, needed);
}

/// <summary>When a demand falls due. Gives every window that touches the horizon; windows are never cut by it, so that ids are stable.</summary>
public abstract record Timing
{
    /// <param name="valid">The time the demand stands; with gaps where another level of readiness had another rhythm.</param>
    /// <param name="horizon">The time asked for.</param>
    public abstract IEnumerable<Slot> Slots(PeriodSet valid, Period horizon);

    /// <summary>Occurrences a year, to compare two demands on the same thing; null when not a frequency.</summary>
    public virtual decimal? PerYear => null;

    /// <summary>Part of the demand's key: the same thing asked for with another frequency is another demand.</summary>
    public abstract string Code { get; }

    // A period that the demand covers only in part needs its part of the count, rounded to the nearest. The window goes from the first such day to
    // the last: what is done in a gap (at a raised level) is done all the same, and a short gap leaves window and number as they were.
    protected static Slot? Shared(int count, PeriodSet valid, Period whole)
    {
        if (valid.Within(whole) is not var (window, days)) return null;
        var all = Days(whole);
        return Slot.In(window, days == all ? count : (int)Math.Floor((count * (decimal)days / all) + 0.5m));
    }

    static int Days(Period period) => period.To.DayNumber - period.From.DayNumber + 1;
}

/// <summary>A number of times in each calendar period (NOT-17).</summary>
public sealed record PerPeriod(CadencePeriod Period, int Count, SchoolTerms Terms) : Timing
{
    /// <summary>2: in every window of two periods, the first of which begins with the demand ("vartannat år").</summary>
    public int Interval { get; init; } = 1;

    public override decimal? PerYear => (decimal)Count / Interval * Period switch
    {
        CadencePeriod.Year => 1m,
        CadencePeriod.HalfYear or CadencePeriod.Term => 2m,
        CadencePeriod.Quarter => 4m,
        CadencePeriod.Month => 12m,
        _ => 52m,
    };

    public override string Code => Interval == 1 ? $"{Count}/{Period}" : $"{Count}/{Interval}{Period}";

    public override IEnumerable<Slot> Slots(PeriodSet valid, Period horizon)
    {
        if (valid.Hull.Intersect(horizon) is not { } stretch) yield break;
        foreach (var whole in Interval == 1 ? CalendarPeriods.Touching(Period, stretch, Terms) : Windows(valid.Hull.From, stretch))
            if (Shared(Count, valid, whole) is { } slot) yield return slot;
    }

    // Counted from the start of the demand, never from the horizon, so that the same windows come back whatever is asked for.
    IEnumerable<Period> Windows(DateOnly start, Period stretch)
    {
        var next = start;
        while (next <= stretch.To && next.Year < 9900)
        {
            var first = CalendarPeriods.Of(Period, next, Terms);
            var last = first;
            for (var n = 1; n < Interval; n++) last = CalendarPeriods.Of(Period, last.To.AddDays(1), Terms);
            var whole = new Period(first.From, last.To);
            if (whole.Overlaps(stretch)) yield return whole;
            next = last.To.AddDays(1);
        }
    }
}

/// <summary>Rounds that divide the year evenly: two a year are half-years, three are tertials.</summary>
public sealed record YearRounds(int Count) : Timing
{
    public override decimal? PerYear => Count;
    public override string Code => $"rounds:{Count}";

    public override IEnumerable<Slot> Slots(PeriodSet valid, Period horizon)
    {
        if (valid.Hull.Intersect(horizon) is not { } stretch) yield break;
        for (var year = stretch.From.Year; year <= stretch.To.Year; year++)
            for (var round = 0; round < Count; round++)
            {
                var whole = new Period(Start(year, round), Start(year, round + 1).AddDays(-1));
                if (whole.Overlaps(stretch) && Shared(1, valid, whole) is { } slot) yield return slot;
            }
    }

    DateOnly Start(int year, int round) => new DateOnly(year, 1, 1).AddMonths(12 * round / Count);
}

/// <summary>One occurrence a week on each named weekday; one duty per occurrence.</summary>
public sealed record WeeklyOn(IReadOnlyList<DayOfWeek> Days, bool MovesFromHolidays) : Timing
{
    /// <summary>2: every second week, counted from the first occurrence in the time the demand stands.</summary>
    public int Interval { get; init; } = 1;

    /// <summary>The forum has other series too: a round on another day of the week is theirs, not this one's made early.</summary>
    public bool OnItsDayOnly { get; init; }

    public override string Code => $"weekly:{string.Join('+', Days)}{(Interval == 1 ? "" : $"/{Interval}")}";

    public override IEnumerable<Slot> Slots(PeriodSet valid, Period horizon)
    {
        var stands = valid.Hull;
        if (stands.Intersect(horizon) is not { } stretch) yield break;
        var single = Days.Count == 1 && !OnItsDayOnly;
        var firstWeek = Interval == 1 ? 0 : FirstWeek(stands.From);
        // A round moved back from just after the horizon lies in it.
        var last = Math.Min(stretch.To.DayNumber + (MovesFromHolidays ? 7 : 0), stands.To.DayNumber);
        for (var number = stretch.From.DayNumber; number <= last; number++)
        {
            var date = DateOnly.FromDayNumber(number);
            if ((_mask >> (int)date.DayOfWeek & 1) == 0) continue;
            if (!valid.IsWhole && !valid.Contains(date)) continue;
            if (Interval > 1 && (Monday(date).DayNumber - firstWeek) / 7 % Interval != 0) continue;
            var held = MovesFromHolidays ? BusinessDayOnOrBefore(date) : date;
            if (held < stands.From) held = date;
            if (!stretch.Contains(held)) continue;
            yield return new Slot(held, held, held, 1)
            {
                MovedFrom = held == date ? null : date,
                CountsFrom = single ? Monday(held) : held,
                NextFrom = single ? Monday(held).AddDays(7 * Interval) : held.AddDays(1),
            };
        }
    }

    readonly int _mask = Days.Aggregate(0, (mask, day) => mask | (1 << (int)day));

    int FirstWeek(DateOnly from)
    {
        while ((_mask >> (int)from.DayOfWeek & 1) == 0 && from < DateOnly.MaxValue) from = from.AddDays(1);
        return Monday(from).DayNumber;
    }

    static DateOnly Monday(DateOnly date) => date.AddDays(-(((int)date.DayOfWeek + 6) % 7));

    static DateOnly BusinessDayOnOrBefore(DateOnly date)
    {
        while (!WorkingYear.IsWorking(date)) date = date.AddDays(-1);
        return date;
    }

    public bool Equals(WeeklyOn? other) => other is not null && MovesFromHolidays == other.MovesFromHolidays && Interval == other.Interval && OnItsDayOnly == other.OnItsDayOnly && Days.SequenceEqual(other.Days);
    public override int GetHashCode() => HashCode.Combine(MovesFromHolidays, Interval, Days.Count);
}

/// <summary>Every day or every weekday, checked week by week.</summary>
public sealed record EveryDay(bool WeekdaysOnly) : Timing
{
    public override string Code => WeekdaysOnly ? "weekdays" : "daily";

    public override IEnumerable<Slot> Slots(PeriodSet valid, Period horizon)
    {
        if (valid.Hull.Intersect(horizon) is not { } stretch) yield break;
        foreach (var week in CalendarPeriods.Touching(CadencePeriod.Week, stretch))
            if (valid.Within(week) is var (window, _) && Count(window, valid) is > 0 and var days) yield return Slot.In(window, days);
    }

    int Count(Period window, PeriodSet valid)
    {
        var count = 0;
        for (var date = window.From; date <= window.To; date = date.AddDays(1))
            if ((valid.IsWhole || valid.Contains(date)) && (!WeekdaysOnly || WorkingYear.IsWorking(date))) count++;
        return count;
    }
}

/// <summary>Once in a season of every year (FOR-KRI-01).</summary>
public sealed record InSeason(Season Season, int Count) : Timing
{
    public override string Code => $"{Count}/{Season}";

    public override IEnumerable<Slot> Slots(PeriodSet valid, Period horizon)
    {
        if (valid.Hull.Intersect(horizon) is not { } stretch) yield break;
        for (var year = stretch.From.Year - 1; year <= stretch.To.Year; year++)
        {
            var whole = CalendarPeriods.Season(Season, year);
            if (whole.Overlaps(stretch) && Shared(Count, valid, whole) is { } slot) yield return slot;
        }
    }
}

/// <summary>One window, whatever becomes of the agreement meanwhile; less of it where another level of readiness had another rhythm.</summary>
public sealed record Once(Period Window, int Count = 1, DateOnly? CountsFrom = null) : Timing
{
    /// <summary>True where the demand stands at some levels of readiness only: then it needs its part of the count.</summary>
    public bool AtSomeLevels { get; init; }

    public override string Code => $"once:{Window.To.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}*{Count}";

    public override IEnumerable<Slot> Slots(PeriodSet valid, Period horizon)
    {
        if (!Window.Overlaps(horizon)) return [];
        if (!AtSomeLevels) return [Slot.In(Window, Count) with { CountsFrom = CountsFrom }];
        return Shared(Count, valid, Window) is { } slot ? [slot with { CountsFrom = CountsFrom }] : [];
    }
}

/// <summary>Every n-th year from a date; the anniversary is the last day in time (NOT-18).</summary>
public sealed record EveryYears(int Years, DateOnly Start) : Timing
{
    public override string Code => $"every:{Years}y";

    public override IEnumerable<Slot> Slots(PeriodSet valid, Period horizon)
    {
        for (var n = 0; ; n++)
        {
            var from = n == 0 ? Start : Start.AddYears(Years * n).AddDays(1);
            if (from > horizon.To || from > valid.Hull.To || from.Year > 9900) yield break;
            var whole = new Period(from, Start.AddYears(Years * (n + 1)));
            if (whole.Overlaps(horizon) && Shared(1, valid, whole) is { } slot) yield return slot;
        }
    }
}

/// <summary>At a reporting point of every year. Where nobody has set its date, the period it reports on is the window (NOT-24).</summary>
public sealed record AtReportingPoint(ReportingPoint Point, ReportingDates Dates) : Timing
{
    public override string Code => Point.ToString();

    public override IEnumerable<Slot> Slots(PeriodSet valid, Period horizon)
    {
        var stands = valid.Hull;
        for (var year = Math.Max(stands.From.Year, horizon.From.Year) - 1; year <= Math.Min(stands.To.Year, horizon.To.Year); year++)
        {
            var covers = ReportingDates.Covers(year, Point);
            var whole = new Period(covers.From, LastDay(year));
            if (whole.Overlaps(horizon) && covers.Overlaps(stands)) yield return Slot.In(whole, 1);
        }
    }

    /// <summary>The set date, or the last day of the period reported on.</summary>
    public DateOnly LastDay(int year) => Dates.Of(year, Point) ?? ReportingDates.Covers(year, Point).To;
}

/// <summary>Demanded, but without a date.</summary>
public sealed record Standing(Phrase Why) : Timing
{
    public override string Code => "standing";

    public override IEnumerable<Slot> Slots(PeriodSet valid, Period horizon)
    {
        foreach (var stands in valid.Periods)
            if (stands.Overlaps(horizon)) yield return new Slot(stands.From, stands.To == DateOnly.MaxValue ? null : stands.To, stands.To, 0);
    }
}
