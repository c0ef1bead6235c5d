using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Samsyn.App.Secrets;

/// <summary>Why a sealed stream cannot be opened.</summary>
public enum SealBroken { NotSealed, NewerFormat, OtherKey, Altered, CutShort }

/// <summary>The bytes are not what was sealed, or not all of them.</summary>
public sealed class SealBrokenException(SealBroken why, long chunk) : IOException($"{why} (chunk {chunk})")
{
    public SealBroken Why { get; } = why;
    public long Chunk { get; } = chunk;
}

/// <summary>
/// Sealed stream, version 1; docs/operations/backup.md states it byte by byte. A header, then chunks of AES-256-GCM. What is authenticated
/// beside each chunk is the header, the chunk's number and whether it is the last: none can be altered, moved, dropped, repeated or cut off.
/// </summary>
static class SealedFormat
{
    public const byte Version = 1;
    public const int ChunkLength = 1 << 20;
    public const int SaltLength = 32;
    public const int TagLength = 16;
    public const int HeaderLength = 8 + 1 + BackupKey.MarkLength + SaltLength + 8;
    public const uint LastChunk = 0x8000_0000;

    public static ReadOnlySpan<byte> Magic => "SAMSYNBK"u8;

    /// <summary>magic 8 | version 1 | mark of the key 8 | salt 32 | instant, Unix milliseconds, big endian 8.</summary>
    public static byte[] Header(BackupKey key, DateTimeOffset at)
    {
        var header = new byte[HeaderLength];
        Magic.CopyTo(header);
        header[8] = Version;
        key.Mark.CopyTo(header, 9);
        RandomNumberGenerator.Fill(header.AsSpan(17, SaltLength));
        BinaryPrimitives.WriteInt64BigEndian(header.AsSpan(17 + SaltLength), at.ToUnixTimeMilliseconds());
        return header;
    }

    public static ReadOnlySpan<byte> MarkIn(ReadOnlySpan<byte> header) => header.Slice(9, BackupKey.MarkLength);

    public static ReadOnlySpan<byte> SaltIn(ReadOnlySpan<byte> header) => header.Slice(17, SaltLength);

    public static DateTimeOffset InstantIn(ReadOnlySpan<byte> header) => DateTimeOffset.FromUnixTimeMilliseconds(
        Math.Clamp(BinaryPrimitives.ReadInt64BigEndian(header[(17 + SaltLength)..]), 0, DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()));

    /// <summary>0000 | number of the chunk, big endian 8.</summary>
    public static byte[] Nonce(long chunk)
    {
        var nonce = new byte[12];
        BinaryPrimitives.WriteInt64BigEndian(nonce.AsSpan(4), chunk);
        return nonce;
    }

    /// <summary>The whole header | number of the chunk 8 | its length with the mark of the last 4.</summary>
    public static byte[] Beside(byte[] header, long chunk, uint lengthAndLast)
    {
        var beside = new byte[HeaderLength + 12];
        header.CopyTo(beside, 0);
        BinaryPrimitives.WriteInt64BigEndian(beside.AsSpan(HeaderLength), chunk);
        BinaryPrimitives.WriteUInt32BigEndian(beside.AsSpan(HeaderLength + 8), lengthAndLast);
        return beside;
    }
}
