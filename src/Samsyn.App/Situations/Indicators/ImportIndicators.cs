using Microsoft.EntityFrameworkCore;
using Samsyn.App.Acts;
using Samsyn.App.Files;
using Samsyn.App.Situations.Datasets;
using Samsyn.App.Situations.Events;
using Samsyn.App.Storage;
using Samsyn.Documents.Situations.Indicators;
using Samsyn.Documents.Situations.Tables;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations.Datasets;
using Samsyn.Domain.Situations.Indicators;

namespace Samsyn.App.Situations.Indicators;

/// <summary><paramref name="Path"/> is CSV; other kinds of files are made CSV before. <paramref name="File"/> is what it was called.</summary>
public sealed record ImportIndicatorsCommand(DatasetId Dataset, string Path, string File, IndicatorProfile Profile, string RejectsTo, Language Language, ImportRule? Rule = null, string? Checksum = null)
{
    /// <summary>The saved profile that it is, where it is one.</summary>
    public UsedProfile? Used { get; init; }
    /// <summary>What is read instead of the file at the path, when it is open already.</summary>
    internal TableBytes? Open { get; init; }
    /// <summary>Where wrong rows are written instead of the path.</summary>
    internal Stream? Rejects { get; init; }
}

/// <summary>What came of an import. <paramref name="RejectsIn"/> is null when every value was right.</summary>
public sealed record ImportedIndicators(DataImport Import, IReadOnlyList<RejectedGroup> Rejected, string? RejectsIn);

/// <summary>Reads a table of values into a dataset, all in one transaction: broken off anywhere, the dataset is as it was.</summary>
public sealed class ImportIndicators(SamsynDb db, Clock clock, NewId ids, ActLog acts, DatasetChange change, IndicatorStore store)
{
    const int MostTold = 50;

    public async Task<Outcome<ImportedIndicators>> Run(Actor actor, ImportIndicatorsCommand command, CancellationToken cancellation)
    {
        var found = await change.Find(actor, command.Dataset, nameof(ImportIndicators), cancellation);
        if (!found.IsDone) return Outcome<ImportedIndicators>.Refused(found.Refusals);
        var dataset = found.Value;
        if (dataset.RetiredOn is { } retired) return new DatasetRetired(dataset.Name, retired);
        if (dataset.Kind != DatasetKind.Indicators) return new DatasetOfOtherKind(dataset.Name, dataset.Kind);
        try
        {
            using var bytes = command.Open ?? TableBytes.Open(command.Path);
            var read = IndicatorReader.Read(bytes, command.Profile);
            if (!read.IsDone) return Outcome<ImportedIndicators>.Refused(read.Refusals);
            using var rejects = new RejectFile(command.RejectsTo, command.Language, command.Rejects);
            rejects.Write([.. read.Value.Rejected], firstLine: 0);
            return await Keep(actor, command, dataset, read.Value, bytes.Length, rejects, cancellation);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new FileUnreadable(command.File, failure.Message);
        }
    }

    async Task<Outcome<ImportedIndicators>> Keep(Actor actor, ImportIndicatorsCommand command, Dataset dataset, ReadIndicators read, long length, RejectFile rejects, CancellationToken cancellation)
    {
        var (values, groups, file) = (read.Values, rejects.Groups, FileNames.Harmless(command.File));
        if (groups.Count > 0 && read.Rejected.Count > values.Count)
            return new MostRowsRejected(file, read.Rejected.Count, values.Count, groups[0].Column, Texts.Of(groups[0].Reason, command.Language), groups[0].FirstLine);
        if (values.Count == 0) return new NothingImported(file, read.Rejected.Count, groups.Count == 0 ? "–" : Texts.Of(groups[0].Reason, command.Language));

        var rule = command.Rule ?? dataset.Rule;
        var replaces = rule == ImportRule.Replace || dataset.InForceFrom == 0;
        var before = dataset.InForceFrom == 0 ? [] : await store.InForce(dataset, null, cancellation);
        if (rule == ImportRule.AppendNew)
        {
            var known = before.Select(value => value.Key).ToHashSet();
            values = [.. values.Where(value => !known.Contains(value.Key))];
            if (values.Count == 0) return new NothingNew(file, read.Values.Count);
        }
        var difference = IndicatorDifference.Between(before, values, replaces);
        var latest = await db.DataImports.AsNoTracking().Where(one => one.Dataset == dataset.Id).OrderByDescending(one => one.Number).FirstOrDefaultAsync(cancellation);
        var import = DataImport.Record(new(ids.Next()), dataset, rule, new()
        {
            File = file, Length = length, Profile = command.Profile.Name, Used = command.Used, Rows = values.Count, Events = values.Count, Rejected = read.Rejected.Count, Checksum = command.Checksum,
            First = values.Min(value => value.Period.From), Last = values.Max(value => value.Period.To), Values = new(difference.Added, difference.Changed, difference.Gone),
            Years = [.. values.GroupBy(value => value.Period.Year).Select(year => new YearCount(year.Key, year.Count()))],
            Rejects = [.. groups.Take(MostTold).Select(group => new ImportReject(group.Column, group.Reason.ToString(), group.Rows, group.FirstLine, group.LastLine))],
        }, latest, actor.Person, clock.Now);
        if (dataset.Take(import) is { IsDone: false } refused) return Outcome<ImportedIndicators>.Refused(refused.Refusals);

        db.DataImports.Add(import);
        var number = 0;
        foreach (var indicator in values.GroupBy(value => value.Indicator, StringComparer.Ordinal))
            foreach (var some in indicator.Chunk(IndicatorContent.Most))
                db.IndicatorBlocks.Add(new() { Id = ids.Next(), Dataset = dataset.Id, Import = import.Id, Number = number++, Indicator = indicator.Key, Rows = some.Length, Content = IndicatorContent.Pack(some) });
        acts.Note(actor, nameof(ImportIndicators), dataset.Id);
        return (await db.Commit(cancellation)).Then(new ImportedIndicators(import, groups, rejects.Written));
    }
}
