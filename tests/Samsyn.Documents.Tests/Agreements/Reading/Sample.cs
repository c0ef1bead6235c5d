using Samsyn.Documents.Agreements.Reading;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Tests.Kit;
using FactsReading = Samsyn.Domain.Agreements.Facts.Reading;

namespace Samsyn.Documents.Tests.Agreements.Reading;

/// <summary>Fictional documents in <c>Samples/</c>, and the real ones, read.</summary>
static class Sample
{
    public static FactsReading Read(string name) => Of(Lines(name), name);

    public static FactsReading Seed(string name) => Of(File.ReadAllLines(Seeds.PathOf(name)), name);

    public static FactsReading Of(IReadOnlyList<string> lines, string name = "text.txt") =>
        AgreementReader.Read(new SourceInfo { File = name, Format = SourceFormat.Text, Sha256 = "", Lines = lines.Count }, lines, []);

    public static FactsReading OfText(string text) => Of(text.ReplaceLineEndings("\n").Split('\n'));

    public static string[] Lines(string name) => File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Agreements", "Reading", "Samples", name + ".txt"));

    public static IReadOnlyList<string> Names { get; } =
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Agreements", "Reading", "Samples"), "*.txt").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    public static IEnumerable<string> Codes(this FactsReading reading) => reading.Findings.Select(finding => finding.Code);
}
