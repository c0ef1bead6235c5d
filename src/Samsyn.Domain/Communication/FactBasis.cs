using Samsyn.Domain.Kernel;
using Samsyn.Domain.Situations.Causes;

namespace Samsyn.Domain.Communication;

/// <summary>What a message rests on (COM-18): a section of a picture, a chart in one, a measure against a cause, or an activity of an action plan.</summary>
public enum BasisKind { Section, Chart, Measure, Activity }

/// <summary>How it stands today with what a message rested on.</summary>
public enum BasisStanding
{
    Holds,
    /// <summary>What was linked stands as it was, and a later edition has been adopted since.</summary>
    NewerEdition,
    /// <summary>It says something else now.</summary>
    Changed,
    Gone,
    /// <summary>It is not the reader's to see, so nothing more is said of it.</summary>
    Hidden,
}

/// <summary>
/// A link from a message to a fact, with the checksum of what the fact said when it was linked. Of a picture nothing is copied: whoever may read the
/// message does not for that reason read the section.
/// </summary>
public sealed record FactBasis
{
    public required Guid Id { get; init; }
    public required BasisKind Kind { get; init; }
    /// <summary>The section, the problem or the agreement.</summary>
    public required Guid Of { get; init; }
    /// <summary>The chart in the section, the measure against the problem.</summary>
    public Guid? Part { get; init; }
    /// <summary>The action plan's name in addresses, with the place of the activity in it after a number sign.</summary>
    public string? Plan { get; init; }
    /// <summary>What a measure or an activity was called when it was linked.</summary>
    public string? Words { get; init; }
    public required string Checksum { get; init; }
    /// <summary>The edition of the picture was still being worked on: the chart follows its data until it is frozen.</summary>
    public bool IsLive { get; init; }
    public required DateTimeOffset LinkedAt { get; init; }
    public required string LinkedByName { get; init; }

    public bool IsSameThingAs(FactBasis other) => Kind == other.Kind && Of == other.Of && Part == other.Part && Plan == other.Plan;

    /// <summary>Of something that is there and that the reader sees; <paramref name="now"/> is made of what it says today, null when it has been taken back.</summary>
    public BasisStanding StandsAs(string? now, bool hasNewerEdition = false) =>
        now != Checksum ? BasisStanding.Changed : hasNewerEdition ? BasisStanding.NewerEdition : BasisStanding.Holds;

    /// <summary>Of what a measure says and how far it has come.</summary>
    public static string ChecksumOf(Measure measure) => Kernel.Checksum.OfParts([measure.Text, measure.State.ToString(), measure.Evidence ?? "", measure.Responsible ?? ""]);
}
