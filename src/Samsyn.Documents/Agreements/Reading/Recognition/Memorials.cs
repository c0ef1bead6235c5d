using Samsyn.Documents.Agreements.Reading.Interpretation;
using Samsyn.Documents.Agreements.Reading.Segmentation;
using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.Documents.Agreements.Reading.Recognition;

/// <summary>A memorial to a board: to whom, for which meeting, what it proposes, and who has attested it when.</summary>
static class Memorials
{
    public static void Recognise(SegmentedDocument document, FactsDraft draft)
    {
        var proposal = document.Sections.FirstOrDefault(s => s.Key.EndsWith("förslag till beslut", StringComparison.Ordinal) || s.Key is "beslutsförslag" or "förslag till nämndbeslut");
        if (proposal is null) return;
        var blocks = document.Blocks.ToList();
        var attested = blocks.FindIndex(b => b.Kind != BlockKind.Row && (b.Key.StartsWith("attest", StringComparison.Ordinal) || b.Key.Contains("godkänts digitalt", StringComparison.Ordinal) || b.Key.Contains("godkänt digitalt", StringComparison.Ordinal)));
        var addressee = blocks.FindIndex(b => b.Line < proposal.Line && b.Kind != BlockKind.Row && b.Key.Split(' ').Length <= 5 && b.Key.Contains("nämnd", StringComparison.Ordinal));
        draft.Memorial = new MemorialFact
        {
            Addressee = addressee < 0 ? null : blocks[addressee].Text,
            MeetingDate = FirstDate(blocks.Skip(Math.Max(0, addressee)), proposal.Line) ?? FirstDate(blocks, proposal.Line),
            ProposedDecisions = [.. proposal.Blocks.Where(b => b.Kind is BlockKind.Paragraph or BlockKind.ListItem).Select(b => b.Text)],
            Attestations = attested < 0 ? [] : [.. blocks.Skip(attested).Where(b => b.Kind == BlockKind.Row).Select(Attestation).OfType<AttestationFact>()],
            Line = proposal.Line,
        };
    }

    /// <summary>The date under the addressee is the meeting's; the one above it is when the memorial was written.</summary>
    static DateOnly? FirstDate(IEnumerable<Block> blocks, int before) =>
        blocks.TakeWhile(b => b.Line < before).Select(b => SwedishDates.First(b.Text)).FirstOrDefault(d => d is not null);

    static AttestationFact? Attestation(Block row) =>
        row.Cells is [var who, .., var when] && SwedishDates.First(when) is { } date
            ? new AttestationFact { Position = who.Contains(',', StringComparison.Ordinal) ? who[(who.LastIndexOf(',') + 1)..].Trim() : who, Date = date, Line = row.Line }
            : null;
}
