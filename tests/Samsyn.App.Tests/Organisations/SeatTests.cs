using Samsyn.App.Agreements;
using Samsyn.App.Organisations;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Tests.Kit.Build;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.App.Tests.Organisations;

/// <summary>Who holds which seat: appointing, ending, and what becomes of the seats when their organisation is carried on by another.</summary>
public sealed class SeatTests
{
    static readonly DateOnly Today = new(2018, 3, 15), Renamed = new(2018, 4, 1);

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "ORG-04")]
    [Trait("Requirement", "ORG-52")]
    public async Task A_rename_moves_seats_holders_and_deputies_and_nobody_loses_a_right_over_night(Engine engine)
    {
        await using var samsyn = await Given(engine);
        await samsyn.Run((AppointDeputy appoint) => appoint.Run(TestActors.Director, new(TestActors.Director.Positions[0].Id, TestActors.Reader.Person, Today, new(2018, 4, 30)), default));

        var successor = await Rename(samsyn);

        samsyn.Time.GoTo(Renamed.AddDays(-1));
        Assert.Equal((TestActors.District, false), await SeatOf(samsyn, TestActors.Director));
        samsyn.Time.GoTo(Renamed);
        Assert.Equal((successor, false), await SeatOf(samsyn, TestActors.Director));
        Assert.True((await Now(samsyn, TestActors.Director)).May(Permission.SignAgreement));
        Assert.True((await Now(samsyn, TestActors.Reader)).May(Permission.SignAgreement));
        samsyn.Time.GoTo(new(2018, 5, 1));
        Assert.False((await Now(samsyn, TestActors.Reader)).May(Permission.SignAgreement));

        var (old, next) = (await Page(samsyn, TestActors.District, Renamed), await Page(samsyn, successor, Renamed));
        Assert.All(old.Positions, seat => Assert.Equal((false, "Fjärdarnas stadsdelsförvaltning"), (seat.Holders.Any(holder => holder.Holds), seat.CarriedOnIn!.Name)));
        Assert.Equal(TestActors.Director.Name, Assert.Single(next.Positions.First(seat => seat.Title == PositionTitle.DistrictDirector).Holders).Name);
        Assert.Equal(TestActors.Director.Name, Assert.Single((await Page(samsyn, TestActors.District, Renamed.AddDays(-1))).Positions.First(seat => seat.Title == PositionTitle.DistrictDirector).Holders, holder => holder.Holds).Name);
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "ORG-04")]
    public async Task An_agreement_keeps_the_name_that_signed_it_and_shows_who_carries_the_party_on_from_the_day(Engine engine)
    {
        await using var samsyn = await Given(engine);
        var agreement = TestAgreements.Adopted();
        await samsyn.Store(agreement);

        var successor = await Rename(samsyn);

        Assert.Empty((await Agreement(samsyn, agreement.Id, Renamed.AddDays(-1))).CarriedOnBy);
        var after = await Agreement(samsyn, agreement.Id, Renamed);
        Assert.Equal("Norra Fjärdens stadsdelsförvaltning", after.Parties[0].Name);
        Assert.Equal((TestActors.District, successor), (Assert.Single(after.CarriedOnBy).Key, Assert.Single(after.CarriedOnBy[TestActors.District]).Id));
        Assert.Equal("Norra Fjärdens stadsdelsförvaltning", Assert.Single((await Page(samsyn, successor, Renamed)).Agreements).Through);
        Assert.Null(Assert.Single((await Page(samsyn, TestActors.District, Renamed)).Agreements).Through);
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "ORG-04")]
    public async Task A_seat_in_an_organisation_that_has_ended_gives_no_right(Engine engine)
    {
        await using var samsyn = await Given(engine);
        await samsyn.Run(async (EndOrganisation end) => await end.Run(TestActors.Director, new(new(TestActors.District, (await Page(samsyn, TestActors.District)).Version), Today), default));

        Assert.True((await Now(samsyn, TestActors.Coordinator)).May(Permission.RecordEvidence));
        samsyn.Time.GoTo(Today.AddDays(1));

        Assert.Empty((await Now(samsyn, TestActors.Coordinator)).Positions);
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "ORG-52")]
    public async Task Somebody_is_appointed_from_a_day_to_a_day_and_ended_sooner(Engine engine)
    {
        await using var samsyn = await Given(engine);
        var seat = (await samsyn.Run((AddPosition add) => add.Run(TestActors.Director, new(TestActors.District, PositionTitle.Other, "Parkchef", PartySide.City), default))).Value;

        var who = await Appoint(samsyn, TestActors.Director, new() { Position = seat, NewName = "Disa Norrby", From = Today, To = new(2018, 12, 31) });

        Assert.Empty(who.Refusals);
        Assert.Equal(seat, Assert.Single((await samsyn.Run((ReadActor read) => read.Run(who.Value, default)))!.Positions).Id);
        Assert.Equal([new AlreadyHoldsThePosition("Disa Norrby")], (await Appoint(samsyn, TestActors.Director, new() { Position = seat, Person = who.Value, From = new(2018, 12, 31) })).Refusals);
        Assert.Empty((await Appoint(samsyn, TestActors.Director, new() { Position = seat, Person = who.Value, From = new(2019, 1, 1) })).Refusals);
        Assert.Equal([new AppointmentEndsBeforeItBegins(Today, Today.AddDays(-1))], (await End(samsyn, TestActors.Director, new(seat, who.Value, Today, Today.AddDays(-1)))).Refusals);
        Assert.Empty((await End(samsyn, TestActors.Director, new(seat, who.Value, Today, Today))).Refusals);
        samsyn.Time.GoTo(Today.AddDays(1));
        Assert.Empty((await samsyn.Run((ReadActor read) => read.Run(who.Value, default)))!.Positions);
        Assert.Equal([(new DateOnly(2019, 1, 1), (DateOnly?)null), (Today, Today)], (await Page(samsyn, TestActors.District)).Positions.First(one => one.Id == seat).Holders.Select(holder => (holder.From, holder.To)));
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "ORG-48")]
    public async Task Nobody_appoints_above_their_own_rights_nor_themselves_nor_to_what_has_ended(Engine engine)
    {
        await using var samsyn = await Given(engine);
        var director = TestActors.Director.Positions[0].Id;
        AppointPersonCommand To(PersonId person) => new() { Position = director, Person = person, From = Today };

        Assert.Equal([new AppointmentBeyondOwnRights()], (await Appoint(samsyn, TestActors.Coordinator, To(TestActors.Reader.Person))).Refusals);
        Assert.Equal([new AppointmentBeyondOwnRights()], (await Appoint(samsyn, TestActors.PoliceOfficer, To(TestActors.Reader.Person))).Refusals);
        Assert.Equal([new AppointmentBeyondOwnRights()], (await Appoint(samsyn, TestActors.Administrator, To(TestActors.Administrator.Person))).Refusals);
        Assert.IsType<PermissionLacking>(Assert.Single((await Appoint(samsyn, TestActors.Reader, To(TestActors.Coordinator.Person))).Refusals));
        Assert.Equal([new AppointmentBeyondOwnRights()], (await End(samsyn, TestActors.Coordinator, new(director, TestActors.Director.Person, new(2017, 1, 1), Today))).Refusals);
        Assert.Empty((await Appoint(samsyn, TestActors.Administrator, To(TestActors.Reader.Person))).Refusals);
        await Rename(samsyn);
        Assert.Equal([new OrganisationEndedBefore("Norra Fjärdens stadsdelsförvaltning", Renamed.AddDays(-1))], (await Appoint(samsyn, TestActors.Administrator, To(TestActors.Coordinator.Person) with { From = Renamed })).Refusals);
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "AGR-11")]
    public async Task Details_are_corrected_with_the_number_checked_and_the_name_not_taken(Engine engine)
    {
        await using var samsyn = await Given(engine);
        async Task<Outcome> Correct(string name, string? number) => await samsyn.Run(async (CorrectOrganisation correct) =>
            await correct.Run(TestActors.Coordinator, new(new(TestActors.District, (await Page(samsyn, TestActors.District)).Version), name, number, "Hamngatan 4\n123 45 Fjärdköping"), default));

        Assert.Equal([typeof(OrganisationNumberInvalid), typeof(OrganisationNameTaken)], (await Correct("lokalpolisområde norra fjärden", "123")).Refusals.Select(refusal => refusal.GetType()));
        Assert.Equal([new OrganisationNameMissing()], (await Correct(" ", null)).Refusals);
        Assert.Empty((await Correct("Norra Fjärdens förvaltning", "2120000142")).Refusals);

        var page = await Page(samsyn, TestActors.District);
        Assert.Equal(("Norra Fjärdens förvaltning", "212000-0142", "Hamngatan 4\n123 45 Fjärdköping"), (page.Name, page.Number, page.Address));
    }

    static async Task<TestDatabase> Given(Engine engine)
    {
        var samsyn = await SeatedActors.Create(engine);
        samsyn.Time.GoTo(Today);
        return samsyn;
    }

    static async Task<OrganisationId> Rename(TestDatabase samsyn) => (await samsyn.Run(async (RecordSuccession record) => await record.Run(TestActors.Coordinator, new()
    {
        Organisation = TestActors.District, Version = (await Page(samsyn, TestActors.District)).Version, On = Renamed, NewName = "Fjärdarnas stadsdelsförvaltning",
    }, default))).Value;

    static Task<Outcome<PersonId>> Appoint(TestDatabase samsyn, Actor by, AppointPersonCommand command) => samsyn.Run((AppointPerson appoint) => appoint.Run(by, command, default));

    static Task<Outcome> End(TestDatabase samsyn, Actor by, EndAppointmentCommand command) => samsyn.Run((EndAppointment end) => end.Run(by, command, default));

    static async Task<Actor> Now(TestDatabase samsyn, Actor actor) => (await samsyn.Run((ReadActor read) => read.Run(actor.Person, default)))!;

    static async Task<(OrganisationId, bool)> SeatOf(TestDatabase samsyn, Actor actor)
    {
        var held = Assert.Single((await Now(samsyn, actor)).Positions);
        return (held.Organisation, held.AsDeputy);
    }

    static async Task<OrganisationPage> Page(TestDatabase samsyn, OrganisationId id, DateOnly? on = null) => (await samsyn.Run((ReadOrganisationPage read) => read.Run(TestActors.Coordinator, id, on, default)))!;

    static async Task<AgreementPage> Agreement(TestDatabase samsyn, AgreementId id, DateOnly on) => (await samsyn.Run((ReadAgreementPage read) => read.Run(TestActors.Coordinator, id, on, default)))!;
}
