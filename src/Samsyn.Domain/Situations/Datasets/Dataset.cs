using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;

namespace Samsyn.Domain.Situations.Datasets;

/// <summary>What a new import does with what is there.</summary>
public enum ImportRule
{
    /// <summary>Takes its place.</summary>
    Replace,
    /// <summary>Comes beside it; where the keeper names the rows, what is there already does not come again and what says something else is replaced by the newer.</summary>
    Append,
    /// <summary>Only what is not there comes beside it; what is there stays as it is, whatever the new file says.</summary>
    AppendNew,
}

/// <summary>Single events with a time, or values of indicators for areas and periods.</summary>
public enum DatasetKind { Events, Indicators }

/// <summary>Who may see a dataset. What anybody may see has its small counts suppressed (SIT-63).</summary>
public enum DatasetAudience { OwnParty, BothParties, Public }

/// <summary>What is said of a dataset when it is made.</summary>
public sealed record DatasetDescription
{
    public required string Name { get; init; }
    public DatasetKind Kind { get; init; }
    /// <summary>Who publishes or keeps the data, as it is named under every chart (SIT-18).</summary>
    public required string Source { get; init; }
    public string Licence { get; init; } = "";
    /// <summary>First and last day that the data is about; null until an import says.</summary>
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }
    public ImportRule Rule { get; init; }
    /// <summary>The class of what has no class of its own below.</summary>
    public QualityClass Quality { get; init; } = QualityClass.HardToJudge;
    public IReadOnlyList<TypeQuality> TypeQualities { get; init; } = [];
}

/// <summary>
/// A collection of events or values with where it comes from and what it is worth. It is its own party's until that party releases it, and public only when that is said too.
/// What was collected is outside: here is which import is in force.
/// </summary>
public sealed class Dataset : IOwnedBySide
{
    readonly List<TypeQuality> _typeQualities = [];

    Dataset() { }

    public DatasetId Id { get; private set; }
    public string Name { get; private set; } = "";
    public DatasetKind Kind { get; private set; }
    public string Source { get; private set; } = "";
    public string Licence { get; private set; } = "";
    public DateOnly? From { get; private set; }
    public DateOnly? To { get; private set; }
    public ImportRule Rule { get; private set; }
    public QualityClass Quality { get; private set; }
    public PartySide? Side { get; private set; }
    public DateOnly? SharedOn { get; private set; }
    public DateOnly? PublicOn { get; private set; }
    public DateOnly? RetiredOn { get; private set; }
    public PersonId CreatedBy { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }
    /// <summary>Number of imports so far.</summary>
    public int Imports { get; private set; }
    /// <summary>Segments of this import and later ones are the data; 0 when there is none yet.</summary>
    public int InForceFrom { get; private set; }
    /// <summary>Rows of the imports in force.</summary>
    public long Rows { get; private set; }
    public int Version { get; private set; }

    public IReadOnlyList<TypeQuality> TypeQualities => _typeQualities;

    public DatasetAudience Audience => PublicOn is not null ? DatasetAudience.Public : SharedOn is not null ? DatasetAudience.BothParties : DatasetAudience.OwnParty;

    /// <summary>Without a side it is both parties' from the beginning.</summary>
    public static Outcome<Dataset> Create(DatasetId id, DatasetDescription described, PartySide? side, PersonId by, DateTimeOffset at, DateOnly today)
    {
        List<Refusal> found = [];
        if (string.IsNullOrWhiteSpace(described.Name)) found.Add(new DatasetNameMissing());
        if (string.IsNullOrWhiteSpace(described.Source)) found.Add(new DatasetSourceMissing());
        if (described.From > described.To) found.Add(new DatasetPeriodReversed(described.From.Value, described.To.Value));
        if (described.TypeQualities.GroupBy(one => one.Type, StringComparer.OrdinalIgnoreCase).FirstOrDefault(type => type.Count() > 1) is { } twice) found.Add(new TypeQualityTwice(twice.Key));
        if (found.Count > 0) return Outcome<Dataset>.Refused(found);
        var dataset = new Dataset
        {
            Id = id, Name = described.Name.Trim(), Kind = described.Kind, Source = described.Source.Trim(), Licence = described.Licence.Trim(), From = described.From, To = described.To, Rule = described.Rule,
            Quality = described.Quality, Side = side, SharedOn = side is null ? today : null, CreatedBy = by, CreatedAt = at, Version = 1,
        };
        dataset._typeQualities.AddRange(described.TypeQualities);
        return dataset;
    }

    /// <summary>Its own class, or the dataset's.</summary>
    public QualityClass QualityOf(string type) =>
        _typeQualities.FirstOrDefault(one => string.Equals(one.Type, type, StringComparison.OrdinalIgnoreCase))?.Quality ?? Quality;

    /// <summary>Whether the parties count the type among the strategic crimes (SIT-25).</summary>
    public bool IsStrategic(string type) => _typeQualities.Exists(one => one.IsStrategic && string.Equals(one.Type, type, StringComparison.OrdinalIgnoreCase));

    /// <summary>Puts an import in force: beside those before, in their place, or woven together with them.</summary>
    public Outcome Take(DataImport import)
    {
        if (RetiredOn is { } retired) return new DatasetRetired(Name, retired);
        if (import.Number != Imports + 1) return new DatasetImportedMeanwhile(Name);
        Imports = import.Number;
        if (import.Rule == ImportRule.Replace || InForceFrom == 0) (InForceFrom, Rows, From, To) = (import.Number, import.Rows, import.First, import.Last);
        else if (import.Whole is { } whole) (InForceFrom, Rows, From, To) = (import.Number, whole.Rows, whole.First, whole.Last);
        else (Rows, From, To) = (Rows + import.Rows, import.First < From ? import.First : From, import.Last > To ? import.Last : To);
        Version++;
        return Outcome.Done;
    }

    /// <summary>Lets the other party see it; once.</summary>
    public Outcome Share(DateOnly today)
    {
        if (RetiredOn is { } retired) return new DatasetRetired(Name, retired);
        if (SharedOn is { } earlier) return new DatasetSharedAlready(Name, earlier);
        SharedOn = today;
        Version++;
        return Outcome.Done;
    }

    /// <summary>Lets anybody see it, with small counts suppressed; both parties must see it before.</summary>
    public Outcome Publish(DateOnly today)
    {
        if (RetiredOn is { } retired) return new DatasetRetired(Name, retired);
        if (SharedOn is null) return new DatasetNotShared(Name);
        PublicOn ??= today;
        Version++;
        return Outcome.Done;
    }

    /// <summary>It is kept but no longer offered.</summary>
    public Outcome Retire(DateOnly today)
    {
        if (RetiredOn is { } retired) return new DatasetRetired(Name, retired);
        RetiredOn = today;
        Version++;
        return Outcome.Done;
    }
}
