using Samsyn.Documents.Agreements.Reading.Interpretation;
using Samsyn.Documents.Agreements.Reading.Segmentation;
using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.Documents.Agreements.Reading.Recognition;

/// <summary>The communication plan: purpose, message, strategy, goals, target groups, channels and SWOT, under headings, lead-ins or in a table.</summary>
static class CommunicationPlans
{
    enum Slot { None, Background, Purpose, Message, Strategy, Goals, TargetGroups, Channels, Strengths, Weaknesses, Opportunities, Threats }

    // The first that a heading contains decides; "målgrupp" must stand before "mål".
    static readonly (string Stem, Slot Slot)[] Headings =
    [
        ("målgrupp", Slot.TargetGroups), ("mottagare", Slot.TargetGroups), ("intressent", Slot.TargetGroups), ("budskap", Slot.Message), ("strategi", Slot.Strategy),
        ("kanal", Slot.Channels), ("styrk", Slot.Strengths), ("svaghet", Slot.Weaknesses), ("möjlighet", Slot.Opportunities), ("risk", Slot.Threats), ("hot", Slot.Threats),
        ("bakgrund", Slot.Background), ("syfte", Slot.Purpose), ("kommunikationsmål", Slot.Goals), ("mål", Slot.Goals),
    ];

    // Infinitives that open the items of a list led in by "… ska:".
    static readonly HashSet<string> Openers = new(StringComparer.Ordinal)
    {
        "vara", "innehålla", "betona", "baseras", "skapa", "förklara", "öka", "bidra", "stärka", "utgå", "användas", "främja", "informera", "beskriva", "spegla", "visa", "anpassas",
    };

    public static void Recognise(SegmentedDocument document, FactsDraft draft)
    {
        var plan = document.Annexes(AnnexKind.CommunicationPlan).FirstOrDefault(part => part.Sections.Count > 0);
        var blocks = plan?.Blocks.ToList() ?? (StandsAlone(document, draft) ? [.. document.Blocks] : []);
        if (blocks.Count == 0) return;
        var collected = Collect(blocks, draft);
        IReadOnlyList<string> Items(Slot slot) => collected.TryGetValue(slot, out var items) ? items : [];
        string? Text(Slot slot) => Items(slot) is { Count: > 0 } items ? string.Join("\n", items) : null;
        var swot = new SwotFact
        {
            Strengths = Items(Slot.Strengths), Weaknesses = Items(Slot.Weaknesses), Opportunities = Items(Slot.Opportunities), Threats = Items(Slot.Threats),
        };
        draft.Communication = new CommunicationFact
        {
            Background = Text(Slot.Background),
            Purpose = Text(Slot.Purpose),
            MainMessage = Text(Slot.Message),
            Strategy = Items(Slot.Strategy),
            Goals = Items(Slot.Goals),
            TargetGroups = Items(Slot.TargetGroups),
            Channels = Items(Slot.Channels),
            Swot = swot.Strengths.Count + swot.Weaknesses.Count + swot.Opportunities.Count + swot.Threats.Count > 0 ? swot : null,
            Line = plan?.From ?? blocks[0].Line,
        };
    }

    static bool StandsAlone(SegmentedDocument document, FactsDraft draft) =>
        TextKey.Of(draft.Title ?? "").Contains("kommunikationsplan", StringComparison.Ordinal)
        || (document.Sections.Any(s => s.Key.Contains("målgrupp", StringComparison.Ordinal)) && document.Sections.Any(s => s.Key.Contains("budskap", StringComparison.Ordinal)));

    static Dictionary<Slot, List<string>> Collect(IReadOnlyList<Block> blocks, FactsDraft draft)
    {
        var collected = new Dictionary<Slot, List<string>>();
        var slot = Slot.None;
        var listed = false;
        foreach (var block in blocks)
        {
            if (block is { Kind: BlockKind.Row, Cells: [var label, var value, ..] } && SlotOf(TextKey.Of(label)) is var own and not Slot.None) Put(own, value, block.Line);
            else if (block.Kind is BlockKind.Heading or BlockKind.LeadIn || SlotWithColon(block) is not null)
            {
                var next = SlotOf(block.Key);
                // A lead-in that names nothing belongs to the heading above it.
                if (block.Kind == BlockKind.Heading || next != Slot.None) (slot, listed) = (next, false);
                if (SlotWithColon(block) is { } rest && slot != Slot.None) Put(slot, rest, block.Line);
            }
            else if (slot != Slot.None)
            {
                if (block.Kind == BlockKind.ListItem) listed = true;
                // Running text after a list is a new thought, not one more item.
                if (block.Kind == BlockKind.ListItem || !listed || slot is Slot.Background or Slot.Purpose or Slot.Message) Put(slot, block.Text, block.Line);
            }
        }
        return collected;

        void Put(Slot into, string text, int line)
        {
            if (!collected.TryGetValue(into, out var items)) collected[into] = items = [];
            foreach (var item in into is Slot.Strategy or Slot.Goals ? Unfused(text, line, draft) : [text])
                if (item.Trim(' ', ';') is { Length: > 0 } trimmed) items.Add(trimmed);
        }
    }

    static Slot SlotOf(string key)
    {
        if (key.Split(' ').Length > 6) return Slot.None;
        foreach (var (stem, slot) in Headings)
            if (key.Contains(stem, StringComparison.Ordinal) && !key.StartsWith("kommunikationsplan", StringComparison.Ordinal)) return slot;
        return Slot.None;
    }

    /// <summary>"Målgrupper: medborgare och media" in one paragraph.</summary>
    static string? SlotWithColon(Block block)
    {
        if (block.Kind != BlockKind.Paragraph) return null;
        var colon = block.Text.IndexOf(": ", StringComparison.Ordinal);
        return colon is > 0 and < 40 && SlotOf(TextKey.Of(block.Text[..colon])) != Slot.None ? block.Text[(colon + 2)..] : null;
    }

    /// <summary>Two list items that lost the line between them: the second begins with an infinitive that follows a noun.</summary>
    static IEnumerable<string> Unfused(string text, int line, FactsDraft draft)
    {
        var words = Words.Of(text);
        if (!Openers.Contains(words[0].Word)) return [text];
        for (var i = 2; i < words.Count; i++)
        {
            var name = words.StartsUpper(i - 1) && words[i - 1].End + 1 == words[i].Start;
            if (!name || !Openers.Contains(words[i].Word)) continue;
            draft.Find("fused-list-items", line, words.Between(i, Math.Min(words.Count - 1, i + 3)));
            return [text[..words[i].Start], text[words[i].Start..]];
        }
        return [text];
    }
}
