using Samsyn.Documents.Agreements.Reading.Segmentation;
using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.Documents.Agreements.Reading.Recognition;

/// <summary>A sentence of running text with the section it stands in.</summary>
sealed record Sentence(string Text, Block Block, Section Section)
{
    public int Line => Block.Line;
    public BlockKind Kind => Block.Kind;

    string? _lower;
    public string Lower => _lower ??= Text.ToLowerInvariant();
    public bool Has(string part) => Lower.Contains(part, StringComparison.Ordinal);
    public bool HasAny(params ReadOnlySpan<string> parts)
    {
        foreach (var part in parts)
            if (Has(part)) return true;
        return false;
    }
}

/// <summary>Sentences and enumerations of running text.</summary>
static class RunningText
{
    static readonly string[] Abbreviations = ["bl.a", "t.ex", "m.m", "m.fl", "dvs", "d.v.s", "f.d", "fr.o.m", "t.o.m", "ex", "nr", "ca", "kl", "st", "resp", "s.k", "org"];

    /// <summary>The sentences of every paragraph and list item outside tables, in the sections of the given parts.</summary>
    public static IEnumerable<Sentence> Sentences(IEnumerable<Section> sections) =>
        from section in sections
        from block in section.Blocks
        where block.Kind != BlockKind.Row
        from text in Split(block.Text)
        select new Sentence(text, block, section);

    /// <summary>The sections that state rules: everything but contacts, situation pictures, action plans and communication plans.</summary>
    public static IEnumerable<Section> RuleSections(SegmentedDocument document) =>
        document.Parts.Where(part => part.Kind is not (AnnexKind.Contacts or AnnexKind.SituationPicture or AnnexKind.CommunicationPlan or AnnexKind.FollowUpPlan)
            && !(part.Kind == AnnexKind.ActionPlans && part.Number is not null)).SelectMany(part => part.Sections);

    public static IEnumerable<string> Split(string text)
    {
        var from = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] is not ('.' or '!' or '?' or '\n') || !Ends(text, from, at)) continue;
            var piece = text[from..(at + 1)].Trim();
            if (piece.Length > 1) yield return piece;
            from = at + 1;
        }
        var rest = text[from..].Trim();
        if (rest.Length > 0) yield return rest;
    }

    static bool Ends(string text, int from, int at)
    {
        if (text[at] == '\n') return true;
        var next = at + 1;
        while (next < text.Length && text[next] is ' ' or '"' or '”') next++;
        if (next >= text.Length) return true;
        if (next == at + 1 || !(char.IsUpper(text[next]) || char.IsAsciiDigit(text[next]))) return false;
        if (text[at] != '.') return true;
        var word = at;
        while (word > from && text[word - 1] != ' ') word--;
        var before = text[word..at].TrimStart('(');
        return before.Length > 0 && !(before.Length <= 2 && before.All(char.IsAsciiDigit)) && !Array.Exists(Abbreviations, a => string.Equals(a, before, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>"A, B samt C" → A, B, C. A full stop at the end is dropped.</summary>
    public static List<string> Enumeration(string text)
    {
        var items = new List<string>();
        var from = 0;
        for (var at = 0; at < text.Length; at++)
        {
            var length = Joiner(text, at);
            if (length == 0) continue;
            Add(text[from..at]);
            from = at + length;
            at = from - 1;
        }
        Add(text[from..]);
        return items;

        void Add(string item)
        {
            var trimmed = item.Trim(' ', '.', ',', ';', ':', '*', '–', '-');
            if (trimmed.Length > 0) items.Add(trimmed);
        }
    }

    static readonly string[] Joiners = [", samt ", ", och ", " samt ", " och/eller ", " och ", ", ", "; "];

    static int Joiner(string text, int at)
    {
        if (text[at] is not (' ' or ',' or ';')) return 0;
        foreach (var joiner in Joiners)
            if (string.CompareOrdinal(text, at, joiner, 0, joiner.Length) == 0) return joiner.Length;
        return 0;
    }

    /// <summary>What follows the first of some phrases, to the end of the sentence; null when none occurs.</summary>
    public static string? After(string text, params ReadOnlySpan<string> phrases)
    {
        foreach (var phrase in phrases)
        {
            var at = text.IndexOf(phrase, StringComparison.OrdinalIgnoreCase);
            if (at >= 0) return text[(at + phrase.Length)..].Trim();
        }
        return null;
    }

    /// <summary>The text up to the first of some phrases.</summary>
    public static string Before(string text, params ReadOnlySpan<string> phrases)
    {
        var end = text.Length;
        foreach (var phrase in phrases)
        {
            var at = text.IndexOf(phrase, StringComparison.OrdinalIgnoreCase);
            if (at >= 0 && at < end) end = at;
        }
        return text[..end].Trim();
    }

    public static string Capitalised(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>The list items that follow a block, until something else comes.</summary>
    public static IReadOnlyList<Block> ItemsAfter(IReadOnlyList<Block> blocks, int index) =>
        [.. blocks.Skip(index + 1).TakeWhile(block => block.Kind == BlockKind.ListItem)];
}
