using System.Globalization;
using Samsyn.Domain.Kernel;

namespace Samsyn.Domain.Situations.Pictures;

/// <summary>A vague value stays vague (SIT-62).</summary>
public enum Qualifier { Exact, About, JustOver, JustUnder, Almost, AtLeast, AtMost }

/// <summary>Of whom a figure tells (SIT-11).</summary>
public enum FigureGroup { All, Women, Men, Children, Girls, Boys }

/// <summary>A number of the picture with all that is needed to read it rightly (SIT-61).</summary>
public sealed record PictureFigure
{
    public required Guid Id { get; init; }
    /// <summary>What is counted: “Anmälda personrån”.</summary>
    public required string Label { get; init; }
    public required decimal Value { get; init; }
    public Qualifier Qualifier { get; init; }
    /// <summary>The words of a text that gives no more than “var femte”.</summary>
    public string? Wording { get; init; }
    public required string Unit { get; init; }
    /// <summary>Among whom: “invånare 16–79 år”.</summary>
    public string? Population { get; init; }
    public FigureGroup Group { get; init; }
    public required string Area { get; init; }
    public required DateOnly From { get; init; }
    public required DateOnly To { get; init; }
    /// <summary>Its number in the register of sources; 0 when none is named yet.</summary>
    public int Source { get; init; }
    /// <summary>What it is held against: “staden i sin helhet”.</summary>
    public string? Comparator { get; init; }
    public decimal? ComparatorValue { get; init; }
    public QualityClass? Class { get; init; }
    /// <summary>What the reader must know to read it rightly; asked for where the figure follows what the police do (SIT-23).</summary>
    public string? Comment { get; init; }
    /// <summary>Too small to be shown: the reader sees “färre än”, never the number (SIT-63).</summary>
    public bool IsMasked { get; init; }

    /// <summary>Whether two figures tell the same thing of the same people and area, perhaps at different times.</summary>
    public bool IsSameSeriesAs(PictureFigure other) =>
        Same(Label, other.Label) && Same(Area, other.Area) && Group == other.Group && Same(Unit, other.Unit) && Same(Population ?? "", other.Population ?? "");

    /// <summary>Every reason why it cannot be kept.</summary>
    public IReadOnlyList<Refusal> Objections()
    {
        List<Refusal> found = [];
        if (string.IsNullOrWhiteSpace(Label)) found.Add(new FigureLabelMissing());
        if (string.IsNullOrWhiteSpace(Unit)) found.Add(new FigureUnitMissing());
        if (string.IsNullOrWhiteSpace(Area)) found.Add(new FigureAreaMissing());
        if (To < From) found.Add(new FigurePeriodBackwards(From, To));
        if (Comparator is null != ComparatorValue is null) found.Add(new ComparatorHalf());
        if (Population is { } population && PersonalNumbers.In(population).Any()) found.Add(new PersonalNumberInPicture("population"));
        if (PersonalNumbers.In($"{Label}\n{Comment}").Any()) found.Add(new PersonalNumberInPicture("label"));
        return found;
    }

    /// <summary>All that it says, the same on every computer.</summary>
    public string Content() => Checksum.OfParts(
    [
        Label, Value.ToString(CultureInfo.InvariantCulture), Qualifier.ToString(), Wording ?? "", Unit, Population ?? "", Group.ToString(), Area, From.ToString("O", CultureInfo.InvariantCulture), To.ToString("O", CultureInfo.InvariantCulture),
        Source.ToString(CultureInfo.InvariantCulture), Comparator ?? "", ComparatorValue?.ToString(CultureInfo.InvariantCulture) ?? "", Class?.ToString() ?? "", Comment ?? "", IsMasked ? "masked" : "",
    ]);

    static bool Same(string one, string other) => string.Equals(one.Trim(), other.Trim(), StringComparison.OrdinalIgnoreCase);
}
