namespace Samsyn.Domain.Places;

/// <summary>From the largest to the smallest.</summary>
public enum PlaceKind { Municipality, DistrictArea, District, DelimitedPlace }

/// <summary>One place carried on by another from a date.</summary>
public sealed record PlaceSuccession(PlaceId Place, DateOnly On);

/// <summary>What marks a particularly vulnerable area (SIT-29).</summary>
public enum AreaCharacteristic { UnwillingToTestify, PoliceHindered, ParallelStructures, ViolentExtremism, NearOtherAreas }

/// <summary>
/// How the police class an area, over time (SIT-29). The class is a word: those of <see cref="KnownClasses"/> have texts of their own, and any other may be written, so that the list
/// grows with the world.
/// </summary>
public sealed record AreaClassification
{
    public const string Vulnerable = "Vulnerable", Risk = "Risk", ParticularlyVulnerable = "ParticularlyVulnerable", None = "None";

    /// <summary>From none to the gravest.</summary>
    public static IReadOnlyList<string> KnownClasses { get; } = [None, Vulnerable, Risk, ParticularlyVulnerable];

    public required Guid Id { get; init; }
    public required string Class { get; init; }
    public required DateOnly From { get; init; }
    /// <summary>Last day; null while it is in force.</summary>
    public DateOnly? To { get; init; }
    /// <summary>Which list, of whom.</summary>
    public required string Source { get; init; }
    public IReadOnlyList<AreaCharacteristic> Characteristics { get; init; } = [];

    public bool HoldsOn(DateOnly date) => date >= From && !(date > To);
}

/// <summary>Inhabitants at the end of a year.</summary>
public sealed record PlacePopulation(int Year, long Inhabitants, string Source);

/// <summary>How it stands with an open drug scene (SIT-46).</summary>
public enum SceneStatus { Open, Receding, Moved, Closed }

/// <summary>A standing of an open drug scene from a day on, with what was seen.</summary>
public sealed record SceneNote(DateOnly On, SceneStatus Status, string Note);

/// <summary>What is said of a place when it is made or corrected.</summary>
public sealed record PlaceText
{
    public required string Name { get; init; }
    public PlaceKind Kind { get; init; }
    /// <summary>As data has it; zeros in front count.</summary>
    public string? Code { get; init; }
    /// <summary>Other names and codes under which data has it.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];
    public string? About { get; init; }
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }
}
