using Samsyn.Documents.Agreements.Reading.Segmentation;

namespace Samsyn.Documents.Agreements.Reading.Recognition;

/// <summary>The document's title: among the first lines the one that names a kind of document.</summary>
static class Titles
{
    const int Considered = 25;
    const int Longest = 200;

    static readonly string[] DocumentWords =
    [
        "överenskommelse", "samverkansavtal", "avtal", "åtgärdsplan", "handlingsplan", "aktivitetsplan", "medborgarlöfte", "protokoll", "kallelse", "inbjudan", "plan", "agreement", "minnesanteckningar",
    ];

    public static void Recognise(SegmentedDocument document, FactsDraft draft)
    {
        var candidates = document.Blocks.Take(Considered).Where(IsCandidate).ToList();
        var named = candidates.Find(block => Array.Exists(DocumentWords, word => block.Key.Contains(word, StringComparison.Ordinal)))
            ?? candidates.Find(block => block.Kind == BlockKind.Heading);
        draft.Title = document.IsNested && document.Parts[0].Title is { Length: > 0 } title ? title : WithoutDiaryNumber(named?.Text)?.Trim(' ', '.', ':', ',');
    }

    static string? WithoutDiaryNumber(string? text)
    {
        foreach (var word in DiaryNumbers.Words)
            if (text?.IndexOf($" {word} ", StringComparison.OrdinalIgnoreCase) is > 0 and var at) text = text[..at];
        return text;
    }

    static bool IsCandidate(Block block) =>
        block.Text.Length <= Longest && block.Kind is BlockKind.Heading or BlockKind.Paragraph && block.Text[^1] is not ('.' or ':' or ',')
        && block.Number is null;
}
