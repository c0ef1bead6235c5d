using System.Buffers.Binary;
using System.Text;
using Samsyn.Domain.Kernel;

namespace Samsyn.Documents.Extraction.Docx;

/// <summary>
/// Reads only the table of contents of an archive, before anything is unpacked or handed to a library: how many parts,
/// how large they say they become, and whether the table is whole.
/// </summary>
static class ZipDirectory
{
    const uint EndSignature = 0x06054b50, EntrySignature = 0x02014b50;
    const int EndSize = 22, EntrySize = 46, LongestComment = 65535, SmallPart = 1 << 20;

    public static (List<string> Names, Refusal? Refusal) Inspect(string file, ReadOnlySpan<byte> bytes, ExtractionLimits limits)
    {
        var names = new List<string>();
        var damaged = new DamagedWordDocument(file, "ZIP", 0, 0);
        var end = FindEnd(bytes);
        if (end < 0) return (names, damaged);
        int count = BinaryPrimitives.ReadUInt16LittleEndian(bytes[(end + 10)..]);
        long at = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(end + 16)..]), total = 0;
        if (count > limits.MaxArchiveEntries) return (names, new TooManyParts(file, count, limits.MaxArchiveEntries));
        for (var i = 0; i < count; i++)
        {
            if (at + EntrySize > end || BinaryPrimitives.ReadUInt32LittleEndian(bytes[(int)at..]) != EntrySignature) return (names, damaged);
            var entry = bytes[(int)at..end];
            long packed = BinaryPrimitives.ReadUInt32LittleEndian(entry[20..]), unpacked = BinaryPrimitives.ReadUInt32LittleEndian(entry[24..]);
            int nameLength = BinaryPrimitives.ReadUInt16LittleEndian(entry[28..]);
            var next = EntrySize + nameLength + BinaryPrimitives.ReadUInt16LittleEndian(entry[30..]) + BinaryPrimitives.ReadUInt16LittleEndian(entry[32..]);
            if (next > entry.Length) return (names, damaged);
            var name = LineCleaner.OneLine(Encoding.UTF8.GetString(entry.Slice(EntrySize, nameLength)).Replace('\\', '/'));
            names.Add(name);
            if ((entry[8] & 1) != 0) return (names, new EncryptedWordDocument(file));
            total += unpacked;
            if (total > limits.MaxExpandedBytes) return (names, new ExpandsTooMuch(file, name, limits.MaxExpandedBytes >> 20));
            if (unpacked > SmallPart && unpacked / Math.Max(packed, 1) is var ratio && ratio > limits.MaxCompressionRatio)
                return (names, new PackedTooHard(file, name, ratio, limits.MaxCompressionRatio));
            at += next;
        }
        // Entries beyond the stated count would still be read by an archive library.
        var more = at + 4 <= end && BinaryPrimitives.ReadUInt32LittleEndian(bytes[(int)at..]) == EntrySignature;
        return (names, more || count == 0 ? damaged : null);
    }

    static int FindEnd(ReadOnlySpan<byte> bytes)
    {
        var stop = Math.Max(0, bytes.Length - EndSize - LongestComment);
        for (var at = bytes.Length - EndSize; at >= stop; at--)
            if (BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]) == EndSignature) return at;
        return -1;
    }
}
