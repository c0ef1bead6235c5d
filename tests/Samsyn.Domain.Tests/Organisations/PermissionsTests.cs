using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Organisations;

namespace Samsyn.Domain.Tests.Organisations;

public sealed class PermissionsTests
{
    static readonly OrganisationId District = new(new Guid(1, 0, 0, new byte[8]));
    static readonly OrganisationId Police = new(new Guid(2, 0, 0, new byte[8]));

    static Actor Holding(params (PositionTitle Title, OrganisationId Organisation, PartySide? Side)[] seats) =>
        new(new(Guid.Empty), "Kim Ek", [.. seats.Select(s => new HeldPosition(new(Guid.Empty), s.Title, s.Organisation, s.Side))]);

    [Fact]
    public void Every_position_but_a_volunteers_may_read_and_only_those_with_mandate_sign()
    {
        Assert.Equal([PositionTitle.WatchRepresentative], Enum.GetValues<PositionTitle>().Where(t => !Permissions.Of(t).Contains(Permission.ReadAgreements)));
        Assert.Equal(
            [PositionTitle.DistrictDirector, PositionTitle.AdministrationHead, PositionTitle.LocalPoliceAreaHead, PositionTitle.NearPoliceAreaHead,
                PositionTitle.FinanceCommissioner, PositionTitle.RegionalPoliceChief],
            Enum.GetValues<PositionTitle>().Where(t => Permissions.Of(t).Contains(Permission.SignAgreement)));
    }

    [Fact]
    public void Every_permission_is_someones() =>
        Assert.All(Enum.GetValues<Permission>(), p => Assert.Contains(Enum.GetValues<PositionTitle>(), t => Permissions.Of(t).Contains(p)));

    [Fact]
    public void The_coordinators_of_both_sides_import_and_adopt_but_do_not_sign()
    {
        foreach (var title in new[] { PositionTitle.MunicipalPoliceOfficer, PositionTitle.SecurityStrategist })
        {
            var actor = Holding((title, District, PartySide.City));
            Assert.True(actor.May(Permission.ImportAgreement));
            Assert.True(actor.May(Permission.AdoptAgreement));
            Assert.Equal(new PermissionLacking(Permission.SignAgreement), Assert.Single(actor.Demand(Permission.SignAgreement).Refusals));
        }
    }

    [Fact]
    public void Signing_for_a_party_needs_a_seat_on_its_side()
    {
        var director = Holding((PositionTitle.DistrictDirector, District, PartySide.City));
        Assert.True(director.MayFor(PartySide.City, Permission.SignAgreement));
        Assert.False(director.MayFor(PartySide.Police, Permission.SignAgreement));
        Assert.True(director.MayFor(side: null, Permission.SignAgreement));
        Assert.False(Holding((PositionTitle.SecurityStrategist, District, PartySide.City)).MayFor(side: null, Permission.SignAgreement));
    }

    [Fact]
    public void A_person_in_two_positions_may_what_either_may_and_one_in_none_may_nothing()
    {
        var both = Holding((PositionTitle.BoardChair, District, PartySide.City), (PositionTitle.PreventionCoordinator, District, PartySide.City));
        Assert.True(both.May(Permission.AdoptAgreement));
        Assert.Equal([PartySide.City], both.Sides);
        Assert.False(Holding().May(Permission.ReadAgreements));
    }

    [Fact]
    [Trait("Requirement", "ORG-52")]
    public void A_person_holds_a_position_from_a_day_to_a_day_inclusive()
    {
        var appointment = Appointment.Create(new(Guid.Empty), new(Guid.Empty), new(2017, 1, 1), new(2017, 6, 30)).Value;
        Assert.False(appointment.HoldsOn(new(2016, 12, 31)));
        Assert.True(appointment.HoldsOn(new(2017, 1, 1)));
        Assert.True(appointment.HoldsOn(new(2017, 6, 30)));
        Assert.False(appointment.HoldsOn(new(2017, 7, 1)));
        Assert.Single(Appointment.Create(new(Guid.Empty), new(Guid.Empty), new(2017, 1, 1), new(2016, 12, 31)).Refusals);
    }

    [Fact]
    [Trait("Requirement", "ORG-51")]
    public void A_position_outside_the_list_needs_its_local_title()
    {
        Assert.IsType<PositionTitleMissing>(Assert.Single(Position.Create(new(Guid.Empty), PositionTitle.Other, District, null).Refusals));
        Assert.Equal("Centrumchef", Position.Create(new(Guid.Empty), PositionTitle.Other, District, null, " Centrumchef ").Value.LocalTitle);
    }
}
