using Samsyn.App.Agreements;
using Samsyn.Domain.Agreements;
using Samsyn.Domain.Agreements.Annexes;
using Samsyn.Domain.Agreements.Facts;
using Samsyn.Tests.Kit.Build;
using Samsyn.Tests.Kit.Databases;

namespace Samsyn.App.Tests.Agreements;

public sealed class PrioritiesTests
{
    static readonly AgreementFacts Central = TestAgreements.Facts with
    {
        Title = "Övergripande samverkansöverenskommelse",
        PriorityAreas = [new() { Title = "Unga i risk för kriminalitet", Line = 2 }, new() { Title = "Otrygga platser", Line = 3 }],
        Areas = [new() { Title = "Otrygga platser", Goal = "Tryggare torg.", Line = 9 }],
    };

    [Theory, OnSqlite, OnPostgreSql]
    [Trait("Requirement", "CEN-01")]
    [Trait("Requirement", "CEN-02")]
    [Trait("Requirement", "CEN-10")]
    public async Task The_central_areas_stand_with_their_plan_and_the_local_agreement_that_takes_them_up(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        var central = TestAgreements.Adopted(Central, level: AgreementLevel.Overarching);
        var local = TestAgreements.Adopted(TestAgreements.Facts with { PriorityAreas = [new() { Title = "Unga i risk", Line = 2 }] }, central.Id);
        await samsyn.Store(central);
        await samsyn.Store(local);

        var page = (await Read(samsyn, central.Id))!;

        Assert.Equal([(1, "Unga i risk för kriminalitet", 1), (2, "Otrygga platser", 0)], page.Areas.Select(area => (area.Span.Id, area.Fact.Title, area.Covered)));
        Assert.Equal([new PriorityMirror(MirrorKind.Area, "Unga i risk"), new(MirrorKind.None)], page.Areas.Select(area => Assert.Single(area.Locals).Mirror));
        Assert.Equal("Tryggare torg.", page.Areas[1].Plan![0].Text);
        Assert.Equal((2, local.Id), (page.PlanAnnex!.Value, Assert.Single(page.Locals).Id));
        Assert.Null(await Read(samsyn, local.Id));
        Assert.Null(await samsyn.Run((ReadPriorities read) => read.Run(TestActors.Outsider, central.Id, null, default)));
    }

    [Theory, OnSqlite]
    [Trait("Requirement", "CEN-08")]
    public async Task An_area_keeps_its_number_from_version_to_version_and_one_that_is_dropped_has_a_last_day(Engine engine)
    {
        await using var samsyn = await TestDatabase.Create(engine);
        var central = TestAgreements.Adopted(Central with { Annexes = [.. Central.Annexes, new() { Number = 3, Title = "Prioriterade områden", Kind = AnnexKind.Other, Line = 2, TextFrom = 1, TextTo = 4 }] }, level: AgreementLevel.Overarching);
        Revise(central, ["Otrygga platser", "Välfärdsbrott"], new(2018, 2, 1));
        await samsyn.Store(central);

        var before = (await Read(samsyn, central.Id, new(2018, 1, 31)))!;
        var after = (await Read(samsyn, central.Id, new(2018, 2, 1)))!;

        Assert.Equal([(1, (DateOnly?)new DateOnly(2018, 1, 31)), (2, null)], before.Areas.Select(area => (area.Span.Id, area.Span.To)));
        Assert.Equal([(2, new DateOnly(2017, 1, 1)), (3, new DateOnly(2018, 2, 1))], after.Areas.Select(area => (area.Span.Id, area.Span.From)));
        Assert.Equal("Unga i risk för kriminalitet", Assert.Single(after.Others).Name);
    }

    static void Revise(Agreement central, IReadOnlyList<string> areas, DateOnly on)
    {
        var draft = new AnnexDraft { Lines = areas, Facts = new() { PriorityAreas = [.. areas.Select(area => new PriorityAreaFact { Title = area, Line = 1 })] }, Reason = "Ny lägesbild.", Author = TestActors.Coordinator.Person };
        Assert.Empty(central.ProposeAnnexVersion(3, new(Guid.CreateVersion7()), draft, on).Refusals);
        foreach (var party in central.SigningParties.ToList()) Assert.Empty(central.SignAnnexVersion(3, new() { Party = party.Organisation, On = on }, on).Refusals);
    }

    static Task<PrioritiesPage?> Read(TestDatabase samsyn, AgreementId id, DateOnly? on = null) => samsyn.Run((ReadPriorities read) => read.Run(TestActors.Reader, id, on, default));
}
