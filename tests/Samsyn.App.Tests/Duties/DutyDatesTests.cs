using Samsyn.App.Duties;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Domain.Time;
using Samsyn.Tests.Kit.Build;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.App.Tests.Duties;

public sealed class DutyDatesTests
{
    readonly Agreement _agreement = TestAgreements.Adopted();

    [Theory, OnSqlite, OnPostgreSql]
    public async Task The_dates_of_an_agreement_are_stored_and_a_form_from_before_is_stale(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        await samsyn.Store(_agreement);
        var before = await Read(samsyn);
        Assert.Equal(0, before.Version);

        Assert.Empty((await Set(samsyn, Command(before.Version))).Refusals);

        var after = await Read(samsyn);
        Assert.Equal(new DateOnly(2018, 5, 8), after.Reporting[(2018, ReportingPoint.T1)]);
        Assert.Equal(new DateOnly(2018, 6, 13), after.SpringTermEnds);
        Assert.IsType<Stale>(Assert.Single((await Set(samsyn, Command(before.Version))).Refusals));
        Assert.Empty((await Set(samsyn, Command(after.Version) with { SpringTermEnds = null })).Refusals);
        Assert.Null((await Read(samsyn)).SpringTermEnds);
    }

    [Theory, OnSqlite]
    public async Task Dates_that_cannot_be_are_refused_together_and_readers_set_none(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        await samsyn.Store(_agreement);
        var wrong = Command(0) with { Reporting = new Dictionary<(int, ReportingPoint), DateOnly> { [(2018, ReportingPoint.VB)] = new(2020, 1, 1) }, AutumnTermBegins = new(2018, 6, 13) };

        Assert.Equal([typeof(ReportingDateOutsideYear), typeof(AutumnTermBeforeSpringEnds)], (await Set(samsyn, wrong)).Refusals.Select(refusal => refusal.GetType()));
        Assert.IsType<PermissionLacking>(Assert.Single((await Set(samsyn, Command(0), TestActors.Reader)).Refusals));
        Assert.Equal(0, (await Read(samsyn)).Version);
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "NOT-24")]
    public async Task What_one_agreement_sets_leaves_the_others_alone(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        await samsyn.Store(_agreement);
        Assert.Empty((await Set(samsyn, Command(0))).Refusals);

        Assert.NotNull(await samsyn.Run(async (Samsyn.App.Storage.SamsynDb db) => (await db.DutySettings(default)).Of(_agreement.Id)));
        Assert.Null(await samsyn.Run(async (Samsyn.App.Storage.SamsynDb db) => (await db.DutySettings(default)).Of(new(Guid.Empty))));
    }

    SetDutyDatesCommand Command(int version) => new()
    {
        Agreement = _agreement.Id, Version = version, Reporting = new Dictionary<(int, ReportingPoint), DateOnly> { [(2018, ReportingPoint.T1)] = new(2018, 5, 8) },
        SpringTermEnds = new(2018, 6, 13), AutumnTermBegins = new(2018, 8, 20),
    };

    async Task<DutyDates> Read(TestDatabase samsyn) => (await samsyn.Run((ReadDutyDates read) => read.Run(TestActors.Coordinator, _agreement.Id, default)))!;

    static Task<Outcome> Set(TestDatabase samsyn, SetDutyDatesCommand command, Actor? by = null) => samsyn.Run((SetDutyDates set) => set.Run(by ?? TestActors.Coordinator, command, default));
}
