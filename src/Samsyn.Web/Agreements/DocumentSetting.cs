using Samsyn.App.Agreements;
using Samsyn.Documents.Agreements.Reading;
using Samsyn.Web.Shell;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Agreements;

/// <summary>Sets the shown parts of an agreement for reading: headings, lists and tables, each with its notes beside it.</summary>
sealed class DocumentSetting(AgreementDocument document, ViewContext view)
{
    readonly List<DocumentBlock> _blocks = [];
    IReadOnlyList<MarginNote> _ofTitle = [];

    public static DocumentText Of(AgreementDocument document, ViewContext view)
    {
        var setting = new DocumentSetting(document, view);
        foreach (var shown in document.Shown) setting.Set(shown);
        return new(setting._blocks);
    }

    void Set(ShownSection shown)
    {
        // All parts on one page: a later version counts its own lines, so its anchors carry its annex too.
        var prefix = document.IsWhole && shown.Section.IsLater ? $"b{shown.Section.Number}-" : "";
        var notes = new MarginNotes(document, shown.Section, prefix, view).ByLine();
        var first = _blocks.Count;
        var table = new List<TextShape>();
        var caption = shown.Section.NameOf(view);
        var titles = shown.Section.Facts.Plans.Select(plan => plan.Line).Concat(shown.Section.Facts.Areas.Select(area => area.Line)).ToHashSet();

        foreach (var shape in shown.Shapes)
        {
            var isTitle = shape.Kind == ShapeKind.Row && titles.Contains(shape.Line) && shape.Cells.Count(cell => cell.Length > 0) == 1;
            if (table.Count > 0 && (shape.Kind != ShapeKind.Row || isTitle || shape.Line > table[^1].LastLine + 1)) Close(table, caption, notes, prefix);
            if (shape.Kind == ShapeKind.Row && !isTitle)
            {
                table.Add(shape);
                continue;
            }
            var kind = isTitle ? BlockKind.Subheading : KindOf(shape, _blocks.Count == first);
            if (kind is BlockKind.Heading or BlockKind.Subheading) caption = shape.Text.Trim();
            GiveBack();
            var block = Block(shape, kind, Of(shape, notes), prefix);
            // A plan's own notes stand beside its table: the title alone has no room for them.
            if (isTitle) (_ofTitle, block) = (block.Notes, block with { Notes = [] });
            _blocks.Add(block);
        }
        if (table.Count > 0) Close(table, caption, notes, prefix);
        GiveBack();
    }

    /// <summary>A title without a table keeps its notes.</summary>
    void GiveBack()
    {
        if (_ofTitle.Count > 0) _blocks[^1] = _blocks[^1] with { Notes = _ofTitle };
        _ofTitle = [];
    }

    static BlockKind KindOf(TextShape shape, bool isFirst) => shape.Kind switch
    {
        ShapeKind.Heading when isFirst || IsCapitals(shape.Text) => BlockKind.Heading,
        ShapeKind.Heading => BlockKind.Subheading,
        ShapeKind.Item => BlockKind.Item,
        ShapeKind.Aside => BlockKind.Aside,
        _ => BlockKind.Paragraph,
    };

    static bool IsCapitals(string text) => text.Any(char.IsLetter) && !text.Any(char.IsLower);

    static DocumentBlock Block(TextShape shape, BlockKind kind, IReadOnlyList<Caused> notes, string prefix)
    {
        var text = shape.Text.Replace('\t', ' ').Trim();
        var runs = Runs(text, shape.Line, notes, prefix, whole: kind is BlockKind.Heading or BlockKind.Subheading);
        return new(prefix + AgreementLinks.Anchor(shape.Line), kind, runs)
        {
            Number = shape.Number is { } number && kind == BlockKind.Item ? number + "." : shape.Number,
            Line = shape.Line,
            Notes = [.. notes.Select(one => one.Note with { WordIds = [.. runs.Where(run => run.NoteIds.Contains(one.Note.Id)).Select(run => run.Id!)] })],
        };
    }

    static List<Caused> Of(TextShape shape, IReadOnlyDictionary<int, List<Caused>> notes) =>
        [.. Enumerable.Range(shape.Line, shape.LastLine - shape.Line + 1).SelectMany(line => notes.GetValueOrDefault(line, []))];

    /// <summary>The words that cause something become links to their notes; notes of the same words share them.</summary>
    static List<DocumentRun> Runs(string text, int line, IReadOnlyList<Caused> notes, string prefix, bool whole)
    {
        if (notes.Count == 0 || text.Length == 0) return [new(text)];
        if (whole) return [Linked(text, WordId(prefix, line, 0), notes)];
        List<DocumentRun> runs = [];
        var from = 0;
        foreach (var words in notes.GroupBy(one => CausingWords.In(text, one.Named)).OrderBy(words => words.Key.Start))
        {
            if (words.Key.Start < from) continue;
            if (words.Key.Start > from) runs.Add(new(text[from..words.Key.Start]));
            runs.Add(Linked(text.Substring(words.Key.Start, words.Key.Length), WordId(prefix, line, words.Key.Start), [.. words]));
            from = words.Key.Start + words.Key.Length;
        }
        if (from < text.Length) runs.Add(new(text[from..]));
        return runs;
    }

    static DocumentRun Linked(string text, string id, IReadOnlyList<Caused> notes) => new(text) { Id = id, NoteIds = [.. notes.Select(one => one.Note.Id)] };

    static string WordId(string prefix, int line, int at) => $"{prefix}ord-{line}-{at}";

    void Close(List<TextShape> rows, string caption, IReadOnlyDictionary<int, List<Caused>> notes, string prefix)
    {
        List<DocumentTableRow> set = [];
        List<MarginNote> caused = [];
        foreach (var row in rows)
        {
            var own = Of(row, notes);
            List<DocumentRun> cells = [.. row.Cells.Select(cell => new DocumentRun(cell))];
            if (cells.Count(cell => cell.Text.Length > 0) == 1 && cells[0].Text.Length > 0) cells = [cells[0]];
            var marked = cells.FindIndex(cell => cell.Text.Length > 0);
            if (own.Count > 0 && marked >= 0) cells[marked] = Linked(cells[marked].Text, WordId(prefix, row.Line, 0), own);
            set.Add(new(prefix + AgreementLinks.Anchor(row.Line), cells));
            caused.AddRange(own.Select(one => one.Note with { WordIds = [WordId(prefix, row.Line, 0)] }));
        }
        _blocks.Add(new(prefix + "tabell-" + rows[0].Line, BlockKind.Table, [])
        {
            Line = rows[0].Line, Rows = set, Caption = caption, Notes = [.. _ofTitle, .. caused],
            HasHead = rows.Count > 1 && rows[0].Cells is { Count: > 2 } head && head.All(cell => cell.Length > 0),
        });
        _ofTitle = [];
        rows.Clear();
    }
}

/// <summary>A note and the words that it stands beside, when they can be named.</summary>
sealed record Caused(MarginNote Note, string? Named = null);
