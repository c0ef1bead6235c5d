using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Samsyn.Documents.Situations.Tables;

/// <summary>
/// Reads the rows of a table (RFC 4180, any delimiter; LF, CRLF or CR) that begin within a part of it, batch by batch. Parts can be read at the same time: one that begins
/// in the middle takes the first line end for the end of a row, and whoever puts parts together sees by <see cref="Begin"/> and <see cref="End"/> whether that was right.
/// A quote inside a text that does not begin with one is a quote. Rows that cannot be told apart are rejected one line at a time, so that one stray quote costs one line.
/// </summary>
public sealed class RowReader
{
    /// <summary>Bytes of the longest row that is read; a longer one is rejected without being kept.</summary>
    public const int LongestRow = 1 << 20;

    const int Usual = 1 << 20, Padding = 64;

    readonly TableBytes _bytes;
    readonly byte _delimiter;
    readonly int _columns;
    readonly long _to;
    readonly List<RejectedRow> _rejected = [];

    byte[] _buffer = new byte[Usual + Padding];
    long _offset;
    int _position, _length, _line, _embeddedUntil;
    bool _atEnd;

    /// <summary>Reads rows of <paramref name="columns"/> columns that begin at <paramref name="from"/> or later and before <paramref name="to"/>, bytes from the beginning of the file. A row is known to begin at <paramref name="from"/> when <paramref name="isRowStart"/>.</summary>
    public RowReader(TableBytes bytes, byte delimiter, int columns, long from, long to, bool isRowStart)
    {
        (_bytes, _delimiter, _columns, _to) = (bytes, delimiter, columns, to);
        _offset = isRowStart ? from : from - 1;
        Fill();
        if (!isRowStart) SkipLine();
        Begin = _offset + _position;
        _line = 0;
    }

    /// <summary>Where the first row begins.</summary>
    public long Begin { get; }

    /// <summary>Where the first row begins that is not read any more; known when everything is read.</summary>
    public long End => Math.Min(_offset + _position, _bytes.Length);

    /// <summary>Lines read so far.</summary>
    public int Lines => _line;

    /// <summary>Rows rejected so far; lines count from 0 at <see cref="Begin"/>.</summary>
    public IReadOnlyList<RejectedRow> Rejected => _rejected;

    /// <summary>The next rows; false when there are none left.</summary>
    public bool Read(RowBatch batch)
    {
        batch.Count = 0;
        while (_offset + _position < _to && !(_atEnd && _position >= _length))
        {
            var before = _position;
            Scan(batch);
            batch.Buffer = _buffer;
            if (batch.Count > 0) return true;
            if (_position == before && !Fill()) Step(batch, isWhole: true);
            if (batch.Count > 0)
            {
                batch.Buffer = _buffer;
                return true;
            }
        }
        return false;
    }

    void Scan(RowBatch batch)
    {
        var limit = (int)Math.Min(_length, _to - _offset);
        var (bounds, stride, masks, block, field) = (batch.Bounds, _columns + 1, new StructuralMasks(_delimiter), _position, 0);
        var row = batch.Count * stride;
        bounds[row] = _position - 1;
        ref var start = ref MemoryMarshal.GetArrayDataReference(_buffer);
        while (block < _length)
        {
            masks.Take(ref Unsafe.Add(ref start, block));
            var (structural, ends, suspect) = (masks.Structural, masks.LineEnds, masks.Suspect);
            if (suspect != 0) structural &= (suspect & (0 - suspect)) - 1;
            if (masks.Embedded != 0) _embeddedUntil = block + 64;
            while (structural != 0)
            {
                var bit = BitOperations.TrailingZeroCount(structural);
                structural &= structural - 1;
                var at = block + bit;
                if ((ends >> bit & 1) == 0)
                {
                    field++;
                    if (field < stride) bounds[row + field] = at;
                    continue;
                }
                if (at < _position) continue;
                if (_buffer[at] == '\r' && at + 1 >= _length && !_atEnd) return;
                EndRow(batch, ref row, field, at);
                field = 0;
                if (_position <= at || _position >= limit || batch.Count == RowBatch.Capacity) return;
                bounds[row] = _position - 1;
            }
            if (suspect == 0)
            {
                block += 64;
                continue;
            }
            if (!Step(batch, isWhole: _atEnd) || _position >= limit || batch.Count == RowBatch.Capacity) return;
            (masks, block, field, row) = (new(_delimiter), _position, 0, batch.Count * stride);
            bounds[row] = _position - 1;
            start = ref MemoryMarshal.GetArrayDataReference(_buffer);
        }
    }

    void EndRow(RowBatch batch, ref int row, int field, int at)
    {
        if (at - _position > LongestRow)
        {
            Reject(RejectReason.TooLong, at);
            SkipLine();
            return;
        }
        if (at > _position || field > 0)
        {
            if (field == _columns - 1)
            {
                batch.Bounds[row + _columns] = at;
                batch.Lines[batch.Count++] = _line;
                row += _columns + 1;
            }
            else
            {
                Reject(field < _columns ? RejectReason.TooFewColumns : RejectReason.TooManyColumns, at);
            }
        }
        if (_embeddedUntil > _position) _line += Breaks(_buffer.AsSpan(_position, at - _position));
        _line++;
        _position = at + (_buffer[at] == '\r' && at + 1 < _length && _buffer[at + 1] == '\n' ? 2 : 1);
    }

    /// <summary>One row, letter by letter, where the masks cannot be trusted or the row is not whole; false when it goes on beyond what is read and <paramref name="isWhole"/> is not said.</summary>
    bool Step(RowBatch batch, bool isWhole)
    {
        var (row, field, at, quoted) = (batch.Count * (_columns + 1), 0, _position, false);
        batch.Bounds[row] = _position - 1;
        while (at < _length)
        {
            quoted = _buffer[at] == '"';
            if (quoted)
            {
                if (!PastQuoted(ref at)) break;
                quoted = false;
                if (at < _length && _buffer[at] != _delimiter && _buffer[at] is not ((byte)'\r' or (byte)'\n'))
                {
                    return Refuse(batch, RejectReason.TextAfterQuote);
                }
            }
            else
            {
                while (at < _length && _buffer[at] != _delimiter && _buffer[at] is not ((byte)'\r' or (byte)'\n')) at++;
            }
            if (at >= _length || (_buffer[at] == '\r' && at + 1 >= _length && !_atEnd)) break;
            if (_buffer[at] != _delimiter)
            {
                _embeddedUntil = at;
                EndRow(batch, ref row, field, at);
                return true;
            }
            field++;
            if (field <= _columns) batch.Bounds[row + field] = at;
            at++;
        }
        return isWhole && Refuse(batch, quoted ? RejectReason.UnterminatedQuote : RejectReason.TooLong);
    }

    /// <summary>From an opening quote to behind the closing one; false when there is none.</summary>
    bool PastQuoted(ref int at)
    {
        for (at++; at < _length; at++)
        {
            var next = _buffer.AsSpan(at, _length - at).IndexOf((byte)'"');
            if (next < 0) break;
            at += next;
            if (at + 1 < _length && _buffer[at + 1] == '"')
            {
                at++;
                continue;
            }
            if (at + 1 >= _length && !_atEnd) break;
            at++;
            return true;
        }
        at = _length;
        return false;
    }

    /// <summary>False when the end of the line is not read yet and rows found before would be lost by reading on.</summary>
    bool Refuse(RowBatch batch, RejectReason reason)
    {
        if (batch.Count > 0 && !_atEnd && _buffer.AsSpan(_position, _length - _position - 1).IndexOfAny((byte)'\r', (byte)'\n') < 0) return false;
        Reject(reason, _length);
        SkipLine();
        return true;
    }

    void Reject(RejectReason reason, int end)
    {
        var shown = _buffer.AsSpan(_position, Math.Min(end - _position, 4 * RejectedRow.LongestValue));
        if (shown.IndexOfAny((byte)'\r', (byte)'\n') is >= 0 and var first) shown = shown[..first];
        _rejected.Add(new(_line, "", reason, Shown(shown)));
    }

    /// <summary>To the beginning of the next line, however far away it is; nothing between is kept.</summary>
    void SkipLine()
    {
        while (true)
        {
            var end = _buffer.AsSpan(_position, _length - _position).IndexOfAny((byte)'\r', (byte)'\n');
            if (end >= 0 && (_position + end + 1 < _length || _atEnd || _buffer[_position + end] == '\n'))
            {
                _position += end;
                _position += _buffer[_position] == '\r' && _position + 1 < _length && _buffer[_position + 1] == '\n' ? 2 : 1;
                break;
            }
            _position = end >= 0 ? _position + end : _length;
            if (_atEnd) break;
            Fill();
        }
        _line++;
    }

    /// <summary>Moves what is not read yet to the front and reads more behind it; false when there is no more, or the row at hand is too long.</summary>
    bool Fill()
    {
        var kept = _length - _position;
        if (_atEnd || kept > LongestRow) return false;
        if (kept + Padding >= _buffer.Length - Padding || kept > Usual / 2)
        {
            var larger = new byte[LongestRow + Usual + Padding];
            _buffer.AsSpan(_position, kept).CopyTo(larger);
            _buffer = larger;
        }
        else
        {
            _buffer.AsSpan(_position, kept).CopyTo(_buffer);
        }
        (_offset, _position, _embeddedUntil) = (_offset + _position, 0, 0);
        var read = _bytes.Read(_offset + kept, _buffer.AsSpan(kept, _buffer.Length - Padding - 1 - kept));
        _length = kept + read;
        _atEnd = _offset + _length >= _bytes.Length;
        // A last line without an end gets one.
        if (_atEnd && _length > 0 && _buffer[_length - 1] is not ((byte)'\r' or (byte)'\n')) _buffer[_length++] = (byte)'\n';
        _buffer.AsSpan(_length).Clear();
        return read > 0 || _atEnd;
    }

    /// <summary>Line ends within quotes: CRLF, CR and LF each one.</summary>
    static int Breaks(ReadOnlySpan<byte> row)
    {
        var (feeds, returns) = (row.Count((byte)'\n'), row.Count((byte)'\r'));
        return feeds > 0 ? feeds : returns;
    }

    static string Shown(ReadOnlySpan<byte> bytes)
    {
        var text = Utf8OrLatin(bytes);
        return text.Length <= RejectedRow.LongestValue ? text : text[..(RejectedRow.LongestValue - 1)] + "…";
    }

    /// <summary>For showing: UTF-8 where it is that, otherwise Latin-1.</summary>
    static string Utf8OrLatin(ReadOnlySpan<byte> bytes)
    {
        // Cut at a length, the last letter may not be whole.
        for (var cut = 0; cut < 4 && cut < bytes.Length; cut++)
            if (System.Text.Unicode.Utf8.IsValid(bytes[..^cut])) return Encoding.UTF8.GetString(bytes[..^cut]);
        return Encoding.Latin1.GetString(bytes);
    }
}
