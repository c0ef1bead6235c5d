using Microsoft.Win32.SafeHandles;

namespace Samsyn.Documents.Situations.Tables;

/// <summary>The bytes of a table, read from any place by any thread: a file as large as it may be, or bytes in memory.</summary>
public sealed class TableBytes : IDisposable
{
    readonly SafeFileHandle? _file;
    readonly ReadOnlyMemory<byte> _memory;

    TableBytes(SafeFileHandle? file, ReadOnlyMemory<byte> memory, long length) => (_file, _memory, Length) = (file, memory, length);

    /// <summary>Number of bytes when it was opened; what is added later is not read.</summary>
    public long Length { get; }

    /// <summary>Opens a file. Throws what <see cref="File.OpenHandle"/> throws.</summary>
    public static TableBytes Open(string path)
    {
        var file = File.OpenHandle(path, options: FileOptions.SequentialScan);
        return new(file, default, RandomAccess.GetLength(file));
    }

    /// <summary>A file that is open already; it is closed with this.</summary>
    public static TableBytes Of(SafeFileHandle file) => new(file, default, RandomAccess.GetLength(file));

    /// <summary>Bytes that are in memory already.</summary>
    public static TableBytes Of(ReadOnlyMemory<byte> bytes) => new(null, bytes, bytes.Length);

    /// <summary>Fills as much of <paramref name="into"/> as there is from <paramref name="offset"/> on; returns how much.</summary>
    public int Read(long offset, Span<byte> into)
    {
        var wanted = (int)Math.Clamp(Length - offset, 0, into.Length);
        if (_file is null)
        {
            _memory.Span.Slice((int)Math.Min(offset, Length), wanted).CopyTo(into);
            return wanted;
        }
        var done = 0;
        while (done < wanted && RandomAccess.Read(_file, into[done..wanted], offset + done) is > 0 and var read) done += read;
        return done;
    }

    /// <inheritdoc/>
    public void Dispose() => _file?.Dispose();
}
