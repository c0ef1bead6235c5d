using Samsyn.Documents.Extraction.Docx;
using Samsyn.Documents.Extraction.Pdf;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Kernel;

namespace Samsyn.Documents.Extraction;

/// <summary>Bytes of a file from anyone → lines of text. The same document as text, DOCX or PDF gives the same paragraphs and cells.</summary>
public static class DocumentExtractor
{
    /// <summary>
    /// Reads the stream from where it stands. What the file is, is decided by its content; the name only serves messages.
    /// Bad input is refused as a value; only cancellation is thrown.
    /// </summary>
    public static async Task<Outcome<ExtractedDocument>> ExtractAsync(string fileName, Stream content, ExtractionLimits limits, CancellationToken cancellation)
    {
        var file = LineCleaner.OneLine(Path.GetFileName(fileName.Replace('\\', '/')));
        if (file.Length == 0) file = "?";
        var tooLarge = new FileIsTooLarge(file, limits.MaxBytes >> 20);
        if (content.CanSeek && content.Length - content.Position > limits.MaxBytes) return tooLarge;

        using var buffer = new MemoryStream(content.CanSeek ? (int)Math.Max(0, content.Length - content.Position) : 0);
        var chunk = new byte[81920];
        for (int read; (read = await content.ReadAsync(chunk, cancellation)) > 0;)
        {
            if (buffer.Length + read > limits.MaxBytes) return tooLarge;
            buffer.Write(chunk, 0, read);
        }
        return await ExtractAsync(file, buffer.GetBuffer().AsMemory(0, (int)buffer.Length), limits, cancellation);
    }

    static async Task<Outcome<ExtractedDocument>> ExtractAsync(string file, ReadOnlyMemory<byte> bytes, ExtractionLimits limits, CancellationToken cancellation)
    {
        if (bytes.IsEmpty) return new FileIsEmpty(file);
        var kind = ContentKind.Of(file, bytes.Span, limits);
        if (kind.Refusal is { } unsupported) return unsupported;

        var lines = new List<string>();
        var findings = new List<Finding>();
        if (kind.MismatchWith(file) is { } mismatch) findings.Add(mismatch);
        var refusal = kind.Format switch
        {
            SourceFormat.Docx => DocxExtractor.Extract(file, bytes, limits, lines, findings, cancellation),
            SourceFormat.Pdf => await PdfExtractor.ExtractAsync(file, bytes, limits, lines, findings, cancellation),
            _ => TextExtractor.Extract(file, bytes.Span, lines, findings),
        };
        if (refusal is not null) return refusal;
        var source = new SourceInfo
        {
            File = file, Format = kind.Format, Sha256 = Checksum.Of(bytes.Span), Lines = lines.Count,
        };
        return new ExtractedDocument(source, lines, findings);
    }
}
