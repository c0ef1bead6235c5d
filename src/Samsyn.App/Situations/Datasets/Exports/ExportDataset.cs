using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Samsyn.App.Acts;
using Samsyn.App.Situations.Events;
using Samsyn.App.Situations.Indicators;
using Samsyn.App.Situations.Uploads;
using Samsyn.App.Storage;
using Samsyn.Documents.Writing.Sheets;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations.Datasets;
using Samsyn.Domain.Situations.Indicators;

namespace Samsyn.App.Situations.Datasets.Exports;

/// <summary>More rows than a sheet, or a map, can take.</summary>
public sealed record ExportTooLarge(long Rows, long Most) : Refusal;

/// <summary>To be read once from its beginning, and closed.</summary>
public sealed record ExportedFile(Stream Content);

/// <summary>A dataset as a table: values as they are, events as counts by area, type and month. Every fetching is on record, for it leaves the house.</summary>
public sealed class ExportDataset(SamsynDb db, Clock clock, ActLog acts, EventStore events, IndicatorStore indicators)
{
    const int MostRows = 1_000_000;

    public async Task<Outcome<Register>> Run(Actor actor, DatasetId id, Language language, CancellationToken cancellation)
    {
        var dataset = await db.Datasets.AsNoTracking().VisibleTo(actor).SingleOrDefaultAsync(one => one.Id == id, cancellation);
        if (dataset is null) return new NotFound();
        var made = dataset.Kind == DatasetKind.Indicators ? Values(dataset, await indicators.InForce(dataset, null, cancellation), language) : await Counts(actor, dataset, language, cancellation);
        if (!made.IsDone) return made;
        acts.Note(actor, nameof(ExportDataset), id);
        return (await db.Commit(cancellation)).Then(made.Value);
    }

    /// <summary>The same table as Parquet, in a file that is gone when it is closed.</summary>
    public async Task<Outcome<ExportedFile>> Parquet(Actor actor, DatasetId id, Language language, CancellationToken cancellation)
    {
        var made = await Run(actor, id, language, cancellation);
        if (!made.IsDone) return Outcome<ExportedFile>.Refused(made.Refusals);
        var file = TemporaryFile.Open();
        try
        {
            await RegisterParquet.Write(made.Value, file, cancellation);
            file.Position = 0;
            return new ExportedFile(file);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    Outcome<Register> Values(Dataset dataset, IReadOnlyCollection<IndicatorValue> values, Language language)
    {
        if (values.Count > MostRows) return new ExportTooLarge(values.Count, MostRows);
        return Frame(dataset, language, ["indicator", "area", "period", "sex", "group", "category", "value", "unit", "measure", "answers", "qualifier", "mark", "quality", "source"],
            new IndicatorTable(dataset.Id, dataset.Name, dataset.Source, dataset.Licence, dataset.QualityOf, values).Values.Select(value => (IReadOnlyList<RegisterCell>)
            [
                value.Indicator, value.Area, value.Period.ToString(), Texts.Of(value.Sex, language), value.Group, value.Category, Number(value.Value), value.Unit, Texts.Of(value.Measure, language), value.Answers, Texts.Of(value.Qualifier, language),
                Texts.Of(value.Mark, language), Texts.Of(dataset.QualityOf(value.Indicator), language), dataset.Source,
            ]));
    }

    async Task<Outcome<Register>> Counts(Actor actor, Dataset dataset, Language language, CancellationToken cancellation)
    {
        var opened = await events.Open(actor, dataset.Id, cancellation);
        if (!opened.IsDone) return Outcome<Register>.Refused(opened.Refusals);
        var counts = opened.Value.Count(EventFilter.All, CountBy.Area, CountBy.Type, CountBy.Month);
        if (counts.Groups > MostRows) return new ExportTooLarge(counts.Groups, MostRows);
        return Frame(dataset, language, ["area", "type", "period", "value", "quality", "source"], Enumerable.Range(0, counts.Groups).Select(group => (IReadOnlyList<RegisterCell>)
        [
            counts.Label(group, 0), counts.Label(group, 1), counts.Label(group, 2)[..Math.Min(7, counts.Label(group, 2).Length)], (decimal?)counts.Counts[group], Texts.Of(dataset.QualityOf(counts.Label(group, 1)), language), dataset.Source,
        ]));
    }

    Register Frame(Dataset dataset, Language language, string[] columns, IEnumerable<IReadOnlyList<RegisterCell>> rows) => new()
    {
        Title = dataset.Name, Language = language == Language.Swedish ? "sv" : "en", Sender = dataset.Source, Dated = clock.Now, Columns = [.. columns.Select(column => new RegisterColumn(Texts.Get(language, "data.column." + column)) { Name = column, Kind = column is "value" or "answers" ? CellKind.Number : CellKind.Words })], Rows = rows,
    };

    internal static RegisterCell Number(double? value) => value is { } number && Math.Abs(number) < 1e15 ? decimal.Parse(number.ToString("0.##########", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) : (decimal?)null;
}
