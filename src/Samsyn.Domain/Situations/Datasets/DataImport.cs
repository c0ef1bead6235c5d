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

/// <summary>Events of a month, a type or an area that came, went or differ.</summary>
public sealed record ChangedEvents(string Label, long Added, long Removed, long Changed)
{
    /// <summary>Those that are there already and come once more, because nothing names them.</summary>
    public long Again { get; init; }
}

/// <summary>
/// What a file that came again does to the events that were there: a difference of multisets of rows, by what each says in the columns that both have. With <paramref name="IdColumn"/>
/// a row that says something else under the same name is changed; without, it is one that went and one that came. Labels are months as yyyy-MM, types and areas; those with most first,
/// and what is beyond the longest list is in the sums alone. <paramref name="Base"/> is the number of the dataset's imports when it was held against them; <paramref name="Left"/> names
/// columns of either that the other does not have, and that were therefore left aside.
/// When the file is added (<see cref="Rule"/>) <paramref name="Unchanged"/> are its rows that are there already and do not come again; <paramref name="Changed"/> say something else
/// under a name that is there: by <see cref="ImportRule.Append"/> the newer takes the place of the older, by <see cref="ImportRule.AppendNew"/> the older stays.
/// </summary>
public sealed record EventChanges(long Added, long Removed, long Changed, long Unchanged, string? IdColumn, int Base, IReadOnlyList<ChangedEvents> Months, IReadOnlyList<ChangedEvents> Types, IReadOnlyList<ChangedEvents> Areas, IReadOnlyList<string> Left)
{
    public ImportRule Rule { get; init; }
    /// <summary>Rows that are there already and come once more: nothing names them, and two events may be alike.</summary>
    public long Again { get; init; }
    /// <summary>Rows of the file whose name is empty; they are told apart by all that they say.</summary>
    public long Nameless { get; init; }

    /// <summary>Nothing would be otherwise.</summary>
    public bool IsNone => Added == 0 && Removed == 0 && Again == 0 && (Changed == 0 || Rule == ImportRule.AppendNew);
}

/// <summary>All that a dataset holds once a file has been woven together with what was there.</summary>
public sealed record WholeDataset(long Rows, DateOnly First, DateOnly Last);

/// <summary>What is known of an import when its file has been read.</summary>
public sealed record ImportedFile
{
    public required string File { get; init; }
    public required long Length { get; init; }
    public required string Profile { get; init; }
    public required long Rows { get; init; }
    public required long Events { get; init; }
    public required long Rejected { get; init; }
    /// <summary>The number of lines, where it was counted.</summary>
    public long LastLine { get; init; }
    public required DateOnly First { get; init; }
    public required DateOnly Last { get; init; }
    public required IReadOnlyList<YearCount> Years { get; init; }
    public IReadOnlyList<ImportNote> Notes { get; init; } = [];
    public IReadOnlyList<ImportReject> Rejects { get; init; } = [];
    /// <summary>Of the file; null where it was not counted.</summary>
    public string? Checksum { get; init; }
    /// <summary>Values that are new, differ or are gone; null for events.</summary>
    public ValueChanges? Values { get; init; }
    /// <summary>Events that are new, differ or are gone; null for values, and where nothing was there.</summary>
    public EventChanges? Changes { get; init; }
    /// <summary>Null when the import holds its file's rows and no others.</summary>
    public WholeDataset? Whole { get; init; }
    /// <summary>Null when the profile was made for this file alone, or is a ready-made one.</summary>
    public UsedProfile? Used { get; init; }
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
    public EventChanges? Changes { get; private set; }
    /// <summary>What the import holds when that is the whole dataset, older rows with it; null when it holds its file's rows.</summary>
    public WholeDataset? Whole { get; private set; }
    public UsedProfile? Used { get; private set; }
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
            Rejected = file.Rejected, Checksum = file.Checksum, Values = file.Values, Changes = file.Changes, Whole = file.Whole, Used = file.Used, First = file.First, Last = file.Last, ImportedBy = by, ImportedAt = at,
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
