using Samsyn.Documents.Agreements.Reading.Interpretation;
using Samsyn.Documents.Agreements.Reading.Segmentation;
using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.Documents.Agreements.Reading.Recognition;

/// <summary>How long the agreement runs, how it is extended and how often it is revised.</summary>
static class TermRecogniser
{
    static readonly string[] TermHeadings = ["avtalstid", "giltighet", "avtalsperiod", "avtalets längd", "överenskommelsens längd", "löptid", "tidsperiod", "avtalets giltighet", "giltig", "omfattning och giltighet"];
    static readonly string[] RunWords = ["gäller", "löper", "giltig", "avtalstid", "avtalsperiod", "träder i kraft", "sträcker sig", "avser perioden", "valid", "in force", "period"];
    static readonly string[] EndWords = [" till", "till och med", "t.o.m.", " tom", " to", " until", " längst", "senast"];
    // What a memorial tells of the agreement before, or of one above, is not the term of the one it proposes.
    static readonly string[] OtherAgreements = ["övergripande samverkansöverenskommelsen", "nuvarande", "tidigare överenskommelse", "föregående", "gamla överenskommelse", "har ett samverkansavtal", "har ett avtal", "har en övergripande"];
    static readonly string[] AgreementWords = ["överenskommelse", "avtal", "löfte", "samverkan", "agreement"];

    /// <summary>A sentence of the agreement with the heading it stands under.</summary>
    sealed record Sentence(string Text, int Line, bool UnderTermHeading);

    public static void Recognise(SegmentedDocument document, FactsDraft draft)
    {
        var sentences = Sentences(document).ToList();
        var titled = draft.Title is { } title && SwedishDates.FirstPeriod(title) is { } period ? new TermFact { From = period.From, To = period.To, Line = LineOf(document, title) } : null;
        // A memorial's title says what it proposes; its text tells of other agreements too.
        var run = (draft.Kind == DocumentKind.BoardMemorial ? titled : null)
            ?? sentences.Where(sentence => sentence.UnderTermHeading).Concat(sentences.Where(IsAboutRun)).Select(Period).FirstOrDefault(term => term is not null)
            ?? titled
            ?? YearPeriod(document, draft);
        var extension = sentences.Select(sentence => Extension(sentence.Text)).FirstOrDefault(years => years is not null);
        var consultation = sentences.Select(sentence => Consultation(sentence.Text)).FirstOrDefault(months => months is not null);
        var revision = sentences.Select(sentence => Revision(sentence.Text)).FirstOrDefault(years => years is not null);
        if (run is null && extension is null && revision is null) return;
        draft.Term = (run ?? new TermFact { Line = sentences.Find(sentence => Extension(sentence.Text) is not null || Revision(sentence.Text) is not null)?.Line ?? 0 }) with
        {
            ExtensionYears = extension,
            ConsultationMonthsBefore = consultation,
            RevisionYears = revision,
        };
        if (draft.Term is { From: { } from, To: { } to } && to < from) draft.Find("period-reversed", draft.Term.Line, $"{from:yyyy-MM-dd}", $"{to:yyyy-MM-dd}");
        FindSelfReference(sentences, draft);
    }

    static IEnumerable<Sentence> Sentences(SegmentedDocument document)
    {
        foreach (var section in document.Parts[0].Sections.Concat(document.AgreementSections).Distinct())
        {
            var underTerm = section.Heading is not null && Array.Exists(TermHeadings, heading => section.Key.StartsWith(heading, StringComparison.Ordinal));
            if (section.Heading is { } own) yield return new Sentence(own.Text, own.Line, false);
            foreach (var block in section.Blocks)
                foreach (var text in Phrases.Sentences(block.Text.Replace('\t', ' ').Replace("--", "–", StringComparison.Ordinal)))
                    yield return new Sentence(text, block.Line, underTerm);
        }
    }

    static bool IsAboutRun(Sentence sentence) =>
        Array.Exists(RunWords, word => sentence.Text.Contains(word, StringComparison.OrdinalIgnoreCase))
        && Array.Exists(AgreementWords, word => sentence.Text.Contains(word, StringComparison.OrdinalIgnoreCase))
        && !Array.Exists(OtherAgreements, other => sentence.Text.Contains(other, StringComparison.OrdinalIgnoreCase));

    static TermFact? Period(Sentence sentence)
    {
        var openEnded = sentence.Text.Contains("tills vidare", StringComparison.OrdinalIgnoreCase) || sentence.Text.Contains("tillsvidare", StringComparison.OrdinalIgnoreCase)
            || sentence.Text.Contains("until further notice", StringComparison.OrdinalIgnoreCase);
        if (SwedishDates.FirstPeriod(sentence.Text) is { } period) return new TermFact { From = period.From, To = period.To, UntilFurtherNotice = openEnded, Line = sentence.Line };
        var (from, to) = Ends(sentence.Text);
        return openEnded || from is not null || to is not null ? new TermFact { From = from, To = to, UntilFurtherNotice = openEnded, Line = sentence.Line } : null;
    }

    /// <summary>The first date that a text leads up to ("till och med den …") and the first of the others.</summary>
    public static (DateOnly? From, DateOnly? To) Ends(string text)
    {
        DateOnly? from = null, to = null;
        foreach (var date in SwedishDates.All(text))
        {
            var before = text[..date.Start].TrimEnd();
            if (before.EndsWith(" den", StringComparison.OrdinalIgnoreCase)) before = before[..^4].TrimEnd();
            if (Array.Exists(EndWords, word => before.EndsWith(word, StringComparison.OrdinalIgnoreCase))) to ??= date.Date;
            else from ??= date.Date;
        }
        return (from, to);
    }

    /// <summary>"… kan förlängas med två (2) år i taget".</summary>
    static int? Extension(string text) => text.Contains("förläng", StringComparison.OrdinalIgnoreCase) ? NumberBefore(text, "år", "årsperioder") : null;

    static int? Consultation(string text) => text.Contains("samråd", StringComparison.OrdinalIgnoreCase) ? NumberBefore(text, "månader", "månad") : null;

    static int? Revision(string text)
    {
        if (!text.Contains("revider", StringComparison.OrdinalIgnoreCase) || !Array.Exists(AgreementWords[..2], word => text.Contains(word, StringComparison.OrdinalIgnoreCase))) return null;
        var words = Words.Of(text);
        for (var at = 0; at < words.Count; at++)
        {
            if (NumberWords.EveryNth(words, at, out var length) is { } nth && words[at + length].Is("år")) return nth;
            if (words[at].Is("årligen") || (words[at].Is("varje") && words[at + 1].Is("år"))) return 1;
        }
        return null;
    }

    static int? NumberBefore(string text, params string[] units)
    {
        var words = Words.Of(text);
        for (var at = 0; at < words.Count; at++)
            if (NumberWords.At(words, at, out var length) is { } number and > 0 and < 100 && words[at + length].Is(units)) return number;
        return null;
    }

    /// <summary>A label with years: "Avtalsperiod: 2024–2027".</summary>
    static TermFact? YearPeriod(SegmentedDocument document, FactsDraft draft)
    {
        if (draft.Kind is not (DocumentKind.LocalAgreement or DocumentKind.OverarchingAgreement or DocumentKind.PublicPromise)) return null;
        foreach (var block in document.Parts[0].Blocks.Take(20))
            if (block.Text.Length < 80 && SwedishDates.FirstPeriod(block.Text) is { } period) return new TermFact { From = period.From, To = period.To, Line = block.Line };
        return null;
    }

    static int LineOf(SegmentedDocument document, string title) =>
        document.Blocks.FirstOrDefault(block => block.Text.StartsWith(title, StringComparison.Ordinal))?.Line ?? document.From;

    static void FindSelfReference(List<Sentence> sentences, FactsDraft draft)
    {
        var own = sentences.Find(sentence => Extension(sentence.Text) is not null
            && sentence.Text.Contains("under förutsättning att överenskommelsen är giltig", StringComparison.OrdinalIgnoreCase));
        if (own is not null) draft.Find("self-reference-in-extension", own.Line);
    }
}
