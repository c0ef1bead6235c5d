using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Samsyn.App.Situations.Events;

/// <summary>Writes what a part was read as in the form of <see cref="SegmentFormat"/>.</summary>
sealed class SegmentWriting
{
    readonly List<SegmentColumn> _columns = [];
    readonly int _rows;
    byte[] _blocks;
    int _length;

    SegmentWriting(int rows, byte[] room) => (_rows, _blocks, _length) = (rows, room, SegmentFormat.Beginning);

    /// <summary>What is asked about: time, area, type, count, position.</summary>
    public static ReadOnlyMemory<byte> Numbers(EventPart part, ref byte[] room)
    {
        var writing = new SegmentWriting(part.Rows, room);
        writing.Add(ColumnKind.Occurred, "", null, part.Occurred.Span);
        if (part.Areas is { } areas) writing.AddUsed(ColumnKind.Area, areas);
        if (part.Types is { } types) writing.AddUsed(ColumnKind.Type, types);
        if (part.Counts is { } counts) writing.Add(ColumnKind.Count, "", null, counts.Span);
        if (part.X is { } x) writing.Add(ColumnKind.X, "", null, x.Span);
        if (part.Y is { } y) writing.Add(ColumnKind.Y, "", null, y.Span);
        return writing.Finish(ref room);
    }

    /// <summary>What is shown of single events.</summary>
    public static ReadOnlyMemory<byte> Rest(EventPart part, ref byte[] room)
    {
        var writing = new SegmentWriting(part.Rows, room);
        if (part.OccurredTo is { } to) writing.Add(ColumnKind.OccurredTo, "", null, to.Span);
        foreach (var text in part.Texts)
        {
            if (text.Dictionary is { } texts) writing.Add(ColumnKind.Other, text.Name, TextsOf(texts), text.Codes);
            else writing.AddPlain(text);
        }
        return writing.Finish(ref room);
    }

    /// <summary>With those texts only that a row has: the dictionary may also hold what was rejected, or stood in another part.</summary>
    void AddUsed(ColumnKind kind, CodedColumn column)
    {
        var (used, texts, numbers) = (new int[column.Dictionary.Count], new List<string>(), System.Buffers.ArrayPool<int>.Shared.Rent(_rows));
        try
        {
            var codes = column.Codes;
            for (var row = 0; row < codes.Length; row++)
            {
                ref var number = ref used[codes[row]];
                if (number == 0)
                {
                    texts.Add(column.Dictionary.TextOf(codes[row]));
                    number = texts.Count;
                }
                numbers[row] = number - 1;
            }
            Add(kind, "", texts, numbers.AsSpan(0, _rows));
        }
        finally
        {
            System.Buffers.ArrayPool<int>.Shared.Return(numbers);
        }
    }

    static string[] TextsOf(TextDictionary texts) => [.. Enumerable.Range(0, texts.Count).Select(texts.TextOf)];

    void Add(ColumnKind kind, string name, IReadOnlyList<string>? texts, ReadOnlySpan<int> values)
    {
        var blocks = new SegmentBlock[(values.Length + SegmentFormat.BlockRows - 1) / SegmentFormat.BlockRows];
        for (var block = 0; block < blocks.Length; block++)
        {
            var start = Begin();
            var some = values[(block * SegmentFormat.BlockRows)..Math.Min(values.Length, (block + 1) * SegmentFormat.BlockRows)];
            blocks[block] = End(start, Pack(some));
        }
        _columns.Add(new(kind, name, texts, IsPlainText: false, blocks));
    }

    void AddPlain(TextColumn text)
    {
        var lengths = text.Codes;
        var plain = text.Plain;
        var blocks = new SegmentBlock[(lengths.Length + SegmentFormat.BlockRows - 1) / SegmentFormat.BlockRows];
        for (var block = 0; block < blocks.Length; block++)
        {
            var start = Begin();
            var some = lengths[(block * SegmentFormat.BlockRows)..Math.Min(lengths.Length, (block + 1) * SegmentFormat.BlockRows)];
            var packed = Pack(some);
            var bytes = 0;
            foreach (var length in some) bytes += length;
            Room(bytes + 4);
            while (_length % 4 != 0) _blocks[_length++] = 0;
            plain[..bytes].CopyTo(_blocks.AsSpan(_length));
            _length += bytes;
            plain = plain[bytes..];
            blocks[block] = End(start, packed);
        }
        _columns.Add(new(ColumnKind.Other, text.Name, null, IsPlainText: true, blocks));
    }

    int Begin()
    {
        var start = SegmentFormat.Aligned(_length);
        Room(start - _length + SegmentFormat.Alignment);
        _blocks.AsSpan(_length, start - _length).Clear();
        return _length = start;
    }

    SegmentBlock End(int start, (byte Width, bool HasNone, int Min, int Max) packed) =>
        new(start, _length - start, packed.Width, packed.HasNone, packed.Min, packed.Max, SegmentFormat.Crc(_blocks.AsSpan(start, _length - start)));

    (byte Width, bool HasNone, int Min, int Max) Pack(ReadOnlySpan<int> values)
    {
        var (min, max, hasNone) = (int.MaxValue, int.MinValue, false);
        foreach (var value in values)
        {
            if (value == EventPart.None)
            {
                hasNone = true;
                continue;
            }
            if (value < min) min = value;
            if (value > max) max = value;
        }
        if (min > max) (min, max) = (0, -1);
        var none = hasNone ? 1 : 0;
        var range = (long)max - min + none;
        var width = (byte)(range <= 0 ? 0 : range <= byte.MaxValue ? 1 : range <= ushort.MaxValue ? 2 : 4);
        Room(values.Length * width);
        var into = _blocks.AsSpan(_length, values.Length * width);
        if (width == 1)
        {
            for (var at = 0; at < values.Length; at++) into[at] = values[at] == EventPart.None ? (byte)0 : (byte)(values[at] - min + none);
        }
        else if (width == 2)
        {
            var shorts = MemoryMarshal.Cast<byte, ushort>(into);
            for (var at = 0; at < values.Length; at++) shorts[at] = values[at] == EventPart.None ? (ushort)0 : (ushort)(values[at] - min + none);
        }
        else if (width == 4)
        {
            var words = MemoryMarshal.Cast<byte, uint>(into);
            for (var at = 0; at < values.Length; at++) words[at] = values[at] == EventPart.None ? 0 : (uint)((long)values[at] - min + none);
        }
        _length += into.Length;
        return (width, hasNone, min, max);
    }

    void Room(int more)
    {
        if (_length + more > _blocks.Length) Array.Resize(ref _blocks, (int)Math.Min(Array.MaxLength, Math.Max(2L * _blocks.Length, _length + (long)more)));
    }

    ReadOnlyMemory<byte> Finish(ref byte[] room)
    {
        using var heading = new MemoryStream();
        using (var writer = new BinaryWriter(heading, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(_rows);
            writer.Write(_columns.Count);
            foreach (var column in _columns)
            {
                writer.Write((byte)column.Kind);
                writer.Write(column.Name);
                writer.Write(column.IsPlainText ? -2 : column.Texts?.Count ?? -1);
                foreach (var text in column.Texts ?? []) writer.Write(text);
                foreach (var block in column.Blocks)
                {
                    writer.Write(block.Offset);
                    writer.Write(block.Length);
                    writer.Write(block.Width);
                    writer.Write(block.HasNone);
                    writer.Write(block.Min);
                    writer.Write(block.Max);
                    writer.Write(block.Crc);
                }
            }
        }
        var start = Begin();
        var head = heading.GetBuffer().AsSpan(0, (int)heading.Length);
        Room(head.Length);
        head.CopyTo(_blocks.AsSpan(start));
        _length += head.Length;
        SegmentFormat.Magic.CopyTo(_blocks);
        BinaryPrimitives.WriteInt32LittleEndian(_blocks.AsSpan(8), start);
        BinaryPrimitives.WriteInt32LittleEndian(_blocks.AsSpan(12), head.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(_blocks.AsSpan(16), SegmentFormat.Crc(head));
        room = _blocks;
        return _blocks.AsMemory(0, _length);
    }
}
