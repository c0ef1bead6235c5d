using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Samsyn.App.Storage;

/// <summary>The last number given in one year.</summary>
sealed class NumberSeries
{
    public required int Year { get; init; }
    public required int Last { get; init; }
}

/// <summary>The short numbers that people see: 2026-0143. Never given twice; one is lost when its use case is refused afterwards.</summary>
public sealed class ShortNumbers(SamsynDb db, Clock clock)
{
    internal async Task<string> Next(CancellationToken cancellation)
    {
        var year = clock.Today.Year;
        var given = await db.Database.SqlQuery<int>(
            $"""
            INSERT INTO number_series (year, last) VALUES ({year}, 1)
            ON CONFLICT (year) DO UPDATE SET last = number_series.last + 1 RETURNING last AS "Value"
            """).ToListAsync(cancellation);
        return string.Create(CultureInfo.InvariantCulture, $"{year}-{given[0]:D4}");
    }
}
