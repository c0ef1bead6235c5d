using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.Documents.Agreements.Reading.Segmentation;

/// <summary>Stage 6: cuts the blocks into the agreement, its annexes and a nested overarching agreement, and each into headed sections.</summary>
static class Segmenter
{
    const int FewestNestedSections = 3;

    public static SegmentedDocument Segment(PreparedText text)
    {
        var document = Divide(text.Blocks, text.From, Math.Max(text.From, text.To)) with { Contents = text.Contents, DiaryLines = text.DiaryLines };
        return Nest(document);
    }

    static SegmentedDocument Divide(IReadOnlyList<Block> blocks, int from, int to)
    {
        var parts = new List<Part>();
        int start = 0, partFrom = from;
        int? number = null;
        string? title = null;
        var kind = AnnexKind.Agreement;
        for (var index = 0; index < blocks.Count; index++)
        {
            if (HeadingAt(blocks, index, number) is not { } heading) continue;
            if (kind == AnnexKind.ParentAgreement && number is { } current && heading.Number <= current) continue;
            if (index > start || parts.Count > 0 || number is not null) parts.Add(Close(blocks, start, index, number, title, kind, partFrom, blocks[index].Line - 1));
            number = heading.Number ?? (number ?? 0) + 1;
            title = heading.Title;
            start = index + 1;
            partFrom = blocks[index].Line;
            if (title.Length == 0 && start < blocks.Count && IsTitleBlock(blocks[start]))
            {
                title = blocks[start].Cells.FirstOrDefault(cell => cell.Length > 0) ?? blocks[start].Text;
                start++;
                index++;
            }
            kind = AnnexHeading.KindOf(title);
        }
        parts.Add(Close(blocks, start, blocks.Count, number, title, kind, partFrom, to));
        return new SegmentedDocument { Parts = parts, From = from, To = to };
    }

    static bool IsTitleBlock(Block block) =>
        block.Kind == BlockKind.Heading || (block.Kind == BlockKind.LeadIn && block.Text.Length < 80) || (block.Kind == BlockKind.Row && block.Cells.Count(cell => cell.Length > 0) == 1);

    static AnnexHeading? HeadingAt(IReadOnlyList<Block> blocks, int index, int? currentNumber)
    {
        if (AnnexHeadingOf(blocks[index]) is not { } heading) return null;
        // Several in a row, each one number higher, are a list of annexes.
        var next = index + 1 < blocks.Count ? AnnexHeadingOf(blocks[index + 1]) : null;
        var previous = index > 0 ? AnnexHeadingOf(blocks[index - 1]) : null;
        if (next is not null && next.Number == heading.Number + 1 && heading.Title.Length > 0) return null;
        if (previous is not null && previous.Number == heading.Number - 1 && heading.Title.Length > 0) return null;
        return heading.Number is null && currentNumber is not null && !heading.Title.Contains("överenskommelse", StringComparison.OrdinalIgnoreCase) ? null : heading;
    }

    static AnnexHeading? AnnexHeadingOf(Block block) => block.Kind switch
    {
        BlockKind.ListItem => null,
        BlockKind.Row => block.Cells.Count(cell => cell.Length > 0) == 1 ? AnnexHeading.TryParse(block.Cells.First(cell => cell.Length > 0)) : null,
        _ => AnnexHeading.TryParse(block.Text),
    };

    static Part Close(IReadOnlyList<Block> blocks, int start, int end, int? number, string? title, AnnexKind kind, int from, int to)
    {
        var sections = new List<Section>();
        Block? heading = null;
        var body = new List<Block>();
        for (var index = start; index < end; index++)
        {
            if (blocks[index].Kind == BlockKind.Heading)
            {
                if (heading is not null || body.Count > 0) sections.Add(new Section(heading, body));
                heading = blocks[index];
                body = [];
            }
            else body.Add(blocks[index]);
        }
        if (heading is not null || body.Count > 0) sections.Add(new Section(heading, body));
        return new Part(number, title, kind, from, to, sections);
    }

    static SegmentedDocument Titled(SegmentedDocument document, string? title) =>
        document with { Parts = [document.Parts[0] with { Title = title }, .. document.Parts.Skip(1)] };

    static SegmentedDocument Nest(SegmentedDocument document)
    {
        var index = document.Parts.ToList().FindIndex(part => part is { Number: not null, Kind: AnnexKind.ParentAgreement } && part.Sections.Count >= FewestNestedSections);
        if (index < 0) return document;
        var part = document.Parts[index];
        var inside = document.DiaryLines.Where(line => line.Line >= part.From && line.Line <= part.To).ToList();
        var nested = Titled(Divide([.. part.Blocks], part.From, part.To), part.Title) with { DiaryLines = inside, IsNested = true };
        return document with
        {
            Parts = [.. document.Parts.Select((each, at) => at == index ? each with { Sections = [] } : each)],
            DiaryLines = [.. document.DiaryLines.Except(inside)],
            Nested = nested,
        };
    }
}
