namespace Samsyn.Domain.Situations.Datasets;

/// <summary>The class of one type of event, as the dataset names it.</summary>
public sealed record TypeQuality(string Type, QualityClass Quality);
