using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Kernel;

namespace Samsyn.Domain.Organisations;

/// <summary>The acts that a position may or may not do. Which may what stands in <c>docs/security/access.json</c>.</summary>
public enum Permission
{
    ReadAgreements, ReadDrafts, ReadDuties, ImportAgreement, CorrectProposal, ReleaseProposal, AdoptAgreement, RecordEvidence, ProposeAnnexVersion, DecideAnnexVersion, SignAgreement,
    RecordMilestone, RecordConsultation, ExtendAgreement, EndAgreement, ManageCalendarFeeds, ManageOrganisations, ManageAccounts, ReadAudit, KeepOwnAccount,
    OperateSystem, ReadMeetings, TakePartInMeetings, ManageForums, PlanMeetings, KeepMinutes, ApproveMinutes, ChangeReadiness,
    ReadInformation, GiveInformation,
    ReadDatasets, ManageDatasets,
    ReadPicture, WritePicture, ReleasePicture, LeadPicture,
    ReadMessages, WriteMessages, ApproveMessages,
}

/// <summary>What each position may do, as the access matrix says. Deciding here means recording the steering group's or the parties' decision, never taking it for them.</summary>
public static class Permissions
{
    /// <summary>Of a seat in one of the parties.</summary>
    public static IReadOnlySet<Permission> Of(PositionTitle position) => Of(position, PartySide.City);

    /// <summary>A seat in neither party may less, whatever its title.</summary>
    public static IReadOnlySet<Permission> Of(PositionTitle position, PartySide? side) => AccessMatrix.Current.MayOf(position, side);
}

/// <summary>A position that the acting person holds now, in their own right or as a deputy.</summary>
public sealed record HeldPosition(PositionId Id, PositionTitle Title, OrganisationId Organisation, PartySide? Side, bool AsDeputy = false)
{
    public bool May(Permission permission) => Permissions.Of(Title, Side).Contains(permission);
}

/// <summary>Who acts: a person in the positions held today.</summary>
public sealed record Actor(PersonId Person, string Name, IReadOnlyList<HeldPosition> Positions)
{
    public bool May(Permission permission) => ActingIn(permission) is not null;

    /// <summary>Whether the person may do this on one side's behalf: signing for the police needs a seat in the police. A party of neither side is anybody's with the right.</summary>
    public bool MayFor(PartySide? side, Permission permission) => side is { } one ? SidesWith(permission).Contains(one) : May(permission);

    /// <summary>The position that gives the right, the person's own before one held as deputy; null when none does.</summary>
    public HeldPosition? ActingIn(Permission permission) => Positions.Where(held => held.May(permission)).MinBy(held => held.AsDeputy);

    public IReadOnlyList<PartySide> Sides => [.. Positions.Select(held => held.Side).OfType<PartySide>().Distinct()];

    /// <summary>The sides for which the person may do this.</summary>
    public IReadOnlyList<PartySide> SidesWith(params IReadOnlyList<Permission> permissions) =>
        [.. Positions.Where(held => permissions.Any(held.May)).Select(held => held.Side).OfType<PartySide>().Distinct()];

    /// <summary>The side that a new draft of the person belongs to: the only one acted for. Null, both parties', when it is none or both.</summary>
    public PartySide? SideFor(Permission permission) => SidesWith(permission) is [var only] ? only : null;

    /// <summary>Whether objects of a kind in a state are seen at all; of whose party they are, and of which person, is the query's to ask.</summary>
    public bool Sees(string kind, string? state = null) => AccessMatrix.Current.RuleOf(kind, state).SeenWith.Any(May);

    /// <summary>Whether this very object is seen, which some side owns until it is shared.</summary>
    public bool Sees(IOwnedBySide one)
    {
        var rule = AccessMatrix.Current.RuleOf(one.GetType().Name, Ownership.StateOf(one));
        return rule.Owner == OwnerRule.Any ? rule.SeenWith.Any(May) : one.Side is { } side && SidesWith(rule.SeenWith).Contains(side);
    }

    public Outcome Demand(Permission permission) => May(permission) ? Outcome.Done : new PermissionLacking(permission);
}
