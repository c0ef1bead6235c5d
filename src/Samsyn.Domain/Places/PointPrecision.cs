using Samsyn.Domain.Kernel;
using Samsyn.Domain.Situations;
using Samsyn.Domain.Situations.Datasets;

namespace Samsyn.Domain.Places;

public sealed record PrecisionTooFine(int Metres, int Finest) : Refusal { public override string Field => "otherParty"; }
public sealed record OutsideFinerThanParty(int Outside, int OtherParty) : Refusal { public override string Field => "outside"; }
public sealed record FewestTooLow(int Fewest, int Lowest) : Refusal { public override string Field => "fewest"; }
public sealed record PrecisionGroundsMissing : Refusal { public override string Field => "agreedIn"; }

/// <summary>
/// How finely the points of a dataset are shown to others than the party whose it is: squares no smaller than agreed, and none with fewer events than agreed. Its own party sees what it has.
/// </summary>
public sealed class PointPrecision
{
    public const int Finest = 100, UsualOtherParty = 250, UsualOutside = 1000, LowestFewest = 3, UsualFewest = 5;

    PointPrecision() { }

    public DatasetId Dataset { get; private set; }
    /// <summary>Side of a square, metres.</summary>
    public int OtherPartyMetres { get; private set; } = UsualOtherParty;
    public int OutsideMetres { get; private set; } = UsualOutside;
    /// <summary>A square with fewer is not shown; what is shown is rounded down to a multiple of it.</summary>
    public int Fewest { get; private set; } = UsualFewest;
    /// <summary>Where it was agreed: a decision, a paragraph.</summary>
    public string AgreedIn { get; private set; } = "";
    public string WrittenByName { get; private set; } = "";
    public DateTimeOffset WrittenAt { get; private set; }
    public int Version { get; private set; }

    /// <summary>What holds until something is agreed.</summary>
    public static PointPrecision Usual(DatasetId dataset) => new() { Dataset = dataset };

    public Outcome Agree(int otherParty, int outside, int fewest, string agreedIn, string name, DateTimeOffset now)
    {
        List<Refusal> found = [];
        if (otherParty < Finest) found.Add(new PrecisionTooFine(otherParty, Finest));
        if (outside < otherParty) found.Add(new OutsideFinerThanParty(outside, otherParty));
        if (fewest < LowestFewest) found.Add(new FewestTooLow(fewest, LowestFewest));
        if (string.IsNullOrWhiteSpace(agreedIn)) found.Add(new PrecisionGroundsMissing());
        if (found.Count > 0) return Outcome.Refused(found);
        (OtherPartyMetres, OutsideMetres, Fewest, AgreedIn, WrittenByName, WrittenAt) = (otherParty, outside, fewest, agreedIn.Trim(), name, now);
        Version++;
        return Outcome.Done;
    }
}
