using Samsyn.Domain.Organisations;

namespace Samsyn.Domain.Situations.Datasets;

/// <summary>Events a year.</summary>
public sealed record YearCount(int Year, long Events);

/// <summary>Rows with something odd that were kept all the same, by the name of what was odd.</summary>
public sealed record ImportNote(string Note, long Rows, long FirstLine);

/// <summary>Rows that were not kept, by column and reason.</summary>
public sealed record ImportReject(string Column, string Reason, long Rows, long FirstLine, long LastLine);

/// <summary>What a year had before and has now.</summary>
public sealed record YearDifference(int Year, long Before, long Now);

/// <summary>What an import did to the values that were there.</summary>
public sealed record ValueChanges(long Added, long Changed, long Gone);

/// <summary>What is known of an import when its file has been read.</summary>
public sealed record ImportedFile
{
    public required string File { get; init; }
    public required long Length { get; init; }
    public required string Profile { get; init; }
    public required long Rows { get; init; }
    public required long Events { get; init; }
    public required long Rejected { get; init; }
    public required DateOnly First { get; init; }
    public required DateOnly Last { get; init; }
    public required IReadOnlyList<YearCount> Years { get; init; }
    public IReadOnlyList<ImportNote> Notes { get; init; } = [];
    public IReadOnlyList<ImportReject> Rejects { get; init; } = [];
    /// <summary>Of the file; null where it was not counted.</summary>
    public string? Checksum { get; init; }
    /// <summary>Values that are new, differ or are gone; null where rows have no identity, as events.</summary>
    public ValueChanges? Values { get; init; }
}

/// <summary>One file that was read into a dataset. It stays as it was recorded.</summary>
public sealed class DataImport
{
    readonly List<YearCount> _years = [];
    readonly List<ImportNote> _notes = [];
    readonly List<ImportReject> _rejects = [];
    readonly List<YearDifference> _differences = [];

    DataImport() { }

    public DataImportId Id { get; private set; }
    public DatasetId Dataset { get; private set; }
    /// <summary>From 1 within the dataset.</summary>
    public int Number { get; private set; }
    public ImportRule Rule { get; private set; }
    public string File { get; private set; } = "";
    public long Length { get; private set; }
    /// <summary>The name of the import profile.</summary>
    public string Profile { get; private set; } = "";
    public long Rows { get; private set; }
    /// <summary>The sum of counts, where a row may stand for several.</summary>
    public long Events { get; private set; }
    public long Rejected { get; private set; }
    public string? Checksum { get; private set; }
    public ValueChanges? Values { get; private set; }
    public DateOnly First { get; private set; }
    public DateOnly Last { get; private set; }
    public PersonId ImportedBy { get; private set; }
    public DateTimeOffset ImportedAt { get; private set; }

    public IReadOnlyList<YearCount> Years => _years;
    public IReadOnlyList<ImportNote> Notes => _notes;
    public IReadOnlyList<ImportReject> Rejects => _rejects;
    /// <summary>The years that differ from the import before.</summary>
    public IReadOnlyList<YearDifference> Differences => _differences;

    /// <summary><paramref name="before"/> is the dataset's latest import; null for the first.</summary>
    public static DataImport Record(DataImportId id, Dataset dataset, ImportRule rule, ImportedFile file, DataImport? before, PersonId by, DateTimeOffset at)
    {
        var import = new DataImport
        {
            Id = id, Dataset = dataset.Id, Number = dataset.Imports + 1, Rule = rule, File = file.File, Length = file.Length, Profile = file.Profile, Rows = file.Rows, Events = file.Events,
            Rejected = file.Rejected, Checksum = file.Checksum, Values = file.Values, First = file.First, Last = file.Last, ImportedBy = by, ImportedAt = at,
        };
        import._years.AddRange(file.Years.OrderBy(year => year.Year));
        import._notes.AddRange(file.Notes);
        import._rejects.AddRange(file.Rejects);
        import._differences.AddRange(Compare(before?.Years ?? [], import._years));
        return import;
    }

    static IEnumerable<YearDifference> Compare(IReadOnlyList<YearCount> before, IReadOnlyList<YearCount> now) =>
        from year in before.Concat(now).Select(one => one.Year).Distinct().Order()
        let difference = new YearDifference(year, Of(before, year), Of(now, year))
        where difference.Before != difference.Now
        select difference;

    static long Of(IReadOnlyList<YearCount> years, int year) => years.FirstOrDefault(one => one.Year == year)?.Events ?? 0;
}
