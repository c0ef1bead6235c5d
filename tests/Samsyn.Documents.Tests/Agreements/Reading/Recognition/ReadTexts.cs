using System.Collections.Concurrent;
using Samsyn.Documents.Agreements.Reading;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Tests.Kit;
using FactsReading = Samsyn.Domain.Agreements.Facts.Reading;

namespace Samsyn.Documents.Tests.Agreements.Reading.Recognition;

static class ReadTexts
{
    static readonly ConcurrentDictionary<string, FactsReading> Seen = new(StringComparer.Ordinal);

    public static AgreementFacts Seed(string name) => SeedReading(name).Facts;

    public static FactsReading SeedReading(string name) => Seen.GetOrAdd(name, n => Whole(File.ReadAllText(Seeds.PathOf(n)), n + ".txt"));

    public static AgreementFacts Facts(string text) => Whole(text, "text.txt").Facts;

    public static FactsReading Whole(string text, string file)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        return AgreementReader.Read(new SourceInfo { File = file, Format = SourceFormat.Text, Sha256 = "", Lines = lines.Length }, lines, []);
    }
}
