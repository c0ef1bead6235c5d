namespace Samsyn.App.Situations.Events;

/// <summary>The columns that a segment may have; the numbers are what is written in files, so they never change.</summary>
enum ColumnKind : byte { Occurred = 1, Area = 2, Type = 3, Count = 4, X = 5, Y = 6, OccurredTo = 7, Other = 8 }

/// <summary>
/// A segment: so many events, column by column, in blocks of <see cref="BlockRows"/>. Two files: one with what questions are asked about, one with the rest.
/// File, version 1, little endian: magic 8 | where the heading is 4 | its length 4 | its CRC-32C 4 | from the next multiple of <see cref="Alignment"/> the blocks, each at
/// such a multiple | heading. Heading: rows 4 | columns 4 | per column kind 1, name, texts of a dictionary (-1: none) 4 and each, then per block offset 4 | length 4 | width 1 | has none 1 |
/// smallest 4 | largest 4 | CRC-32C 4. A number is kept as its distance to the smallest in 0, 1, 2 or 4 bytes; where some have none, 0 is none and the rest one more.
/// Texts without a dictionary: their lengths as such numbers, then from the next 4 bytes on the texts.
/// </summary>
static class SegmentFormat
{
    public const int BlockRows = 1 << 16;
    public const int Alignment = 64;
    public const int Beginning = 20;

    public static ReadOnlySpan<byte> Magic => "SAMSYNE1"u8;

    public static int Aligned(int length) => (length + Alignment - 1) & -Alignment;

    public static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        while (bytes.Length >= sizeof(ulong))
        {
            crc = System.Numerics.BitOperations.Crc32C(crc, System.Runtime.InteropServices.MemoryMarshal.Read<ulong>(bytes));
            bytes = bytes[sizeof(ulong)..];
        }
        foreach (var one in bytes) crc = System.Numerics.BitOperations.Crc32C(crc, one);
        return ~crc;
    }
}

/// <summary>Where a block lies and what it holds at least and at most; for texts without a dictionary their lengths.</summary>
readonly record struct SegmentBlock(int Offset, int Length, byte Width, bool HasNone, int Min, int Max, uint Crc);

/// <summary>One column of a segment. <paramref name="Texts"/> is null for numbers, and for texts of which each stands by itself.</summary>
sealed record SegmentColumn(ColumnKind Kind, string Name, IReadOnlyList<string>? Texts, bool IsPlainText, SegmentBlock[] Blocks);
