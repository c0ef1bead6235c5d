using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Kernel;
namespace Samsyn.Documents.Extraction.Pdf;
static class PdfExtractor
{
    public static Task<Refusal?> ExtractAsync(string file, ReadOnlyMemory<byte> bytes, ExtractionLimits limits, List<string> lines, List<Finding> findings, CancellationToken cancellation) => Task.FromResult<Refusal?>(new DamagedPdf(file));
}
