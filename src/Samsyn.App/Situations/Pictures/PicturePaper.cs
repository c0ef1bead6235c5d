using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Samsyn.App.Meetings.Papers;
using Samsyn.App.Situations.Blocks;
using Samsyn.App.Storage;
using Samsyn.Documents.Writing;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Situations;
using Samsyn.Domain.Situations.Pictures;
using Samsyn.Domain.Time;

namespace Samsyn.App.Situations.Pictures;

/// <summary>An edition as a paper: the joint text, its figures and its sources. Sections with readers of their own are counted, never told: a paper is passed on (SIT-12).</summary>
static class PicturePaper
{
    public static Paper Of(PictureOnRecord found, IReadOnlyDictionary<Guid, BlockOnPaper> blocks, int restricted, IReadOnlyList<string> diaryNumbers, DateTimeOffset dated, Language language)
    {
        var (picture, words) = (found.Picture, new PaperWords(language));
        return new()
        {
            Title = picture.Title, Language = words.Tag, Dated = dated, Watermark = picture.State == PictureState.Adopted ? null : words["draft"],
            Head = PaperHeads.Of(found.Agreement.Title, diaryNumbers, picture.Kind == PictureKind.Regular ? words["picture.kind"] : words.Of(picture.Kind), Standing(picture, words), words),
            Blocks =
            [
                new FactList([.. Facts(found, words)]),
                .. found.Sections.Where(one => !one.IsRestricted && (one.Joint.Count > 0 || one.Figures.Count > 0 || one.Blocks.Count > 0)).GroupBy(one => one.Part).OrderBy(group => group.Key).SelectMany(group => Part(picture.Kind == PictureKind.Regular ? group.Key : null, group, blocks, words)),
                .. restricted > 0 ? [new Paragraph(words["picture.restricted", restricted], ParagraphLook.Note)] : Array.Empty<Block>(),
                .. Sources(found.Sources, words),
                .. picture.Checksum is { } checksum ? [new Paragraph(words["picture.checksum", checksum], ParagraphLook.Note)] : Array.Empty<Block>(),
            ],
        };
    }

    static IEnumerable<Fact> Standing(Picture picture, PaperWords words)
    {
        yield return new(words["version"], words["picture.edition", picture.Number, picture is { Kind: not PictureKind.Regular, State: PictureState.Adopted } ? words["picture.settled"] : words.Of(picture.State)]);
        if (picture.AdoptedOn is { } on) yield return new(words["decided"], PaperWords.Iso(on));
    }

    static IEnumerable<Fact> Facts(PictureOnRecord found, PaperWords words)
    {
        yield return words.Fact("fact.agreement", $"{found.Agreement.Title} ({found.Agreement.Number})");
        yield return new(words["picture.period"], $"{PaperWords.Iso(found.Picture.From)}–{PaperWords.Iso(found.Picture.To)}");
        if (found.WeighedBy is { } by) yield return words.Fact("picture.weighedBy", by);
        if (found.Picture.Decision is { } decision) yield return words.Fact("picture.decision", string.Join(", ", new[] { decision.Body, PaperWords.Iso(decision.On), decision.Paragraph }.OfType<string>()));
    }

    static IEnumerable<Block> Part(PicturePart? part, IEnumerable<PictureSection> sections, IReadOnlyDictionary<Guid, BlockOnPaper> blocks, PaperWords words)
    {
        if (part is { } named) yield return new Heading(1, words.Of(named));
        foreach (var section in sections.OrderBy(one => one.Order))
        {
            yield return new Heading(part is null ? 1 : 2, section.Heading) { Language = words.OfWritten };
            if (section.Class is { } quality) yield return new Paragraph(Texts.Get(words.Language, "picture.class." + quality), ParagraphLook.Note);
            foreach (var paragraph in section.Joint) yield return new Paragraph([words.Written(paragraph.Text)]);
            if (section.Figures.Count > 0) yield return Figures(section, words);
            foreach (var figure in section.Figures.Where(one => one.Comment is not null || (one.Class is not null && one.Class != section.Class)))
                yield return new Paragraph([words.Written($"{figure.Label}: {figure.Comment}"), new Words(figure.Class is { } own && own != section.Class ? " " + Texts.Get(words.Language, "picture.class." + own) : "")], ParagraphLook.Note);
            foreach (var block in section.Blocks) foreach (var written in blocks[block.Id].Write(words)) yield return written;
        }
    }

    static Table Figures(PictureSection section, PaperWords words) => new()
    {
        Caption = words["picture.figures", section.Heading], RowsHaveHeadings = true,
        Columns = [new(words["picture.column.what"], 3), new(words["picture.column.where"], 2.4), new(words["picture.column.value"], 1.6, AlignRight: true), new(words["picture.column.against"], 2), new(words["picture.column.source"], 0.9)],
        Rows = [.. section.Figures.Select(figure => (IReadOnlyList<TableCell>)[words.Cell(FigureWords.What(figure, words.Language)), words.Cell($"{figure.Area}, {PaperWords.Iso(figure.From)}–{PaperWords.Iso(figure.To)}"),
            words.Cell(FigureWords.Value(figure, words.Language)), words.Cell(FigureWords.Against(figure, words.Language)), words.Cell(figure.Source > 0 ? $"[{figure.Source.ToString(CultureInfo.InvariantCulture)}]" : null)])],
    };

    static IEnumerable<Block> Sources(IReadOnlyList<PictureSource> sources, PaperWords words)
    {
        if (sources.Count == 0) yield break;
        yield return new Heading(1, words["picture.sources"]);
        foreach (var source in sources)
            yield return new Clause($"[{source.Number.ToString(CultureInfo.InvariantCulture)}]", [words.Written(string.Join(". ", new[] { source.Title, source.Year is { } year ? $"{source.Publisher}, {year.ToString(CultureInfo.InvariantCulture)}" : source.Publisher, source.Note }.OfType<string>()) + ".")]);
    }
}

/// <summary>How a figure reads, with what keeps it from being misread.</summary>
public static class FigureWords
{
    public static string What(PictureFigure figure, Language language) => string.Join(", ", new[]
    {
        figure.Label, figure.Group == FigureGroup.All ? null : Texts.Of(figure.Group, language), figure.Population,
    }.OfType<string>());

    /// <summary>“drygt 120 anmälningar”, “var femte”, “färre än 5”.</summary>
    public static string Value(PictureFigure figure, Language language)
    {
        if (figure.IsMasked) return Texts.Get(language, "picture.masked", new CheckLimits().SmallestCount, figure.Unit);
        if (figure.Wording is { } wording) return wording;
        var number = $"{Number(figure.Value, language)}{(figure.Unit == "%" ? "\u00a0%" : " " + figure.Unit)}";
        return figure.Qualifier == Qualifier.Exact ? number : $"{Texts.Of(figure.Qualifier, language)} {number}";
    }

    public static string? Against(PictureFigure figure, Language language) => figure is { Comparator: { } with, ComparatorValue: { } value } ? $"{with}: {Number(value, language)}{(figure.Unit == "%" ? "\u00a0%" : "")}" : null;

    public static string Number(decimal value, Language language) => value.ToString("#,0.##", CultureInfo.GetCultureInfo(language == Language.Swedish ? "sv-SE" : "en-GB"));
}

/// <summary>Makes the paper of an edition, with a watermark until it is adopted.</summary>
public sealed class MakePicturePaper(SamsynDb db, AccessContext access, PictureParts parts, BlocksOnPaper blocks, PaperPress press)
{
    public async Task<Outcome<PaperFile>> Run(Actor actor, PictureId id, PaperFormat format, Language language, CancellationToken cancellation)
    {
        if (format is PaperFormat.Csv or PaperFormat.Xlsx || await parts.Of(actor, id, cancellation) is not { } found) return new NotFound();
        var diary = await db.Agreements.AsNoTracking().IgnoreAutoIncludes().SingleAsync(one => one.Id == found.Picture.Agreement, cancellation);
        var dated = found.Picture.AdoptedOn is { } on ? SwedishTime.At(on, new(12, 0)) : found.Sections.Select(one => one.WrittenAt).Max() ?? found.Picture.BegunAt;
        return await press.Write(PicturePaper.Of(found, await blocks.Of(actor, found, language, cancellation), await Restricted(id, cancellation), [.. diary.DiaryNumbers.Select(one => one.Number)], dated, language), format, cancellation);
    }

    /// <summary>How many there are may be told, or a reader takes the paper for the whole picture; which they are may not.</summary>
    async Task<int> Restricted(PictureId id, CancellationToken cancellation)
    {
        using var system = access.AsSystem();
        return (await db.PictureSections.AsNoTracking().Where(one => one.Picture == id && one.ReaderKey != "").ToListAsync(cancellation)).Count(one => one.Joint.Count > 0);
    }
}
