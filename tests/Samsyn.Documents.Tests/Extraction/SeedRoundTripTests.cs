using System.Diagnostics;
using Samsyn.Tests.Kit;

namespace Samsyn.Documents.Tests.Extraction;

/// <summary>A real agreement as text, and the same agreement as a Word file, give the same paragraphs and cells.</summary>
public sealed class SeedRoundTripTests
{
    [SeedTheory]
    [InlineData("S0")]
    [InlineData("S1")]
    [InlineData("S2")]
    [InlineData("S3")]
    [InlineData("S4")]
    public async Task A_seed_as_Word_file_gives_the_lines_of_its_text(string seed)
    {
        var bytes = await File.ReadAllBytesAsync(Seeds.PathOf(seed));
        var text = await Extracting.DoneAsync(seed + ".txt", bytes);
        var docx = await Extracting.DoneAsync(seed + ".docx", DocxFromLines.Build(text.Lines));

        Assert.Equal(RoundTrip.Normalised(text.Lines), RoundTrip.Normalised(docx.Lines));
    }
}
