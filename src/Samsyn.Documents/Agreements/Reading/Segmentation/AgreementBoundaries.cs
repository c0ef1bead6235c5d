using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.Documents.Agreements.Reading.Segmentation;

/// <summary>The first line of an agreement that follows another in the same file, page headers above its title included, and the title.</summary>
sealed record AgreementStart(int Line, int TitleLine, string Title);

/// <summary>
/// Finds where further agreements begin in the same file. Most lines are only glanced at: blocks are built around those that could be a title, since each agreement
/// is prepared by itself afterwards.
/// </summary>
static class AgreementBoundaries
{
    const int Shortest = 8;
    const int BlocksAhead = 40;
    const int LongestTitleLine = 110;
    const int OftenRepeated = 3;
    const StringComparison Glance = StringComparison.OrdinalIgnoreCase;

    static readonly string[] TitleStarts =
    [
        "samverkansöverenskommelse", "samverkansavtal", "överenskommelse", "lokal samverkansöverenskommelse", "lokalt samverkansavtal", "övergripande samverkansöverenskommelse",
        "samverkansöverenskommelsen", "lokal överenskommelse", "avtal om samverkan", "övergripande överenskommelse",
    ];

    static readonly string[] SquashedStarts = [.. TitleStarts.Select(TextKey.Squashed)];

    /// <param name="lines">The cleaned lines of the file, one for each line of the source.</param>
    public static IReadOnlyList<AgreementStart> In(SourceLine[] lines)
    {
        var possible = Possible(lines);
        if (possible.Count == 0) return [];
        var starts = new List<AgreementStart>();
        var around = new BlockWindow(lines, behind: 40, ahead: 40);
        var following = new BlockWindow(lines, behind: 0, ahead: 400);
        var (complete, inParent, next) = (false, false, 0);
        for (var at = 0; at < lines.Length && next < possible.Count; at++)
        {
            var line = lines[at];
            if (line.Text.Contains("likalydande", StringComparison.OrdinalIgnoreCase)) complete = true;
            if (AnnexTitle(lines, at) is { } annex) inParent = AnnexHeading.KindOf(annex) is AnnexKind.ParentAgreement;
            if (possible[next] != at) continue;
            next++;
            var (blocks, index, isFirst) = around.At(at);
            if (index < 0 || (isFirst && index < Shortest) || index == 0 || !IsTitle(blocks[index]) || FollowsAnnexHeading(blocks, index)) continue;
            var namesParties = blocks[index].Key.Contains(" mellan ", StringComparison.Ordinal);
            if (namesParties ? index + 3 >= blocks.Count : inParent || !complete) continue;
            if (!(namesParties ? complete || Following(following, at).Any(StatesTerm) : Following(following, at).Any(StatesParties))) continue;
            (complete, inParent) = (false, false);
            starts.Add(new(blocks[index - 1].LastLine + 1, blocks[index].Line, blocks[index].Text));
        }
        return starts;
    }

    /// <summary>The lines that begin as a title does and are no page header.</summary>
    static List<int> Possible(SourceLine[] lines)
    {
        var possible = new List<int>();
        var repeated = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var at = 0; at < lines.Length; at++)
        {
            if (lines[at].Kind != LineKind.Text || lines[at].Text.Length > LongestTitleLine || lines[at].Text[^1] == '.' || !BeginsAsTitle(lines[at].Text)) continue;
            possible.Add(at);
            var shape = PageHeaders.Shape(lines[at].Text);
            repeated[shape] = repeated.GetValueOrDefault(shape) + 1;
        }
        possible.RemoveAll(at => repeated[PageHeaders.Shape(lines[at].Text)] >= OftenRepeated && PageHeaders.StandsByHeader(lines, at));
        return possible;
    }

    static bool BeginsAsTitle(string text)
    {
        var bare = text.AsSpan().TrimStart("\"”_ ");
        if (!bare.StartsWith("samverkan", Glance) && !bare.StartsWith("överens", Glance) && !bare.StartsWith("lokal", Glance) && !bare.StartsWith("övergripande", Glance) && !bare.StartsWith("avtal", Glance)) return false;
        var squashed = TextKey.Squashed(text);
        return Array.Exists(SquashedStarts, start => squashed.StartsWith(start, StringComparison.Ordinal));
    }

    /// <summary>The title of the annex that begins on a line: on the same line, or on the next.</summary>
    static string? AnnexTitle(SourceLine[] lines, int at)
    {
        var text = lines[at].Text;
        if (!lines[at].IsContent || !text.Contains("bilaga", StringComparison.OrdinalIgnoreCase)) return null;
        if (Numbering.IsBullet(text)) text = text[1..].TrimStart();
        else if (Numbering.TryParse(text, out var numbered) && (numbered.IsPunctuated || numbered.IsParagraphSign)) text = numbered.Rest;
        if (AnnexHeading.TryParse(text) is not { } heading || (at > 0 && lines[at - 1].Kind == LineKind.Text && LineJoining.EndsOpen(lines[at - 1].Text))) return null;
        if (heading.Title.Length > 0) return heading.Title;
        for (at++; at < lines.Length; at++)
            if (lines[at].IsContent) return lines[at].Text;
        return heading.Title;
    }

    static bool IsTitle(Block block) =>
        block.Kind == BlockKind.Heading && block.Number is null && Array.Exists(TitleStarts, start => block.Key.StartsWith(start, StringComparison.Ordinal)
            && (block.Key.Length == start.Length || !char.IsLetter(block.Key[start.Length])));

    static bool FollowsAnnexHeading(IReadOnlyList<Block> blocks, int index) =>
        (index >= 1 && AnnexHeading.TryParse(blocks[index - 1].Text) is not null) || (index >= 2 && AnnexHeading.TryParse(blocks[index - 2].Text) is { Title.Length: 0 });

    /// <summary>A title that names its parties begins an agreement when a term or the parties are stated further down.</summary>
    static bool StatesTerm(Block block) =>
        block.Key.StartsWith("parter", StringComparison.Ordinal) || block.Key.StartsWith("avtalstid", StringComparison.Ordinal)
        || block.Key.StartsWith("giltighet", StringComparison.Ordinal) || block.Text.Contains("tills vidare", StringComparison.OrdinalIgnoreCase);

    static bool StatesParties(Block block) =>
        block.Text.Contains("org nr", StringComparison.OrdinalIgnoreCase) || block.Text.Contains("org.nr", StringComparison.OrdinalIgnoreCase)
        || block.Text.Contains("organisationsnummer", StringComparison.OrdinalIgnoreCase) || block.Key.StartsWith("mellan ", StringComparison.Ordinal)
        || block.Key.StartsWith("parter", StringComparison.Ordinal);

    static IEnumerable<Block> Following(BlockWindow window, int title)
    {
        var (blocks, index, _) = window.At(title);
        for (var at = index + 1; at < blocks.Count && at <= index + BlocksAhead; at++)
        {
            if (AnnexHeading.TryParse(blocks[at].Text) is not null && blocks[at].Kind != BlockKind.ListItem) yield break;
            yield return blocks[at];
        }
    }
}
