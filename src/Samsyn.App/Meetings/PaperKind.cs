using System.IO.Compression;
using System.Text;

namespace Samsyn.App.Meetings;

/// <summary>What a file at an agenda is, judged by its content alone. Only kinds that run nothing when they are opened.</summary>
static class PaperKind
{
    public const string Anything = "application/octet-stream";

    /// <summary>The media type, or null for what is not taken.</summary>
    public static string? Of(byte[] bytes)
    {
        ReadOnlySpan<byte> head = bytes;
        if (head.StartsWith("%PDF-"u8)) return "application/pdf";
        if (head.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a])) return "image/png";
        if (head.StartsWith((ReadOnlySpan<byte>)[0xff, 0xd8, 0xff])) return "image/jpeg";
        if (head.StartsWith("PK\u0003\u0004"u8)) return IsWord(bytes) ? "application/vnd.openxmlformats-officedocument.wordprocessingml.document" : null;
        return IsText(bytes) ? "text/plain; charset=utf-8" : null;
    }

    /// <summary>A Word file without macros; only the directory of the archive is read.</summary>
    static bool IsWord(byte[] bytes)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
            return archive.GetEntry("[Content_Types].xml") is not null && archive.GetEntry("word/document.xml") is not null
                && !archive.Entries.Any(entry => entry.Name.StartsWith("vba", StringComparison.OrdinalIgnoreCase));
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    static bool IsText(byte[] bytes)
    {
        try
        {
            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
            var start = text.TrimStart('\ufeff', ' ', '\t', '\r', '\n');
            // Markup would be read as a page by whoever opens it.
            return !start.StartsWith('<') && !start.StartsWith("{\\rtf", StringComparison.Ordinal) && !start.StartsWith("%!", StringComparison.Ordinal) && !start.StartsWith("#!", StringComparison.Ordinal)
                && !text.Any(letter => char.IsControl(letter) && letter is not ('\n' or '\r' or '\t' or '\f'));
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
