using Samsyn.Documents.Extraction;
using Samsyn.Domain.Kernel;

namespace Samsyn.Documents.Tests.Extraction;

/// <summary>The extractor as the tests call it.</summary>
static class Extracting
{
    public static async Task<Outcome<ExtractedDocument>> TryAsync(string file, byte[] bytes, ExtractionLimits? limits = null)
    {
        using var stream = new MemoryStream(bytes, writable: false);
        return await DocumentExtractor.ExtractAsync(file, stream, limits ?? new ExtractionLimits(), CancellationToken.None);
    }

    public static async Task<ExtractedDocument> DoneAsync(string file, byte[] bytes) => (await TryAsync(file, bytes)).Value;

    public static async Task<T> RefusedAsync<T>(string file, byte[] bytes, ExtractionLimits? limits = null) where T : Refusal =>
        Assert.IsType<T>(Assert.Single((await TryAsync(file, bytes, limits)).Refusals));

    /// <summary>Lines that hold text.</summary>
    public static List<string> Filled(IEnumerable<string> lines) => lines.Where(l => !string.IsNullOrWhiteSpace(l)).ToList();
}
