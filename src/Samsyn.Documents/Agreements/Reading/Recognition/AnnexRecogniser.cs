using Samsyn.Documents.Agreements.Reading.Segmentation;
using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.Documents.Agreements.Reading.Recognition;

/// <summary>The annexes: as the agreement lists them, as the contents name them and as they are headed. The list's title is kept; the others are compared with it.</summary>
static class AnnexRecogniser
{
    static readonly string[] ListHeadings = ["bilagor", "bilageförteckning", "bilaga", "förteckning över bilagor", "bifogade handlingar", "bilagor till"];

    public static void Recognise(SegmentedDocument document, FactsDraft draft)
    {
        var annexes = Listed(document);
        foreach (var entry in document.Contents.Where(entry => entry.AnnexNumber is not null && entry.Title.Length > 0))
            AddOrCompare(annexes, entry.AnnexNumber!.Value, entry.Title, entry.Line, draft);
        foreach (var part in document.Parts.Where(part => part.Number is not null))
        {
            if (part.Title is { Length: > 0 } title) AddOrCompare(annexes, part.Number!.Value, title, part.From, draft);
            var index = annexes.FindIndex(annex => annex.Number == part.Number);
            if (index < 0) annexes.Add(new AnnexFact { Number = part.Number!.Value, Title = part.Title ?? "", Kind = part.Kind, Line = part.From, TextFrom = part.From, TextTo = part.To });
            else if (annexes[index].TextFrom is null) annexes[index] = annexes[index] with { TextFrom = part.From, TextTo = part.To, Kind = annexes[index].Kind == AnnexKind.Other ? part.Kind : annexes[index].Kind };
        }
        foreach (var annex in annexes.OrderBy(annex => annex.Number)) draft.Annexes.Add(annex);
        if (document.Parts.Any(part => part.Number is not null))
            foreach (var annex in draft.Annexes.Where(annex => annex.TextFrom is null && annex.Kind != AnnexKind.Agreement))
                draft.Find("annex-without-text", annex.Line, Text(annex.Number), annex.Title);
    }

    static void AddOrCompare(List<AnnexFact> annexes, int number, string title, int line, FactsDraft draft)
    {
        var known = annexes.Find(annex => annex.Number == number);
        if (known is null) annexes.Add(new AnnexFact { Number = number, Title = title, Kind = AnnexHeading.KindOf(title), Line = line });
        else if (!SameTitle(known.Title, title) && !draft.Findings.Exists(finding => finding.Code == "title-mismatch" && SameTitle(finding.Values[1], title)))
            draft.Find("title-mismatch", line, known.Title, title);
    }

    static bool SameTitle(string a, string b)
    {
        var (x, y) = (TextKey.Squashed(a), TextKey.Squashed(b));
        return x == y || (x.Length >= 8 && TextKey.WithinOneEdit(x, y));
    }

    static List<AnnexFact> Listed(SegmentedDocument document)
    {
        foreach (var section in document.OwnParts.SelectMany(part => part.Sections))
        {
            var headed = section.Heading is not null && Array.Exists(ListHeadings, heading => section.Key == heading || section.Key.StartsWith(heading + ",", StringComparison.Ordinal) || section.Key.StartsWith(heading + " ", StringComparison.Ordinal));
            var items = Items(section, headed);
            if (items.Count > 0) return items;
        }
        return [];
    }

    static List<AnnexFact> Items(Section section, bool headed)
    {
        var items = new List<AnnexFact>();
        foreach (var block in section.Blocks)
        {
            if (block.Kind == BlockKind.LeadIn && ListHeadings.Contains(block.Key, StringComparer.Ordinal)) headed = true;
            var heading = block.Kind != BlockKind.Row ? AnnexHeading.TryParse(block.Text)
                : AnnexHeading.MayBegin(block.Text) ? AnnexHeading.TryParse(string.Join(' ', block.Cells.Where(cell => cell.Length > 0))) : null;
            if (heading is { Title.Length: > 0 } && (headed || block.Kind != BlockKind.Heading)) items.Add(Of(heading.Number ?? items.Count + 1, heading.Title, block.Line));
            else if (headed && block.Kind == BlockKind.ListItem && block.Text.Length < 200)
                items.Add(Of(int.TryParse(block.Number, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : items.Count + 1, block.Text.TrimEnd('.', ','), block.Line));
        }
        return [.. items.DistinctBy(item => item.Number)];
    }

    static AnnexFact Of(int number, string title, int line) => new() { Number = number, Title = title, Kind = AnnexHeading.KindOf(title), Line = line };

    static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
