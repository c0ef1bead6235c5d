using System.Text.RegularExpressions;
using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.Domain.Situations.Pictures;

public enum PictureFindingKind
{
    PictureEmpty, SectionEmpty, OwnTextUnreleased, NothingReleased, OpenThread,
    FigureWithoutSource, ChartWithoutSource, MarkOfNothing, StatementWithoutSource, TextWithoutSource, NamedButNotListed, ListedButNotUsed,
    StaleFigure, StaleSource, StaleSearch, SexMissing, ChildrenMissing, OtherSourceMissing, DarkFigureUnsaid, ActivityUncommented, SmallCount, MaskedFigure, AreaWithoutSection,
}

/// <summary>What must be mended before the edition can be put forward, and what should be.</summary>
public enum FindingWeight { Must, Should }

/// <summary>Something that the check list points at: in which section (null: the edition as a whole) and, in the words of the picture, where.</summary>
public sealed record PictureFinding(PictureFindingKind Kind, FindingWeight Weight, PictureSectionId? Section, string Heading, string Detail = "")
{
    public PartySide? Side { get; init; }
    /// <summary>The figure or the remark it is about.</summary>
    public Guid? About { get; init; }
}

/// <summary>From when on something is too old, and how small a count may be before it points at somebody.</summary>
public sealed record CheckLimits(int StaleAfterMonths = 24, int SourceYears = 5, int SmallestCount = 5);

/// <summary>What is looked through: as much of the edition as the reader sees.</summary>
public sealed record PictureSubject
{
    public required Picture Picture { get; init; }
    public required IReadOnlyList<PictureSection> Sections { get; init; }
    public required IReadOnlyList<OwnText> OwnTexts { get; init; }
    public required IReadOnlyList<SectionRemark> Remarks { get; init; }
    public required IReadOnlyList<PictureSource> Sources { get; init; }
    /// <summary>The priority areas of the agreement in force.</summary>
    public required IReadOnlyList<string> PriorityAreas { get; init; }
    /// <summary>Blocks that show a search of data that have been read in again since.</summary>
    public IReadOnlySet<Guid> StaleSearches { get; init; } = new HashSet<Guid>();
}

/// <summary>
/// The check list before adoption. It looks only at what the reader may see: that the other party keeps a text unreleased is nowhere told, only that nothing of
/// theirs is released.
/// </summary>
public static partial class PictureCheck
{
    const int Excerpt = 90;

    [GeneratedRegex(@"\b(kvinn|män\b|mäns\b|männen|manlig|flick|pojk|tjej|kill|könsuppdel|women|men\b|girls|boys)\w*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OfSex();

    [GeneratedRegex(@"\b(barn|ung|elev|skol|förskol|gymnasi|tonår|minderårig|child|young|youth|pupil|school)\w*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OfChildren();

    [GeneratedRegex(@"mörkertal|anmälningsbenägen|anmäls (sällan|inte|bara|endast)|dark figure|unreported|underreport", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OfDarkFigure();

    public static IReadOnlyList<PictureFinding> Of(PictureSubject subject, CheckLimits limits)
    {
        List<PictureFinding> found = [];
        if (subject.Sections.All(one => one.Joint.Count == 0)) found.Add(new(PictureFindingKind.PictureEmpty, FindingWeight.Must, null, ""));
        var sources = subject.Sources.ToDictionary(one => one.Number);
        foreach (var section in subject.Sections) found.AddRange(OfSection(section, subject, sources, limits));
        // A short picture is written in minutes: what the annex owes its readers of sources and perspectives is not asked of it.
        if (subject.Picture.Kind != PictureKind.Regular) return [.. found.Where(one => one.Weight == FindingWeight.Must || one.Kind is PictureFindingKind.OwnTextUnreleased or PictureFindingKind.NothingReleased)];

        var used = subject.Sections.SelectMany(UsedIn).ToHashSet();
        found.AddRange(subject.Sources.Where(one => !used.Contains(one.Number)).Select(one => new PictureFinding(PictureFindingKind.ListedButNotUsed, FindingWeight.Should, null, "", $"[{one.Number}] {one.Title}")));
        found.AddRange(subject.Sources.Where(one => used.Contains(one.Number) && one.Year is { } year && year < subject.Picture.To.Year - limits.SourceYears)
            .Select(one => new PictureFinding(PictureFindingKind.StaleSource, FindingWeight.Should, null, "", $"[{one.Number}] {one.Title}, {one.Year}")));
        IReadOnlyList<string> listed = [.. subject.Sources.Select(one => $"{one.Title}, {one.Publisher}")];
        foreach (var section in subject.Sections)
            found.AddRange(NamedSources.NotListed(section.JointText, listed).Select(name => At(section, PictureFindingKind.NamedButNotListed, FindingWeight.Should, name)));
        found.AddRange(subject.PriorityAreas.Where(area => !subject.Sections.Any(section => section.Areas.Contains(area, StringComparer.OrdinalIgnoreCase)))
            .Select(area => new PictureFinding(PictureFindingKind.AreaWithoutSection, FindingWeight.Should, null, "", area)));
        return found;
    }

    /// <summary>The sources that a section rests on: marks in its joint text, and its figures and blocks.</summary>
    public static IEnumerable<int> UsedIn(PictureSection section) =>
        SourceMarks.In(section.JointText).Concat(section.Figures.Select(one => one.Source)).Concat(section.Blocks.Select(one => one.Source)).Where(number => number > 0);

    static IEnumerable<PictureFinding> OfSection(PictureSection section, PictureSubject subject, Dictionary<int, PictureSource> sources, CheckLimits limits)
    {
        foreach (var remark in subject.Remarks.Where(one => one.Section == section.Id && one.SettledAt is null))
            yield return At(section, PictureFindingKind.OpenThread, FindingWeight.Must, Short(remark.Text)) with { About = remark.Id.Value };
        foreach (var finding in OfRooms(section, subject)) yield return finding;
        if (section.Joint.Count == 0 && section.Figures.Count == 0 && section.Blocks.Count == 0)
        {
            yield return At(section, PictureFindingKind.SectionEmpty, FindingWeight.Should);
            yield break;
        }
        foreach (var finding in OfSources(section, sources).Concat(OfFigures(section, subject.Picture, limits)).Concat(OfPerspectives(section, sources))) yield return finding;
        foreach (var block in section.Blocks.Where(one => subject.StaleSearches.Contains(one.Id))) yield return At(section, PictureFindingKind.StaleSearch, FindingWeight.Should, block.Caption) with { About = block.Id };
    }

    static IEnumerable<PictureFinding> OfRooms(PictureSection section, PictureSubject subject)
    {
        var own = subject.OwnTexts.Where(one => one.Section == section.Id).ToList();
        foreach (var text in own.Where(one => one.SharedOn is null)) yield return At(section, PictureFindingKind.OwnTextUnreleased, FindingWeight.Should) with { Side = text.Side };
        if (section.Joint.Count == 0 && !own.Exists(one => one.SharedOn is not null)) yield break;
        // Told alike whether the party has written nothing or keeps what it has written.
        foreach (var side in Enum.GetValues<PartySide>().Where(side => !own.Exists(one => one.Side == side)))
            yield return At(section, PictureFindingKind.NothingReleased, FindingWeight.Should) with { Side = side };
    }

    static IEnumerable<PictureFinding> OfSources(PictureSection section, Dictionary<int, PictureSource> sources)
    {
        foreach (var number in UsedIn(section).Distinct().Where(number => !sources.ContainsKey(number))) yield return At(section, PictureFindingKind.MarkOfNothing, FindingWeight.Must, $"[{number}]");
        foreach (var figure in section.Figures.Where(one => one.Source == 0)) yield return At(section, PictureFindingKind.FigureWithoutSource, FindingWeight.Must, figure.Label) with { About = figure.Id };
        foreach (var block in section.Blocks.Where(one => one.Source == 0)) yield return At(section, PictureFindingKind.ChartWithoutSource, FindingWeight.Must, block.Caption) with { About = block.Id };
        if (section.Joint.Count > 0 && !UsedIn(section).Any())
        {
            yield return At(section, PictureFindingKind.TextWithoutSource, FindingWeight.Should);
            yield break;
        }
        foreach (var paragraph in section.Joint.Where(one => SourceMarks.In(one.Text).Count == 0 && SourceMarks.StatesNumber(one.Text)))
            yield return At(section, PictureFindingKind.StatementWithoutSource, FindingWeight.Should, Short(paragraph.Text));
    }

    static IEnumerable<PictureFinding> OfFigures(PictureSection section, Picture picture, CheckLimits limits)
    {
        foreach (var figure in section.Figures)
        {
            if (figure.To < picture.To.AddMonths(-limits.StaleAfterMonths)) yield return Of(PictureFindingKind.StaleFigure);
            if ((figure.Class ?? section.Class) == QualityClass.ActivityDriven && string.IsNullOrWhiteSpace(figure.Comment)) yield return Of(PictureFindingKind.ActivityUncommented);
            if (figure.IsMasked) yield return Of(PictureFindingKind.MaskedFigure);
            else if (IsSmallCount(figure, limits)) yield return Of(PictureFindingKind.SmallCount);

            PictureFinding Of(PictureFindingKind kind) => At(section, kind, FindingWeight.Should, figure.Label) with { About = figure.Id };
        }
        var highDarkFigure = section.Class == QualityClass.HighDarkFigure || section.Figures.Any(one => one.Class == QualityClass.HighDarkFigure);
        if (highDarkFigure && !OfDarkFigure().IsMatch(section.JointText) && !section.Figures.Any(one => OfDarkFigure().IsMatch(one.Comment ?? "")))
            yield return At(section, PictureFindingKind.DarkFigureUnsaid, FindingWeight.Should);
    }

    static IEnumerable<PictureFinding> OfPerspectives(PictureSection section, Dictionary<int, PictureSource> sources)
    {
        bool Has(params FigureGroup[] groups) => groups.All(group => section.Figures.Any(one => one.Group == group));
        if (section.Needs.HasFlag(SectionNeeds.Sex) && !Has(FigureGroup.Women, FigureGroup.Men) && !Has(FigureGroup.Girls, FigureGroup.Boys) && OfSex().Count(section.JointText) < 2)
            yield return At(section, PictureFindingKind.SexMissing, FindingWeight.Should);
        if (section.Needs.HasFlag(SectionNeeds.Children) && !section.Figures.Any(one => one.Group is FigureGroup.Children or FigureGroup.Girls or FigureGroup.Boys) && !OfChildren().IsMatch(section.JointText))
            yield return At(section, PictureFindingKind.ChildrenMissing, FindingWeight.Should);
        if (section.Needs.HasFlag(SectionNeeds.OtherSource) && !UsedIn(section).Any(number => sources.TryGetValue(number, out var source) && source.Complements))
            yield return At(section, PictureFindingKind.OtherSourceMissing, FindingWeight.Should);
    }

    /// <summary>A count of events or persons, not a share or a rate.</summary>
    static bool IsSmallCount(PictureFigure figure, CheckLimits limits) =>
        figure.Value > 0 && figure.Value < limits.SmallestCount && figure.Value == decimal.Truncate(figure.Value)
        && !figure.Unit.Contains('%', StringComparison.Ordinal) && !figure.Unit.Contains("procent", StringComparison.OrdinalIgnoreCase) && !figure.Unit.Contains(" per ", StringComparison.OrdinalIgnoreCase);

    static PictureFinding At(PictureSection section, PictureFindingKind kind, FindingWeight weight, string detail = "") => new(kind, weight, section.Id, section.Heading, detail);

    static string Short(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= Excerpt ? line : line[..Excerpt].TrimEnd() + "…";
    }
}
