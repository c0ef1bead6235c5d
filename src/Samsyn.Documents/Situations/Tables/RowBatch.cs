namespace Samsyn.Documents.Situations.Tables;

/// <summary>
/// Some rows of a table as places in <see cref="Buffer"/>, which stays unchanged until the next read. A field is what stands between two delimiters, quotes included.
/// </summary>
public sealed class RowBatch(int columns)
{
    /// <summary>At most so many rows: what belongs to them then stays in the nearer caches.</summary>
    public const int Capacity = 2048;

    readonly int _stride = columns + 1;

    /// <summary>Number of columns of each row.</summary>
    public int Columns { get; } = columns;

    /// <summary>Number of rows.</summary>
    public int Count { get; internal set; }

    /// <summary>The bytes of the file around the rows.</summary>
    public byte[] Buffer { get; internal set; } = [];

    /// <summary>Line on which each row begins, counted from 0 where the reader began.</summary>
    public int[] Lines { get; } = new int[Capacity];

    /// <summary>Per row: one before its first byte, then the end of each field.</summary>
    internal int[] Bounds { get; } = new int[Capacity * (columns + 1)];

    /// <summary>The bytes of a field as they stand, quotes included.</summary>
    public ReadOnlySpan<byte> Field(int row, int column)
    {
        var at = row * _stride + column;
        var start = Bounds[at] + 1;
        return new(Buffer, start, Bounds[at + 1] - start);
    }

    /// <summary>Everything from the first row to the last, and what was rejected between.</summary>
    public ReadOnlySpan<byte> Whole => Count == 0 ? default : Buffer.AsSpan((Bounds[0] + 1)..Bounds[(Count - 1) * _stride + Columns]);

    /// <summary>The bytes of a whole row without its line end.</summary>
    public ReadOnlySpan<byte> Row(int row)
    {
        var start = Bounds[row * _stride] + 1;
        return new(Buffer, start, Bounds[row * _stride + Columns] - start);
    }
}
