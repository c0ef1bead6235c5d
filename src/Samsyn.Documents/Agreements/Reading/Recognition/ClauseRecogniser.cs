using Samsyn.Documents.Agreements.Reading.Interpretation;
using Samsyn.Documents.Agreements.Reading.Segmentation;
using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.Documents.Agreements.Reading.Recognition;

/// <summary>The headed clauses of the agreement text, numbered or not, and references to points that have no number.</summary>
static class ClauseRecogniser
{
    static readonly string[] PointWords = ["punkten", "punkt", "paragraf"];

    public static void Recognise(SegmentedDocument document, FactsDraft draft)
    {
        if (draft.Kind is not (DocumentKind.LocalAgreement or DocumentKind.OverarchingAgreement or DocumentKind.PublicPromise)) return;
        var title = TextKey.Of(draft.Title ?? "");
        foreach (var section in document.AgreementSections)
            if (section.Heading is { } heading && !(heading.Key.StartsWith("för ", StringComparison.Ordinal) && Organisations.LooksLikeOne(heading.Text)) && (heading.Number is not null || !draft.Parties.Exists(party => party.Line == heading.Line || heading.Text.EndsWith(party.Name, StringComparison.OrdinalIgnoreCase))) && (section.Blocks.Count > 0 || heading.Number is not null) && heading.Key != title && !(heading.Number is null && draft.Clauses.Count == 0 && title.StartsWith(heading.Key, StringComparison.Ordinal)))
                draft.Clauses.Add(new ClauseFact { Number = heading.Number, Title = Capitals.ToSentence(heading.Text), Line = heading.Line });
        FindReferences(document, draft);
    }

    static void FindReferences(SegmentedDocument document, FactsDraft draft)
    {
        if (draft.Clauses.Count == 0) return;
        var seen = new HashSet<int>();
        foreach (var section in document.AgreementSections)
            foreach (var block in section.Blocks)
                foreach (var number in References(block.Text))
                {
                    if (!seen.Add(number) || draft.Clauses.Any(clause => clause.Number == Text(number))) continue;
                    if (draft.Clauses.TrueForAll(clause => clause.Number is null) && number <= draft.Clauses.Count)
                        draft.Find("reference-to-unnumbered", block.Line, Text(number), draft.Clauses[number - 1].Title);
                    else draft.Find("reference-unresolved", block.Line, Text(number));
                }
    }

    static IEnumerable<int> References(string text)
    {
        if (!Array.Exists(PointWords, word => text.Contains(word, StringComparison.OrdinalIgnoreCase))) yield break;
        var words = Words.Of(text);
        for (var at = 0; at < words.Count; at++)
            if (words[at].Is(PointWords) && words[at + 1] is { Kind: TokenKind.Number, Number: > 0 and < 100 } number) yield return number.Number;
    }

    static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
