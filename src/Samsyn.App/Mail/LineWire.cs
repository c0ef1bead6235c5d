using System.Text;
using Samsyn.App.Secrets;

namespace Samsyn.App.Mail;

/// <summary>Lines and counted bytes over a connection, as SMTP and IMAP use them. A connection that ends is an <see cref="IOException"/>.</summary>
sealed class LineWire(Stream stream) : IAsyncDisposable
{
    const int LongestLine = 64 * 1024;

    readonly byte[] _buffer = new byte[16 * 1024];
    Stream _stream = stream;
    int _at, _end;

    public bool HasUnread => _at < _end;

    /// <summary>Without its line end; what is no ASCII is kept byte by byte.</summary>
    public async Task<string> ReadLine(CancellationToken cancellation)
    {
        var line = new StringBuilder();
        while (true)
        {
            if (_at == _end) await Fill(cancellation);
            var found = Array.IndexOf(_buffer, (byte)'\n', _at, _end - _at);
            var until = found < 0 ? _end : found;
            line.Append(Encoding.Latin1.GetString(_buffer, _at, until - _at));
            _at = found < 0 ? _end : found + 1;
            if (line.Length > LongestLine) throw new IOException("A line without an end.");
            if (found < 0) continue;
            if (line.Length > 0 && line[^1] == '\r') line.Length--;
            return line.ToString();
        }
    }

    public async Task<byte[]> ReadBytes(int count, CancellationToken cancellation)
    {
        var bytes = new byte[count];
        for (var done = 0; done < count;)
        {
            if (_at == _end) await Fill(cancellation);
            var piece = Math.Min(count - done, _end - _at);
            _buffer.AsSpan(_at, piece).CopyTo(bytes.AsSpan(done));
            (_at, done) = (_at + piece, done + piece);
        }
        return bytes;
    }

    /// <summary>Reads past what nobody wants to keep.</summary>
    public async Task Skip(long count, CancellationToken cancellation)
    {
        while (count > 0)
        {
            if (_at == _end) await Fill(cancellation);
            var piece = (int)Math.Min(count, _end - _at);
            (_at, count) = (_at + piece, count - piece);
        }
    }

    public async Task Write(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        await _stream.WriteAsync(bytes, cancellation);
        await _stream.FlushAsync(cancellation);
    }

    public Task Write(string text, CancellationToken cancellation) => Write(Encoding.UTF8.GetBytes(text), cancellation);

    /// <summary>What came in the clear behind the answer to STARTTLS could be anybody's: it ends the connection (RFC 3207, 6; CVE-2011-0411).</summary>
    public async Task Encrypt(MailServer server, CancellationToken cancellation)
    {
        if (HasUnread) throw new IOException("Something was said in the clear behind STARTTLS.");
        _stream = await TlsClient.Encrypt(_stream, server.Host, server.AuthorityFile, cancellation);
    }

    async Task Fill(CancellationToken cancellation)
    {
        (_at, _end) = (0, await _stream.ReadAsync(_buffer, cancellation));
        if (_end == 0) throw new IOException("The connection ended.");
    }

    public ValueTask DisposeAsync() => _stream.DisposeAsync();
}
