using Microsoft.EntityFrameworkCore;
using Samsyn.App.Acts;
using Samsyn.App.Agreements;
using Samsyn.App.Storage;
using Samsyn.Domain.Acts;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Tests.Kit.Build;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.App.Tests.Agreements;

public sealed class RecordConsultationTests
{
    readonly Agreement _agreement = TestAgreements.Adopted();

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "AGR-15")]
    public async Task A_consultation_in_time_is_stored_with_the_last_day_it_concerns(Engine engine)
    {
        await using var samsyn = await Given(engine);

        var outcome = await Record(samsyn, TestActors.Coordinator, heldOn: new(2018, 3, 1));

        Assert.Empty(outcome.Refusals);
        var page = await Page(samsyn);
        Assert.Equal(new Consultation { HeldOn = new(2018, 3, 1), ForLastDay = new(2018, 12, 31), Note = "Möte i Fyren" }, Assert.Single(page.Time.Consultations));
        Assert.Equal(AgreementState.ConsultationOpen, page.State);
        Assert.Equal(2, page.Version);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task The_act_is_logged_with_who_what_and_when_but_no_free_text(Engine engine)
    {
        await using var samsyn = await Given(engine);

        await Record(samsyn, TestActors.PoliceOfficer, heldOn: new(2018, 3, 1));

        var act = Assert.Single(await Acts(samsyn));
        Assert.Equal((TestActors.PoliceOfficer.Person, nameof(RecordConsultation), nameof(Agreement), _agreement.Id.Value, samsyn.Time.Now),
            (act.Actor, act.Name, act.ObjectKind, act.ObjectId, act.At));
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "AGR-15")]
    public async Task A_consultation_after_the_latest_date_is_refused_and_nothing_is_stored(Engine engine)
    {
        await using var samsyn = await Given(engine);
        samsyn.Time.GoTo(new(2018, 7, 2));

        var outcome = await Record(samsyn, TestActors.Coordinator, heldOn: new(2018, 7, 1));

        Assert.Equal([new ConsultationTooLate(new(2018, 7, 1), new(2018, 6, 30), new(2018, 12, 31))], outcome.Refusals);
        await AssertUntouched(samsyn);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Whoever_may_only_read_is_refused_and_nothing_is_stored(Engine engine)
    {
        await using var samsyn = await Given(engine);

        var outcome = await Record(samsyn, TestActors.Reader, heldOn: new(2018, 3, 1));

        Assert.Equal([new PermissionLacking(Permission.RecordConsultation)], outcome.Refusals);
        await AssertUntouched(samsyn);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task An_agreement_that_the_actor_may_not_see_is_not_found(Engine engine)
    {
        await using var samsyn = await Given(engine);

        Assert.Equal([new NotFound()], (await Record(samsyn, TestActors.Outsider, heldOn: new(2018, 3, 1))).Refusals);
        await AssertUntouched(samsyn);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_form_filled_in_against_an_older_version_is_stale(Engine engine)
    {
        await using var samsyn = await Given(engine);
        await Record(samsyn, TestActors.Coordinator, heldOn: new(2018, 3, 1));

        var late = await Record(samsyn, TestActors.PoliceOfficer, heldOn: new(2018, 3, 2));

        Assert.Equal([new Stale(1, 2)], late.Refusals);
        Assert.Equal(new DateOnly(2018, 3, 1), Assert.Single((await Page(samsyn)).Time.Consultations).HeldOn);
        Assert.Single(await Acts(samsyn));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Of_two_who_save_at_the_same_moment_the_later_is_stale_and_leaves_no_act(Engine engine)
    {
        await using var samsyn = await Given(engine);

        var late = await samsyn.Run(async (SamsynDb db) =>
        {
            var agreement = await db.Agreements.SingleAsync();
            agreement.RecordConsultation(new(2018, 3, 2), samsyn.Today);
            new ActLog(db, new(samsyn.Time), new()).Note(TestActors.PoliceOfficer, nameof(RecordConsultation), agreement.Id);
            await Record(samsyn, TestActors.Coordinator, heldOn: new(2018, 3, 1));
            return await db.Commit(default);
        });

        Assert.Equal([new Stale(1, 2)], late.Refusals);
        Assert.Equal(new DateOnly(2018, 3, 1), Assert.Single((await Page(samsyn)).Time.Consultations).HeldOn);
        Assert.Single(await Acts(samsyn));
    }

    async Task<TestDatabase> Given(Engine engine)
    {
        var samsyn = await TestDatabase.Create(engine);
        await samsyn.Store(_agreement);
        return samsyn;
    }

    Task<Outcome> Record(TestDatabase samsyn, Actor actor, DateOnly heldOn) => samsyn.Run((RecordConsultation useCase) =>
        useCase.Run(actor, new() { Agreement = _agreement.Id, Version = 1, HeldOn = heldOn, Note = "Möte i Fyren" }, default));

    async Task<AgreementPage> Page(TestDatabase samsyn) =>
        (await samsyn.Run((ReadAgreementPage page) => page.Run(TestActors.Reader, _agreement.Id, on: null, default)))!;

    static Task<List<Act>> Acts(TestDatabase samsyn) => samsyn.Run((SamsynDb db) => db.Acts.Where(act => act.Outcome == ActOutcome.Done).ToListAsync());

    async Task AssertUntouched(TestDatabase samsyn)
    {
        var page = await Page(samsyn);
        Assert.Empty(page.Time.Consultations);
        Assert.Equal(1, page.Version);
        Assert.Empty(await Acts(samsyn));
    }
}
