using System.Globalization;
using System.Text;
using Samsyn.App.Files;
using Samsyn.Documents.Agreements.Reading;
using Samsyn.Documents.Extraction;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Kernel;

namespace Samsyn.App.Agreements.Proposals;

/// <summary>A document's bytes and what was read from them.</summary>
public sealed record ReadDocument(byte[] Bytes, Reading Reading);

/// <summary>From the bytes of a file to what it says. Nothing is stored; a dry run needs no more than this.</summary>
public static class DocumentReading
{
    public static async Task<Outcome<ReadDocument>> Read(string fileName, Stream content, CancellationToken cancellation)
    {
        var limits = new ExtractionLimits();
        var bytes = await AtMost(limits.MaxBytes + 1, content, cancellation);
        using var copy = new MemoryStream(bytes, writable: false);
        var extracted = await DocumentExtractor.ExtractAsync(fileName, copy, limits, cancellation);
        if (!extracted.IsDone) return Outcome<ReadDocument>.Refused(extracted.Refusals);
        var document = extracted.Value;
        return new ReadDocument(bytes, AgreementReader.Read(document.Source, document.Lines, document.Findings));
    }

    /// <summary>
    /// The agreements that follow the first in the same file, each as a document of its own: its lines as a text file, read anew, so that it can be reviewed
    /// and adopted by itself. The file as it was received stays with the first.
    /// </summary>
    public static IEnumerable<ReadDocument> Others(Reading first) => first.Others.Select((other, index) =>
    {
        string[] lines = [.. first.Lines.Skip(other.From - 1).Take(other.To - other.From + 1)];
        var bytes = Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n");
        var source = new SourceInfo
        {
            File = $"{Path.GetFileNameWithoutExtension(first.Source.File)} ({(index + 2).ToString(CultureInfo.InvariantCulture)}).txt",
            Format = SourceFormat.Text,
            Sha256 = Checksum.Of(bytes),
            Lines = lines.Length,
        };
        return new ReadDocument(bytes, AgreementReader.Read(source, lines, []));
    });

    /// <summary>For a file that is not kept: read when the scanner has let it through, and otherwise refused.</summary>
    public static async Task<Outcome<ReadDocument>> ReadScanned(string fileName, Stream content, Clamd scanner, CancellationToken cancellation)
    {
        var bytes = await BytesOf(content, cancellation);
        switch (await scanner.Scan(bytes, cancellation))
        {
            case Scanned.Clean:
                using (var clean = new MemoryStream(bytes, writable: false)) return await Read(fileName, clean, cancellation);
            case Scanned.Infected infected:
                return new FileInfected(fileName, infected.Signature);
            case Scanned.NotScanned silent:
                return new FileNotScanned(fileName, silent.Reason);
            default:
                throw new InvalidOperationException("The scanner gave no answer.");
        }
    }

    /// <summary>The whole file, or as much of it as shows that it is too large.</summary>
    internal static Task<byte[]> BytesOf(Stream content, CancellationToken cancellation) => AtMost(new ExtractionLimits().MaxBytes + 1, content, cancellation);

    internal static FileIsTooLarge? IsTooLarge(byte[] bytes, string fileName) =>
        new ExtractionLimits().MaxBytes is var limit && bytes.LongLength > limit ? new(fileName, limit >> 20) : null;

    /// <summary>One byte more than allowed is enough for the extractor to refuse: a larger file is never held in memory.</summary>
    static async Task<byte[]> AtMost(long limit, Stream content, CancellationToken cancellation)
    {
        using var bytes = new MemoryStream();
        var part = new byte[81920];
        while (bytes.Length < limit)
        {
            var read = await content.ReadAsync(part.AsMemory(0, (int)Math.Min(part.Length, limit - bytes.Length)), cancellation);
            if (read == 0) break;
            bytes.Write(part, 0, read);
        }
        return bytes.ToArray();
    }
}
