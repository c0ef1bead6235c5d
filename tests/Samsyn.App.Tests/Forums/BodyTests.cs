using Samsyn.App.Agreements;
using Samsyn.App.Forums;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Duties;
using Samsyn.Domain.Forums;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Time;
using Samsyn.Tests.Kit.Build;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.App.Tests.Forums;

/// <summary>Bodies from the text to seats that persons sit in.</summary>
public sealed class BodyTests
{
    static readonly AgreementFacts Facts = TestAgreements.Facts with
    {
        Bodies =
        [
            new()
            {
                Name = "Styrgrupp", Kind = BodyKind.Steering, Members = ["stadsdelsdirektör", "lokalpolisområdeschef"], Line = 5, Chair = new() { Rule = ChairRule.Alternating, Functions = ["lokalpolisområdeschef"] },
                Cadence = [new TimesCadence(4, CadencePeriod.Year, CadenceStrength.Minimum)],
            },
        ],
        Plans = [new() { Title = "Utsättningsmöte", Line = 9, Term = new UntilFurtherNotice(), Readiness = [new() { Text = "Varje månad", Cadence = [new TimesCadence(1, CadencePeriod.Month, CadenceStrength.Minimum)] }] }],
        PriorityAreas = [new() { Title = "Trygga platser", Line = 7 }],
    };

    readonly Agreement _agreement = TestAgreements.Adopted(Facts);

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "FOR-GEN-01")]
    [Trait("Requirement", "ORG-36")]
    [Trait("Requirement", "ORG-52")]
    public async Task Bodies_of_the_text_are_taken_into_use_with_their_seats_and_a_second_time_changes_nothing(Engine engine)
    {
        await using var samsyn = await With(engine);
        var page = await Ground(samsyn);
        Assert.Equal(["Styrgrupp", "Utsättningsmöte", "Arbetsgrupp Trygga platser"], page.Grounds.Select(ground => ground.Text.Description.Name));

        Assert.Equal(new BodiesActivated(2, 0, 1), (await Activate(samsyn, page.Grounds[0].Key, page.Grounds[1].Key)).Value);
        Assert.Equal(new BodiesActivated(0, 0, 0), (await Activate(samsyn, page.Grounds[0].Key, page.Grounds[1].Key)).Value);

        var after = await Ground(samsyn);
        Assert.Equal([true, true, false], after.Grounds.Select(ground => ground.InUse is not null));
        Assert.All(after.Grounds, ground => Assert.Empty(ground.Differences));
        var steering = await Body(samsyn, after.Grounds[0].InUse!.Id);
        Assert.Equal((ChairRule.Alternating, PartySide.Police, "Styrgrupp"), (steering.Body.Chair, steering.NextChair!.Value, steering.Stated!.Name));
        // The coordinator's own party is filled where the words leave no doubt; the police name their own.
        Assert.Equal([("stadsdelsdirektör", "Maj Lundvik", true), ("lokalpolisområdeschef", null, true)], steering.Seats.OrderByDescending(seat => seat.Seat.Side).Select(seat => (seat.Seat.Function, seat.Holder, seat.Seat.IsGuessed)));
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "FOR-GEN-01")]
    public async Task A_later_version_of_the_text_is_shown_as_differences_and_taken_over_by_choice(Engine engine)
    {
        await using var samsyn = await With(engine);
        var key = (await Ground(samsyn)).Grounds[0].Key;
        await Activate(samsyn, key);
        var id = (await Ground(samsyn)).Grounds[0].InUse!.Id;
        await samsyn.Run((ChangeBody change) => change.Run(TestActors.Coordinator, new(new(id, 1), (BodyOf(samsyn, id)).Description with { Usual = new("Hamngatan 3", new(9, 0)) }), default));
        var later = Facts.Bodies[0] with { Members = [.. Facts.Bodies[0].Members, "kommunpolis"], Chair = new() { Rule = ChairRule.Joint } };
        await Revise(samsyn, Facts with { Bodies = [later] });

        var ground = (await Ground(samsyn)).Grounds[0];
        Assert.Equal([BodyDifferenceKind.Chair, BodyDifferenceKind.SeatInText], ground.Differences.Select(one => one.Kind));
        Assert.Equal(ChairRule.Alternating, (await Body(samsyn, id)).Body.Chair);

        Assert.Equal(new BodiesActivated(0, 1, 0), (await samsyn.Run((ActivateBodies act) => act.Run(TestActors.Coordinator, new() { Agreement = _agreement.Id, Activate = [], TakeOver = [key] }, default))).Value);

        var body = await Body(samsyn, id);
        Assert.Equal((ChairRule.Joint, "Hamngatan 3", 3), (body.Body.Chair, body.Body.Usual.Place, body.Seats.Count));
        Assert.Empty((await Ground(samsyn)).Grounds[0].Differences);
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "ORG-32")]
    [Trait("Requirement", "ORG-33")]
    [Trait("Requirement", "ORG-37")]
    public async Task A_group_is_formed_by_need_comes_into_place_and_is_closed(Engine engine)
    {
        await using var samsyn = await With(engine);
        var command = new CreateBodyCommand { Agreement = _agreement.Id, Description = new() { Name = "Tryggt torg", Kind = BodyKind.Working, Task = "Belysning" }, From = new(2018, 4, 1), To = new(2018, 12, 31), IsInPlace = false };
        var id = (await samsyn.Run((CreateBody create) => create.Run(TestActors.Coordinator, command, default))).Value;

        Assert.Equal([new BodyExistsAlready("Tryggt torg")], (await samsyn.Run((CreateBody create) => create.Run(TestActors.Coordinator, command, default))).Refusals);
        Assert.Equal([new DateInFuture(new(2018, 4, 1), new(2018, 3, 15))], (await samsyn.Run((PutBodyInPlace act) => act.Run(TestActors.Coordinator, new(new(id, 1), new(2018, 4, 1)), default))).Refusals);
        Assert.True((await samsyn.Run((PutBodyInPlace act) => act.Run(TestActors.Coordinator, new(new(id, 1), new(2018, 3, 1)), default))).IsDone);
        Assert.Equal([new Stale(1, 2)], (await samsyn.Run((CloseBody act) => act.Run(TestActors.Coordinator, new(new(id, 1), new(2018, 6, 30)), default))).Refusals);
        Assert.True((await samsyn.Run((CloseBody act) => act.Run(TestActors.Coordinator, new(new(id, 2), new(2018, 6, 30)), default))).IsDone);

        var body = (await Body(samsyn, id)).Body;
        Assert.Equal((true, new DateOnly(2018, 3, 1), new DateOnly(2018, 6, 30), DutySubject.Body("Tryggt torg")), (body.IsInPlace, body.From, body.To!.Value, body.Subject));
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "FOR-MYS-01")]
    public async Task A_part_keeps_its_whole_open_and_nothing_is_a_part_of_its_own_part(Engine engine)
    {
        await using var samsyn = await With(engine);
        var whole = await Formed(samsyn, "MYS");
        var part = await Formed(samsyn, "Områdesgrupp", whole);

        Assert.Equal([new BodyParentWrong("MYS")], (await samsyn.Run((ChangeBody act) => act.Run(TestActors.Coordinator, new(new(whole, 1), new() { Name = "MYS", Kind = BodyKind.Forum, Parent = part }), default))).Refusals);
        Assert.Equal(["Områdesgrupp"], ((BodyHasParts)(await samsyn.Run((CloseBody act) => act.Run(TestActors.Coordinator, new(new(whole, 1), new(2018, 6, 30)), default))).Refusals[0]).Parts);
        Assert.Equal(("MYS", ["Områdesgrupp"]), ((await Body(samsyn, part)).Parent!.Name, (await Body(samsyn, whole)).Parts.Select(one => one.Name).ToArray()));
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "ORG-10")]
    [Trait("Requirement", "ORG-54")]
    public async Task Each_party_fills_only_its_own_seats(Engine engine)
    {
        await using var samsyn = await With(engine);
        var body = await Formed(samsyn, "Grupp");
        var (city, police) = (TestActors.Coordinator, TestActors.PoliceOfficer);
        var seat = (await samsyn.Run((AddSeat add) => add.Run(city, new(body, new() { Function = "Kommunpolis", Side = PartySide.Police }, new(2018, 1, 1)), default))).Value;

        Task<Outcome> Fill(Actor actor, int version, PositionId? position) => samsyn.Run((FillSeat fill) => fill.Run(actor, new(new(body, seat, version), position), default));
        Assert.Equal([new SeatIsTheOtherPartys("Kommunpolis")], (await Fill(city, 1, police.Positions[0].Id)).Refusals);
        Assert.Equal([new SeatOfTheOtherParty("Kommunpolis")], (await Fill(police, 1, city.Positions[0].Id)).Refusals);
        Assert.Equal([new PositionGone()], (await Fill(police, 1, new(Guid.NewGuid()))).Refusals);
        Assert.True((await Fill(police, 1, police.Positions[0].Id)).IsDone);
        Assert.Equal([new Stale(1, 2)], (await Fill(police, 1, null)).Refusals);
        Assert.Equal([new SeatIsTheOtherPartys("Kommunpolis")], (await samsyn.Run((EndSeat end) => end.Run(city, new(new(body, seat, 2), new(2018, 3, 1)), default))).Refusals);
        // Mandate for the police is theirs to give.
        Assert.Equal([new SeatIsTheOtherPartys("Kommunpolis")], (await samsyn.Run((ChangeSeat change) => change.Run(city, new(new(body, seat, 2), new() { Function = "Kommunpolis", Side = PartySide.Police, HasMandate = true }), default))).Refusals);

        Assert.Equal("Vidar Sköld", Assert.Single((await Body(samsyn, body)).Seats).Holder);
        Assert.True((await samsyn.Run((EndSeat end) => end.Run(police, new(new(body, seat, 2), new(2018, 3, 1)), default))).IsDone);
        Assert.Empty((await Body(samsyn, body)).Seats);
        Assert.Equal("Vidar Sköld", Assert.Single((await Body(samsyn, body, new(2018, 2, 1))).Seats).Holder);
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "ORG-53")]
    public async Task A_deputy_stands_in_for_a_seat_of_the_same_body(Engine engine)
    {
        await using var samsyn = await With(engine);
        var (body, other) = (await Formed(samsyn, "Grupp"), await Formed(samsyn, "Annan"));
        var seat = (await samsyn.Run((AddSeat add) => add.Run(TestActors.Coordinator, new(body, new() { Function = "Enhetschef", Side = PartySide.City }, new(2018, 1, 1)), default))).Value;
        Task<Outcome<SeatId>> Deputy(BodyId at) => samsyn.Run((AddSeat add) => add.Run(TestActors.Coordinator, new(at, new() { Function = "Biträdande", Side = PartySide.City, DeputyFor = seat }, new(2018, 1, 1), TestActors.Coordinator.Positions[0].Id), default));

        Assert.Equal([new SeatElsewhere("Biträdande")], (await Deputy(other)).Refusals);
        Assert.True((await Deputy(body)).IsDone);

        Assert.Equal("Enhetschef", (await Body(samsyn, body)).Seats.Single(one => one.Seat.Function == "Biträdande").DeputyFor);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Only_coordinators_and_signatories_set_up_forums_and_outsiders_see_none(Engine engine)
    {
        await using var samsyn = await With(engine);
        var body = await Formed(samsyn, "Grupp");
        var lacking = new PermissionLacking(Permission.ManageForums);

        Assert.Equal([new NotFound()], (await samsyn.Run((CloseBody act) => act.Run(TestActors.Reader, new(new(body, 1), new(2018, 6, 30)), default))).Refusals);
        Assert.Null(await samsyn.Run((ReadBodyPage read) => read.Run(TestActors.Company, body, null, null, default)));
        Assert.Null(await samsyn.Run((ReadBodyActivation read) => read.Run(TestActors.Company, _agreement.Id, default)));
        var caseOfficer = TestActors.Reader with { Positions = [TestActors.Reader.Positions[0] with { Title = PositionTitle.CaseOfficer }] };
        Assert.Equal([lacking], (await samsyn.Run((CloseBody act) => act.Run(caseOfficer, new(new(body, 1), new(2018, 6, 30)), default))).Refusals);
        Assert.Equal([lacking], (await samsyn.Run((ActivateBodies act) => act.Run(caseOfficer, new() { Agreement = _agreement.Id, Activate = [] }, default))).Refusals);
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "ORG-07")]
    public async Task Somebody_from_outside_sees_the_body_where_they_have_a_seat_and_no_other(Engine engine)
    {
        await using var samsyn = await With(engine);
        var (mine, other) = (await Formed(samsyn, "Mitt"), await Formed(samsyn, "Annat"));
        var company = TestActors.Company;
        await samsyn.Store(Organisation.Create(company.Positions[0].Organisation, "Fjärdens fastigheter", OrganisationKind.PropertyOwner).Value, Person.Create(company.Person, company.Name),
            Position.Create(company.Positions[0].Id, PositionTitle.Other, company.Positions[0].Organisation, null, "Förvaltare").Value, Appointment.Create(company.Person, company.Positions[0].Id, new(2017, 1, 1)).Value);
        await samsyn.Run((AddSeat add) => add.Run(TestActors.Coordinator, new(mine, new() { Function = "Fastighetsägare" }, new(2018, 1, 1), company.Positions[0].Id), default));

        Assert.Equal("Mitt", (await samsyn.RunFor(company, (ReadBodyPage read) => read.Run(company, mine, null, null, default)))!.Body.Name);
        Assert.Null(await samsyn.RunFor(company, (ReadBodyPage read) => read.Run(company, other, null, null, default)));
        Assert.Equal(["Mitt"], (await samsyn.RunFor(company, (ReadMyWork read) => read.Run(company, default))).Bodies.Select(body => body.Name));
    }

    async Task<TestDatabase> With(Engine engine)
    {
        var samsyn = await SeatedActors.Create(engine);
        await samsyn.Store(_agreement);
        return samsyn;
    }

    static async Task<BodyId> Formed(TestDatabase samsyn, Agreement agreement, string name, BodyId? parent) => (await samsyn.Run((CreateBody create) => create.Run(TestActors.Coordinator, new()
    {
        Agreement = agreement.Id, Description = new() { Name = name, Kind = BodyKind.Forum, Parent = parent }, From = new(2018, 1, 1),
    }, default))).Value;

    Task<BodyId> Formed(TestDatabase samsyn, string name, BodyId? parent = null) => Formed(samsyn, _agreement, name, parent);

    async Task<BodyActivation> Ground(TestDatabase samsyn) => (await samsyn.Run((ReadBodyActivation read) => read.Run(TestActors.Coordinator, _agreement.Id, default)))!;

    Task<Outcome<BodiesActivated>> Activate(TestDatabase samsyn, params IReadOnlyList<string> keys) =>
        samsyn.Run((ActivateBodies act) => act.Run(TestActors.Coordinator, new() { Agreement = _agreement.Id, Activate = keys }, default));

    static async Task<BodyPage> Body(TestDatabase samsyn, BodyId id, DateOnly? on = null) => (await samsyn.Run((ReadBodyPage read) => read.Run(TestActors.Coordinator, id, on, null, default)))!;

    static Body BodyOf(TestDatabase samsyn, BodyId id) => Body(samsyn, id).GetAwaiter().GetResult().Body;

    /// <summary>A new version of the agreement's own text, as the parties would sign it.</summary>
    async Task Revise(TestDatabase samsyn, AgreementFacts facts)
    {
        var page = (await samsyn.Run((ReadAgreementPage read) => read.Run(TestActors.Coordinator, _agreement.Id, null, default)))!;
        var own = page.Annexes.Single(annex => annex.Kind == AnnexKind.Agreement);
        Assert.Empty((await samsyn.Run((ProposeAnnexVersion act) => act.Run(TestActors.Coordinator, new() { Agreement = new(_agreement.Id, page.Version), Annex = own.Number, Lines = ["Ny lydelse"], Facts = facts, Reason = "Översyn" }, default))).Refusals);
        foreach (var (actor, party) in new[] { (TestActors.Director, TestActors.District), (TestActors.PoliceHead, TestActors.Police) })
        {
            var version = (await samsyn.Run((ReadAgreementPage read) => read.Run(TestActors.Coordinator, _agreement.Id, null, default)))!.Version;
            Assert.Empty((await samsyn.Run((SignAnnexVersion act) => act.Run(actor, new(new(_agreement.Id, version), own.Number, new() { Party = party, On = new(2018, 3, 15) }), default))).Refusals);
        }
    }
}
