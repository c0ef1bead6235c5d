using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Kernel;

namespace Samsyn.Domain.Organisations;

/// <summary>The acts that a position may or may not do.</summary>
public enum Permission
{
    ReadAgreements, ImportAgreement, CorrectProposal, AdoptAgreement, RecordEvidence, ProposeAnnexVersion, DecideAnnexVersion, SignAgreement,
    RecordMilestone, RecordConsultation, ExtendAgreement, EndAgreement, ManageCalendarFeeds, ManageOrganisations, ManageAccounts, ReadAudit,
    OperateSystem,
}

/// <summary>What each position may do. Deciding here means recording the steering group's or the parties' decision, never taking it for them.</summary>
public static class Permissions
{
    static readonly IReadOnlySet<Permission> Reader = new HashSet<Permission> { Permission.ReadAgreements, Permission.ManageCalendarFeeds };

    static readonly IReadOnlySet<Permission> Participant = new HashSet<Permission>(Reader) { Permission.RecordEvidence, Permission.ProposeAnnexVersion };

    /// <summary>ORG-39: the coordinators prepare everything and record what was decided, but do not sign for a party.</summary>
    static readonly IReadOnlySet<Permission> Coordinator = new HashSet<Permission>(Participant)
    {
        Permission.ImportAgreement, Permission.CorrectProposal, Permission.AdoptAgreement, Permission.DecideAnnexVersion,
        Permission.RecordMilestone, Permission.RecordConsultation, Permission.ManageOrganisations, Permission.ReadAudit,
    };

    /// <summary>AGR-34: those with mandate for the party.</summary>
    static readonly IReadOnlySet<Permission> Signatory = new HashSet<Permission>(Coordinator)
    {
        Permission.SignAgreement, Permission.ExtendAgreement, Permission.EndAgreement,
    };

    static readonly IReadOnlySet<Permission> Clerk = new HashSet<Permission>(Reader)
    {
        Permission.ImportAgreement, Permission.CorrectProposal, Permission.RecordMilestone, Permission.ManageOrganisations,
    };

    /// <summary>Runs the system and lets people in; neither decides nor prepares anything in the collaboration.</summary>
    static readonly IReadOnlySet<Permission> Administrator = new HashSet<Permission>(Reader)
    {
        Permission.ManageOrganisations, Permission.ManageAccounts, Permission.ReadAudit, Permission.OperateSystem,
    };

    public static IReadOnlySet<Permission> Of(PositionTitle position) => position switch
    {
        PositionTitle.DistrictDirector or PositionTitle.AdministrationHead or PositionTitle.LocalPoliceAreaHead or PositionTitle.NearPoliceAreaHead
            or PositionTitle.FinanceCommissioner or PositionTitle.RegionalPoliceChief => Signatory,
        PositionTitle.MunicipalPoliceOfficer or PositionTitle.SecurityStrategist or PositionTitle.CrimePreventionCoordinator
            or PositionTitle.PreventionCoordinator => Coordinator,
        PositionTitle.Registrar => Clerk,
        PositionTitle.SystemAdministrator => Administrator,
        PositionTitle.WatchRepresentative or PositionTitle.CitizenHost or PositionTitle.YouthHost or PositionTitle.BoardChair
            or PositionTitle.BoardViceChair or PositionTitle.Other => Reader,
        _ => Participant,
    };
}

/// <summary>A position that the acting person holds now.</summary>
public sealed record HeldPosition(PositionId Id, PositionTitle Title, OrganisationId Organisation, PartySide? Side);

/// <summary>Who acts: a person in the positions held today.</summary>
public sealed record Actor(PersonId Person, string Name, IReadOnlyList<HeldPosition> Positions)
{
    public bool May(Permission permission) => Positions.Any(p => Permissions.Of(p.Title).Contains(permission));

    /// <summary>Whether the person may do this for one organisation: signing for a party needs a seat in it.</summary>
    public bool MayFor(OrganisationId organisation, Permission permission) =>
        Positions.Any(p => p.Organisation == organisation && Permissions.Of(p.Title).Contains(permission));

    public IReadOnlyList<PartySide> Sides => [.. Positions.Select(p => p.Side).OfType<PartySide>().Distinct()];

    public Outcome Demand(Permission permission) => May(permission) ? Outcome.Done : new PermissionLacking(permission);
}
