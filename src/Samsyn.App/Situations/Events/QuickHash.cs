using System.Runtime.InteropServices;

namespace Samsyn.App.Situations.Events;

/// <summary>64 bits that tell texts apart inside one process: multiply and fold. Never stored, and no proof against somebody who tries.</summary>
static class QuickHash
{
    const ulong First = 0x9E37_79B9_7F4A_7C15, Second = 0xD6E8_FEB8_6659_FD93;

    public static ulong Of(ReadOnlySpan<byte> bytes)
    {
        var hash = First ^ (ulong)bytes.Length;
        while (bytes.Length >= 16)
        {
            hash = Fold(MemoryMarshal.Read<ulong>(bytes) ^ hash, MemoryMarshal.Read<ulong>(bytes[8..]) ^ Second);
            bytes = bytes[16..];
        }
        ulong low = 0, high = 0;
        if (bytes.Length >= 8)
        {
            low = MemoryMarshal.Read<ulong>(bytes);
            bytes = bytes[8..];
        }
        if (bytes.Length >= 4) high = (ulong)MemoryMarshal.Read<uint>(bytes) << 32 | MemoryMarshal.Read<uint>(bytes[^4..]);
        else if (bytes.Length > 0) high = (ulong)bytes[0] << 16 | (ulong)bytes[bytes.Length >> 1] << 8 | bytes[^1];
        return Fold(Fold(low ^ hash, high ^ Second) ^ First, Second);
    }

    /// <summary>A number, told apart from the same number in another place by <paramref name="place"/>.</summary>
    public static ulong Mix(ulong place, ulong number) => Fold(number ^ place, Second ^ (number << 1));

    static ulong Fold(ulong left, ulong right)
    {
        var high = Math.BigMul(left, right, out var low);
        return high ^ low;
    }
}
