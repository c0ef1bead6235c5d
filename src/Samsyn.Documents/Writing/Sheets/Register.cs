namespace Samsyn.Documents.Writing.Sheets;

/// <summary>Rows for a spreadsheet or a program, written as CSV, XLSX or Parquet. All words in the register's language.</summary>
public sealed record Register
{
    /// <summary>The title; also the name of the sheet, cut to what a spreadsheet allows.</summary>
    public required string Title { get; init; }

    /// <summary>The language of the text, BCP 47.</summary>
    public required string Language { get; init; }

    /// <summary>Who it comes from.</summary>
    public required string Sender { get; init; }

    /// <summary>When the content was read: the date in the file's properties.</summary>
    public required DateTimeOffset Dated { get; init; }

    /// <summary>The columns, in order.</summary>
    public required IReadOnlyList<RegisterColumn> Columns { get; init; }

    /// <summary>The rows; each has a cell for every column. Read once, so that a long register need not lie in memory.</summary>
    public required IEnumerable<IReadOnlyList<RegisterCell>> Rows { get; init; }
}

/// <summary>A column: its heading and its width in characters in a spreadsheet.</summary>
public sealed record RegisterColumn(string Heading, int Width = 18)
{
    /// <summary>What programs call it, the same in all languages; null: the heading.</summary>
    public string? Name { get; init; }

    /// <summary>What its cells are when they are not empty, for files whose columns have one kind.</summary>
    public CellKind Kind { get; init; } = CellKind.Words;
}

/// <summary>What a cell is.</summary>
public enum CellKind
{
    /// <summary>Nothing.</summary>
    Empty,
    /// <summary>Words, never run as a formula.</summary>
    Words,
    /// <summary>A number.</summary>
    Number,
    /// <summary>A day.</summary>
    Day,
    /// <summary>A local time of day on a day.</summary>
    Moment,
}

/// <summary>One cell: words, a number, a day or a moment, each kept as what it is.</summary>
public readonly record struct RegisterCell
{
    RegisterCell(CellKind kind, string? words, decimal number, DateTime time) => (Kind, Text, Value, Time) = (kind, words, number, time);

    /// <summary>What it is.</summary>
    public CellKind Kind { get; }

    internal string? Text { get; }
    internal decimal Value { get; }
    internal DateTime Time { get; }

    /// <summary>Words; null or none is an empty cell.</summary>
    public static implicit operator RegisterCell(string? words) => string.IsNullOrEmpty(words) ? default : new(CellKind.Words, words, 0, default);

    /// <summary>A number; null is an empty cell.</summary>
    public static implicit operator RegisterCell(decimal? number) => number is { } some ? new(CellKind.Number, null, some, default) : default;

    /// <summary>A whole number; null is an empty cell.</summary>
    public static implicit operator RegisterCell(int? number) => (decimal?)number;

    /// <summary>A day; null is an empty cell.</summary>
    public static implicit operator RegisterCell(DateOnly? day) => day is { } some ? new(CellKind.Day, null, 0, some.ToDateTime(default)) : default;

    /// <summary>A day and a time of day, both local (Europe/Stockholm).</summary>
    public static RegisterCell Moment(DateOnly day, TimeOnly time) => new(CellKind.Moment, null, 0, day.ToDateTime(time));
}
