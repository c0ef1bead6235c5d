using System.Buffers;
using System.Text;
using System.Text.Unicode;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Kernel;

namespace Samsyn.Documents.Extraction;

/// <summary>Plain text in the encodings Swedish offices have left behind.</summary>
static class TextExtractor
{
    static readonly Encoding _windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
    static readonly SearchValues<byte> _neverInText =
        SearchValues.Create([0, 1, 2, 3, 4, 5, 6, 7, 8, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 28, 29, 30, 31, 127]);

    public static Refusal? Extract(string file, ReadOnlySpan<byte> bytes, List<string> lines, List<Finding> findings)
    {
        var wide = WideEncoding(bytes);
        if (wide is not null)
        {
            var hasMark = bytes is [0xff, 0xfe, ..] or [0xfe, 0xff, ..];
            var text = wide.GetString(bytes[(hasMark ? 2 : 0)..]);
            if (!hasMark) findings.Add(Found.EncodingAssumed("UTF-16"));
            if (text.Contains('\0', StringComparison.Ordinal)) return Binary(file, bytes, bytes.IndexOf((byte)0));
            Split<char>(text, '\r', '\n', line => line.ToString(), lines, findings);
        }
        else
        {
            var nul = bytes.IndexOf((byte)0);
            if (nul >= 0) return Binary(file, bytes, nul);
            if (TooManyControls(bytes)) return Binary(file, bytes, bytes.IndexOfAny(_neverInText));
            var marked = bytes is [0xef, 0xbb, 0xbf, ..] ? bytes[3..] : bytes;
            // Line by line: the whole text is not held a second time.
            if (Utf8.IsValid(marked)) Split(marked, (byte)'\r', (byte)'\n', Encoding.UTF8.GetString, lines, findings);
            else Split<char>(Decode(marked, findings), '\r', '\n', line => line.ToString(), lines, findings);
        }
        return lines.TrueForAll(string.IsNullOrWhiteSpace) ? new FileIsBlank(file, lines.Count) : null;
    }

    static BinaryContent Binary(string file, ReadOnlySpan<byte> bytes, int position) =>
        new(file, bytes[..position].Count((byte)'\n') + 1, position);

    /// <summary>A stray control character is damage; one in fifty bytes is not text.</summary>
    static bool TooManyControls(ReadOnlySpan<byte> bytes)
    {
        int found = 0, rest = 0;
        for (int at; (at = bytes[rest..].IndexOfAny(_neverInText)) >= 0; rest += at + 1)
            if (++found > 8 + bytes.Length / 50) return true;
        return false;
    }

    static UnicodeEncoding? WideEncoding(ReadOnlySpan<byte> bytes)
    {
        if (bytes is [0xff, 0xfe, ..]) return new UnicodeEncoding(bigEndian: false, byteOrderMark: false);
        if (bytes is [0xfe, 0xff, ..]) return new UnicodeEncoding(bigEndian: true, byteOrderMark: false);
        // Without a mark: in Swedish text nearly every other byte of UTF-16 is 0, always on the same side.
        var sample = bytes[..Math.Min(bytes.Length & ~1, 4096)];
        if (sample.Length < 8) return null;
        int even = 0, odd = 0;
        for (var i = 0; i < sample.Length; i += 2)
        {
            if (sample[i] == 0) even++;
            if (sample[i + 1] == 0) odd++;
        }
        var most = sample.Length / 2 * 9 / 10;
        return odd >= most && even == 0 ? new UnicodeEncoding(bigEndian: false, byteOrderMark: false)
            : even >= most && odd == 0 ? new UnicodeEncoding(bigEndian: true, byteOrderMark: false) : null;
    }

    /// <summary>What is not UTF-8 throughout: another encoding, or UTF-8 with damage.</summary>
    static string Decode(ReadOnlySpan<byte> bytes, List<Finding> findings)
    {
        var (good, bad, firstBad) = CountUtf8(bytes);
        if (good <= bad)
        {
            findings.Add(Found.EncodingAssumed("Windows-1252"));
            return _windows1252.GetString(bytes);
        }
        findings.Add(Found.EncodingDamaged(bytes[..firstBad].Count((byte)'\n') + 1, bad));
        return Encoding.UTF8.GetString(bytes);
    }

    static (int Good, int Bad, int FirstBad) CountUtf8(ReadOnlySpan<byte> bytes)
    {
        int good = 0, bad = 0, firstBad = -1, at = 0;
        while (at < bytes.Length)
        {
            var ascii = bytes[at..].IndexOfAnyExceptInRange((byte)0, (byte)127);
            if (ascii < 0) break;
            at += ascii;
            if (Rune.DecodeFromUtf8(bytes[at..], out _, out var used) == OperationStatus.Done) good++;
            else
            {
                if (bad++ == 0) firstBad = at;
                used = Math.Max(used, 1);
            }
            at += used;
        }
        return (good, bad, Math.Max(firstBad, 0));
    }

    delegate string Decoded<T>(ReadOnlySpan<T> line);

    static void Split<T>(ReadOnlySpan<T> text, T carriageReturn, T lineFeed, Decoded<T> decoded, List<string> lines, List<Finding> findings) where T : IEquatable<T>
    {
        lines.EnsureCapacity(text.Count(lineFeed) + 1);
        int damaged = 0, firstDamagedLine = 0, start = 0;
        while (start < text.Length)
        {
            var length = text[start..].IndexOfAny(carriageReturn, lineFeed);
            var end = length < 0 ? text.Length : start + length;
            var before = damaged;
            lines.Add(LineCleaner.Clean(decoded(text[start..end]).TrimStart('\f'), ref damaged));
            if (before == 0 && damaged > 0) firstDamagedLine = lines.Count;
            start = end + 1;
            if (end + 1 < text.Length && text[end].Equals(carriageReturn) && text[end + 1].Equals(lineFeed)) start++;
        }
        if (damaged > 0) findings.Add(Found.ControlCharacters(firstDamagedLine, damaged));
    }
}
