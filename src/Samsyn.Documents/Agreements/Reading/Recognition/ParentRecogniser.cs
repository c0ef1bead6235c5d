using Samsyn.Documents.Agreements.Reading.Interpretation;
using Samsyn.Documents.Agreements.Reading.Segmentation;
using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.Documents.Agreements.Reading.Recognition;

/// <summary>The overarching agreement: annexed whole, or only referred to in the text.</summary>
static class ParentRecogniser
{
    static readonly string[] References =
    [
        "stadsövergripande samverkansöverenskommelse", "övergripande samverkansöverenskommelse", "övergripande överenskommelse", "regional överenskommelse", "regionala överenskommelse",
        "överordnade avtal", "överordnade överenskommelse", "övergripande samverkansavtal", "ramavtal", "överavtal", "centrala samverkansavtal", "övergripande avtal", "nationell överenskommelse",
    ];

    // An article and the agreement's word, and what the city is called when it is not one of its districts.
    static readonly string[] ToldBy = ["ett samverkansavtal", "en samverkansöverenskommelse", "ett avtal om samverkan", "en överenskommelse om samverkan"];
    static readonly string[] CentralCity = ["staden", "stads ", "stad ", "kommunen", "kommunstyrelsen", "kommun "];

    static readonly string[] AfterName = [" har ", " är ", " listas", " riktar", " som ", " slöts", " slutits", " (", ",", " ska ", " gäller", " löper", " och till", " samt ", " föreslås", " kommer", " från ", " utgör", " med dnr", " dnr", " daterad", " se "];

    public static void Recognise(SegmentedDocument document, FactsDraft draft)
    {
        if (document.IsNested) return;
        if (draft.Nested is { } nested) draft.Parent = Whole(nested, document.Nested!.From);
        else if (draft.Kind is not (DocumentKind.OverarchingAgreement or DocumentKind.MeetingNotice))
            draft.Parent = Referred(document) ?? (draft.Kind == DocumentKind.BoardMemorial ? ToldOf(document) : null);
    }

    static ParentFact Whole(FactsDraft nested, int line) => new()
    {
        Title = nested.Title,
        DiaryNumbers = [.. nested.DiaryNumbers.Select(number => number.Number)],
        From = nested.Term?.From,
        To = nested.Term?.To,
        UntilFurtherNotice = nested.Term?.UntilFurtherNotice ?? false,
        Line = line,
        Facts = nested.ToFacts(),
    };

    static ParentFact? Referred(SegmentedDocument document)
    {
        ParentFact? parent = null;
        foreach (var block in document.Blocks.Where(block => block.Kind is BlockKind.Paragraph or BlockKind.ListItem or BlockKind.LeadIn))
            foreach (var sentence in Phrases.Sentences(block.Text))
            {
                if (IndexOf(sentence) is not { } at) continue;
                var numbers = DiaryNumberRecogniser.In(sentence, block.Line).Select(number => number.Number).ToList();
                var period = SwedishDates.FirstPeriod(sentence[at..]);
                parent ??= new ParentFact { Title = Phrases.Until(sentence.AsSpan(at), AfterName), Line = block.Line };
                if (numbers.Count > parent.DiaryNumbers.Count) parent = parent with { DiaryNumbers = numbers };
                if (parent.From is null && period is { } found) parent = parent with { From = found.From, To = found.To };
                parent = parent with { UntilFurtherNotice = parent.UntilFurtherNotice || sentence[at..].Contains("tills vidare", StringComparison.OrdinalIgnoreCase) };
            }
        return parent;
    }

    /// <summary>A memorial tells what stands above without calling it so: "Staden och Polisregion Norr har ett samverkansavtal som gäller till och med …".</summary>
    static ParentFact? ToldOf(SegmentedDocument document)
    {
        foreach (var block in document.Blocks.Where(block => block.Kind is BlockKind.Paragraph or BlockKind.ListItem))
            foreach (var sentence in Phrases.Sentences(block.Text))
            {
                if (!Has(sentence, "polisregion") || Has(sentence, "lokal") || !Array.Exists(CentralCity, word => Has(sentence, word))) continue;
                if (FirstOf(sentence, ToldBy) is not { } at) continue;
                var told = sentence[(sentence.IndexOf(' ', at) + 1)..];
                var (from, to) = SwedishDates.FirstPeriod(told) is { } period ? (period.From, period.To) : TermRecogniser.Ends(told);
                return new ParentFact
                {
                    Title = Phrases.Until(told, AfterName),
                    DiaryNumbers = [.. DiaryNumberRecogniser.In(sentence, block.Line).Select(number => number.Number)],
                    From = from,
                    To = to,
                    UntilFurtherNotice = Has(told, "tills vidare"),
                    Line = block.Line,
                };
            }
        return null;
    }

    /// <summary>True when the text speaks of an agreement above this one.</summary>
    public static bool Mentions(string text) => IndexOf(text) is not null;

    static int? IndexOf(string sentence) => Has(sentence, "avtal") || Has(sentence, "överenskommelse") ? FirstOf(sentence, References) : null;

    static int? FirstOf(string sentence, string[] phrases)
    {
        foreach (var phrase in phrases)
        {
            var at = sentence.IndexOf(phrase, StringComparison.OrdinalIgnoreCase);
            if (at >= 0) return at;
        }
        return null;
    }

    static bool Has(string text, string word) => text.Contains(word, StringComparison.OrdinalIgnoreCase);
}
