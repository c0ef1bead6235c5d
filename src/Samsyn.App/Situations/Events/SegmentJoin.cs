using System.Text;

namespace Samsyn.App.Situations.Events;

/// <summary>Rows of one or more segments that have the same columns, made one segment anew; those that are gone are left out.</summary>
sealed class SegmentJoin
{
    readonly EventPart _part;
    readonly int[] _room = new int[SegmentFormat.BlockRows];
    byte[] _written = new byte[1 << 20];

    /// <param name="like">The two files of any of them.</param>
    /// <param name="expected">About how many rows.</param>
    public SegmentJoin((Segment Asked, Segment Shown) like, int expected)
    {
        var (asked, shown) = like;
        _part = new(expected)
        {
            OccurredTo = shown.Find(ColumnKind.OccurredTo) is null ? null : new(expected), X = asked.Find(ColumnKind.X) is null ? null : new(expected), Y = asked.Find(ColumnKind.Y) is null ? null : new(expected),
            Counts = asked.Find(ColumnKind.Count) is null ? null : new(expected), Areas = asked.Find(ColumnKind.Area) is null ? null : new("", isUtf8: true, null, null, expected), Types = asked.Find(ColumnKind.Type) is null ? null : new("", isUtf8: true, null, null, expected),
            Texts = [.. shown.Columns.Where(column => column.Kind == ColumnKind.Other).Select(column => new TextColumn(column.Name, isUtf8: true, expected))],
        };
    }

    public int Rows => _part.Rows;

    public (int First, int Last) Ends => Calendar.Ends(_part.Occurred.Span);

    /// <summary>What two segments must have alike to be joined.</summary>
    public static string ColumnsOf((Segment Asked, Segment Shown) segment) => string.Join('\u001f', segment.Asked.Columns.Concat(segment.Shown.Columns).Select(column => $"{(int)column.Kind}{column.Name}"));

    public void Add((Segment Asked, Segment Shown) segment, bool[]? gone)
    {
        var (asked, shown) = segment;
        Numbers(asked, asked.Find(ColumnKind.Occurred)!, gone, _part.Occurred);
        Numbers(shown, shown.Find(ColumnKind.OccurredTo), gone, _part.OccurredTo);
        Numbers(asked, asked.Find(ColumnKind.X), gone, _part.X);
        Numbers(asked, asked.Find(ColumnKind.Y), gone, _part.Y);
        Numbers(asked, asked.Find(ColumnKind.Count), gone, _part.Counts);
        Codes(asked, asked.Find(ColumnKind.Area), gone, _part.Areas);
        Codes(asked, asked.Find(ColumnKind.Type), gone, _part.Types);
        foreach (var (column, into) in shown.Columns.Where(column => column.Kind == ColumnKind.Other).Zip(_part.Texts)) Texts(shown, column, gone, into);
    }

    /// <summary>What is asked about; good until the other is asked for.</summary>
    public ReadOnlyMemory<byte> Asked() => SegmentWriting.Numbers(_part, ref _written);

    /// <summary>What is shown of single events; good until the other is asked for.</summary>
    public ReadOnlyMemory<byte> Shown() => SegmentWriting.Rest(_part, ref _written);

    ReadOnlySpan<int> Decoded(Segment segment, SegmentColumn column, int block)
    {
        var values = _room.AsSpan(0, segment.RowsIn(block));
        segment.Decode(column.Blocks[block], 0, values);
        return values;
    }

    void Numbers(Segment segment, SegmentColumn? column, bool[]? gone, Values<int>? into)
    {
        if (column is null || into is null) return;
        for (var (block, first) = (0, 0); block < segment.Blocks; first += segment.RowsIn(block++))
        {
            var values = Decoded(segment, column, block);
            if (gone is null) into.Add(values, default, all: true);
            else for (var row = 0; row < values.Length; row++) if (!gone[first + row]) into.Add(values[row]);
        }
    }

    void Codes(Segment segment, SegmentColumn? column, bool[]? gone, CodedColumn? into)
    {
        if (column is null || into is null) return;
        int[] codes = [.. column.Texts!.Select(text => into.Dictionary.Code(Encoding.UTF8.GetBytes(text)))];
        for (var (block, first) = (0, 0); block < segment.Blocks; first += segment.RowsIn(block++))
        {
            var values = Decoded(segment, column, block);
            for (var row = 0; row < values.Length; row++) if (gone?[first + row] != true) into.Add(codes[values[row]]);
        }
    }

    void Texts(Segment segment, SegmentColumn column, bool[]? gone, TextColumn into)
    {
        byte[][]? texts = column.Texts is { } all ? [.. all.Select(Encoding.UTF8.GetBytes)] : null;
        for (var (block, first) = (0, 0); block < segment.Blocks; first += segment.RowsIn(block++))
        {
            var values = Decoded(segment, column, block);
            var plain = texts is null ? segment.Plain(column, block) : [];
            for (var row = 0; row < values.Length; row++)
            {
                if (gone?[first + row] != true) into.Add(texts is null ? plain[..values[row]] : texts[values[row]]);
                if (texts is null) plain = plain[values[row]..];
            }
            into.Settle();
        }
    }
}
