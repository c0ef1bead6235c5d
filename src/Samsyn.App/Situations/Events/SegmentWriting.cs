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

    SegmentWriting(int rows, int expected) => (_rows, _blocks) = (rows, new byte[Math.Max(expected, 4096)]);

    /// <summary>What is asked about: time, area, type, count, position.</summary>
    public static byte[] Numbers(EventPart part)
    {
        var writing = new SegmentWriting(part.Rows, part.Rows * 18 + (1 << 16));
        writing.Add(ColumnKind.Occurred, "", null, part.Occurred.Span);
        if (part.Areas is { } areas) writing.Add(ColumnKind.Area, "", TextsOf(areas.Dictionary), areas.Codes);
        if (part.Types is { } types) writing.Add(ColumnKind.Type, "", TextsOf(types.Dictionary), types.Codes);
        if (part.Counts is { } counts) writing.Add(ColumnKind.Count, "", null, counts.Span);
        if (part.X is { } x) writing.Add(ColumnKind.X, "", null, x.Span);
        if (part.Y is { } y) writing.Add(ColumnKind.Y, "", null, y.Span);
        return writing.Finish();
    }

    /// <summary>What is shown of single events.</summary>
    public static byte[] Rest(EventPart part)
    {
        var writing = new SegmentWriting(part.Rows, part.Rows * 8 + part.Texts.Sum(text => text.Plain.Length + 4 * part.Rows) + (1 << 16));
        if (part.OccurredTo is { } to) writing.Add(ColumnKind.OccurredTo, "", null, to.Span);
        foreach (var text in part.Texts)
        {
            if (text.Dictionary is { } texts) writing.Add(ColumnKind.Other, text.Name, TextsOf(texts), text.Codes);
            else writing.AddPlain(text);
        }
        return writing.Finish();
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

    byte[] Finish()
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
        var (head, start) = (heading.ToArray(), SegmentFormat.Aligned(SegmentFormat.FixedHeading + (int)heading.Length));
        var file = new byte[start + _length];
        SegmentFormat.Magic.CopyTo(file);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(8), head.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(12), SegmentFormat.Crc(head));
        head.CopyTo(file, SegmentFormat.FixedHeading);
        _blocks.AsSpan(0, _length).CopyTo(file.AsSpan(start));
        return file;
    }
}
