using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.Documents.Agreements.Reading.Segmentation;

/// <summary>The first line of an agreement that follows another in the same file, page headers above its title included, and the title.</summary>
sealed record AgreementStart(int Line, int TitleLine, string Title);

/// <summary>Finds where further agreements begin in the same file.</summary>
static class AgreementBoundaries
{
    const int Shortest = 8;
    const int Ahead = 40;

    static readonly string[] TitleStarts =
    [
        "samverkansöverenskommelse", "samverkansavtal", "överenskommelse", "lokal samverkansöverenskommelse", "lokalt samverkansavtal", "övergripande samverkansöverenskommelse",
        "samverkansöverenskommelsen", "lokal överenskommelse", "avtal om samverkan", "övergripande överenskommelse",
    ];

    public static IReadOnlyList<AgreementStart> In(IReadOnlyList<Block> blocks)
    {
        var starts = new List<AgreementStart>();
        var complete = false;
        var inParent = false;
        for (var index = 0; index < blocks.Count; index++)
        {
            var block = blocks[index];
            if (block.Text.Contains("likalydande", StringComparison.OrdinalIgnoreCase)) complete = true;
            if (AnnexHeading.TryParse(block.Text) is { } annex)
            {
                var title = annex.Title.Length > 0 || index + 1 >= blocks.Count ? annex.Title : blocks[index + 1].Text;
                inParent = AnnexHeading.KindOf(title) is AnnexKind.ParentAgreement;
                continue;
            }
            if (index < Shortest || !IsTitle(block) || FollowsAnnexHeading(blocks, index)) continue;
            var namesParties = block.Key.Contains(" mellan ", StringComparison.Ordinal);
            if (namesParties ? !Continues(blocks, index) : inParent || !complete || !StatesParties(blocks, index)) continue;
            if (namesParties && !complete && !SaysSo(blocks, index)) continue;
            complete = false;
            inParent = false;
            starts.Add(new(blocks[index - 1].LastLine + 1, block.Line, block.Text));
        }
        return starts;
    }

    static bool IsTitle(Block block) =>
        block.Kind == BlockKind.Heading && block.Number is null && Array.Exists(TitleStarts, start => block.Key.StartsWith(start, StringComparison.Ordinal)
            && (block.Key.Length == start.Length || !char.IsLetter(block.Key[start.Length])));

    static bool FollowsAnnexHeading(IReadOnlyList<Block> blocks, int index) =>
        (index >= 1 && AnnexHeading.TryParse(blocks[index - 1].Text) is not null) || (index >= 2 && AnnexHeading.TryParse(blocks[index - 2].Text) is { Title.Length: 0 });

    static bool Continues(IReadOnlyList<Block> blocks, int index) => index + 3 < blocks.Count;

    /// <summary>A title that names its parties begins an agreement when a term or the parties are stated further down.</summary>
    static bool SaysSo(IReadOnlyList<Block> blocks, int index) =>
        Following(blocks, index).Any(block => block.Key.StartsWith("parter", StringComparison.Ordinal) || block.Key.StartsWith("avtalstid", StringComparison.Ordinal)
            || block.Key.StartsWith("giltighet", StringComparison.Ordinal) || block.Text.Contains("tills vidare", StringComparison.OrdinalIgnoreCase));

    static bool StatesParties(IReadOnlyList<Block> blocks, int index) =>
        Following(blocks, index).Any(block => block.Text.Contains("org nr", StringComparison.OrdinalIgnoreCase) || block.Text.Contains("org.nr", StringComparison.OrdinalIgnoreCase)
            || block.Text.Contains("organisationsnummer", StringComparison.OrdinalIgnoreCase) || block.Key.StartsWith("mellan ", StringComparison.Ordinal)
            || block.Key.StartsWith("parter", StringComparison.Ordinal));

    static IEnumerable<Block> Following(IReadOnlyList<Block> blocks, int index)
    {
        for (var at = index + 1; at < blocks.Count && at <= index + Ahead; at++)
        {
            if (AnnexHeading.TryParse(blocks[at].Text) is not null && blocks[at].Kind != BlockKind.ListItem) yield break;
            yield return blocks[at];
        }
    }
}
