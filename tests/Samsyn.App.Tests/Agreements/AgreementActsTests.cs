using Microsoft.EntityFrameworkCore;
using Samsyn.App.Agreements;
using Samsyn.App.Storage;
using Samsyn.Domain.Acts;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Annexes;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Domain.Kernel;
using Samsyn.Domain.Organisations;
using Samsyn.Tests.Kit.Build;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.App.Tests.Agreements;

public sealed class AgreementActsTests
{
    static readonly IReadOnlyList<Signature> BothSigned =
        [new() { Party = TestActors.District, On = new(2018, 3, 10) }, new() { Party = TestActors.Police, On = new(2018, 3, 12) }];

    /// <summary>The overarching agreement's term of 2015: four years from 2015-05-19, which is too short for an extension to the end of 2020.</summary>
    static Agreement Overarching(DateOnly to) => TestAgreements.Adopted(TestAgreements.Facts with { Term = new() { From = new(2015, 5, 19), To = to, ExtensionYears = 4, ConsultationMonthsBefore = 6 } }, level: AgreementLevel.Overarching);

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "AGR-16")]
    public async Task An_extension_beyond_the_overarching_agreement_is_refused_with_both_dates(Engine engine)
    {
        var above = Overarching(new(2019, 5, 19));
        var local = TestAgreements.Adopted(parent: above.Id);
        await using var samsyn = await Given(engine, above, local);
        await Consult(samsyn, local);

        var refused = await Extend(samsyn, local, version: 2);

        Assert.Equal([new ParentEndsTooEarly(new(2019, 5, 19), new(2020, 12, 31))], refused.Refusals);
        Assert.Equal(new DateOnly(2018, 12, 31), (await Page(samsyn, local)).Time.TermLastDay);
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "AGR-14")]
    [Trait("Requirement", "AGR-16")]
    public async Task It_is_extended_by_its_own_step_while_the_overarching_agreement_covers_it(Engine engine)
    {
        var above = Overarching(new(2023, 5, 19));
        var local = TestAgreements.Adopted(parent: above.Id);
        await using var samsyn = await Given(engine, above, local);
        await Consult(samsyn, local);

        Assert.Empty((await Extend(samsyn, local, version: 2)).Refusals);
        var page = await Page(samsyn, local);
        Assert.Equal((new DateOnly(2020, 12, 31), AgreementState.Extended), (page.Time.TermLastDay!.Value, page.State));
        Assert.Equal(new DateOnly(2018, 3, 12), Assert.Single(page.Time.Extensions).SignedOn);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_coordinator_may_not_extend_and_a_stale_form_changes_nothing(Engine engine)
    {
        var local = TestAgreements.Adopted();
        await using var samsyn = await Given(engine, local);

        Assert.Equal([new PermissionLacking(Permission.ExtendAgreement)], (await Extend(samsyn, local, 1, TestActors.Coordinator)).Refusals);
        Assert.Equal([new Stale(7, 1)], (await Extend(samsyn, local, 7)).Refusals);
        Assert.Empty(await samsyn.Run((SamsynDb db) => db.Acts.Where(act => act.Outcome == ActOutcome.Done).ToListAsync()));
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "AGR-30")]
    [Trait("Requirement", "AGR-33")]
    [Trait("Requirement", "MTG-01")]
    public async Task Action_plans_count_from_the_steering_groups_written_decision_and_not_before(Engine engine)
    {
        var local = TestAgreements.Adopted();
        await using var samsyn = await Given(engine, local);

        Assert.Empty((await Propose(samsyn, local, "Grannstöd")).Refusals);
        Assert.Equal(["Utsättningsmöte"], (await Page(samsyn, local)).Facts.Plans.Select(plan => plan.Title));

        var bare = await Decide(samsyn, local, 2, new() { On = samsyn.Today, BodyKind = BodyKind.Working, Body = "Beredningsgrupp", Text = " ", Deciders = [] });
        Assert.Equal([new DecisionTextMissing(), new NotTheSteeringGroup("Beredningsgrupp"), new DecidersMissing()], bare.Refusals);

        Assert.Empty((await Decide(samsyn, local, 2, new() { On = samsyn.Today, BodyKind = BodyKind.Steering, Body = "Styrgrupp", Text = "Fastställs.", Deciders = ["Stadsdelsdirektör"] })).Refusals);
        Assert.Equal(["Grannstöd"], (await Page(samsyn, local)).Facts.Plans.Select(plan => plan.Title));
        Assert.Equal(["Utsättningsmöte"], (await Page(samsyn, local, samsyn.Today.AddDays(-1))).Facts.Plans.Select(plan => plan.Title));
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "AGR-31")]
    [Trait("Requirement", "AGR-32")]
    [Trait("Requirement", "ORG-10")]
    public async Task The_agreement_itself_is_changed_by_every_partys_signature_and_not_by_the_steering_group(Engine engine)
    {
        var local = TestAgreements.Adopted();
        await using var samsyn = await Given(engine, local);
        await Propose(samsyn, local, "Grannstöd", annex: 0);

        var decided = await Decide(samsyn, local, 2, new() { On = samsyn.Today, BodyKind = BodyKind.Steering, Body = "Styrgrupp", Text = "Fastställs.", Deciders = ["Stadsdelsdirektör"] }, annex: 0);
        Assert.Equal(AmendmentPath.SignatureOfAllParties, Assert.IsType<WrongPath>(Assert.Single(decided.Refusals)).Demanded);

        Assert.Empty((await Sign(samsyn, local, 2, TestActors.Director, TestActors.District)).Refusals);
        Assert.NotNull((await Annex(samsyn, local, 0)).Open);
        Assert.Equal([new SeatInPartyLacking("Lokalpolisområde Norra Fjärden")], (await Sign(samsyn, local, 3, TestActors.Director, TestActors.Police)).Refusals);
        Assert.NotNull((await Annex(samsyn, local, 0)).Open);
        Assert.Empty((await Sign(samsyn, local, 3, TestActors.PoliceHead, TestActors.Police)).Refusals);
        Assert.Null((await Annex(samsyn, local, 0)).Open);
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "AGR-33")]
    public async Task A_withdrawn_proposal_stays_among_the_versions_with_its_reason(Engine engine)
    {
        var local = TestAgreements.Adopted();
        await using var samsyn = await Given(engine, local);
        await Propose(samsyn, local, "Grannstöd");

        await samsyn.Run((WithdrawAnnexVersion withdraw) => withdraw.Run(TestActors.Coordinator, new(new(local.Id, 2), 2), default));

        var page = await Annex(samsyn, local, 2);
        Assert.Null(page.Open);
        Assert.Equal([(AnnexVersionState.Withdrawn, "Läget har ändrats."), (AnnexVersionState.Decided, "")], page.Versions.Select(one => (one.Version.State, one.Version.Reason)));
        Assert.Contains(page.Comparison!.Facts, change => change is { Kind: FactKind.Plan, Title: "Grannstöd", Change: LineChange.Added });
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "AGR-69")]
    public async Task A_revision_begins_with_its_reason_or_not_at_all(Engine engine)
    {
        var local = TestAgreements.Adopted();
        await using var samsyn = await Given(engine, local);

        Assert.Equal([new ReasonMissing()], (await Revise(samsyn, local, " ")).Refusals);
        Assert.Empty((await Revise(samsyn, local, "Ny lägesbild.")).Refusals);
        Assert.Equal((MilestoneKind.RevisionStarted, "Ny lägesbild."), (await Page(samsyn, local)).Milestones.Select(one => (one.Kind, one.Reference)).Single());
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "AGR-53")]
    [Trait("Requirement", "AGR-54")]
    public async Task One_party_leaves_only_with_the_right_to(Engine engine)
    {
        var local = TestAgreements.Adopted();
        await using var samsyn = await Given(engine, local);
        var demand = new RectificationDemand { ReceivedOn = new(2018, 3, 1), MaterialBreachAlleged = true, InWriting = true };

        Task<Outcome> End(DateOnly last) => samsyn.Run((EndAgreement end) => end.Run(TestActors.Director, new(new(local.Id, 1), last, demand, "Anmodan utan rättelse."), default));

        Assert.Equal([new NoExitRightYet(new(2018, 3, 15), EarlyExit.RightFrom(demand))], (await End(new(2018, 3, 15))).Refusals);
        Assert.Empty((await End(new(2018, 3, 31))).Refusals);
        Assert.Equal(AgreementState.TerminatedEarly, (await Page(samsyn, local, new(2018, 4, 1))).State);
    }

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "AGR-25")]
    public async Task The_document_shows_each_part_by_itself_with_the_duties_of_its_lines(Engine engine)
    {
        var local = TestAgreements.Adopted();
        await using var samsyn = await Given(engine, local);

        var plans = (await samsyn.Run((ReadAgreementDocument documents) => documents.Run(TestActors.Reader, local.Id, null, new(Line: 9), default)))!;

        Assert.Equal([0, 2], plans.Sections.Select(section => section.Number));
        Assert.Equal([8, 9], Assert.Single(plans.Shown).Shapes.Select(shape => shape.Line));
        Assert.Contains(plans.Duties, row => row.Shown.Line == 6 && row.Shown.Duty.Requirement.Contains("AGR-15", StringComparison.Ordinal));
    }

    static async Task<TestDatabase> Given(Engine engine, params Agreement[] agreements)
    {
        var samsyn = await TestDatabase.Create(engine);
        foreach (var agreement in agreements) await samsyn.Store(agreement);
        return samsyn;
    }

    static async Task<AgreementPage> Page(TestDatabase samsyn, Agreement agreement, DateOnly? on = null) =>
        (await samsyn.Run((ReadAgreementPage pages) => pages.Run(TestActors.Reader, agreement.Id, on, default)))!;

    static async Task<AnnexPage> Annex(TestDatabase samsyn, Agreement agreement, int annex) =>
        (await samsyn.Run((ReadAnnexPage pages) => pages.Run(TestActors.Reader, agreement.Id, annex, null, null, default)))!;

    static Task<Outcome> Consult(TestDatabase samsyn, Agreement agreement) => samsyn.Run((RecordConsultation consult) =>
        consult.Run(TestActors.Coordinator, new() { Agreement = agreement.Id, Version = 1, HeldOn = new(2018, 3, 1) }, default));

    static Task<Outcome> Extend(TestDatabase samsyn, Agreement agreement, int version, Actor? actor = null) => samsyn.Run((ExtendAgreement extend) =>
        extend.Run(actor ?? TestActors.Director, new(new(agreement.Id, version), BothSigned), default));

    static Task<Outcome> Propose(TestDatabase samsyn, Agreement agreement, string plan, int annex = 2) => samsyn.Run((ProposeAnnexVersion propose) => propose.Run(TestActors.Coordinator, new()
    {
        Agreement = new(agreement.Id, 1), Annex = annex, Lines = ["Bilaga 2 Åtgärdsplaner", plan], Reason = "Läget har ändrats.",
        Facts = new() { Plans = [new() { Title = plan, Line = 2 }] },
    }, default));

    static Task<Outcome> Decide(TestDatabase samsyn, Agreement agreement, int version, DecisionReference decision, int annex = 2) => samsyn.Run((DecideAnnexVersion decide) =>
        decide.Run(TestActors.Coordinator, new(new(agreement.Id, version), annex, decision), default));

    static Task<Outcome> Sign(TestDatabase samsyn, Agreement agreement, int version, Actor actor, OrganisationId party) => samsyn.Run((SignAnnexVersion sign) =>
        sign.Run(actor, new(new(agreement.Id, version), 0, new() { Party = party, On = samsyn.Today }), default));

    static Task<Outcome> Revise(TestDatabase samsyn, Agreement agreement, string reason) => samsyn.Run((StartRevision revise) =>
        revise.Run(TestActors.Coordinator, new(new(agreement.Id, 1), samsyn.Today, reason), default));
}
