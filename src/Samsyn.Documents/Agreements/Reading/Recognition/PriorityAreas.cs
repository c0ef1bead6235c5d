using Samsyn.Documents.Agreements.Reading.Interpretation;
using Samsyn.Documents.Agreements.Reading.Segmentation;
using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.Documents.Agreements.Reading.Recognition;

/// <summary>The areas that the parties have set first: a list, an inline enumeration, or the headings that follow "nedan listade".</summary>
static class PriorityAreas
{
    const int MostWords = 12;

    static readonly string[] Names = ["prioriterade samverkansområden", "prioriterade områden", "prioriterade områdena", "prioriterade samverkansområdena", "fokusområden", "fokusområdena",
        "prioriterat område", "prioriterade utmaningar", "insatsområden", "samverkansområden"];

    static readonly string[] Stops = ["pågående", "uppföljning", "kommunikation", "organisation", "bilag", "underskrift", "avtalstid", "giltighet", "finansiering", "sekretess", "information",
        "revidering", "samverkansorganisation", "tvist", "ändringar", "bakgrund", "syfte", "parter"];

    public static void Recognise(SegmentedDocument document, FactsDraft draft)
    {
        var parts = document.Parts.Where(part => part.Kind is not (AnnexKind.SituationPicture or AnnexKind.CommunicationPlan or AnnexKind.FollowUpPlan) ).ToList();
        foreach (var part in parts)
        {
            foreach (var section in part.Sections)
            {
                if (Listed(section) is { Count: > 1 } listed) { draft.PriorityAreas.AddRange(listed); return; }
                if (Inline(section) is { Count: > 1 } inline) { draft.PriorityAreas.AddRange(inline); return; }
            }
        }
        foreach (var part in parts)
            if (Headed(part) is { Count: > 1 } headed) { draft.PriorityAreas.AddRange(headed); return; }
        foreach (var part in parts)
            if (Categories(part) is { Count: > 1 } categories) { draft.PriorityAreas.AddRange(categories); return; }
    }

    /// <summary>"Parterna ska särskilt ta ställning till kategorierna ”ungdomar”, ”brottsoffer” …": areas that each local agreement must weigh.</summary>
    static List<PriorityAreaFact>? Categories(Part part) =>
        (from block in part.Blocks
         where block.Text.Contains("kategori", StringComparison.OrdinalIgnoreCase) && block.Key.Contains("ställning till kategori", StringComparison.Ordinal)
         select Quoted(RunningText.After(block.Text, "kategori")!).Select(title => Area(title, block.Line) with { MustBeWeighed = true }).ToList()).FirstOrDefault();

    static IEnumerable<string> Quoted(string text)
    {
        var pieces = text.Split('"', '”', '“');
        for (var at = 1; at < pieces.Length; at += 2)
            if (pieces[at].Length is > 1 and < 60) yield return pieces[at];
    }

    static bool Announces(string key) => Array.Exists(Names, name => key.Contains(name, StringComparison.Ordinal));

    /// <summary>A paragraph that announces the areas, or a heading that is their name, with list items right after.</summary>
    static List<PriorityAreaFact>? Listed(Section section)
    {
        for (var i = -1; i < section.Blocks.Count; i++)
        {
            if (i >= 0 && (section.Blocks[i].Kind is BlockKind.ListItem or BlockKind.Row || !Announces(LastSentence(section.Blocks[i].Key)))) continue;
            if (i < 0 && !(Announces(section.Key) && section.Key.Split(' ').Length <= 4)) continue;
            var items = RunningText.ItemsAfter(section.Blocks, i);
            if (items.Count > 1 && items.All(item => item.Text.Split(' ').Length <= MostWords)) return [.. items.Select(item => Area(item.Text, item.Line))];
        }
        return UnderHeading(section);
    }

    /// <summary>Under a heading that is their name one paragraph may stand before the list.</summary>
    static List<PriorityAreaFact>? UnderHeading(Section section)
    {
        if (!Announces(section.Key) || section.Key.Split(' ').Length > 4 || section.Blocks.Count < 3 || section.Blocks[0].Kind == BlockKind.Row) return null;
        var items = RunningText.ItemsAfter(section.Blocks, 0);
        return items.Count > 1 && items.All(item => item.Text.Split(' ').Length <= MostWords) ? [.. items.Select(item => Area(item.Text, item.Line))] : null;
    }

    /// <summary>The announcement must be what the list hangs on, not a word somewhere in the paragraph.</summary>
    static string LastSentence(string key) => key[(key.LastIndexOf(". ", StringComparison.Ordinal) + 1)..];

    /// <summary>"… fem fokusområden: 1) A, 2) B och 3) C" or "… prioriterade områden: a, b och c."</summary>
    static List<PriorityAreaFact>? Inline(Section section)
    {
        foreach (var block in section.Blocks)
        {
            if (block.Kind == BlockKind.Row) continue;
            foreach (var sentence in RunningText.Split(block.Text))
            {
                var colon = sentence.IndexOf(':', StringComparison.Ordinal);
                if (colon < 0 || colon == sentence.Length - 1 || !Announces(sentence[..colon].ToLowerInvariant())) continue;
                var items = Numbered(sentence[(colon + 1)..]);
                if (items.Count < 2) items = RunningText.Enumeration(sentence[(colon + 1)..]);
                if (items.Count > 1 && items.TrueForAll(item => item.Split(' ').Length <= MostWords)) return [.. items.Select(item => Area(item, block.Line))];
            }
        }
        return null;
    }

    static List<string> Numbered(string text)
    {
        var words = Words.Of(text);
        var starts = new List<(int Number, int Content)>();
        for (var i = 0; i < words.Count; i++)
            if (words[i].Kind == TokenKind.Number && words[i].Number == starts.Count + 1 && words[i + 1].Is(")", ".") && words[i].Touches(words[i + 1])) starts.Add((words[i].Start, words[i + 1].End));
        return [.. starts.Select((start, n) => Clean(text[start.Content..(n + 1 < starts.Count ? starts[n + 1].Number : text.Length)]))];
    }

    static string Clean(string item)
    {
        var trimmed = item.Trim(' ', ',', '.', ';', '(');
        return (trimmed.EndsWith(" och", StringComparison.Ordinal) ? trimmed[..^4] : trimmed.EndsWith(" samt", StringComparison.Ordinal) ? trimmed[..^5] : trimmed).TrimEnd(',', ' ');
    }

    /// <summary>The headings under "Prioriterade samverkansområden" when its text says that they are listed below.</summary>
    static List<PriorityAreaFact>? Headed(Part part)
    {
        for (var i = 0; i < part.Sections.Count; i++)
        {
            var section = part.Sections[i];
            var below = section.Blocks.Any(b => (b.Text.Contains("nedan", StringComparison.OrdinalIgnoreCase) || b.Text.Contains("följande", StringComparison.OrdinalIgnoreCase)) && Announces(b.Key));
            if (!below) continue;
            var areas = part.Sections.Skip(i + 1)
                .TakeWhile(next => next.Heading is not null && !Array.Exists(Stops, stop => next.Key.StartsWith(stop, StringComparison.Ordinal)))
                .Select(next => Area(next.Title, next.Line)).ToList();
            if (areas.Count > 1) return areas;
        }
        return null;
    }

    static PriorityAreaFact Area(string title, int line) => new() { Title = RunningText.Capitalised(title.Trim(' ', '.', ',', ';', '*')), Line = line };
}
