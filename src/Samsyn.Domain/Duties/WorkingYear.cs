using System.Collections.Concurrent;
using Samsyn.Domain.Time;

namespace Samsyn.Domain.Duties;

/// <summary>The business days of a year as a table: long series ask about every day of ten years.</summary>
static class WorkingYear
{
    static readonly ConcurrentDictionary<int, bool[]> Years = new();

    public static bool IsWorking(DateOnly date) => Years.GetOrAdd(date.Year, Table)[date.DayOfYear];

    static bool[] Table(int year)
    {
        var table = new bool[367];
        for (var date = new DateOnly(year, 1, 1); date.Year == year; date = date.AddDays(1))
        {
            table[date.DayOfYear] = BusinessDays.IsBusinessDay(date);
            if (date == DateOnly.MaxValue) break;
        }
        return table;
    }
}
