using Samsyn.Documents.Agreements.Reading.Recognition;
using Samsyn.Documents.Agreements.Reading.Segmentation;
using Samsyn.Domain.Agreements.Facts;
using FactsReading = Samsyn.Domain.Agreements.Facts.Reading;

namespace Samsyn.Documents.Agreements.Reading;

/// <summary>Reads what an agreement text states: lines → clean-up → segmentation → recognition → findings.</summary>
public static class AgreementReader
{
    /// <summary>
    /// Reads one document. Never throws on content: what is not understood is absent, or a finding. Time grows linearly with the text.
    /// When the file holds several agreements, the first is the result and the others are in <see cref="FactsReading.Others"/>.
    /// </summary>
    /// <param name="source">The file as it was received.</param>
    /// <param name="lines">The extracted text, one string per line; tab separates the cells of a table row.</param>
    /// <param name="extractionFindings">What the extraction already found; put first among the findings.</param>
    public static FactsReading Read(SourceInfo source, IReadOnlyList<string> lines, IReadOnlyList<Finding> extractionFindings)
    {
        string[] all = [.. lines];
        var dropsCaptions = LineCleaning.DropsCaptions(all);
        var cleaning = new List<Finding>();
        var cleaned = LineCleaning.Clean(all, 1, dropsCaptions, cleaning);
        var starts = AgreementBoundaries.In(cleaned);

        // Each by itself: repeated headers and contents are told by what repeats within one agreement.
        var readings = new List<FactsReading>(starts.Count + 1);
        for (int at = 0, found = 0; at <= starts.Count; at++)
        {
            var from = at == 0 ? 1 : starts[at - 1].Line;
            var to = at == starts.Count ? all.Length : starts[at].Line - 1;
            List<Finding> findings = at == 0 ? [.. extractionFindings, .. starts.Select(start => FindingCatalogue.Of("several-agreements", start.TitleLine, start.Title))] : [];
            IReadOnlyList<SourceLine> own = new ArraySegment<SourceLine>(cleaned, from - 1, to - from + 1);
            var text = new ArraySegment<string>(all, from - 1, to - from + 1);
            var isOwn = starts.Count == 0 || LineCleaning.DropsCaptions(text) == dropsCaptions;
            if (!isOwn) own = LineCleaning.Clean(text, from, !dropsCaptions, findings);
            for (; found < cleaning.Count && cleaning[found].Line <= to; found++)
                if (isOwn) findings.Add(cleaning[found]);
            readings.Add(Of(source, lines, PreparedText.Of(own, from, findings), findings));
        }
        return readings[0] with { Others = readings[1..] };
    }

    static FactsReading Of(SourceInfo source, IReadOnlyList<string> lines, PreparedText text, List<Finding> findings)
    {
        var draft = Recognise(Segmenter.Segment(text));
        findings.AddRange(draft.Findings);
        return new FactsReading
        {
            Source = source,
            DocumentKind = draft.Kind,
            Facts = draft.ToFacts(),
            Findings = [.. findings.OrderBy(finding => finding.Line)],
            Lines = lines,
            From = text.From,
            To = text.To,
        };
    }

    /// <summary>The nested agreement's own facts go to the parent; its clauses and findings are also shown with the document's.</summary>
    static FactsDraft Recognise(SegmentedDocument document)
    {
        var draft = new FactsDraft { Nested = document.Nested is { } nested ? Recognise(nested) : null };
        foreach (var recognise in Recognisers.All)
            try
            {
                recognise(document, draft);
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                // A document nobody foresaw: the other facts are still worth showing, and the finding says which are not there.
                draft.Find("stage-failed", document.From, recognise.Method.DeclaringType?.Name ?? "", failure.GetType().Name);
            }
        if (draft.Nested is not null)
        {
            draft.Clauses.AddRange(draft.Nested.Clauses);
            draft.Findings.AddRange(draft.Nested.Findings);
        }
        return draft;
    }
}
