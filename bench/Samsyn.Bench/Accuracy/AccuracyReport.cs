using Samsyn.Documents.Agreements.Reading;
using Samsyn.Documents.Extraction;
using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.Bench.Accuracy;

/// <summary>Prints found / expected per document and field, and each miss with what stood there instead.</summary>
static class AccuracyReport
{
    public static bool Run(string root)
    {
        if (RealDocuments.Folder(root) is not { } folder) return true;
        var readings = RealDocuments.Names.ToDictionary(name => name, name => Read(Path.Combine(folder, name + ".txt")), StringComparer.Ordinal);
        var all = LocalAgreementS0.All().Concat(OtherDocuments.All()).Concat(AppendixB.All()).ToList();
        foreach (var document in all.GroupBy(expectation => expectation.Document))
        {
            var reading = readings[document.Key];
            Console.WriteLine($"  {document.Key}: {document.Count(expectation => expectation.IsMet(reading))} / {document.Count()}");
            foreach (var field in document.GroupBy(expectation => expectation.Field))
                Console.WriteLine($"    {field.Key,-24} {field.Count(expectation => expectation.IsMet(reading)),3} / {field.Count()}");
        }
        var misses = all.Where(expectation => !expectation.IsMet(readings[expectation.Document])).ToList();
        foreach (var miss in misses)
            Console.WriteLine($"  MISS {miss.Document} {miss.Field}: expected “{miss.Expected}”, found “{miss.Found(readings[miss.Document]) ?? "nothing"}”");
        Console.WriteLine($"  all: {all.Count - misses.Count} / {all.Count}");
        return misses.Count == 0;
    }

    static Reading Read(string path)
    {
        using var file = File.OpenRead(path);
        var extracted = DocumentExtractor.ExtractAsync(Path.GetFileName(path), file, new ExtractionLimits(), default).GetAwaiter().GetResult().Value;
        return AgreementReader.Read(extracted.Source, extracted.Lines, extracted.Findings);
    }
}
