using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.Documents.Agreements.Reading.Segmentation;

/// <summary>Stage 5: tells headings, lead-ins, list items, rows and paragraphs apart.</summary>
static class BlockBuilder
{
    const int LongestLeadIn = 90;
    const int LongestNumberedHeading = 90;

    static readonly HashSet<string> AfterHyphen = new(StringComparer.Ordinal) { "och", "eller", "samt", "till", "respektive" };

    public static IReadOnlyList<Block> Build(IReadOnlyList<SourceLine> lines, List<Finding> findings)
    {
        var joined = LineJoining.Join(lines, findings);
        var blocks = new List<Block>(joined.Count);
        for (var index = 0; index < joined.Count; index++)
            blocks.Add(joined[index].Cells is { } cells ? Row(joined[index], cells) : Text(joined, index, findings));
        return blocks;
    }

    static Block Row(JoinedLine line, IReadOnlyList<string> cells) =>
        new() { Kind = BlockKind.Row, Line = line.Line, LastLine = line.LastLine, Text = line.Text, Cells = cells };

    static Block Text(List<JoinedLine> lines, int index, List<Finding> findings)
    {
        var line = lines[index];
        var text = line.Text;
        Block Of(BlockKind kind, string content, string? number = null) =>
            new() { Kind = kind, Line = line.Line, LastLine = line.LastLine, Text = content, Number = number };

        if (IsListedAnnex(lines, index)) return Of(BlockKind.ListItem, text);
        if (Numbering.IsBullet(text))
        {
            var item = text[1..].TrimStart();
            return Numbering.TryParse(item, out var inner) && inner.IsPunctuated ? Of(BlockKind.ListItem, inner.Rest, inner.Number) : Of(BlockKind.ListItem, item);
        }
        if (Numbering.TryParse(text, out var numbered))
        {
            if (IsNumberedHeading(lines, index, numbered)) return Of(BlockKind.Heading, Mended(numbered.Rest.TrimEnd(':'), line.Line, findings), numbered.Number);
            if (numbered.IsPunctuated || numbered.IsParagraphSign) return Of(BlockKind.ListItem, numbered.Rest, numbered.Number);
        }
        if (text[^1] == ':' && text.Length <= LongestLeadIn && !text.Contains(". ", StringComparison.Ordinal)) return Of(BlockKind.LeadIn, text);
        return HeadingShape.IsHeading(text) && !IsSignature(lines, index) && index + 1 < lines.Count
            ? Of(BlockKind.Heading, Mended(text, line.Line, findings))
            : Of(BlockKind.Paragraph, text);
    }

    /// <summary>"Bilaga 1 Lägesbild", "Bilaga 2 Åtgärdsplan" straight after each other are a list of annexes, not two annexes.</summary>
    static bool IsListedAnnex(List<JoinedLine> lines, int index)
    {
        if (AnnexAt(lines, index) is not { Number: { } number, Title.Length: > 0 }) return false;
        return AnnexAt(lines, index + 1) is { Title.Length: > 0 } next && next.Number == number + 1 || AnnexAt(lines, index - 1) is { Title.Length: > 0 } previous && previous.Number == number - 1;
    }

    static AnnexHeading? AnnexAt(List<JoinedLine> lines, int index) =>
        index >= 0 && index < lines.Count && lines[index].Cells is null ? AnnexHeading.TryParse(lines[index].Text) : null;

    static bool IsNumberedHeading(List<JoinedLine> lines, int index, Numbered numbered)
    {
        var rest = numbered.Rest;
        if (rest.Length > LongestNumberedHeading || !char.IsUpper(rest[0]) || rest[^1] is '.' or ',' or ';') return false;
        if (numbered.IsParagraphSign || HeadingShape.IsCapitals(rest)) return true;
        if (!HeadingShape.IsHeading(rest.TrimEnd(':'))) return false;
        // Neighbours numbered in the same way make it a list, unless text stands between.
        var stepped = numbered.Number.Contains('.', StringComparison.Ordinal);
        return (stepped || (!IsNumberedLine(lines, index + 1) && !IsNumberedLine(lines, index - 1))) && index + 1 < lines.Count
            && (numbered.IsPunctuated || stepped || !lines[index].AdjacentBefore);
    }

    static bool IsNumberedLine(List<JoinedLine> lines, int index) =>
        index >= 0 && index < lines.Count && lines[index].Cells is null && Numbering.TryParse(lines[index].Text, out var numbered)
        && (numbered.IsPunctuated || numbered.IsParagraphSign) && !numbered.Number.Contains('.', StringComparison.Ordinal) && !HeadingShape.IsCapitals(numbered.Rest);

    /// <summary>A function under a signature, or the name straight above one.</summary>
    static bool IsSignature(List<JoinedLine> lines, int index)
    {
        var text = lines[index].Text;
        var above = index > 0 && lines[index].AdjacentBefore && lines[index - 1].Cells is null ? lines[index - 1].Text : "";
        if (HeadingShape.IsSignatoryTitle(text) && (HeadingShape.IsPersonName(above) || above.StartsWith('_'))) return true;
        if (HeadingShape.IsSignatoryTitle(above) && index > 1 && HeadingShape.IsPersonName(lines[index - 2].Text)) return true;
        return HeadingShape.IsPersonName(text) && index + 1 < lines.Count && lines[index + 1] is { Cells: null } below && HeadingShape.IsSignatoryTitle(below.Text);
    }

    /// <summary>"samverkans- överenskommelse" in a heading is one word that a line break cut.</summary>
    static string Mended(string text, int line, List<Finding> findings)
    {
        for (var at = text.IndexOf("- ", StringComparison.Ordinal); at > 0 && at + 2 < text.Length; at = text.IndexOf("- ", at + 1, StringComparison.Ordinal))
        {
            if (!char.IsLower(text[at - 1]) || !char.IsLower(text[at + 2])) continue;
            var end = text.IndexOf(' ', at + 2);
            var word = end < 0 ? text[(at + 2)..] : text[(at + 2)..end];
            if (AfterHyphen.Contains(word)) continue;
            var start = text.LastIndexOf(' ', at) + 1;
            text = text[..at] + text[(at + 2)..];
            findings.Add(FindingCatalogue.Of("split-word", line, text[start..(at + word.Length)]));
        }
        return text;
    }
}
