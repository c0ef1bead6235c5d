using System.Text;
using Samsyn.Documents.Extraction.Docx;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Kernel;

namespace Samsyn.Documents.Extraction;

/// <summary>What a file is, judged by its content alone.</summary>
readonly record struct ContentKind(SourceFormat Format, Refusal? Refusal)
{
    static ReadOnlySpan<byte> OleHeader => [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

    public static ContentKind Of(string file, ReadOnlySpan<byte> bytes, ExtractionLimits limits)
    {
        var head = bytes[..Math.Min(bytes.Length, 1024)];
        // Mail gateways put bytes before the header; a text that mentions %PDF- has no cross-reference table.
        if (head.IndexOf("%PDF-"u8) is >= 0 and var at && (at <= 16 || bytes.IndexOf("startxref"u8) >= 0)) return new(SourceFormat.Pdf, null);
        if (bytes.StartsWith("PK"u8) && bytes.Length > 3 && bytes[2] is 3 or 5 && bytes[3] is 4 or 6) return OfArchive(file, bytes, limits);
        if (bytes.StartsWith(OleHeader)) return new(default, OfCompound(file, bytes));
        return new(SourceFormat.Text, Foreign(file, bytes));
    }

    /// <summary>The name says one format and the content another; the content has been believed.</summary>
    public Finding? MismatchWith(string file)
    {
        var extension = Path.GetExtension(file).ToUpperInvariant();
        SourceFormat? named = extension switch
        {
            ".DOCX" or ".DOCM" or ".DOTX" or ".DOC" => SourceFormat.Docx,
            ".PDF" => SourceFormat.Pdf,
            ".TXT" or ".MD" or ".CSV" => SourceFormat.Text,
            _ => null,
        };
        if (named is null || named == Format) return null;
        return Found.FormatMismatch(extension.ToLowerInvariant(), Format switch { SourceFormat.Docx => "DOCX", SourceFormat.Pdf => "PDF", _ => "text" });
    }

    static ContentKind OfArchive(string file, ReadOnlySpan<byte> bytes, ExtractionLimits limits)
    {
        var (names, refusal) = ZipDirectory.Inspect(file, bytes, limits);
        if (names.Exists(n => n.StartsWith("word/", StringComparison.OrdinalIgnoreCase))) return new(SourceFormat.Docx, refusal);
        if (refusal is not null)
        {
            // A damaged directory hides the names; the local headers still tell a Word file from any other archive.
            var isWord = bytes.IndexOf("word/"u8) >= 0 || bytes.IndexOf("[Content_Types].xml"u8) >= 0;
            return new(default, isWord || refusal is not DamagedWordDocument ? refusal : new ArchiveInsteadOfDocument(file, "ZIP"));
        }
        bool Has(string prefix) => names.Exists(n => n.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
        if (Has("xl/")) return new(default, new SheetOrSlides(file, "Excel (XLSX)"));
        if (Has("ppt/")) return new(default, new SheetOrSlides(file, "PowerPoint (PPTX)"));
        if (Has("Index/") || Has("Index.zip")) return new(default, new OtherTextFormat(file, "Apple Pages"));
        if (bytes.IndexOf("application/vnd.oasis.opendocument.text"u8) >= 0) return new(default, new OtherTextFormat(file, "OpenDocument (ODT)"));
        if (bytes.IndexOf("application/vnd.oasis.opendocument"u8) >= 0) return new(default, new SheetOrSlides(file, "OpenDocument (ODS/ODP)"));
        if (bytes.IndexOf("application/epub+zip"u8) >= 0) return new(default, new OtherTextFormat(file, "EPUB"));
        return Has("[Content_Types].xml") && names.Exists(n => n.EndsWith("document.xml", StringComparison.OrdinalIgnoreCase))
            ? new(SourceFormat.Docx, null)
            : new(default, new ArchiveInsteadOfDocument(file, "ZIP"));
    }

    static Refusal OfCompound(string file, ReadOnlySpan<byte> bytes)
    {
        static bool Holds(ReadOnlySpan<byte> bytes, string name) => bytes.IndexOf(Encoding.Unicode.GetBytes(name)) >= 0;
        if (Holds(bytes, "EncryptedPackage") || Holds(bytes, "DRMEncrypted")) return new EncryptedWordDocument(file);
        if (Holds(bytes, "WordDocument")) return new OtherTextFormat(file, "Word 97–2003 (DOC)");
        if (Holds(bytes, "Workbook")) return new SheetOrSlides(file, "Excel 97–2003 (XLS)");
        if (Holds(bytes, "PowerPoint Document")) return new SheetOrSlides(file, "PowerPoint 97–2003 (PPT)");
        if (Holds(bytes, "__properties_version")) return new OtherTextFormat(file, "Outlook (MSG)");
        return new OtherTextFormat(file, "Office 97–2003");
    }

    static Refusal? Foreign(string file, ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G'])) return new PictureInsteadOfDocument(file, "PNG");
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xff, 0xd8, 0xff])) return new PictureInsteadOfDocument(file, "JPEG");
        if (bytes.StartsWith("GIF8"u8)) return new PictureInsteadOfDocument(file, "GIF");
        if (bytes.StartsWith("II*\0"u8) || bytes.StartsWith("MM\0*"u8)) return new PictureInsteadOfDocument(file, "TIFF");
        if (bytes.StartsWith("RIFF"u8) && bytes.Length > 12 && bytes[8..12].SequenceEqual("WEBP"u8)) return new PictureInsteadOfDocument(file, "WebP");
        if (bytes.Length > 12 && bytes[4..8].SequenceEqual("ftyp"u8)) return new PictureInsteadOfDocument(file, "HEIC/MP4");
        if (bytes.StartsWith("{\\rtf"u8)) return new OtherTextFormat(file, "RTF");
        if (bytes.StartsWith("%!PS"u8)) return new OtherTextFormat(file, "PostScript");
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0x1f, 0x8b])) return new ArchiveInsteadOfDocument(file, "GZIP");
        if (bytes.StartsWith((ReadOnlySpan<byte>)[(byte)'7', (byte)'z', 0xbc, 0xaf])) return new ArchiveInsteadOfDocument(file, "7-Zip");
        if (bytes.StartsWith("Rar!"u8)) return new ArchiveInsteadOfDocument(file, "RAR");
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0x7f, (byte)'E', (byte)'L', (byte)'F'])) return new NotADocument(file, "ELF");
        if (bytes.StartsWith("SQLite format 3\0"u8)) return new NotADocument(file, "SQLite");
        var start = bytes[..Math.Min(bytes.Length, 512)];
        if (start.Contains((byte)0))
        {
            if (bytes.StartsWith("MZ"u8)) return new NotADocument(file, "EXE/DLL");
            if (bytes.StartsWith("BM"u8)) return new PictureInsteadOfDocument(file, "BMP");
        }
        var text = Encoding.Latin1.GetString(start).TrimStart('\u00ef', '\u00bb', '\u00bf', ' ', '\t', '\r', '\n');
        if (text.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || text.StartsWith("<html", StringComparison.OrdinalIgnoreCase)) return new OtherTextFormat(file, "HTML");
        if (!text.StartsWith("<?xml", StringComparison.Ordinal)) return null;
        if (text.Contains("<html", StringComparison.OrdinalIgnoreCase)) return new OtherTextFormat(file, "HTML");
        return text.Contains("<svg", StringComparison.Ordinal) ? new PictureInsteadOfDocument(file, "SVG") : new OtherTextFormat(file, "XML");
    }
}
