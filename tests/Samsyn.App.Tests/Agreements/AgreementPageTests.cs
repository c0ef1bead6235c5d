using Samsyn.App.Agreements;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Organisations;
using Samsyn.Tests.Kit.Build;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.App.Tests.Agreements;

public sealed class AgreementPageTests
{
    [Theory, OnSqlite, OnPostgreSql]
    public async Task It_shows_what_the_agreement_says_with_annexes_in_order(Engine engine)
    {
        var agreement = TestAgreements.Adopted();
        await using var samsyn = await TestDatabase.Create(engine);
        await samsyn.Store(agreement);

        var page = (await Page(samsyn, agreement, TestActors.Coordinator))!;

        Assert.Equal((agreement.Number, agreement.Title, AgreementLevel.Local, AgreementState.InForce), (page.Number, page.Title, page.Level, page.State));
        Assert.Equal(agreement.Parties, page.Parties);
        Assert.Equal(agreement.DiaryNumbers, page.DiaryNumbers);
        Assert.Equal(agreement.Signatures, page.Signatures);
        Assert.Equal([0, 1, 2], page.Annexes.Select(annex => annex.Number));
        Assert.Equal(["Bilaga 2 Åtgärdsplaner", "Utsättningsmöte\tVarje fredag"], page.Annexes[2].Applies!.Text.Lines);
        Assert.Equal("Styrgrupp", Assert.Single(page.Facts.Bodies).Name);
        Assert.Equal("Utsättningsmöte", Assert.Single(page.Facts.Plans).Title);
        Assert.Equal(TestAgreements.Lines, page.Text.Lines);
        Assert.True(page.Text.IsIntact);
        Assert.Contains(Permission.RecordConsultation, page.May);
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "AGR-15")]
    public async Task Its_time_line_tells_the_last_day_and_the_latest_consultation(Engine engine)
    {
        var agreement = TestAgreements.Adopted();
        await using var samsyn = await TestDatabase.Create(engine);
        await samsyn.Store(agreement);

        var time = (await Page(samsyn, agreement, TestActors.Reader))!.Time;

        Assert.Equal((new DateOnly(2018, 12, 31), new DateOnly(2018, 6, 30)), (time.LastDay!.Value, time.LatestConsultation!.Value));
        Assert.Equal(ConsultationReminders.For(new(2018, 6, 30)), time.Reminders);
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "AGR-25")]
    public async Task It_shows_what_applied_on_the_date_asked_about(Engine engine)
    {
        var agreement = TestAgreements.Adopted();
        agreement.ProposeAnnexVersion(2, new(Guid.CreateVersion7(DateTimeOffset.UnixEpoch)), new()
        {
            Lines = ["Bilaga 2 Åtgärdsplaner", "Grannstöd\tVarje höst"], Facts = new() { Plans = [new PlanFact { Title = "Grannstöd" }] }, Reason = "Årlig översyn",
        }, new(2018, 1, 10));
        var decided = agreement.DecideAnnexVersion(2, new() { On = new(2018, 2, 1), BodyKind = BodyKind.Steering, Body = "Styrgrupp", Text = "Fastställs", Deciders = ["Maj Lundvik"] }, new(2018, 2, 1));
        await using var samsyn = await TestDatabase.Create(engine);
        await samsyn.Store(agreement);

        var before = (await Page(samsyn, agreement, TestActors.Reader, new(2018, 1, 31)))!;
        var after = (await Page(samsyn, agreement, TestActors.Reader, new(2018, 2, 1)))!;
        var ended = (await Page(samsyn, agreement, TestActors.Reader, new(2019, 1, 1)))!;

        Assert.Empty(decided.Refusals);
        Assert.Equal(["Utsättningsmöte"], before.Facts.Plans.Select(plan => plan.Title));
        Assert.Equal(["Grannstöd"], after.Facts.Plans.Select(plan => plan.Title));
        Assert.Equal(["Fastställs"], after.Annexes.Select(annex => annex.Applies?.Decision?.Text).OfType<string>());
        Assert.Equal((AgreementState.Expired, 0), (ended.State, ended.Facts.Plans.Count));
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "AGR-01")]
    public async Task It_leads_to_the_overarching_agreement_and_back(Engine engine)
    {
        var overarching = TestAgreements.Adopted(level: AgreementLevel.Overarching);
        var local = TestAgreements.Adopted(parent: overarching.Id);
        await using var samsyn = await TestDatabase.Create(engine);
        await samsyn.Store(overarching);
        await samsyn.Store(local);

        Assert.Equal(overarching.Id, (await Page(samsyn, local, TestActors.Reader))!.Parent?.Id);
        Assert.Equal(local.Id, Assert.Single((await Page(samsyn, overarching, TestActors.Reader))!.BoundToThis).Id);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Whoever_may_not_see_the_agreement_gets_no_page(Engine engine)
    {
        var agreement = TestAgreements.Adopted();
        await using var samsyn = await TestDatabase.Create(engine);
        await samsyn.Store(agreement);

        Assert.Null(await Page(samsyn, agreement, TestActors.Outsider));
    }

    static Task<AgreementPage?> Page(TestDatabase samsyn, Agreement agreement, Actor actor, DateOnly? on = null) =>
        samsyn.Run((ReadAgreementPage page) => page.Run(actor, agreement.Id, on, default));
}
