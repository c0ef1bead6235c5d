using Samsyn.Domain.Agreements.Compliance;
using Samsyn.Domain.Agreements.Facts;

namespace Samsyn.Domain.Agreements;

public enum MirrorKind
{
    /// <summary>A priority area of the local agreement.</summary>
    Area,
    /// <summary>A plan or an area plan takes it up, though the list of areas does not.</summary>
    Plan,
    /// <summary>The parties have left it out and said why.</summary>
    LeftOut,
    None,
}

/// <summary>How a local agreement takes up an area of the central level: under which heading, or why not.</summary>
public sealed record PriorityMirror(MirrorKind Kind, string? Title = null, string? Reason = null)
{
    static readonly (string Word, StandpointCategory Category)[] Categories =
        [("ungdom", StandpointCategory.Youth), ("brottsoffer", StandpointCategory.CrimeVictims), ("organiserad", StandpointCategory.OrganisedCrime)];

    /// <summary>A recorded position on a category goes before what the headings say (AGR-45); then areas, then plans (AGR-68).</summary>
    public static PriorityMirror Of(PriorityAreaFact above, AgreementFacts local, IReadOnlyList<Standpoint> standpoints)
    {
        if (above.MustBeWeighed && PositionOn(above, standpoints) is { } position)
            return position.Area is { } taken ? new(MirrorKind.Area, taken) : new(MirrorKind.LeftOut, Reason: position.Reason);
        if (local.PriorityAreas.FirstOrDefault(area => AreaNames.Alike(above.Title, area.Title)) is { } mirrored) return new(MirrorKind.Area, mirrored.Title);
        if (local.Plans.FirstOrDefault(plan => AreaNames.Alike(above.Title, plan.Title)) is { } plan) return new(MirrorKind.Plan, plan.Title);
        if (local.Areas.FirstOrDefault(area => AreaNames.Alike(above.Title, area.Title)) is { } own) return new(MirrorKind.Plan, own.Title);
        return new(MirrorKind.None);
    }

    static Standpoint? PositionOn(PriorityAreaFact above, IReadOnlyList<Standpoint> standpoints) =>
        Array.Find(Categories, one => above.Title.Contains(one.Word, StringComparison.OrdinalIgnoreCase)) is { Word: not null } found
            ? standpoints.FirstOrDefault(position => position.Category == found.Category) : null;
}
