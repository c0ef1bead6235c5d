namespace Samsyn.App.Situations.Events;

/// <summary>
/// What is left of a part's rows for comparing: of each 64 bits of what it says, its month, and type and area as numbers; in 256 pieces by the bits of its key. The key is what the
/// keeper calls the row, or else the row itself.
/// </summary>
sealed class RowSketches
{
    public const int Pieces = 256;
    const int Shift = 56;

    readonly int[] _starts = new int[Pieces + 1];

    /// <param name="rows">64 bits of each row.</param>
    /// <param name="keys">Those of its name; null where rows have none.</param>
    /// <param name="months">Months since year 0.</param>
    /// <param name="groups">Type and area, as <see cref="EventComparison"/> packs them.</param>
    /// <param name="keepsPlaces">Whether it is asked later which row it was: four bytes a row more.</param>
    public RowSketches(ReadOnlySpan<ulong> rows, ulong[]? keys, ReadOnlySpan<ushort> months, ReadOnlySpan<int> groups, bool keepsPlaces)
    {
        var by = keys is null ? rows : keys.AsSpan(0, rows.Length);
        foreach (var key in by) _starts[(int)(key >> Shift) + 1]++;
        for (var piece = 0; piece < Pieces; piece++) _starts[piece + 1] += _starts[piece];
        (Rows, Months, Groups) = (new ulong[rows.Length], new ushort[rows.Length], new int[rows.Length]);
        Keys = keys is null ? Rows : new ulong[rows.Length];
        Places = keepsPlaces ? new int[rows.Length] : null;
        var next = _starts[..Pieces].ToArray();
        for (var row = 0; row < rows.Length; row++)
        {
            var at = next[(int)(by[row] >> Shift)]++;
            (Rows[at], Months[at], Groups[at]) = (rows[row], months[row], groups[row]);
            if (keys is not null) Keys[at] = keys[row];
            if (Places is { } places) places[at] = row;
        }
    }

    public ulong[] Rows { get; }
    public ulong[] Keys { get; }
    public ushort[] Months { get; }
    public int[] Groups { get; }
    /// <summary>Which row of the segment each is; null unless it was asked for.</summary>
    public int[]? Places { get; }

    public (int From, int To) Piece(int number) => (_starts[number], _starts[number + 1]);

    /// <summary>Rows of a piece in all of them.</summary>
    public static int Count(IReadOnlyList<RowSketches> all, int piece)
    {
        var count = 0;
        foreach (var sketches in all) count += sketches._starts[piece + 1] - sketches._starts[piece];
        return count;
    }
}
