using System.Buffers.Binary;

namespace Samsyn.App.Backup;

/// <summary>
/// The original of a proposal that is kept outside the database, in a backup after the copy: sealed as it was in its place, so that taking a backup needs no
/// master key, and named by the checksum of that. Bytes are null when it was left out because it was damaged.
/// </summary>
sealed record FileInBackup(Guid Proposal, string Name, byte[]? Bytes)
{
    const int IdLength = 16, ChecksumLength = 32;
    const long LeftOut = -1;

    public const int HeaderLength = IdLength + ChecksumLength + 8;

    /// <summary>proposal 16, big endian | name, SHA-256 32 | length 8, big endian, −1 when it was left out.</summary>
    public byte[] Header()
    {
        var header = new byte[HeaderLength];
        Proposal.TryWriteBytes(header, bigEndian: true, out _);
        Convert.FromHexString(Name).CopyTo(header, IdLength);
        BinaryPrimitives.WriteInt64BigEndian(header.AsSpan(IdLength + ChecksumLength), Bytes?.LongLength ?? LeftOut);
        return header;
    }

    /// <summary>Null when the bytes that follow the header are not those it tells of, or there is no more.</summary>
    public static FileInBackup? Read(Stream from)
    {
        var header = new byte[HeaderLength];
        if (from.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false) < HeaderLength) return null;
        var (proposal, name) = (new Guid(header.AsSpan(0, IdLength), bigEndian: true), Convert.ToHexStringLower(header, IdLength, ChecksumLength));
        var length = BinaryPrimitives.ReadInt64BigEndian(header.AsSpan(IdLength + ChecksumLength));
        if (length == LeftOut) return new(proposal, name, null);
        if (length < 0 || length > Array.MaxLength) return null;
        var bytes = new byte[length];
        return from.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) == bytes.Length && Domain.Kernel.Checksum.Of(bytes) == name ? new(proposal, name, bytes) : null;
    }
}
