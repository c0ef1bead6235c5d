using Samsyn.Documents.Agreements.Reading.Interpretation;
using Samsyn.Documents.Agreements.Reading.Segmentation;
using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.Documents.Agreements.Reading.Recognition;

/// <summary>Figures of situation pictures: changes ("från 274 till 142"), shares with what they are compared with, and counts of people, reports and crimes.</summary>
static class Statistics
{
    const int LongestWhat = 160;
    const int MostWordsToReference = 30;

    static readonly string[] Counted =
    [
        "vuxna", "personer", "män", "kvinnor", "barn", "ungdomar", "elever", "invånare", "orosanmälningar", "anmälningar", "ärenden", "brott", "skjutningar", "händelserapporter",
        "händelser", "områden", "inbrott", "rån", "misshandelsbrott", "flickor", "pojkar", "hushåll", "sjukdagar",
    ];

    const int MostWordsToTotal = 6;

    static readonly string[] Totalling = ["invånarantal", "folkmängd", "befolkningsmängd", "befolkningstal"];
    static readonly string[] Comparing = ["jämför", "medan", "snitt", "genomsnitt", " än ", "mot ", "motsvarande", "däremot"];

    static readonly string[] PictureHeadings = ["lägesbild", "problembild", "statistik", "nuläge"];
    static readonly string[] OtherHeadings = ["mål", "syfte", "uppföljning", "åtgärd", "aktivitet", "organisation", "kommunikation", "finansiering"];
    static readonly string[] Trailing = ["varav", "när", "där", "i", "på", "som", "har", "sker", "är", "under", "per", "för", "av", "med", "till", "olika"];

    public static void Recognise(SegmentedDocument document, FactsDraft draft)
    {
        foreach (var section in PictureSections(document))
        {
            string? fromPeriod = null, toPeriod = null;
            foreach (var sentence in RunningText.Sentences([section]).Where(s => s.Text.Any(char.IsAsciiDigit)))
            {
                var words = Words.Of(sentence.Text);
                if (Years(words) is var (first, last)) (fromPeriod, toPeriod) = (first, last);
                if (Change(words) is { } change)
                    draft.Statistics.Add(Fact(sentence, section) with
                    {
                        What = Subject(sentence), From = change.From, To = change.To, FromPeriod = fromPeriod, ToPeriod = toPeriod, Unit = change.Unit,
                    });
                else if (!Shares(words, sentence, section, draft) && !Amounts(words, sentence, section, draft) && !Totals(words, sentence, section, draft)) Counts(words, sentence, section, draft);
            }
        }
    }

    /// <summary>Annexed pictures, and the pictures that stand inside other documents with the place headings that follow them.</summary>
    static IEnumerable<Section> PictureSections(SegmentedDocument document)
    {
        foreach (var part in document.Parts)
        {
            var inside = part.Kind == AnnexKind.SituationPicture;
            foreach (var section in part.Sections)
            {
                var opens = Array.Exists(PictureHeadings, word => section.Key.Contains(word, StringComparison.Ordinal));
                if (part.Kind != AnnexKind.SituationPicture && section.Heading is not null) inside = opens || (inside && !Array.Exists(OtherHeadings, word => section.Key.Contains(word, StringComparison.Ordinal)));
                if (inside) yield return section;
                // A picture inside a plan ends with the plan's table.
                if (part.Kind != AnnexKind.SituationPicture && section.Blocks.Any(b => b.Kind == BlockKind.Row)) inside = false;
            }
        }
    }

    static StatisticFact Fact(Sentence sentence, Section section) => new()
    {
        What = Short(sentence.Text),
        Place = IsPlace(section) ? section.Title : null,
        Line = sentence.Line,
    };

    /// <summary>A heading such as "Norra torget", not "Lägesbild" or "Trafik".</summary>
    static bool IsPlace(Section section)
    {
        string[] places = ["torg", "centrum", "park", "station", "gård", "gata", "stråk", "torget", "skolan", "området"];
        return section.Heading is not null && Array.Exists(places, place => section.Key.EndsWith(place, StringComparison.Ordinal));
    }

    static string Short(string text) => text.Length <= LongestWhat ? text : text[..LongestWhat].TrimEnd() + "…";

    /// <summary>"Skadegörelse: Antal anmälda brott har minskat …" is about what stands before the colon; otherwise the sentence up to its verb.</summary>
    static string Subject(Sentence sentence)
    {
        var colon = sentence.Text.IndexOf(':', StringComparison.Ordinal);
        if (colon is > 0 and < 60) return sentence.Text[..colon].Trim();
        var item = sentence.Block.Text;
        colon = item.IndexOf(':', StringComparison.Ordinal);
        return colon is > 0 and < 60 ? item[..colon].Trim() : Short(RunningText.Before(sentence.Text, " har ", " minska", " öka", " sjönk", " gick "));
    }

    static (string First, string Last)? Years(Words words)
    {
        for (var i = 1; i + 2 < words.Count; i++)
            if (SwedishDates.Year(words[i]) is { } first && words[i + 1].Is("och", "till", "-", "–") && SwedishDates.Year(words[i + 2]) is { } last && words[i - 1].Is("mellan", "från", "åren"))
                return ($"{first}", $"{last}");
        return null;
    }

    static (decimal From, decimal To, string? Unit)? Change(Words words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (!words[i].Is("från") || words[i + 1].Kind != TokenKind.Number || NumberWords.DecimalAt(words, i + 1, out var used) is not { } from) continue;
            if (SwedishDates.Year(words[i + 1]) is not null) continue;
            var to = i + 1 + used;
            for (var step = 0; step < 4 && !words[to].Is("till"); step++) to++;
            if (!words[to].Is("till") || words[to + 1].Kind != TokenKind.Number || NumberWords.DecimalAt(words, to + 1, out var last) is not { } value) continue;
            var unit = words[to + 1 + last];
            return (from, value, unit.Kind == TokenKind.Word || unit.Is("%") ? unit.Word : null);
        }
        return null;
    }

    static bool Shares(Words words, Sentence sentence, Section section, FactsDraft draft)
    {
        var shares = new List<(decimal Value, int At, int End, bool Compared)>();
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i].Kind != TokenKind.Number || NumberWords.DecimalAt(words, i, out var used) is not { } value || !words[i + used].Is("%", "procent")) continue;
            var compared = shares.Count > 0 && i - shares[^1].At <= MostWordsToReference && Compares(sentence.Text[shares[^1].End..words[i].Start]);
            shares.Add((value, i, words[i + used].End, compared));
            i += used;
        }
        for (int i = 0, from = 0; i < shares.Count; i++)
        {
            var share = shares[i];
            var reference = i + 1 < shares.Count && shares[i + 1].Compared ? shares[++i].Value : (decimal?)null;
            var until = i + 1 < shares.Count ? Boundary(sentence.Text, shares[i].End, words[shares[i + 1].At].Start) : sentence.Text.Length;
            draft.Statistics.Add(Fact(sentence, section) with { What = Short(Trimmed(sentence.Text[from..until])), Value = share.Value, Reference = reference, Unit = "%" });
            from = until;
        }
        return shares.Count > 0;
    }

    /// <summary>"220 000 kr mot 340 000 kr i staden": two amounts of which one is the measure of the other; a lone amount is a cost, not a figure of the place.</summary>
    static bool Amounts(Words words, Sentence sentence, Section section, FactsDraft draft)
    {
        (decimal Value, int End)? first = null;
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i].Kind != TokenKind.Number || NumberWords.DecimalAt(words, i, out var used) is not { } value || !words[i + used].Is("kr", "kronor")) continue;
            if (first is { } other && Compares(sentence.Text[other.End..words[i].Start]))
            {
                draft.Statistics.Add(Fact(sentence, section) with { Value = other.Value, Reference = value, Unit = "kr" });
                return true;
            }
            first = (value, words[i + used].End);
            i += used;
        }
        return false;
    }

    /// <summary>"Invånarantalet är cirka 12 400": the word says what is counted, the number follows it.</summary>
    static bool Totals(Words words, Sentence sentence, Section section, FactsDraft draft)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i].Kind != TokenKind.Word || !Array.Exists(Totalling, word => words[i].Word.StartsWith(word, StringComparison.Ordinal))) continue;
            for (var at = i + 1; at <= i + MostWordsToTotal && at < words.Count; at++)
            {
                if (words[at].Kind != TokenKind.Number || SwedishDates.Year(words[at]) is not null || NumberWords.DecimalAt(words, at, out _) is not { } value) continue;
                draft.Statistics.Add(Fact(sentence, section) with { Value = value, Unit = "invånare" });
                return true;
            }
        }
        return false;
    }

    /// <summary>A word of comparison stands before the figure, and no new statement begins between them.</summary>
    static bool Compares(string between)
    {
        var last = Comparing.Max(word => between.LastIndexOf(word, StringComparison.OrdinalIgnoreCase));
        return last >= 0 && !between[last..].Contains(" och ", StringComparison.Ordinal);
    }

    /// <summary>Where the statement about the next figure begins.</summary>
    static int Boundary(string text, int after, int figure)
    {
        var and = text.LastIndexOf(" och ", figure, StringComparison.Ordinal);
        return and >= after ? and + 1 : after;
    }

    static string Trimmed(string what)
    {
        var trimmed = what.Trim(' ', ',', '.', ';');
        foreach (var word in (string[])[" och", " samt", " medan", " men"])
            if (trimmed.EndsWith(word, StringComparison.Ordinal)) return trimmed[..^word.Length].TrimEnd(',', ' ');
        return trimmed.StartsWith("och ", StringComparison.Ordinal) ? trimmed[4..] : trimmed;
    }

    /// <summary>A name right after the counted thing begins a list of names; after "i" or "från" it tells where.</summary>
    static bool IsNewName(Words words, int at) => char.IsUpper(words.Between(at, at)[0]) && !words[at - 1].Is("i", "på", "från", "till", "vid", "av") && !char.IsUpper(words.Between(at - 1, at - 1)[0]);

    static void Counts(Words words, Sentence sentence, Section section, FactsDraft draft)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i].Kind != TokenKind.Number || NumberWords.DecimalAt(words, i, out var used) is not { } value || SwedishDates.TryAt(words, i, out _, out _)) continue;
            for (var noun = i + used; noun < i + used + 3 && words[noun].Kind == TokenKind.Word; noun++)
            {
                var next = words[noun];
                var compound = Array.Exists(Counted, c => next.Word == c || (c.Length > 4 && next.Word.EndsWith(c, StringComparison.Ordinal)));
                if (!compound && !(words[i + used].Is("av") && words[noun].Is("dessa"))) continue;
                var last = noun;
                while (last - noun < 4 && words[last + 1].Kind == TokenKind.Word && !words[last + 1].Is("och", "samt") && !IsNewName(words, last + 1)) last++;
                while (last > noun && words[last].Is(Trailing)) last--;
                draft.Statistics.Add(Fact(sentence, section) with { What = words.Between(i + used, last), Value = value, Unit = compound ? next.Word : null });
                break;
            }
        }
    }
}
