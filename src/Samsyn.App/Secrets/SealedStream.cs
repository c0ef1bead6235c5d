using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Samsyn.App.Secrets;

/// <summary>Seals what is written to it. <see cref="Finish"/> writes the last chunk; without it the whole cannot be opened.</summary>
sealed class SealingStream : IDisposable
{
    readonly Stream _to;
    readonly AesGcm _cipher;
    readonly byte[] _header;
    readonly byte[] _plain = new byte[SealedFormat.ChunkLength];
    readonly byte[] _sealed = new byte[SealedFormat.ChunkLength];
    int _filled;
    long _chunk;

    public SealingStream(Stream to, BackupKey key, DateTimeOffset at)
    {
        _to = to;
        _header = SealedFormat.Header(key, at);
        var secret = key.For(SealedFormat.SaltIn(_header));
        _cipher = new(secret, SealedFormat.TagLength);
        CryptographicOperations.ZeroMemory(secret);
        to.Write(_header);
    }

    public void Write(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            if (_filled == _plain.Length) WriteChunk(isLast: false);
            var part = bytes[..Math.Min(bytes.Length, _plain.Length - _filled)];
            part.CopyTo(_plain.AsSpan(_filled));
            _filled += part.Length;
            bytes = bytes[part.Length..];
        }
    }

    public void Finish() => WriteChunk(isLast: true);

    void WriteChunk(bool isLast)
    {
        var lengthAndLast = (uint)_filled | (isLast ? SealedFormat.LastChunk : 0);
        Span<byte> length = stackalloc byte[4], tag = stackalloc byte[SealedFormat.TagLength];
        BinaryPrimitives.WriteUInt32BigEndian(length, lengthAndLast);
        var ciphertext = _sealed.AsSpan(0, _filled);
        _cipher.Encrypt(SealedFormat.Nonce(_chunk), _plain.AsSpan(0, _filled), ciphertext, tag, SealedFormat.Beside(_header, _chunk, lengthAndLast));
        _to.Write(length);
        _to.Write(ciphertext);
        _to.Write(tag);
        _filled = 0;
        _chunk++;
    }

    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(_plain);
        _cipher.Dispose();
    }
}

/// <summary>Opens what <see cref="SealingStream"/> sealed. Every byte it yields is authenticated; anything amiss is a <see cref="SealBrokenException"/>.</summary>
sealed class UnsealingStream : Stream
{
    readonly Stream _from;
    readonly AesGcm _cipher;
    readonly byte[] _header;
    readonly byte[] _plain = new byte[SealedFormat.ChunkLength];
    readonly byte[] _sealed = new byte[SealedFormat.ChunkLength];
    int _at, _filled;
    long _chunk;
    bool _last;

    public UnsealingStream(Stream from, BackupKey key)
    {
        _from = from;
        _header = ReadHeader(from);
        if (!SealedFormat.MarkIn(_header).SequenceEqual(key.Mark)) throw new SealBrokenException(SealBroken.OtherKey, 0);
        var secret = key.For(SealedFormat.SaltIn(_header));
        _cipher = new(secret, SealedFormat.TagLength);
        CryptographicOperations.ZeroMemory(secret);
    }

    public static byte[] ReadHeader(Stream from)
    {
        var header = new byte[SealedFormat.HeaderLength];
        var read = from.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
        if (read < 9 || !header.AsSpan().StartsWith(SealedFormat.Magic)) throw new SealBrokenException(SealBroken.NotSealed, 0);
        if (header[8] != SealedFormat.Version) throw new SealBrokenException(SealBroken.NewerFormat, 0);
        return read == header.Length ? header : throw new SealBrokenException(SealBroken.CutShort, 0);
    }

    public override int Read(Span<byte> buffer)
    {
        while (_at == _filled)
        {
            if (_last) return 0;
            ReadChunk();
        }
        var part = _plain.AsSpan(_at, Math.Min(buffer.Length, _filled - _at));
        part.CopyTo(buffer);
        _at += part.Length;
        return part.Length;
    }

    void ReadChunk()
    {
        Span<byte> length = stackalloc byte[4], tag = stackalloc byte[SealedFormat.TagLength];
        Fill(length);
        var lengthAndLast = BinaryPrimitives.ReadUInt32BigEndian(length);
        var size = lengthAndLast & ~SealedFormat.LastChunk;
        if (size > SealedFormat.ChunkLength) throw new SealBrokenException(SealBroken.Altered, _chunk);
        var ciphertext = _sealed.AsSpan(0, (int)size);
        Fill(ciphertext);
        Fill(tag);
        try
        {
            _cipher.Decrypt(SealedFormat.Nonce(_chunk), ciphertext, tag, _plain.AsSpan(0, (int)size), SealedFormat.Beside(_header, _chunk, lengthAndLast));
        }
        catch (AuthenticationTagMismatchException)
        {
            throw new SealBrokenException(SealBroken.Altered, _chunk);
        }
        (_at, _filled) = (0, (int)size);
        _last = (lengthAndLast & SealedFormat.LastChunk) != 0;
        if (_last && _from.ReadByte() >= 0) throw new SealBrokenException(SealBroken.Altered, _chunk + 1);
        _chunk++;
    }

    void Fill(Span<byte> bytes)
    {
        if (_from.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length) throw new SealBrokenException(SealBroken.CutShort, _chunk);
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            CryptographicOperations.ZeroMemory(_plain);
            _cipher.Dispose();
        }
        base.Dispose(disposing);
    }
}
