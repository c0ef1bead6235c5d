using Microsoft.EntityFrameworkCore;
using Samsyn.App.Meetings.Papers;
using Samsyn.App.Situations.Analyses;
using Samsyn.App.Situations.Pictures;
using Samsyn.App.Storage;
using Samsyn.Documents.Writing;
using Samsyn.Documents.Writing.Charts;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations;
using Samsyn.Domain.Situations.Datasets;

namespace Samsyn.App.Situations.Blocks;

/// <summary>A chart on paper: words, the drawing with its alternative, the numbers as a table, what keeps it from being misread, and the source.</summary>
sealed record BlockOnPaper(string Caption, BlockView? View, string? Instead)
{
    /// <summary>Longer tables are left to the page: a paper is read, not searched.</summary>
    const int MostRows = 40, MostColumns = 8, LongText = 14;

    public IEnumerable<Block> Write(PaperWords words)
    {
        if (View is not { } view)
        {
            yield return new Paragraph(Instead ?? "", ParagraphLook.Note);
            yield break;
        }
        var said = ChartTexts.In(words.Language);
        yield return new Heading(3, Caption) { Language = words.OfWritten };
        foreach (var sentence in view.Words) yield return new Paragraph(sentence);
        if (!view.Chart.IsTable && ChartLayout.HasValues(view.Chart))
            yield return new Figure(SketchDrawing.Of(ChartLayout.Of(view.Chart, said)), $"{Caption}. {string.Join(" ", view.Words)}");
        var table = ChartTable.Of(view.Chart, said);
        if (table.Rows.Count is > 0 and <= MostRows && table.Heads.Count <= MostColumns)
            yield return new Table
            {
                Caption = Texts.Get(words.Language, "charts.tableOf", Caption), RowsHaveHeadings = true,
                Columns = [.. table.Heads.Select((head, at) => new TableColumn(head, at == 0 ? 2 : table.Rows.Any(row => row[at].Number is null && row[at].Text.Length > LongText) ? 1.6 : 1, AlignRight: at > 0 && table.Rows.Any(row => row[at].Number is not null)))],
                Rows = [.. table.Rows.Select(row => (IReadOnlyList<TableCell>)[.. row.Select(cell => (TableCell)cell.Text)])],
            };
        foreach (var notice in view.Notices) yield return new Paragraph(notice, ParagraphLook.Note);
        yield return new Paragraph(Texts.Get(words.Language, "charts.source", view.Source), ParagraphLook.Note);
    }
}

/// <summary>
/// The blocks of an edition for a paper. A paper is passed on: data of one party only are not in it, and small counts are hidden in all of it (SIT-63).
/// </summary>
public sealed class BlocksOnPaper(SamsynDb db, ReadBlocks read)
{
    internal async Task<IReadOnlyDictionary<Guid, BlockOnPaper>> Of(Actor actor, PictureOnRecord found, Language language, CancellationToken cancellation)
    {
        var blocks = found.Sections.Where(section => !section.IsRestricted).SelectMany(section => section.Blocks).ToList();
        List<DatasetId> wanted = [.. blocks.Select(block => new DatasetId(block.Dataset)).Distinct()];
        var shared = (await db.Datasets.AsNoTracking().Where(one => wanted.Contains(one.Id) && one.SharedOn != null).Select(one => one.Id).ToListAsync(cancellation)).ToHashSet();
        Dictionary<Guid, BlockOnPaper> papers = [];
        foreach (var (id, shown) in await read.Run(actor, blocks, cancellation))
        {
            var caption = shown.Block.Caption;
            papers[id] = (!shown.IsFrozen && !shared.Contains(new(shown.Block.Dataset))) || shown.IsHidden ? new(caption, null, Texts.Get(language, "blocks.hiddenPaper", caption))
                : !shown.Answer.IsDone ? new(caption, null, Texts.Get(language, "blocks.failed", caption, string.Join(" ", shown.Answer.Refusals.Select(refusal => Texts.Of(refusal, language)))))
                : new(caption, BlockViews.Of(shown.Answer.Value.Answer, caption, language, isMasked: true), null);
        }
        return papers;
    }
}
