using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.Documents.Agreements.Reading.Segmentation;

/// <summary>Finds where a second agreement begins in the same file: only the first is read, and each other becomes a finding.</summary>
static class AgreementBoundaries
{
    const string Code = "several-agreements";
    const int Shortest = 8;
    const int Ahead = 40;

    static readonly string[] TitleStarts =
    [
        "samverkansöverenskommelse", "samverkansavtal", "överenskommelse", "lokal samverkansöverenskommelse", "lokalt samverkansavtal", "övergripande samverkansöverenskommelse",
        "samverkansöverenskommelsen", "lokal överenskommelse", "avtal om samverkan", "övergripande överenskommelse",
    ];

    public static IReadOnlyList<Block> FirstAgreement(IReadOnlyList<Block> blocks, List<Finding> findings)
    {
        var cut = -1;
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
            if (cut < 0) cut = index;
            complete = false;
            inParent = false;
            findings.Add(FindingCatalogue.Of(Code, block.Line, block.Text));
        }
        return cut < 0 ? blocks : [.. blocks.Take(cut)];
    }

    public static bool WasCut(List<Finding> findings) => findings.Exists(finding => finding.Code == Code);

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
