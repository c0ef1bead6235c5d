using Samsyn.App.Situations.Pictures;
using Samsyn.Domain.Situations.Pictures;
using Samsyn.Web.Agreements;
using Samsyn.Web.Shell;
using Samsyn.Web.Situations.Blocks;
using Samsyn.Web.Ui;

namespace Samsyn.Web.Situations.Pictures;

/// <summary>The edition as a document with its living margin: whose words a paragraph is, where a statement comes from, what is still open.</summary>
static class PictureDocument
{
    public static DocumentText Of(PicturePage page, ViewContext view)
    {
        List<DocumentBlock> blocks = [];
        foreach (var part in Sections(page).GroupBy(one => one.Part).OrderBy(group => group.Key))
        {
            if (page.Picture.Kind == PictureKind.Regular) blocks.Add(DocumentBlock.Plain("del-" + part.Key.ToString().ToLowerInvariant(), BlockKind.Heading, part.Key.Say(view)));
            foreach (var section in part) blocks.AddRange(WithRooms(OncePerSource(Section(page, section, view)), page, section, view));
        }
        if (page.On.Sections.Except(Sections(page)).ToList() is { Count: > 0 } unwritten)
            blocks.Add(DocumentBlock.Plain("oskrivna", BlockKind.Paragraph, view["picture.unwritten", string.Join(", ", unwritten.Select(one => one.Heading))]));
        if (page.On.Sources.Count == 0) return new(blocks);
        blocks.Add(DocumentBlock.Plain("kallor", BlockKind.Heading, view["picture.sources"]));
        blocks.AddRange(page.On.Sources.Select(source => DocumentBlock.Plain("kalla-" + PictureLinks.Number(source.Number), BlockKind.Paragraph, $"[{PictureLinks.Number(source.Number)}] {WordsOf(source)}")));
        return new(blocks);
    }

    /// <summary>Those that are shown: an edition that is put forward or adopted names its unwritten ones, and leaves them out.</summary>
    public static IEnumerable<PictureSection> Sections(PicturePage page) => page.On.Sections.Where(one => page.IsOpen || one.Joint.Count > 0 || one.Figures.Count > 0 || one.Blocks.Count > 0);

    /// <summary>A source stands in the margin where the section first names it.</summary>
    static IEnumerable<DocumentBlock> OncePerSource(IEnumerable<DocumentBlock> section)
    {
        HashSet<string> told = [];
        foreach (var block in section)
        {
            yield return block with { Notes = [.. block.Notes.Where(note => note.Kind != NoteKind.Source || note.WordIds.Count > 0 || !told.Contains(note.Title))] };
            told.UnionWith(block.Notes.Where(note => note.Kind == NoteKind.Source).Select(note => note.Title));
        }
    }

    /// <summary>The way to the rooms where it was written stands last, where it holds no paragraph back.</summary>
    static List<DocumentBlock> WithRooms(IEnumerable<DocumentBlock> section, PicturePage page, PictureSection of, ViewContext view)
    {
        List<DocumentBlock> blocks = [.. section];
        blocks[^1] = blocks[^1] with { Notes = [.. blocks[^1].Notes, Rooms(page, of, view)] };
        return blocks;
    }

    static IEnumerable<DocumentBlock> Section(PicturePage page, PictureSection section, ViewContext view)
    {
        yield return DocumentBlock.Plain(PictureLinks.Anchor(section), BlockKind.Subheading, section.Heading) with { Notes = [.. OfHeading(page, section, view)] };
        foreach (var (place, paragraph) in section.Joint.Index()) yield return Paragraph(page, section, place, paragraph, view);
        if (section.Figures.Count > 0) yield return Figures(page, section, view);
        foreach (var block in section.Blocks)
            if (page.Blocks.TryGetValue(block.Id, out var shown))
                yield return new("b-" + block.Id.ToString("n"), BlockKind.Figure, [])
                {
                    Figure = BlockHtml.Of(shown, BlockLinks.Files(page.Picture.Id, section.Id, block), view, 4),
                    Notes = page.On.Source(block.Source) is { } source ? [new($"b-{block.Id:n}-k", NoteKind.Source, $"[{PictureLinks.Number(source.Number)}] {source.Title}") { Text = source.Publisher }] : [],
                };
    }

    static MarginNote Rooms(PicturePage page, PictureSection section, ViewContext view)
    {
        var texts = page.On.OwnTextsOf(section).ToList();
        var released = texts.Where(one => one.SharedOn is not null).ToList();
        var lacking = page.Findings.Count(one => one.Section == section.Id && one.Kind is not (PictureFindingKind.OpenThread or PictureFindingKind.SectionEmpty or PictureFindingKind.OwnTextUnreleased));
        return new(PictureLinks.Anchor(section) + "-rum", NoteKind.Rooms, view[!page.IsOpen ? "picture.margin.closed" : page.MayWrite ? "picture.margin.write" : "picture.margin.rooms"])
        {
            Act = new(section.Heading, PictureLinks.Of(section)),
            Text = string.Join(" ", released.Select(one => view["picture.margin.released", PictureLinks.SideOf(one.Side, view), one.ReleasedByName, one.SharedOn])
                .Concat(texts.Where(one => page.IsOpen && one.SharedOn is null).Select(one => view["picture.margin.kept", PictureLinks.SideOf(one.Side, view)]))
                .Append(section.WrittenAt is { } at ? view["picture.margin.joint", section.WrittenByName, at] : view["picture.section.empty"])
                .Concat(page.IsOpen && lacking > 0 ? [view[lacking == 1 ? "picture.margin.oneFinding" : "picture.margin.findings", lacking]] : Array.Empty<string>())),
        };
    }

    static IEnumerable<MarginNote> OfHeading(PicturePage page, PictureSection section, ViewContext view)
    {
        var id = PictureLinks.Anchor(section);
        if (section.IsRestricted) yield return new(id + "-lasare", NoteKind.Decision, view["picture.margin.restricted"]) { Text = view["picture.margin.restrictedText", section.Readers.Count] };
        if (section is { Class: { } quality, Joint.Count: > 0, Figures.Count: 0 }) yield return new(id + "-klass", NoteKind.Reading, quality.Say(view)) { Text = view["picture.class." + quality] };
        foreach (var remark in page.On.RemarksOf(section).Where(one => one.SettledAt is null))
            yield return new($"{id}-a-{remark.Id.Value:n}", NoteKind.Finding, view["picture.margin.remark", PictureLinks.SideOf(remark.Side, view)]) { Text = remark.Text, Who = remark.Name, Act = new(section.Heading, PictureLinks.Of(section) + "#anmarkningar") };
        if (section.Areas.Count > 0) yield return new(id + "-omraden", NoteKind.Fact, view["picture.margin.areas"]) { Text = string.Join(", ", section.Areas) };
    }

    static DocumentBlock Paragraph(PicturePage page, PictureSection section, int place, JointParagraph paragraph, ViewContext view)
    {
        var id = $"{PictureLinks.Anchor(section)}-{PictureLinks.Number(place + 1)}";
        List<MarginNote> notes = [];
        List<DocumentRun> runs = [];
        foreach (var (at, piece) in SourceMarks.Pieces(paragraph.Text).Index())
        {
            if (piece.Sources.Count == 0)
            {
                runs.Add(new(piece.Text));
                continue;
            }
            var word = $"{id}-o{PictureLinks.Number(at)}";
            var named = piece.Sources.Select(number => OfSource(page, number, $"{id}-k{PictureLinks.Number(at)}-{PictureLinks.Number(number)}", word, view)).ToList();
            notes.AddRange(named);
            runs.Add(new(piece.Text) { Id = word, NoteIds = [.. named.Select(note => note.Id)] });
        }
        if (paragraph.From is { } side) notes.Insert(0, new(id + "-ur", NoteKind.Origin, view["picture.margin.from." + side]));
        return new(id, BlockKind.Paragraph, runs) { Notes = notes };
    }

    static MarginNote OfSource(PicturePage page, int number, string id, string word, ViewContext view) => page.On.Source(number) is { } source
        ? new(id, NoteKind.Source, $"[{PictureLinks.Number(number)}] {source.Title}") { Text = $"{source.Publisher}{(source.Year is { } year ? ", " + PictureLinks.Number(year) : "")}. {source.Kind.Say(view)}", WordIds = [word] }
        : new(id, NoteKind.Finding, view["picture.margin.noSource", number]) { WordIds = [word] };

    static DocumentBlock Figures(PicturePage page, PictureSection section, ViewContext view)
    {
        var id = PictureLinks.Anchor(section) + "-siffror";
        List<DocumentTableRow> rows = [new(id + "-rubrik", [new(view["picture.column.what"]), new(view["picture.column.value"]), new(view["picture.column.against"]), new(view["picture.column.source"])])];
        rows.AddRange(section.Figures.Select((figure, place) => new DocumentTableRow($"{id}-{PictureLinks.Number(place + 1)}",
        [
            new($"{FigureWords.What(figure, view.Language)}. {figure.Area}, {Dates.Interval(figure.From, figure.To, view.Language)}"), new(FigureWords.Value(figure, view.Language)),
            new(FigureWords.Against(figure, view.Language) ?? "–"), new(figure.Source > 0 ? $"[{PictureLinks.Number(figure.Source)}]" : view["picture.noSource"]),
        ])));
        return new(id, BlockKind.Table, []) { Rows = rows, Caption = view["picture.figures", section.Heading], HasHead = true, Notes = [.. OfFigures(page, section, id, view)] };
    }

    static IEnumerable<MarginNote> OfFigures(PicturePage page, PictureSection section, string id, ViewContext view)
    {
        if (section.Class is { } quality) yield return new(id + "-klass", NoteKind.Reading, quality.Say(view)) { Text = view["picture.class." + quality] };
        foreach (var (place, figure) in section.Figures.Index())
        {
            if (figure.Class is { } own && own != section.Class) yield return new($"{id}-c{PictureLinks.Number(place)}", NoteKind.Reading, $"{figure.Label}: {own.Say(view)}") { Text = view["picture.class." + own] };
            if (figure.Comment is { } comment) yield return new($"{id}-t{PictureLinks.Number(place)}", NoteKind.Reading, figure.Label) { Text = comment };
        }
        foreach (var number in section.Figures.Select(one => one.Source).Where(one => one > 0).Distinct())
            if (page.On.Source(number) is { } source) yield return new($"{id}-k{PictureLinks.Number(number)}", NoteKind.Source, $"[{PictureLinks.Number(number)}] {source.Title}") { Text = source.Publisher };
    }

    public static string WordsOf(PictureSource source) => string.Join(". ", new[] { source.Title, source.Year is { } year ? $"{source.Publisher}, {PictureLinks.Number(year)}" : source.Publisher, source.Note }.OfType<string>()) + ".";
}
