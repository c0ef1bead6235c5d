namespace Samsyn.Domain.Situations.Datasets;

/// <summary>The class of one type of event, as the dataset names it. A strategic crime is one that foretells a life of crime (SIT-25); which they are the parties decide.</summary>
public sealed record TypeQuality(string Type, QualityClass Quality, bool IsStrategic = false);
