using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Organisations;

namespace Samsyn.Tests.Kit.Build;

/// <summary>People with one position each, all fictional.</summary>
public static class TestActors
{
    public static readonly OrganisationId District = new(new("01920000-0000-7000-8000-000000000001"));
    public static readonly OrganisationId Police = new(new("01920000-0000-7000-8000-000000000002"));

    public static Actor Coordinator { get; } = Of(1, "Elsa Brohult", PositionTitle.CrimePreventionCoordinator, District, PartySide.City);
    public static Actor PoliceOfficer { get; } = Of(2, "Vidar Sköld", PositionTitle.MunicipalPoliceOfficer, Police, PartySide.Police);
    public static Actor Director { get; } = Of(3, "Maj Lundvik", PositionTitle.DistrictDirector, District, PartySide.City);
    public static Actor PoliceHead { get; } = Of(8, "Ebba Strandh", PositionTitle.LocalPoliceAreaHead, Police, PartySide.Police);
    public static Actor Reader { get; } = Of(4, "Gun Ekström-Holm", PositionTitle.CitizenHost, District, PartySide.City);
    /// <summary>A property owner: a seat in neither party.</summary>
    public static Actor Company { get; } = Of(5, "Sune Vallberg", PositionTitle.Other, new(new("01920000-0000-7000-8000-000000000003")), side: null);
    public static Actor Politician { get; } = Of(6, "Hassan Lindeborg", PositionTitle.BoardChair, District, PartySide.City);
    public static Actor Volunteer { get; } = Of(7, "Rut Askerud", PositionTitle.WatchRepresentative, District, side: null);

    public static Actor Administrator { get; } = Of(5, "Iris Wallander-Ek", PositionTitle.SystemAdministrator, District, side: null);

    /// <summary>Signed in, but without any position today.</summary>
    public static Actor Outsider { get; } = new(new(new("01920000-0000-7000-8000-000000000199")), "Okänd", []);

    static Actor Of(int number, string name, PositionTitle title, OrganisationId organisation, PartySide? side) =>
        new(new(new($"01920000-0000-7000-8000-0000000001{number:D2}")), name,
            [new(new(new($"01920000-0000-7000-8000-0000000002{number:D2}")), title, organisation, side)]);
}
