namespace Samsyn.Domain.Situations.Datasets;

/// <summary>What a column of a table of events says.</summary>
public enum ColumnRole
{
    /// <summary>When it happened, or the beginning of the time in which it did. The one role that a profile must have.</summary>
    Occurred,
    /// <summary>The end of the time in which it happened.</summary>
    OccurredTo,
    /// <summary>Easting, or longitude.</summary>
    X,
    /// <summary>Northing, or latitude.</summary>
    Y,
    /// <summary>The code of an area: text, so that leading zeros stay.</summary>
    Area,
    Type,
    /// <summary>How many events the row stands for; one where no column says.</summary>
    Count,
    /// <summary>What the keeper calls the row: kept as text, and what tells a changed row from a new one when the file comes again.</summary>
    Id,
    /// <summary>Kept as text, for showing.</summary>
    Other,
    Ignored,
}

/// <summary>In which order a date with the day and month in figures is written: <c>5/1/2023</c>.</summary>
public enum DateOrder { YearMonthDay, DayMonthYear, MonthDayYear }

public enum DecimalSign { PointOrComma, Point, Comma }

/// <summary>How the bytes of a text file stand for letters. Latin-1 is read as Windows-1252, which holds all of it that is text.</summary>
public enum TextCoding { Detect, Utf8, Windows1252 }

/// <summary>What is done with a code that the code list does not have.</summary>
public enum UnknownCode { Keep, Reject }

/// <summary>One column: found by <paramref name="Name"/> in the heading, or by <paramref name="Index"/> (from 0) in a table without one.</summary>
public sealed record ColumnMapping(ColumnRole Role, string? Name = null, int? Index = null)
{
    /// <summary>As people are told which column it is.</summary>
    public string Shown => Name ?? $"#{Index + 1}";
}

/// <summary>What is written in the file → the code that is meant.</summary>
public sealed record CodeList(IReadOnlyDictionary<string, string> Codes, UnknownCode Unknown = UnknownCode.Keep);

/// <summary>How a table of events is read. Says nothing of any one file; the same profile reads each month's.</summary>
public sealed record ImportProfile
{
    public required string Name { get; init; }
    public required IReadOnlyList<ColumnMapping> Columns { get; init; }
    /// <summary>The character between columns; null: found out from the file.</summary>
    public char? Delimiter { get; init; }
    public bool HasHeading { get; init; } = true;
    public TextCoding Coding { get; init; }
    public DateOrder DateOrder { get; init; }
    public DecimalSign DecimalSign { get; init; }
    /// <summary>The name of a <see cref="Places.Coordinates.CoordinateSystem"/>; asked for when there are columns of coordinates.</summary>
    public string? CoordinateSystem { get; init; }
    /// <summary>How many figures an area code has; shorter ones have lost zeros in front and get them back. Null: as written.</summary>
    public int? AreaDigits { get; init; }
    public CodeList? Areas { get; init; }
    public CodeList? Types { get; init; }

    public ColumnMapping? Of(ColumnRole role) => Columns.FirstOrDefault(column => column.Role == role);

    /// <summary>What is wrong with the profile itself, before any file is opened.</summary>
    public IReadOnlyList<Kernel.Refusal> Faults()
    {
        List<Kernel.Refusal> found = [];
        if (Of(ColumnRole.Occurred) is null) found.Add(new ProfileWithoutTime(Name));
        foreach (var twice in Columns.Where(column => column.Role is not (ColumnRole.Other or ColumnRole.Ignored)).GroupBy(column => column.Role).Where(role => role.Count() > 1))
            found.Add(new ProfileRoleTwice(Name, twice.Key));
        if (Columns.FirstOrDefault(column => column is { Name: null, Index: null or < 0 } || (!HasHeading && column.Index is null)) is { } unnamed) found.Add(new ProfileColumnUnnamed(Name, unnamed.Role));
        var (x, y) = (Of(ColumnRole.X), Of(ColumnRole.Y));
        if (x is null != y is null) found.Add(new ProfileHalfPosition(Name));
        if (x is not null && (CoordinateSystem is null || Places.Coordinates.CoordinateSystem.Find(CoordinateSystem) is null))
            found.Add(new ProfileCoordinateSystem(Name, CoordinateSystem ?? "–", string.Join(", ", Places.Coordinates.CoordinateSystem.All.Select(system => system.Name))));
        if (Delimiter is '"' or '\r' or '\n' or >= '\u0080') found.Add(new ProfileDelimiter(Name));
        return found;
    }
}
