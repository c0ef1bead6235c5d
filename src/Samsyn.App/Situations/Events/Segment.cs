using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace Samsyn.App.Situations.Events;

/// <summary>One file of a segment, in memory as it was written and read in place.</summary>
sealed class Segment
{
    readonly byte[] _file;

    Segment(byte[] file, int rows, List<SegmentColumn> columns) => (_file, Rows, Columns) = (file, rows, columns);

    public int Rows { get; }
    public IReadOnlyList<SegmentColumn> Columns { get; }
    public int Blocks => (Rows + SegmentFormat.BlockRows - 1) / SegmentFormat.BlockRows;
    public long Bytes => _file.LongLength;

    /// <summary>Null when the bytes are no whole segment.</summary>
    public static Segment? Open(byte[] file)
    {
        try
        {
            if (file.Length < SegmentFormat.Beginning || !file.AsSpan().StartsWith(SegmentFormat.Magic)) return null;
            var (start, length) = (BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(8)), BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(12)));
            if (start < SegmentFormat.Beginning || length < 0 || (long)start + length != file.Length) return null;
            if (SegmentFormat.Crc(file.AsSpan(start, length)) != BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(16))) return null;
            var segment = Read(file, start, length);
            return segment.IsWhole() ? segment : null;
        }
        catch (Exception cut) when (cut is EndOfStreamException or ArgumentException or FormatException)
        {
            return null;
        }
    }

    public SegmentColumn? Find(ColumnKind kind) => Columns.FirstOrDefault(column => column.Kind == kind);

    public int RowsIn(int block) => Math.Min(SegmentFormat.BlockRows, Rows - block * SegmentFormat.BlockRows);

    /// <summary>Numbers of a block from a row of it on, as many as there is room for; <see cref="EventPart.None"/> where there is none.</summary>
    public void Decode(in SegmentBlock block, int from, Span<int> into)
    {
        var bytes = _file.AsSpan(block.Offset, block.Length);
        if (block.Width == 0)
        {
            into.Fill(block.HasNone ? EventPart.None : block.Min);
            return;
        }
        var smallest = block.HasNone ? block.Min - 1 : block.Min;
        if (block.Width == 1) Widen(bytes.Slice(from, into.Length), smallest, into);
        else if (block.Width == 2) Widen(MemoryMarshal.Cast<byte, ushort>(bytes).Slice(from, into.Length), smallest, into);
        else
        {
            var words = MemoryMarshal.Cast<byte, int>(bytes).Slice(from, into.Length);
            for (var at = 0; at < into.Length; at++) into[at] = words[at] + smallest;
        }
        if (block.HasNone) into.Replace(smallest, EventPart.None);
    }

    /// <summary>Texts of a column, whatever form it has.</summary>
    public IEnumerable<string> Texts(SegmentColumn column)
    {
        for (var block = 0; block < Blocks; block++)
        {
            var numbers = new int[RowsIn(block)];
            Decode(column.Blocks[block], 0, numbers);
            var at = column.Blocks[block].Offset + ((numbers.Length * column.Blocks[block].Width + 3) & -4);
            foreach (var number in numbers)
            {
                if (!column.IsPlainText)
                {
                    yield return column.Texts![number];
                    continue;
                }
                yield return Encoding.UTF8.GetString(_file, at, number);
                at += number;
            }
        }
    }

    /// <summary>The texts of a block one after another, where each stands by itself; their lengths are its numbers.</summary>
    public ReadOnlySpan<byte> Plain(SegmentColumn column, int block)
    {
        var (at, rows) = (column.Blocks[block], RowsIn(block));
        var start = (rows * at.Width + 3) & -4;
        return start >= at.Length ? [] : _file.AsSpan(at.Offset + start, at.Length - start);
    }

    static Segment Read(byte[] file, int start, int length)
    {
        using var reader = new BinaryReader(new MemoryStream(file, start, length), Encoding.UTF8);
        var (rows, columns) = (reader.ReadInt32(), new List<SegmentColumn>());
        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            var (kind, name, texts) = ((ColumnKind)reader.ReadByte(), reader.ReadString(), reader.ReadInt32());
            var dictionary = texts < 0 ? null : Enumerable.Range(0, texts).Select(_ => reader.ReadString()).ToArray();
            var blocks = new SegmentBlock[(rows + SegmentFormat.BlockRows - 1) / SegmentFormat.BlockRows];
            for (var block = 0; block < blocks.Length; block++)
                blocks[block] = new(reader.ReadInt32(), reader.ReadInt32(), reader.ReadByte(), reader.ReadBoolean(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadUInt32());
            columns.Add(new(kind, name, dictionary, texts == -2, blocks));
        }
        return new(file, rows, columns);
    }

    /// <summary>Every block is where it should be and as it was written, and every number of a text is the number of one.</summary>
    bool IsWhole() => Columns.All(column => Enumerable.Range(0, column.Blocks.Length).All(number =>
    {
        var block = column.Blocks[number];
        return block.Offset >= 0 && block.Length >= RowsIn(number) * block.Width && block.Width is 0 or 1 or 2 or 4 && (long)block.Offset + block.Length <= _file.LongLength
            && (column.Texts is null || (block.Min >= 0 && block.Max < column.Texts.Count)) && SegmentFormat.Crc(_file.AsSpan(block.Offset, block.Length)) == block.Crc;
    }));

    static void Widen(ReadOnlySpan<byte> from, int smallest, Span<int> into)
    {
        var (at, add) = (0, Vector256.Create(smallest));
        ref var source = ref MemoryMarshal.GetReference(from);
        ref var target = ref MemoryMarshal.GetReference(into);
        for (; at <= into.Length - 32; at += 32)
        {
            var (low, high) = Vector256.Widen(Vector256.LoadUnsafe(ref source, (nuint)at));
            var (first, second) = Vector256.Widen(low);
            var (third, fourth) = Vector256.Widen(high);
            (first.AsInt32() + add).StoreUnsafe(ref target, (nuint)at);
            (second.AsInt32() + add).StoreUnsafe(ref target, (nuint)at + 8);
            (third.AsInt32() + add).StoreUnsafe(ref target, (nuint)at + 16);
            (fourth.AsInt32() + add).StoreUnsafe(ref target, (nuint)at + 24);
        }
        for (; at < into.Length; at++) into[at] = from[at] + smallest;
    }

    static void Widen(ReadOnlySpan<ushort> from, int smallest, Span<int> into)
    {
        var (at, add) = (0, Vector256.Create(smallest));
        ref var source = ref MemoryMarshal.GetReference(from);
        ref var target = ref MemoryMarshal.GetReference(into);
        for (; at <= into.Length - 16; at += 16)
        {
            var (low, high) = Vector256.Widen(Vector256.LoadUnsafe(ref source, (nuint)at));
            (low.AsInt32() + add).StoreUnsafe(ref target, (nuint)at);
            (high.AsInt32() + add).StoreUnsafe(ref target, (nuint)at + 8);
        }
        for (; at < into.Length; at++) into[at] = from[at] + smallest;
    }
}
