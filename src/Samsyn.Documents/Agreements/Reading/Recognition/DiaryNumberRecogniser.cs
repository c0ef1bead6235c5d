using Samsyn.Documents.Agreements.Reading.Segmentation;
using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.Documents.Agreements.Reading.Recognition;

/// <summary>Diary numbers on page headers and in the text, each once, compared without blanks (AGR-09).</summary>
static class DiaryNumberRecogniser
{
    const int LongestNumber = 40;

    static readonly string[] Parting = [" / ", ", ", "; ", " och ", " samt "];

    public static void Recognise(SegmentedDocument document, FactsDraft draft)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var found = document.DiaryLines.SelectMany(line => In(line.Text, line.Line))
            .Concat(document.OwnParts.SelectMany(part => part.Blocks).Where(block => block.Text.Length < 400 && DiaryNumbers.MayBeIn(block.Text) && !ParentRecogniser.Mentions(block.Text)).SelectMany(block => In(block.Text.Replace('\t', ' '), block.Line)));
        foreach (var fact in found)
            if (seen.Add(fact.Number.Replace(" ", "", StringComparison.Ordinal))) draft.DiaryNumbers.Add(fact);
    }

    /// <summary>Every diary number of a line: "Dnr Polisen: A1.234/2016", "Diarienummer KS 2023/118".</summary>
    public static IEnumerable<DiaryNumberFact> In(string text, int line)
    {
        for (var at = 0; NextWord(text, at) is { Start: >= 0 } word;)
        {
            var next = NextWord(text, word.End);
            var value = text[word.End..(next.Start < 0 ? text.Length : next.Start)];
            at = word.End;
            // A stroke with blanks around parts the numbers of several parties; one without belongs to a number.
            var facts = value.Split(Parting, StringSplitOptions.None).Select(part => Of(part, line)).OfType<DiaryNumberFact>().ToList();
            // Beside a number of the police, one that names nobody is the municipality's.
            var besidePolice = facts.Exists(fact => fact.Party == PartySide.Police);
            foreach (var fact in facts) yield return besidePolice && fact.Party is null ? fact with { Party = PartySide.City } : fact;
        }
    }

    static (int Start, int End) NextWord(string text, int from)
    {
        var best = (Start: -1, End: text.Length);
        foreach (var word in DiaryNumbers.Words)
        {
            var at = text.IndexOf(word, from, StringComparison.OrdinalIgnoreCase);
            if (at < 0 || (at > 0 && char.IsLetter(text[at - 1])) || (at + word.Length < text.Length && char.IsLetter(text[at + word.Length]))) continue;
            if (best.Start < 0 || at < best.Start || (at == best.Start && at + word.Length > best.End)) best = (at, at + word.Length);
        }
        return best;
    }

    static DiaryNumberFact? Of(string value, int line)
    {
        var colon = value.IndexOf(':', StringComparison.Ordinal);
        // "KS/2024:12" holds a colon of its own.
        if (colon > 0 && value[..colon].Any(char.IsAsciiDigit)) colon = -1;
        var owner = colon >= 0 ? value[..colon] : "";
        var number = (colon >= 0 ? value[(colon + 1)..] : value).Trim(' ', '.', ',', ';', '(', ')', '-');
        if (colon < 0)
        {
            var words = number.Split(' ');
            var skip = words.TakeWhile(word => word.Length > 3 && !word.Any(char.IsAsciiDigit) && word.Any(char.IsLower)).Count();
            owner = string.Join(' ', words.Take(skip));
            number = string.Join(' ', words.Skip(skip));
        }
        number = Tidy(number);
        return number.Length is < 3 or > LongestNumber || !number.Any(char.IsAsciiDigit) ? null
            : new DiaryNumberFact { Number = number, Party = SideOf(owner, number), Line = line };
    }

    /// <summary>Ends at a word that cannot belong to a number; a blank after a hyphen is a line break's.</summary>
    static string Tidy(string number)
    {
        number = number.Replace("- ", "-", StringComparison.Ordinal);
        var kept = number.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .TakeWhile(word => word.Any(char.IsAsciiDigit) || (word.Length <= 5 && word.All(c => char.IsUpper(c) || c is '-' or '/' or '.')));
        var words = kept.ToList();
        // In text without line ends the number of the next clause follows: "KS 2023/119 1. Parter".
        if (words.Count > 1 && words[^1].TrimEnd('.') is { Length: <= 2 } clause && clause.All(char.IsAsciiDigit) && words[^2].Contains('/', StringComparison.Ordinal)) words.RemoveAt(words.Count - 1);
        return string.Join(' ', words).TrimEnd(',', '.', ';', ')');
    }

    static PartySide? SideOf(string owner, string number)
    {
        if (Organisations.IsPolice(owner)) return PartySide.Police;
        if (owner.Trim().Length > 0 && (Organisations.LooksLikeOne(owner) || owner.Contains("sdf", StringComparison.OrdinalIgnoreCase))) return PartySide.City;
        if (number.StartsWith("KS", StringComparison.Ordinal) || number.StartsWith("SDN", StringComparison.Ordinal) || number.StartsWith("KSN", StringComparison.Ordinal)) return PartySide.City;
        return number.Length > 2 && number[0] == 'A' && (char.IsAsciiDigit(number[1]) || number.StartsWith("AA", StringComparison.Ordinal)) ? PartySide.Police : null;
    }
}
