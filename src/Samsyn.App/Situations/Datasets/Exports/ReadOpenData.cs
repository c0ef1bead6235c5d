using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Samsyn.App.Situations.Events;
using Samsyn.App.Situations.Indicators;
using Samsyn.App.Storage;
using Samsyn.Documents.Writing.Sheets;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Situations.Datasets;

namespace Samsyn.App.Situations.Datasets.Exports;

/// <summary>What anybody may know of a dataset that was made public.</summary>
public sealed record OpenDataset(DatasetId Id, string Name, DatasetKind Kind, string Source, string Licence, DateOnly? From, DateOnly? To, DateOnly Issued, DateOnly Modified, IReadOnlyList<string> Indicators);

/// <summary>Open tables that were made, by dataset and version: making one takes an audit, and anybody may ask.</summary>
public sealed class OpenTableCache
{
    const int Most = 64;

    readonly ConcurrentDictionary<(DatasetId, int), Lazy<Task<Outcome<OpenFile>>>> _made = [];

    internal Task<Outcome<OpenFile>> Get(Dataset dataset, Func<Task<Outcome<OpenFile>>> make)
    {
        if (_made.Count >= Most) _made.Clear();
        return _made.GetOrAdd((dataset.Id, dataset.Version), _ => new(make)).Value;
    }

    internal void Forget(Dataset dataset) => _made.TryRemove((dataset.Id, dataset.Version), out _);
}

/// <summary>The same table in two forms; <paramref name="Name"/> is without an ending.</summary>
public sealed record OpenFile(byte[] Csv, byte[] Parquet, string Name);

/// <summary>What anybody may read, signed in or not: datasets that were made public, with small counts hidden (SIT-63).</summary>
public sealed class ReadOpenData(SamsynDb db, AccessContext access, EventStore events, IndicatorStore indicators, OpenTableCache cache)
{
    public async Task<IReadOnlyList<OpenDataset>> Run(CancellationToken cancellation)
    {
        // Nobody asks, so the database is asked as the system; the filter is the wall here.
        using var system = access.AsSystem();
        var datasets = await Open().OrderBy(one => one.Name).ToListAsync(cancellation);
        var ids = datasets.Select(one => one.Id).ToList();
        var imported = (await db.DataImports.AsNoTracking().Where(one => ids.Contains(one.Dataset)).Select(one => new { one.Dataset, one.ImportedAt }).ToListAsync(cancellation)).ToLookup(one => one.Dataset, one => one.ImportedAt);
        var names = (await db.IndicatorBlocks.AsNoTracking().Where(one => ids.Contains(one.Dataset)).Select(one => new { one.Dataset, one.Indicator }).Distinct().ToListAsync(cancellation)).ToLookup(one => one.Dataset, one => one.Indicator);
        return [.. datasets.Select(one => new OpenDataset(one.Id, one.Name, one.Kind, one.Source, one.Licence, one.From, one.To, one.PublicOn!.Value,
            imported[one.Id].Select(at => DateOnly.FromDateTime(at.UtcDateTime)).Append(one.PublicOn.Value).Max(), [.. names[one.Id].Order(StringComparer.Ordinal)]))];
    }

    /// <summary>The table as files; refused when the audit cannot vouch for it.</summary>
    public async Task<Outcome<OpenFile>> Table(DatasetId id, CancellationToken cancellation)
    {
        using var system = access.AsSystem();
        if (await Open().SingleOrDefaultAsync(one => one.Id == id, cancellation) is not { } dataset) return new NotFound();
        var made = await cache.Get(dataset, () => Make(dataset));
        // What could not be read now may be another time.
        if (!made.IsDone) cache.Forget(dataset);
        return made;
    }

    IQueryable<Dataset> Open() => db.Datasets.AsNoTracking().Where(one => one.PublicOn != null && one.RetiredOn == null && one.Imports > 0);

    async Task<Outcome<OpenFile>> Make(Dataset dataset)
    {
        Outcome<OpenRows> rows;
        if (dataset.Kind == DatasetKind.Indicators) rows = OpenTable.Of(dataset.Name, await indicators.InForce(dataset, null, CancellationToken.None));
        else
        {
            var opened = await events.Open(dataset, CancellationToken.None);
            if (!opened.IsDone) return Outcome<OpenFile>.Refused(opened.Refusals);
            rows = OpenTable.Of(dataset.Name, opened.Value);
        }
        if (!rows.IsDone) return Outcome<OpenFile>.Refused(rows.Refusals);
        var csv = new StringBuilder("indicator,area,period,sex,group,category,value,unit,mark,source\n");
        foreach (var row in rows.Value.Rows)
            csv.AppendJoin(',', ((string[])[row.Indicator, row.Area, row.Period, row.Sex, row.Group, row.Category, row.Value?.ToString("0.##########", CultureInfo.InvariantCulture) ?? "", row.Unit, row.Mark, dataset.Source]).Select(Cell)).Append('\n');
        using var parquet = new MemoryStream();
        await RegisterParquet.Write(Table(dataset, rows.Value.Rows), parquet, CancellationToken.None);
        return new OpenFile(Encoding.UTF8.GetBytes(csv.ToString()), parquet.ToArray(), $"{dataset.Id.Value:N}");
    }

    static Register Table(Dataset dataset, IReadOnlyList<OpenRow> rows) => new()
    {
        // When it was changed last is not in the table: the same dataset makes the same file.
        Title = dataset.Name, Sender = dataset.Source, Language = "sv", Dated = dataset.CreatedAt,
        Columns = [.. ((string[])["indicator", "area", "period", "sex", "group", "category", "value", "unit", "mark", "source"]).Select(name => new RegisterColumn(name) { Kind = name == "value" ? CellKind.Number : CellKind.Words })],
        Rows = rows.Select(row => (IReadOnlyList<RegisterCell>)[row.Indicator, row.Area, row.Period, row.Sex, row.Group, row.Category, ExportDataset.Number(row.Value), row.Unit, row.Mark, dataset.Source]),
    };

    static string Cell(string text)
    {
        if (text.Length > 0 && (text[0] is '=' or '+' or '@' || (text[0] == '-' && !double.TryParse(text, CultureInfo.InvariantCulture, out _)))) text = "'" + text;
        return text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
